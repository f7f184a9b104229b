"""Property lists of Apple, binary and XML: objects as rows, with their pointer; data inside are members.

The parser of the standard library follows no entity.  A binary list may name one object many times over: what is handed
over is counted, and nothing is followed into itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.parsers.expat import ExpatError

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.key_paths import KeyEvent, tables

_BINARY = b"bplist00"
_XML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*(?:<!DOCTYPE\s+plist\b|<plist[\s>])")
_LARGEST = 64 << 20
_MOST_VALUES = 1_000_000
_LEAST_DATA = 16
_TEXT = re.compile(r"[^\x00-\x08\x0e-\x1f\ufffd]*")


def sniff(head: Head) -> int:
    """The magic of a binary one, the doctype or root of an XML one."""
    if head.data.startswith(_BINARY):
        return 100
    return 95 if b"plist" in head.data[:1024] and _XML.match((head.text or "").lstrip("\ufeff")) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the rows, then the data as members; raise ``Unread`` when it is damaged or endless."""
    import plistlib

    if (reading.head.size or 0) > _LARGEST:
        raise Unread(f"limit:bytes:{_LARGEST}")
    try:
        with source.open() as stream:
            value = plistlib.load(stream)
    except (
        plistlib.InvalidFileException,
        ExpatError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        OverflowError,
    ) as error:
        raise Unread("damaged") from error
    except RecursionError as error:
        raise Unread("limit:depth:512") from error
    data: list[tuple[str, bytes]] = []
    yield from tables(_events(value, data))
    for name, content in data:
        reading.budget.spend(len(content))
        yield source.member(name, lambda content=content: BytesIO(content), len(content))  # type: ignore[misc]


def _events(value: object, data: list[tuple[str, bytes]]) -> Iterator[KeyEvent]:
    """The value in the words of ijson; ``data`` takes the bytes that are no text, by the path of their keys."""
    path: list[str] = []
    todo: list[tuple[str, object]] = [("value", value)]
    for _ in range(_MOST_VALUES):
        if not todo:
            return
        kind, value = todo.pop()
        if kind in ("end_map", "end_array"):
            path.pop()
            yield KeyEvent(kind)
        elif kind == "map_key":
            path[-1] = str(value)
            yield KeyEvent(kind, path[-1])
        elif isinstance(value, dict | list):
            path.append("")
            yield KeyEvent("start_map" if isinstance(value, dict) else "start_array")
            todo += _inside(value)
        elif isinstance(value, bytes) and (text := _readable(value)) is None:
            data.append((".".join(filter(None, path)) or "data", value))
            yield KeyEvent("null")
        else:
            yield KeyEvent("string", (text or "") if isinstance(value, bytes) else _written(value))
    raise Unread(f"limit:cells:{_MOST_VALUES}", "partial")


def _inside(value: dict[object, object] | list[object]) -> Iterator[tuple[str, object]]:
    """What is still to be told of a container, the last thing first."""
    if isinstance(value, list):
        yield "end_array", None
        yield from (("value", inner) for inner in reversed(value))
    else:
        yield "end_map", None
        for key, inner in reversed(value.items()):
            yield "value", inner
            yield "map_key", key


def _written(value: object) -> str:
    """A value as text; truth values and numbers of objects say nothing."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else _time(value)


def _time(value: object) -> str:
    return str(value) if hasattr(value, "isoformat") else ""


def _readable(value: bytes) -> str | None:
    """Data that are text; those too short to hold any are "", those that are something else None."""
    if len(value) < _LEAST_DATA:
        return value.decode("ascii") if value.isascii() and value.decode("ascii").isprintable() else ""
    if value.startswith(_BINARY):
        return None
    text = value.decode("utf-8", "replace")
    return text if _TEXT.fullmatch(text) else None


READER = Reader("plist", sniff, read)
