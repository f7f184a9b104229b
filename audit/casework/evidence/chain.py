"""Lines that hold on to each other: each carries the hash of the line before it and its own.

``hash`` is the SHA-256 of the bytes of the line without ``,"hash":"…"``, so that every byte counts and no rule for
writing JSON is needed to check it.  A chain shows that lines were changed, taken out, put in or moved.  It cannot show
that lines are missing at its end: the last hash, the head, noted in another place does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Literal

BEGINNING: Final = "0" * 64
"""What the first line follows."""
_LINE: Final = re.compile(rb'(\{.*),"hash":"([0-9a-f]{64})"\}')
_OURS: Final = 2

What = Literal["changed", "order", "cut"]
"""The line is not what was written; it does not follow the line before it; the head that was noted is not there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """``line`` counts from 1; a ``cut`` names the last line there is."""

    line: int
    what: What


@dataclass(frozen=True, slots=True, repr=False)
class Chain:
    """``bodies``: what the lines say, the first line too, those that could be read; ``hashes``: of all whole lines in
    order; ``head``: the last of them; ``held``: whether the heads that were noted are there, None when none was."""

    bodies: tuple[Mapping[str, Any], ...]
    hashes: tuple[str, ...]
    faults: tuple[Fault, ...]
    held: bool | None = None

    @property
    def head(self) -> str:
        return self.hashes[-1] if self.hashes else BEGINNING


def line(body: Mapping[str, Any], previous: str) -> tuple[bytes, str]:
    """``body`` as the line after ``previous``, and its hash.

    A name of a file may hold bytes that are not UTF-8 (surrogateescape): they stand as JSON escapes.
    """
    told = json.dumps({**body, "prev": previous}, ensure_ascii=False, separators=(",", ":"))
    content = told.encode("utf-8", "backslashreplace")
    own = sha256(content).hexdigest()
    return content[:-1] + f',"hash":"{own}"}}\n'.encode(), own


def is_ours(data: bytes) -> bool:
    """Whether a file is an evidence log, whole or altered: one of its first lines ends as ours do."""
    return any(_LINE.fullmatch(content) for content in data.split(b"\n", _OURS)[:_OURS])


def check(data: bytes, noted: Collection[str] = ()) -> Chain:
    """The lines of ``data`` and what was done to them; ``noted``: heads of the log as they were kept elsewhere."""
    bodies: list[Mapping[str, Any]] = []
    hashes: list[str] = []
    faults: list[Fault] = []
    previous: str | None = BEGINNING
    count = 0
    for count, content in enumerate(_lines(data), 1):
        body, own = _read(content)
        if body is None:
            faults.append(Fault(count, "changed"))
            previous = own  # where even that cannot be read, the next line is not blamed
            continue
        if previous is not None and body.get("prev") != previous:
            faults.append(Fault(count, "order"))
        bodies.append(body)
        hashes.append(own or "")
        previous = own
    held = {*noted} <= {*hashes} if noted else None
    if held is False:
        faults.append(Fault(count, "cut"))
    return Chain(tuple(bodies), tuple(hashes), tuple(faults), held)


def _lines(data: bytes) -> Iterator[bytes]:
    """Line by line; a last one that has lost its line end counts as an empty one."""
    *whole, rest = data.split(b"\n")
    yield from whole
    if rest:
        yield b""


def _read(content: bytes) -> tuple[Mapping[str, Any] | None, str | None]:
    """What a line says, None when it is not as it was written, and the hash that the next line should name."""
    found = _LINE.fullmatch(content)
    if found is None:
        return None, None
    own = found[2].decode()
    if sha256(found[1] + b"}").hexdigest() != own:
        return None, own
    try:
        body = json.loads(found[1] + b"}")
    except ValueError:
        return None, own
    return (body, own) if isinstance(body, dict) else (None, own)
