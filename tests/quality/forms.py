"""The ways values of one kind are written: grouped, with a country prefix, in another case; and as any value is."""

from __future__ import annotations

from types import MappingProxyType

from tests.quality.writings import (
    AROUND,
    BASE64,
    ESCAPED,
    FULL_WIDTH,
    IN_CELLS,
    INSIDE,
    LOWER,
    SPELLED,
    Change,
    Writing,
    Writings,
    writings,
)

_ZERO_WIDTH, _NO_BREAK, _IDEOGRAPHIC = "\u200b", "\u00a0", "\u3000"


def grouped(separator: str, *sizes: int) -> Change:
    """Groups of ``sizes`` characters; what is left over is one more."""

    def write(value: str) -> str:
        starts = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
        groups = [value[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
        return separator.join(filter(None, groups))

    return write


def in_fours(separator: str) -> Change:
    return lambda value: separator.join(value[place : place + 4] for place in range(0, len(value), 4))


def card(separator: str) -> Change:
    """Fours, but 4-6-5 for the fifteen digits of an American Express card."""
    fours, amex = in_fours(separator), grouped(separator, 4, 6, 5)
    return lambda value: amex(value) if len(value) == 15 else fours(value)


def swap(old: str, new: str) -> Change:
    return lambda value: value.replace(old, new)


def before(prefix: str, change: Change = str) -> Change:
    return lambda value: prefix + change(value)


def behind(suffix: str) -> Change:
    return lambda value: value + suffix


def plate_mark(mark: str) -> Change:
    return lambda value: value[:2] + mark + value[2:]


def last_in(left: str, right: str) -> Change:
    """The last character, a check digit, in brackets."""
    return lambda value: f"{value[:-1]}{left}{value[-1]}{right}"


def forms(*sets: Writings, **own: Writing | Change) -> Writings:
    """The value as it is, what is true of any value, ``sets``, and a kind's own ways."""
    made = dict(writings(as_it_is=str))
    for more in (AROUND, ESCAPED, *sets, writings(**own)):
        made.update(more)
    return MappingProxyType(made)


WORDS = forms()
"""Words and amounts: nothing may be changed in them."""

SHORT = forms(FULL_WIDTH)
CODE = forms(FULL_WIDTH, INSIDE)
"""Letters and digits; their case matters."""

CASES = forms(FULL_WIDTH, INSIDE, LOWER)
NUMBER = forms(FULL_WIDTH, INSIDE, IN_CELLS)
SECRET = forms(BASE64)
LONG = forms(IN_CELLS)

RESIDENT = forms(
    FULL_WIDTH,
    INSIDE,
    LOWER,
    IN_CELLS,
    spaces_6_8_4=grouped(" ", 6, 8),
    dashes_6_8_4=grouped("-", 6, 8),
)
RESIDENT_ALL = forms(
    RESIDENT,
    SPELLED,
    BASE64,
    fours=in_fours(" "),
    spaces_6_4_4_4=grouped(" ", 6, 4, 4),
    spaces_3_3_4_4_4=grouped(" ", 3, 3, 4, 4),
    spaces_6_4_2_2_4=grouped(" ", 6, 4, 2, 2),
    zero_width_groups=grouped(_ZERO_WIDTH, 6, 8),
    no_break=grouped(_NO_BREAK, 6, 8),
)
MOBILE = forms(
    NUMBER,
    SPELLED,
    BASE64,
    spaces=grouped(" ", 3, 4),
    dashes=grouped("-", 3, 4),
    dots=grouped(".", 3, 4),
    spaced_dashes=grouped(" - ", 3, 4),
    spaces_3_3_5=grouped(" ", 3, 3),
    spaces_4_3_4=grouped(" ", 4, 3),
    zero_width_groups=grouped(_ZERO_WIDTH, 3, 4),
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
FOREIGN_PHONE = forms(FULL_WIDTH, dots=swap(" ", "."), no_break=swap(" ", _NO_BREAK), dashes=swap(" ", "-"))
LANDLINE = forms(
    NUMBER,
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
MAIL = forms(
    FULL_WIDTH,
    BASE64,
    upper=str.upper,
    angles=Writing(left="<", right=">"),
    link=Writing(left="mailto:"),
    soft_break=swap("@", "\u200b@"),
)
PLATE = forms(
    CASES,
    middle_dot=plate_mark("·"),
    bullet=plate_mark("•"),
    space=plate_mark(" "),
    dash=plate_mark("-"),
)
HONG_KONG = forms(
    CASES, brackets=last_in("(", ")"), wide_brackets=last_in("（", "）"), spaced_brackets=last_in(" (", ")")
)
MACAO = forms(NUMBER, brackets=last_in("(", ")"), slashes=lambda value: f"{value[0]}/{value[1:7]}/{value[7]}")
SSN = forms(FULL_WIDTH, spaces=swap("-", " "), joined=swap("-", ""), long_dashes=swap("-", "–"))
DEVICE = forms(
    NUMBER,
    dashes=grouped("-", 2, 6, 6),
    spaces=grouped(" ", 2, 6, 6),
    spaces_6_2_6_1=grouped(" ", 6, 2, 6),
)
SIM = forms(NUMBER, fours=in_fours(" "))
MAC = forms(
    FULL_WIDTH,
    upper=str.upper,
    dashes=swap(":", "-"),
    dashes_upper=lambda value: value.replace(":", "-").upper(),
    dots=lambda value: grouped(".", 4, 4)(value.replace(":", "")),
    joined=swap(":", ""),
)
PAIR = forms(
    FULL_WIDTH,
    space_behind=swap(",", ", "),
    wide_comma=swap(",", "，"),
    space=swap(",", " "),
    longitude_first=lambda value: ",".join(reversed(value.split(","))),
)
BANK_CARD = forms(
    NUMBER,
    SPELLED,
    BASE64,
    fours=in_fours(" "),
    dashes=in_fours("-"),
    no_break=in_fours(_NO_BREAK),
    bank_apart=grouped(" ", 6),
)
CREDIT_CARD = forms(NUMBER, groups=card(" "), dashes=card("-"), no_break=card(_NO_BREAK))
ACCOUNT = forms(NUMBER, fours=in_fours(" "))
IBAN = forms(FULL_WIDTH, INSIDE, LOWER, IN_CELLS, fours=in_fours(" "), no_break=in_fours(_NO_BREAK))
EXPIRY = forms(FULL_WIDTH, long_year=lambda value: f"{value[:3]}20{value[3:]}", spaced=swap("/", " / "))
TOKEN = forms(BASE64, bearer=Writing(left="Bearer "))
QQ = forms(NUMBER, SPELLED)
DATE = forms(
    FULL_WIDTH,
    slashes=swap("-", "/"),
    dots=swap("-", "."),
    joined=swap("-", ""),
    chinese=lambda value: "{}年{}月{}日".format(*map(int, value.split("-"))),
)
ADDRESS = forms(FULL_WIDTH, IN_CELLS)
NAME = forms(spread="\u3000".join)
"""Two characters as wide as three, as lists of names are set."""

PHRASE = forms(
    IN_CELLS,
    upper=str.upper,
    numbered=lambda value: " ".join(f"{place}. {word}" for place, word in enumerate(value.split(), 1)),
)
KEY_BLOCK = forms(BASE64, escaped_breaks=swap("\n", "\\n"), windows_breaks=swap("\n", "\r\n"))
