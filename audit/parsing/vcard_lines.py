"""The lines of vCard and iCalendar as properties: unfolded, decoded, with the place where each value begins."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.model import Place

_HEAD = re.compile(r"\s*(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:;(?:[^:\";]|\"[^\"]*\")*)*):", re.ASCII)
_BINARY = re.compile(r"ENCODING=(?:BASE64|B)\b|[:;]BASE64\b", re.IGNORECASE)
_QUOTED = re.compile(r"ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE", re.IGNORECASE)
_CHARSET = re.compile(r"CHARSET=\"?([\w-]+)", re.IGNORECASE | re.ASCII)
_TELLING = re.compile(r";(CN|SENT-BY|DIR|X-ADDRESS|X-TITLE|EMAIL)=(?:\"([^\"]*)\"|([^;:\"]+))", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([nN\\,;:])")
_PARTS = re.compile(r"(?<!\\);")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_HAN = re.compile("[\u3400-\u9fff]")
_FRAME = re.compile(r"(?:BEGIN|END):", re.IGNORECASE)
_LONGEST_VALUE = 1 << 18
_ANDROID = {"nickname": "NICKNAME", "relation": "RELATED", "contact_event": "BDAY"}
_BIRTHDAY = "3"
"""Android's ContactsContract: rows that vCard 2.1 has no property for, and the type of an event that is a birthday."""


@dataclass(frozen=True, slots=True)
class Property:
    """``TEL;TYPE=CELL:138`` → name ``TEL``, value ``138``, and where the value begins."""

    name: str
    value: str
    line: int
    column: int
    raw_parameters: str = ""

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Names and addresses that stand in parameters: ``ATTENDEE;CN="Jane Doe":mailto:…``."""
        found = ((match[1].lower(), match[2] or match[3] or "") for match in _TELLING.finditer(self.raw_parameters))
        return [(name, value) for name, value in found if value]

    @property
    def place(self) -> Place:
        return {"line": self.line, "column": self.column}


def properties(lines: Iterable[str]) -> Iterator[Property]:
    """Each property in order; a line that is none comes with the name ``""``.  Pictures and sounds are left out."""
    for number, text in _unfolded(lines):
        head = _HEAD.match(text)
        if head is None:
            if text.strip():
                yield Property("", text.strip(), number, 1)
            continue
        name, parameters = head[1].upper(), head[2]
        if _BINARY.search(parameters) or text.startswith("data:", head.end()):
            continue
        raw = text[head.end() :]
        value = _quoted(raw, parameters) if _QUOTED.search(parameters) else raw
        if name == "X-ANDROID-CUSTOM":
            name, value = _android(value)
        yield Property(name, _plain(name, value), number, head.end() + 1, parameters)


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first physical line."""
    start, text, binary, quoted = 0, "", False, False
    for number, line in enumerate(lines, 1):
        piece = line.rstrip("\r\n")
        soft = quoted and text.endswith("=") and len(text) < _LONGEST_VALUE
        folded = piece[:1] in (" ", "\t") and bool(text) and not _FRAME.match(text)
        lost = binary and bool(piece) and ":" not in piece and bool(_BASE64.fullmatch(piece))
        if lost or (folded and binary):
            continue
        if soft:
            text = text[:-1] + piece
        elif folded and len(text) < _LONGEST_VALUE:
            text += piece[1:]
        else:
            if text:
                yield start, text
            start, text = number, piece
            parameters = piece.partition(":")[0]
            binary, quoted = bool(_BINARY.search(parameters)), bool(_QUOTED.search(parameters))
    if text:
        yield start, text


def _quoted(raw: str, parameters: str) -> str:
    data = quopri.decodestring(raw.encode("utf-8"))
    declared = _CHARSET.search(parameters)
    for encoding in (declared[1] if declared else "utf-8", "utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("latin-1")


def _android(value: str) -> tuple[str, str]:
    """``vnd.android.cursor.item/relation;Jane Doe;14;;`` as the property that vCard has for it."""
    kind, written, sort, *_ = (*_PARTS.split(value), "", "")
    name = _ANDROID.get(kind.rpartition("/")[2], "")
    if name == "BDAY" and sort != _BIRTHDAY:
        name = ""
    return (name, written) if name else ("X-ANDROID-CUSTOM", value)


def _plain(name: str, value: str) -> str:
    """The value as a reader would write it."""
    if name in {"N", "ADR", "ORG", "GENDER"}:
        parts = [_unescaped(part).strip() for part in _PARTS.split(value)]
        return {"N": _full_name, "ADR": _address}.get(name, _joined)(parts)
    return _unescaped(value).strip()


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value) if "\\" in value else value


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)


def _full_name(parts: list[str]) -> str:
    """``family;given;additional;prefix;suffix`` in the order its language writes it."""
    family, given, additional, prefix, suffix = (*parts, "", "", "", "", "")[:5]
    if _HAN.search(family + given):
        return family + additional + given + suffix
    return _joined([prefix, given, additional, family, suffix])


def _address(parts: list[str]) -> str:
    """``box;extended;street;city;region;code;country``; Chinese goes from the large to the small."""
    box, extended, street, city, region, code, country = (*parts, "", "", "", "", "", "", "")[:7]
    if _HAN.search(street + city + region):
        large = "".join(dict.fromkeys(part for part in (country, region, city) if part))
        return _joined([large + street + extended, box, code])
    return ", ".join(part for part in (box, extended, street, city, region, code, country) if part)
