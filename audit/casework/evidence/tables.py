"""The tables of an export or an address book, whatever format it has, with those in archives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from audit.config import Limits
from audit.detection.reasons import reason_of
from audit.errors import INCOMPLETE, PdauditError, Unread, code
from audit.model import Remark, Rows, Source
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reading
from audit.parsing.text.mending import mended
from audit.readers import detect
from audit.sources.file import entry

Unfinished: TypeAlias = Callable[[str], None]
"""Told why something was not read to its end: a reason code of ``audit.errors``."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of one table, the name of the file that holds them and the reader that knew it."""

    file: str
    format: str
    rows: Rows


def chunks(name: str, unfinished: Unfinished) -> Iterator[Chunk]:
    """Every table of the file called ``name``, in order; ``PdauditError`` when it cannot be opened."""
    source = entry(os.fsencode(os.path.realpath(name)), Path(name).name)
    if not os.path.exists(name):  # noqa: PTH110
        raise PdauditError("no such file: {name}", name=name)
    if not isinstance(source, Source):
        raise PdauditError("{name} is no file", name=name)
    with TemporaryDirectory() as scratch:
        yield from _Walk(Path(scratch), unfinished).source(source)


@dataclass(slots=True)
class _Walk:
    """One file with what unfolds from it."""

    scratch: Path
    unfinished: Unfinished
    limits: Limits = field(default_factory=Limits)
    budget: Budget = field(init=False)

    def __post_init__(self) -> None:
        self.budget = Budget(self.limits)

    def source(self, source: Source) -> Iterator[Chunk]:
        """What can be read; why the rest could not goes to ``unfinished``."""
        try:
            yield from self._content(source)
        except Unread as stop:
            self._tell(stop.reason)
        except Exception as error:  # a broken member must not end the reading
            self._tell(reason_of(error))

    def _content(self, source: Source) -> Iterator[Chunk]:
        with source.open() as stream:
            head = Head(source, stream.read(HEAD_BYTES), source.size)
        reader = detect(head) if head.data else None
        if reader is None:
            return
        for item in mended(reader.read(source, Reading(head, self.budget, self.limits, self.scratch))):
            if isinstance(item, Rows):
                yield Chunk(source.name, reader.name, item)
            elif isinstance(item, Source):
                self.budget.enter(len(item.trail))
                yield from self.source(item)
            elif isinstance(item, Remark) and item.incomplete:
                self._tell(item.incomplete)

    def _tell(self, reason: str) -> None:
        if code(reason) in INCOMPLETE:
            self.unfinished(reason)
