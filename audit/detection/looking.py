"""What every text and table of a scan is looked at with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from audit.detection.mask import Door
from recognizers.catalogue import Catalogue
from recognizers.engine import Engine
from recognizers.models.choice import models
from recognizers.names import Names
from recognizers.text import recognizers


@dataclass(frozen=True)
class Looking:
    """``floor`` is the confidence below which a finding is only to be confirmed."""

    catalogue: Catalogue
    engine: Engine
    door: Door
    floor: float

    @cached_property
    def patterns(self) -> Engine:
        """Without the recognizers in code: for bytes, which hold no sentences."""
        return Engine(self.catalogue)


def look(door: Door, catalogue: Catalogue, names: Names, floor: float) -> Looking:
    """Patterns, labels and the recognizers in code."""
    return Looking(catalogue, Engine(catalogue, recognizers(names)), door, floor)


def names(*, fast: bool, folder: Path | None = None) -> Names:
    """With the models of this installation, or the one in ``folder``; ``fast``: only where the text itself says so."""
    if fast:
        return Names()
    found = models(folder)
    return Names(found.chinese, found.english)
