"""What the tests of the house share: tools, sources and rows made by hand."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from audit import exports
from audit.config import Config
from audit.detection.looking import look, names
from audit.detection.mask import Door
from audit.detection.scan import Tools, scan
from audit.model import Event, Finding, Outcome, Source
from audit.parsing.pictures.sight import Sight
from recognizers.catalogue import load

KEY = bytes(range(32))


def tools(scratch: Path, config: Config | None = None) -> Tools:
    """Everything a scan needs, with a fixed key; without models unless ``config`` asks for them."""
    catalogue = load()
    config = config or Config(fast=True)
    door = Door(catalogue, KEY, allow=config.allow)
    finder = names(fast=config.fast, folder=config.model_dir)
    looking = look(door, catalogue, finder, config.min_confidence)
    return Tools(looking, finder, exports.load(), config, scratch, Sight.asked(config))


class Bytes:
    """An opener of bytes in memory; picklable, as openers must be."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __call__(self) -> io.BytesIO:
        return io.BytesIO(self.data)


def source(data: bytes | str, path: str = "file.txt") -> Source:
    """A source that holds ``data``."""
    content = data.encode() if isinstance(data, str) else data
    return Source(path, Bytes(content), size=len(content))


def events(item: Source, scratch: Path, config: Config | None = None) -> list[tuple[Source, Event]]:
    """Everything a scan says about ``item``."""
    return list(scan(item, tools(scratch, config)))


def findings(told: Iterable[tuple[Source, Event]]) -> list[Finding]:
    """The findings among the events."""
    return [event for _, event in told if isinstance(event, Finding)]


def outcomes(told: Iterable[tuple[Source, Event]]) -> Iterator[tuple[tuple[str, ...], Outcome]]:
    """(trail, outcome) of every source."""
    return ((item.trail, event) for item, event in told if isinstance(event, Outcome))


def resident_id(birth: str = "19900101", sequence: int = 123, region: str = "110105") -> str:
    """An invented resident ID with a valid check digit (GB 11643-1999)."""
    body = f"{region}{birth}{sequence:03d}"
    total = sum(
        int(digit) * weight
        for digit, weight in zip(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    return body + "10X98765432"[total % 11]
