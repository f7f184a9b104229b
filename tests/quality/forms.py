"""The ways one value is written: grouped, full-width, with a country prefix, in another case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

Form: TypeAlias = Callable[[str], str]
Forms: TypeAlias = Mapping[str, Form]

_TO_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_ZERO_WIDTH, _NO_BREAK, _IDEOGRAPHIC = "\u200b", "\u00a0", "\u3000"


def full_width(value: str) -> str:
    return value.translate(_TO_FULL_WIDTH)


def grouped(separator: str, *sizes: int) -> Form:
    """Groups of ``sizes`` characters; what is left over is one more."""

    def write(value: str) -> str:
        starts = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
        groups = [value[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
        return separator.join(filter(None, groups))

    return write


def in_fours(separator: str) -> Form:
    return lambda value: separator.join(value[place : place + 4] for place in range(0, len(value), 4))


def card(separator: str) -> Form:
    """Fours, but 4-6-5 for the fifteen digits of an American Express card."""
    fours, amex = in_fours(separator), grouped(separator, 4, 6, 5)
    return lambda value: amex(value) if len(value) == 15 else fours(value)


def swap(old: str, new: str) -> Form:
    return lambda value: value.replace(old, new)


def before(prefix: str, form: Form = str) -> Form:
    return lambda value: prefix + form(value)


def behind(suffix: str) -> Form:
    return lambda value: value + suffix


def plate_mark(mark: str) -> Form:
    return lambda value: value[:2] + mark + value[2:]


def last_in(left: str, right: str) -> Form:
    """The last character, a check digit, in brackets."""
    return lambda value: f"{value[:-1]}{left}{value[-1]}{right}"


def forms(**extra: Form) -> Forms:
    """The value as it is, and ``extra``."""
    return MappingProxyType({"as it is": str, **extra})


AS_IT_IS = forms()
FULL = forms(full_width=full_width)
CASES = forms(lower=str.lower, full_width=full_width)

RESIDENT = forms(
    **CASES,
    spaces_6_8_4=grouped(" ", 6, 8),
    dashes_6_8_4=grouped("-", 6, 8),
)
RESIDENT_ALL = forms(
    **RESIDENT,
    fours=in_fours(" "),
    spaces_6_4_4_4=grouped(" ", 6, 4, 4),
    spaces_3_3_4_4_4=grouped(" ", 3, 3, 4, 4),
    spaces_6_4_2_2_4=grouped(" ", 6, 4, 2, 2),
    zero_width=grouped(_ZERO_WIDTH, 6, 8),
    no_break=grouped(_NO_BREAK, 6, 8),
)
MOBILE = forms(
    full_width=full_width,
    spaces=grouped(" ", 3, 4),
    dashes=grouped("-", 3, 4),
    dots=grouped(".", 3, 4),
    spaced_dashes=grouped(" - ", 3, 4),
    spaces_3_3_5=grouped(" ", 3, 3),
    spaces_4_3_4=grouped(" ", 4, 3),
    zero_width=grouped(_ZERO_WIDTH, 3, 4),
    ideographic=grouped(_IDEOGRAPHIC, 3, 4),
    plus_86=before("+86"),
    plus_86_spaces=before("+86 ", grouped(" ", 3, 4)),
    plus_86_dashes=before("+86 ", grouped("-", 3, 4)),
    plus_86_dash=before("+86-"),
    zeros_86=before("0086"),
    bare_86=before("86"),
    bare_86_dash=before("86-"),
    brackets_86=before("(+86)"),
    wide_brackets_86=before("（+86）"),
)
LANDLINE = forms(
    full_width=full_width,
    space=swap("-", " "),
    brackets=lambda value: "(" + value.replace("-", ")"),
    wide_brackets=lambda value: "（" + value.replace("-", "）"),
    joined=swap("-", ""),
    spaced_dash=swap("-", " - "),
    long_dash=swap("-", "—"),
    plus_86_dash=lambda value: "+86-" + value[1:],
    plus_86_spaces=lambda value: "+86 " + value[1:].replace("-", " "),
    extension=behind("-801"),
    extension_zh=behind("转8012"),
    halves=lambda value: f"{value[:-4]} {value[-4:]}",
)
MAIL = forms(upper=str.upper, full_width=full_width, angles=lambda value: f"<{value}>")
PLATE = forms(
    full_width=full_width,
    middle_dot=plate_mark("·"),
    bullet=plate_mark("•"),
    space=plate_mark(" "),
    dash=plate_mark("-"),
)
HONG_KONG = forms(brackets=last_in("(", ")"), wide_brackets=last_in("（", "）"), spaced_brackets=last_in(" (", ")"))
MACAO: Forms = MappingProxyType(
    {"brackets": last_in("(", ")"), "slashes": lambda value: f"{value[0]}/{value[1:7]}/{value[7]}"}
)
SSN = forms(spaces=swap("-", " "), joined=swap("-", ""))
DEVICE = forms(
    full_width=full_width,
    dashes=grouped("-", 2, 6, 6),
    spaces=grouped(" ", 2, 6, 6),
    spaces_6_2_6_1=grouped(" ", 6, 2, 6),
)
MAC = forms(
    upper=str.upper,
    dashes=swap(":", "-"),
    dashes_upper=lambda value: value.replace(":", "-").upper(),
    dots=lambda value: grouped(".", 4, 4)(value.replace(":", "")),
    joined=swap(":", ""),
)
PAIR = forms(
    space_behind=swap(",", ", "),
    wide_comma=swap(",", "，"),
    space=swap(",", " "),
    longitude_first=lambda value: ",".join(reversed(value.split(","))),
)
BANK_CARD = forms(
    full_width=full_width,
    fours=in_fours(" "),
    dashes=in_fours("-"),
    no_break=in_fours(_NO_BREAK),
    bank_apart=grouped(" ", 6),
)
CREDIT_CARD = forms(full_width=full_width, groups=card(" "), dashes=card("-"))
ACCOUNT = forms(full_width=full_width, fours=in_fours(" "))
IBAN = forms(fours=in_fours(" "), lower=str.lower)
EXPIRY = forms(long_year=lambda value: f"{value[:3]}20{value[3:]}", spaced=swap("/", " / "))
TOKEN = forms(bearer=before("Bearer "))
DATE = forms(
    slashes=swap("-", "/"),
    dots=swap("-", "."),
    joined=swap("-", ""),
    chinese=lambda value: "{}年{}月{}日".format(*map(int, value.split("-"))),
)
