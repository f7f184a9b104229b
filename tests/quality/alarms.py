"""False alarms: what is found in text that is about nobody.  Text: the Python standard library that runs this."""

from __future__ import annotations

import sysconfig
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from recognizers.catalogue import Catalogue
from recognizers.engine import Engine
from tests.quality.look_alikes import look_alikes
from tests.quality.score import said

_QUIET = {"none", "low"}
_BLOCK = 262_144
_NOT_THE_LIBRARY = {"site-packages", "dist-packages", "__pycache__"}
_ITS_TESTS = {"test", "tests", "idle_test"}


@dataclass(frozen=True, slots=True)
class Alarms:
    """What was found in one kind of text: ``found`` counts entities of medium severity or more; ``mails`` counts
    e-mail addresses apart, which stand there and are real."""

    kind: str
    size: int
    found: Counter[str]
    mails: int

    @property
    def per_megabyte(self) -> float:
        return self.found.total() / self.size * 1_000_000 if self.size else 0.0


def false_alarms(engine: Engine, catalogue: Catalogue, seed: int) -> list[Alarms]:
    """The library, its tests, and generated look-alikes."""
    kinds: Mapping[str, Iterable[str]] = {
        "standard library": (text for path, text in _sources() if not _is_test(path)),
        "its tests": (text for path, text in _sources() if _is_test(path)),
        "numbers that are nobody's": (text for _, text in look_alikes(Random(seed))),
    }
    return [alarms_in(kind, texts, engine, catalogue) for kind, texts in kinds.items()]


def alarms_in(kind: str, texts: Iterable[str], engine: Engine, catalogue: Catalogue) -> Alarms:
    """What is found in ``texts``; each is cut into blocks as a scan would."""
    size, mails, found = 0, 0, Counter[str]()
    for text in texts:
        size += len(text.encode())
        entities = Counter(_alarming(text, engine, catalogue))
        mails += entities.pop("EMAIL_ADDRESS", 0)
        found += entities
    return Alarms(kind, size, found, mails)


def _alarming(text: str, engine: Engine, catalogue: Catalogue) -> Iterator[str]:
    for start in range(0, len(text), _BLOCK):
        for span in said(engine, text[start : start + _BLOCK]):
            if not span.test and catalogue.entities[span.entity].severity not in _QUIET:
                yield span.entity


def _sources() -> Iterator[tuple[Path, str]]:
    library = Path(sysconfig.get_path("stdlib"))
    for path in sorted(library.rglob("*.py")):
        inner = path.relative_to(library)
        if not _NOT_THE_LIBRARY.intersection(inner.parts):
            try:
                yield inner, path.read_text(encoding="utf-8")
            except (UnicodeDecodeError, OSError):  # a few tests are broken on purpose
                continue


def _is_test(path: Path) -> bool:
    return bool(_ITS_TESTS.intersection(path.parts))
