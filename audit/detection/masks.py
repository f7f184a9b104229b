"""Mask rules: normal form in, what may be shown out.  Pure functions; the catalogue names them.

A mask is judged by what is left: at least ``ENOUGH`` values must fit it (tested for every identifier).  So a rule that
shows both ends of a short value shows less of it, closed sets (sex, blood type) and free text show nothing, and a birth
date shows its decade.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

ENOUGH = 1_000
"""So many values at least must fit whatever is shown."""

HIDDEN = 4
"""At least so many characters of a number or account stay hidden: 10^4 values for digits."""

_COMPOUND_SURNAME = re.compile(
    "^(?:欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠"
    "|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|第五|百里|呼延|东郭|西门|歐陽|司馬|諸葛|東方|夏侯)"
)
_DISTRICT = re.compile(
    r"^.{1,12}?(?:特别行政区|自治州|地区|[省市区县盟旗縣區])(?:.{1,9}?(?:自治州|地区|[市区县盟旗縣區])){0,2}"
)


def _ends(form: str, head: int, tail: int) -> str:
    """Show ``head`` and ``tail`` characters, fewer when less than HIDDEN would stay hidden; keeps the length."""
    while head + tail and len(form) - head - tail < HIDDEN:
        if tail >= head:
            tail -= 1
        else:
            head -= 1
    stars = "*" * max(len(form) - head - tail, HIDDEN)
    return form[:head] + stars + (form[-tail:] if tail else "")


def name(form: str) -> str:
    """张*, 欧阳*; J*** P*** for Latin names."""
    if form[:1].isascii():
        return " ".join(f"{part[0]}***" for part in form.split()) or "***"
    compound = _COMPOUND_SURNAME.match(form)
    return (compound.group() if compound else form[:1]) + "*"


def email(form: str) -> str:
    """The first character and the domain."""
    local, _, domain = form.rpartition("@")
    return f"{local[:1]}***@{domain}"


def landline(form: str) -> str:
    """The area code and the last two digits."""
    area = form[: 3 if form.startswith(("010", "02")) else 4]
    return f"{area}{'*' * max(len(form) - len(area) - 2, HIDDEN)}{form[-2:]}"


def address(form: str) -> str:
    """Down to the district; nothing when there is none."""
    district = _DISTRICT.match(form)
    return (district.group() if district else "") + "***"


def plate(form: str) -> str:
    """Province and office letter, last two: 京A·***12."""
    return f"{form[:2]}·{'*' * max(len(form) - 4, 3)}{form[-2:]}"


def ip(form: str) -> str:
    """Half of an IPv4, the first 48 bits of an IPv6."""
    if ":" in form:
        return ":".join([*form.split("::", maxsplit=1)[0].split(":"), "*"][:3]) + ":*"
    return ".".join(form.split(".")[:2]) + ".*.*"


def mac(form: str) -> str:
    """The maker's three bytes."""
    return form[:8] + ":**:**:**"


def position(form: str) -> str:
    """Two decimals, about a kilometre."""
    parts = form.split(",")
    try:
        return ",".join(f"{float(part):.2f}**" for part in parts)
    except ValueError:
        return "***"


def decade(form: str) -> str:
    """The decade of a date: 199*-**-**."""
    year = re.search(r"(?:1[89]|20)[0-9]{2}", form)
    return f"{year.group()[:3]}*-**-**" if year else "****-**-**"


def amount(form: str) -> str:
    """As many stars as there are digits before the point, when that still hides enough."""
    digits = len(re.sub(r"[^0-9]", "", form.partition(".")[0]))
    return "*" * (digits if digits >= HIDDEN else 3)


_HOLES = re.compile("[*•●]|(?<=[0-9])[xX]{4,}(?=[0-9])")
"""What stands for hidden characters in values that others masked, after NFKC."""

_ALPHABET: Mapping[str, int] = {
    # how many characters may stand in one hole, at least: letters and digits where no rule of the form says less
    **dict.fromkeys(
        ("id", "mobile", "phone", "landline", "card", "last-4", "device", "amount", "position", "year"), 10
    ),
    **dict.fromkeys(("document", "plate"), 10),
    **dict.fromkeys(("name", "address", "text", "first"), ENOUGH),  # some thousand Chinese characters are in use
    "ip": 256,
    "mac": 16,
}


def holes(form: str) -> tuple[str, ...]:
    """The characters of a masked value one by one, "" for each that is hidden."""
    return tuple("" if char == "*" else char for char in _HOLES.sub(lambda run: "*" * len(run[0]), form))


def candidates(rule: str, hidden: int) -> int:
    """How many values a mask of this rule leaves, at least, when so many characters are hidden; a check digit, which
    the mask does not know, may leave a tenth of them."""
    return int(_ALPHABET.get(rule, 36) ** hidden)


def hides_enough(rule: str, form: str) -> bool:
    """Whether a value that somebody else has masked leaves at least ``ENOUGH`` values."""
    return candidates(rule, holes(form).count("")) >= ENOUGH


def _keep(head: int, tail: int) -> Callable[[str], str]:
    return lambda form: _ends(form, head, tail)


def _nothing(_form: str) -> str:
    return "***"


MASKS: Mapping[str, Callable[[str], str]] = {
    "name": name,
    "id": _keep(1, 1),
    "mobile": _keep(3, 4),
    "phone": _keep(3, 2),
    "landline": landline,
    "email": email,
    "card": _keep(0, 4),
    "last-4": _keep(0, 4),
    "address": address,
    "plate": plate,
    "ip": ip,
    "mac": mac,
    "device": _keep(6, 0),
    "document": _keep(1, 2),
    "account": _keep(2, 1),
    "position": position,
    "year": decade,
    "band": _nothing,
    "first": _nothing,
    "text": _nothing,
    "amount": amount,
    "secret": lambda _form: "******",
}
