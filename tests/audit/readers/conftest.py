"""What the reader tests share: a reader is given bytes, and what it yields is taken down as the scan would."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from audit.config import Limits
from audit.errors import Unread
from audit.model import Item, Record, Remark, Rows, Segment, Source
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reader, Reading
from audit.passwords import Passwords


@dataclass
class Taken:
    """Everything a reader yielded, in kinds; members are opened while the container is being read."""

    items: list[Item] = field(default_factory=list)
    members: dict[str, bytes | str] = field(default_factory=dict)
    """Content by the last name of the trail, or the reason why it does not open."""
    unread: str | None = None
    state: str | None = None

    @property
    def segments(self) -> list[Segment]:
        return [item for item in self.items if isinstance(item, Segment)]

    @property
    def rows(self) -> list[Rows]:
        return [item for item in self.items if isinstance(item, Rows)]

    @property
    def records(self) -> list[Record]:
        return [item for item in self.items if isinstance(item, Record)]

    @property
    def remarks(self) -> list[Remark]:
        return [item for item in self.items if isinstance(item, Remark)]

    @property
    def incomplete(self) -> list[str]:
        return [remark.incomplete for remark in self.remarks if remark.incomplete]

    def table(self, name: str) -> list[dict[str, str]]:
        """Rows of one table as dictionaries without empty cells; columns of one name count: tel, tel+1 …"""
        return [_as_dict(rows.table.header, row) for rows in self.rows if rows.table.name == name for row in rows.rows]

    def place(self, text: str) -> dict[str, int | str]:
        """The place of the first cell or segment that holds ``text``."""
        for item in self.items:
            if isinstance(item, Segment) and text in item.text:
                return dict(item.locate(item.text.index(text)))
            if isinstance(item, Rows):
                for number, row in enumerate(item.rows):
                    for column, cell in enumerate(row):
                        if text in cell:
                            return dict(item.locate(number, column))
        raise AssertionError(f"{text!r} was not yielded")


def _as_dict(header: tuple[str, ...], row: object) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, cell in zip(header, row, strict=True):  # type: ignore[call-overload]
        if cell:
            key, count = name, 0
            while key in out:
                count += 1
                key = f"{name}+{count}"
            out[key] = cell
    return out


def _content(member: Source) -> bytes | str:
    try:
        with member.open() as stream:
            return stream.read()
    except Unread as unread:
        return unread.reason


Take = Callable[..., Taken]
Sniff = Callable[..., int]
Given = Callable[..., tuple[Source, Reading]]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """``take(READER, data, name)`` → Taken."""

    def run(
        reader: Reader,
        data: bytes | str,
        name: str = "file",
        limits: Limits | None = None,
        passwords: tuple[str, ...] = (),
    ) -> Taken:
        source, reading = _given(data, name, tmp_path, limits or Limits())
        reading = replace(reading, passwords=Passwords(passwords))
        taken = Taken()
        try:
            for item in _watched(reader.read(source, reading)):
                taken.items.append(item)
                if isinstance(item, Source):
                    taken.members[item.trail[-1]] = _content(item)
        except Unread as unread:
            taken.unread, taken.state = unread.reason, unread.state
        return taken

    return run


def _watched(items: Iterator[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Segment):
            item.locate(0)
        yield item


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """``given(data, name)`` → what ``READER.read`` is called with."""
    return lambda data, name="file": _given(data, name, tmp_path, Limits())


@pytest.fixture
def sure(tmp_path: Path) -> Sniff:
    """``sure(READER, data, name)`` → how sure the reader is that this is its format."""

    def run(reader: Reader, data: bytes | str, name: str = "file") -> int:
        return reader.sniff(_given(data, name, tmp_path, Limits())[1].head)

    return run


def _given(data: bytes | str, name: str, scratch: Path, limits: Limits) -> tuple[Source, Reading]:
    raw = data.encode() if isinstance(data, str) else data
    source = Source(name, lambda: io.BytesIO(raw), size=len(raw))
    head = Head(source, raw[:HEAD_BYTES], len(raw))
    return source, Reading(head, Budget(limits), limits, scratch)
