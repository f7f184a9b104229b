"""Writings that any value can have: in quotes, as a screen copied it, as a serializer escaped it.

A writing says how the characters of the value are written, and what is put around them and does not belong to it.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import quote

Change: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Written:
    """One value in one writing: ``core`` is the value, between what surrounds it.

    ``in_cells``: so written it stands in a cell only, never in running text.
    """

    core: str
    left: str = ""
    right: str = ""
    in_cells: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """How ``Written`` is made of a value."""

    change: Change = str
    left: str = ""
    right: str = ""
    in_cells: bool = False

    def __call__(self, value: str) -> Written:
        return Written(self.change(value), self.left, self.right, self.in_cells)


Writings: TypeAlias = Mapping[str, Writing]

_TO_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_MATHEMATICAL = {ord("0") + digit: 0x1D7CE + digit for digit in range(10)}
_CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
_BANKERS = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")


def _in_the_middle(mark: str) -> Change:
    return lambda value: value[: len(value) // 2] + mark + value[len(value) // 2 :]


def _each(template: str) -> Change:
    """Every character by its code, as ``template`` says."""
    return lambda value: "".join(template.format(ord(char)) for char in value)


def _percent(value: str) -> str:
    """As a URL encoder writes it; what it would leave alone, byte by byte."""
    encoded = quote(value, safe="")
    return encoded if encoded != value else "".join(f"%{byte:02X}" for byte in value.encode())


def _base64(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


def writings(**named: Writing | Change) -> Writings:
    """By name; a bare change has nothing around it."""
    return MappingProxyType(
        {name: made if isinstance(made, Writing) else Writing(made) for name, made in named.items()}
    )


AROUND = writings(
    corner_quotes=Writing(left="「", right="」"),
    curly_quotes=Writing(left="“", right="”"),
    bold=Writing(left="**", right="**"),
    backticks=Writing(left="`", right="`"),
    tags=Writing(left="<b>", right="</b>"),
    blanks=Writing(left="  ", right=" "),
    wide_blanks=Writing(left="\u3000", right="\u3000"),
    no_break_blanks=Writing(left="\u00a0", right="\u00a0"),
    left_to_right=Writing(left="\u202d", right="\u202c"),
    byte_order_mark=Writing(left="\ufeff"),
)
"""Marks of quotation and emphasis, blanks of a padded column or a web page, marks that a copied contact carries."""

ESCAPED = writings(
    entities=_each("&#{};"),
    hex_entities=_each("&#x{:x};"),
    unicode_escapes=_each("\\u{:04x}"),
    percent=_percent,
)
INSIDE = writings(
    zero_width=_in_the_middle("\u200b"),
    direction_mark=_in_the_middle("\u200e"),
    soft_hyphen=_in_the_middle("\u00ad"),
)
"""What a web page or a messenger leaves in a number or a code that it may break."""

FULL_WIDTH = writings(full_width=lambda value: value.translate(_TO_FULL_WIDTH))
LOWER = writings(lower=str.lower)
BASE64 = writings(base64=_base64)
SPELLED = writings(
    numerals=lambda value: value.translate(_NUMERALS),
    bankers_numerals=lambda value: value.translate(_BANKERS),
    circled=lambda value: value.translate(_CIRCLED),
    mathematical=lambda value: value.translate(_MATHEMATICAL),
)
"""A number as people hide it from a filter."""


def broken_line(value: str) -> str:
    """Two lines, as a narrow cell of a spreadsheet shows it."""
    return _in_the_middle("\n")(value)


IN_CELLS = writings(broken_line=Writing(broken_line, in_cells=True))
