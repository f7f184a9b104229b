"""Sets of MAPI properties, one behind another ([MS-OXTNEF] 2.1.3.4; types after [MS-OXCDATA] 2.11)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from audit.parsing.outlook.code_pages import decoded

STRING8, UNICODE, BINARY, OBJECT = 0x001E, 0x001F, 0x0102, 0x000D
_FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
_SIZED = frozenset({STRING8, UNICODE, BINARY, OBJECT})
_SEVERAL, _NAMED = 0x1000, 0x8000
_CODE_PAGES = (0x3FDE, 0x3FFD)
_MOST = 100_000


class Value(NamedTuple):
    """One value; a property of several comes as several."""

    tag: int
    kind: int
    data: bytes


class PropertySet:
    """The properties of a message, a recipient or an attachment; see ``mapi_message.Properties``."""

    def __init__(self, values: Iterable[Value], code_page: str = "") -> None:
        self._values = list(values)
        self.code_page = code_page or self._declared()

    def texts(self) -> Iterator[tuple[int, str]]:
        """(tag, text) of every property that is text, the body too."""
        for value in self._values:
            if value.kind in (STRING8, UNICODE) and (text := self._text(value)).strip("\0 \r\n"):
                yield value.tag, text

    def text(self, tag: int) -> str:
        """A text property; "" when there is none."""
        return next((self._text(value) for value in self._values if value.tag == tag and value.kind != BINARY), "")

    def data(self, tag: int) -> bytes:
        """The bytes of a property; b"" when there is none."""
        return next((v.data for v in self._values if v.tag == tag and v.kind in (BINARY, OBJECT)), b"")

    def is_object(self, tag: int) -> bool:
        """Whether a property is a message or a file of its own."""
        return any(value.tag == tag and value.kind == OBJECT for value in self._values)

    def decoded(self, raw: bytes) -> str:
        """Text in the code page of the message, or in what it shows itself to be."""
        return decoded(raw, self.code_page)

    def _text(self, value: Value) -> str:
        if value.kind == UNICODE:
            return value.data.decode("utf-16-le", "replace").rstrip("\0")
        return self.decoded(value.data).rstrip("\0") if value.kind == STRING8 else ""

    def _declared(self) -> str:
        for value in self._values:
            if value.tag in _CODE_PAGES and len(value.data) >= 4:
                page = struct.unpack_from("<I", value.data)[0]
                return "utf-8" if page == 65001 else f"cp{page}"
        return ""


def value_sets(data: bytes, rows: int) -> Iterator[list[Value]]:
    """``rows`` sets that stand one behind another; where they break, what came before."""
    at = 0
    for _ in range(rows):
        values: list[Value] = []
        try:
            at = _values(data, at, values)
        except struct.error:
            at = len(data)
        yield values
        if at >= len(data):
            return


def _values(data: bytes, at: int, out: list[Value]) -> int:
    """Append one set that begins at ``at``; the place behind it.  Raises ``struct.error`` where it breaks."""
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    for _ in range(min(count, _MOST)):
        kind, tag = struct.unpack_from("<2H", data, at)
        at += 4
        if tag >= _NAMED:
            at = _behind_name(data, at)
        single = kind & ~_SEVERAL
        several = 1
        if kind & _SEVERAL or single in _SIZED:
            (several,) = struct.unpack_from("<I", data, at)
            at += 4
        for _ in range(min(several, _MOST)):
            size = _FIXED.get(single, 0)
            if single in _SIZED:
                (size,) = struct.unpack_from("<I", data, at)
                at += 4
            if not (size or single in _SIZED) or at + size > len(data):
                raise struct.error
            out.append(Value(tag, single, data[at : at + size]))
            at += size + -size % 4
    return at


def _behind_name(data: bytes, at: int) -> int:
    """A named property says its set and its number or name before its value."""
    is_text, size = struct.unpack_from("<2I", data, at + 16)
    return at + 24 + (size + -size % 4 if is_text else 0)
