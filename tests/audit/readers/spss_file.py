"""Makes system files and portable files of SPSS as the readers' tests need them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

NOTHING = -1.7976931348623157e308


class Field(NamedTuple):
    """``width`` of a text, or 0 for a number; ``form`` is the number of its print format."""

    name: str
    label: str = ""
    width: int = 0
    form: int = 5
    values: Mapping[float | str, str] = {}


Row = Sequence["str | float | None"]


def sav(
    fields: Sequence[Field],
    rows: Sequence[Row],
    packing: int = 0,
    *,
    encoding: str = "utf-8",
    code: int = 65001,
    notes: Sequence[str] = (),
    cases: int | None = None,
    order: str = "<",
) -> bytes:
    """``packing`` as in the file: 0 none, 1 codes, 2 codes within zlib; ``code`` is the page the file says it is in."""
    make = _Maker(encoding, order)
    for number, field in enumerate(fields):
        make.field(number, field)
    make.values(fields)
    if notes:
        make.add("2i", 6, len(notes))
        make.out += b"".join(note.encode(encoding).ljust(80) for note in notes)
    make.add("4i8i", 7, 3, 4, 8, 0, 0, 0, 0, 0, 0, 0, code)
    names = "\t".join(f"V{number}={field.name}" for number, field in enumerate(fields)).encode(encoding)
    make.extension(13, names)
    sizes = [f"V{number}={field.width:05d}" for number, field in enumerate(fields) if field.width > 255]
    if sizes:
        make.extension(14, "\0\t".join(sizes).encode() + b"\0\t")
    make.add("2i", 999, 0)
    magic = (b"$FL3" if packing == 2 else b"$FL2") + b"@(#) SPSS DATA FILE".ljust(60)
    counted = len(rows) if cases is None else cases
    head = struct.pack(f"{order}5id", 2, make.elements, packing, 0, counted, 100.0)
    label = "標籤 for all".encode(encoding).ljust(64)
    said = magic + head + b"01 Jan 2401:02:03" + label + b"\0\0\0" + make.out
    data = b"".join(make.element(value, field) for row in rows for value, field in zip(row, fields, strict=True))
    return said + _packed(data, packing, len(said))


def _packed(data: bytes, packing: int, start: int) -> bytes:
    if packing == 0:
        return data
    out = b""
    elements = [data[at : at + 8] for at in range(0, len(data), 8)]
    for at in range(0, len(elements), 8):
        eight = elements[at : at + 8]
        codes = bytes(_code(element) for element in eight)
        out += codes.ljust(8, b"\xfc") + b"".join(e for e, code in zip(eight, codes, strict=True) if code == 253)
    if packing == 1:
        return out
    half = len(out) // 2
    blocks, trailer, at = b"", struct.pack("<2q2i", -100, 0, 0x3FF000, 2), start
    for some in (out[:half], out[half:]):
        block = zlib.compress(some)
        trailer += struct.pack("<2q2i", at, start + 24 + len(blocks), len(some), len(block))
        blocks, at = blocks + block, at + len(some)
    return struct.pack("<3q", start, start + 24 + len(blocks), len(trailer)) + blocks + trailer


def _code(element: bytes) -> int:
    if element == b" " * 8:
        return 254
    if element == struct.pack("<d", NOTHING):
        return 255
    return 101 if element == struct.pack("<d", 1.0) else 253


class _Maker:
    def __init__(self, encoding: str, order: str) -> None:
        self._encoding = encoding
        self._order = order
        self.out = b""
        self.elements = 0
        self.starts: list[int] = []

    def add(self, kinds: str, *numbers: float) -> None:
        self.out += struct.pack(self._order + kinds, *numbers)

    def extension(self, subtype: int, data: bytes) -> None:
        self.add("4i", 7, subtype, 1, len(data))
        self.out += data

    def field(self, number: int, field: Field) -> None:
        """A variable, and what follows it where it is a text."""
        self.starts.append(self.elements + 1)
        label = field.label.encode(self._encoding)
        for piece, width in enumerate(widths(field.width)):
            has_label = bool(label) and not piece
            self.add("6i", 2, width, has_label, 0, field.form << 16, 0)
            self.out += (f"V{number}" if not piece else f"V{number}P{piece}").encode().ljust(8)
            if has_label:
                self.add("i", len(label))
                self.out += label.ljust(-(-len(label) // 4) * 4)
            self.elements += 1
            for _ in range(max(0, -(-width // 8) - 1)):
                self.add("6i", 2, -1, 0, 0, 0, 0)
                self.out += b" " * 8
                self.elements += 1

    def values(self, fields: Sequence[Field]) -> None:
        for field, start in zip(fields, self.starts, strict=True):
            if field.values:
                self.add("2i", 3, len(field.values))
                for code, label in field.values.items():
                    raw = label.encode(self._encoding)
                    self.out += self.element(code, field._replace(width=min(field.width, 8)))
                    self.out += bytes((len(raw),)) + raw.ljust((len(raw) // 8 + 1) * 8 - 1)
                self.add("3i", 4, 1, start)

    def element(self, value: str | float | None, field: Field) -> bytes:
        """As a case has it."""
        if not field.width:
            return struct.pack(f"{self._order}d", NOTHING if value is None else value)
        raw = str(value or "").encode(self._encoding)[: field.width].ljust(field.width)
        out = b""
        for piece, width in enumerate(widths(field.width)):
            out += raw[255 * piece : 255 * piece + width].ljust(-(-width // 8) * 8)
        return out


def widths(width: int) -> list[int]:
    """Of the pieces that a text stands in."""
    pieces = -(-width // 252) if width > 255 else 1
    return [255] * (pieces - 1) + [width - 252 * (pieces - 1)]


_CHARACTERS = (
    "0" * 64 + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+|&[]!$*);^-/|,%_>?`:#@'=\""
).ljust(256, "0")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRST"


def por(fields: Sequence[Field], rows: Sequence[Row], encoding: str = "utf-8", notes: Sequence[str] = ()) -> bytes:
    """A portable file, in lines of 80."""

    def text(value: str) -> bytes:
        raw = value.encode(encoding)
        return number(len(raw)) + raw

    def cell(value: str | float | None, field: Field) -> bytes:
        return text(str(value or " ")) if field.width else number(value)  # type: ignore[arg-type]

    out = b"ASCII SPSS PORT FILE".ljust(200) + _CHARACTERS.encode() + b"SPSSPORTA" + text("20240101") + text("010203")
    out += b"1" + text("by hand") + b"4" + number(len(fields)) + b"5" + number(11)
    for field in fields:
        out += b"7" + number(field.width) + text(field.name)
        out += b"".join(map(number, (field.form, 8, 2, field.form, 8, 2)))
        out += (b"8" + cell("9" if field.width else 9, field)) + (b"C" + text(field.label) if field.label else b"")
    for field in fields:
        if field.values:
            out += b"D" + number(1) + text(field.name) + number(len(field.values))
            out += b"".join(cell(code, field) + text(label) for code, label in field.values.items())
    if notes:
        out += b"E" + number(len(notes)) + b"".join(map(text, notes))
    out += b"F" + b"".join(cell(value, field) for row in rows for value, field in zip(row, fields, strict=True)) + b"Z"
    return b"\r\n".join(out[at : at + 80].ljust(80, b"Z") for at in range(0, len(out), 80))


def number(value: float | None) -> bytes:
    """To the base of 30, with its first five places behind the point."""
    if value is None:
        return b"*."
    whole, part = int(abs(value)), round(abs(value) % 1 * 30**5)
    digits = (_base(whole) or "0") + ("." + _base(part).rjust(5, "0").rstrip("0") if part else "")
    return f"{'-' if value < 0 else ''}{digits}/".encode()


def _base(value: int) -> str:
    return _base(value // 30) + _DIGITS[value % 30] if value else ""
