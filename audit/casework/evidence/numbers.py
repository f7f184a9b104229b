"""Numbers of callers and senders: when two writings are one number, and what may be shown of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import Final

from recognizers.forms import text as plain

WITHHELD: Final = ""
"""The normal form of a number that was not shown."""
_SEPARATORS: Final = re.compile(r"[\s().\-‐-―·\u202a-\u202e\u2066-\u2069]+")
_DIGITS: Final = re.compile(r"\+?[0-9]{2,20}")
_HIDDEN: Final = frozenset(
    {"-1", "-2", "-3", "unknown", "private", "withheld", "restricted", "anonymous", "payphone", "nocallerid", "blocked"}
    | {"未知", "未知号码", "私人号码", "隐藏号码", "未显示号码", "无号码", "无来电显示", "匿名"}
)
"""What stands for a number that was not shown; -1 to -3 are Android's (CallLog.Calls, API 1 to 18)."""
_CHINA: Final = re.compile(r"(?:\+|00)86(?=[0-9]{3})|86(?=1[0-9]{10}\Z)")
_UNPREFIXED: Final = re.compile(r"0[0-9]*|1[0-9]{10}|[48]00[0-9]{7}|106[0-9]{8,}|[0-9]{1,8}")
"""What is written after +86 as it is written within the country: mobiles, 400 and 800, message ports, short numbers;
all others are area code and number, which lose a 0 there."""
_NATIONAL: Final = 9
"""Digits of a number within its country, at least, when a country code is compared with none."""
_SHORT: Final = 6
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_MAIL: Final = re.compile(r"(.)[^@]*(@[^@]+)")


def normal(number: str) -> str:
    """The digits of a number, within China without 86 and with the 0 of its area code, elsewhere ``+`` and all; the
    name of a sender who has no number, casefolded; ``WITHHELD`` where there is none."""
    told = plain(number)
    compact = _SEPARATORS.sub("", told)
    if "".join(told.split()).casefold() in _HIDDEN:
        return WITHHELD
    if not _DIGITS.fullmatch(compact):
        return " ".join(told.casefold().split())
    if china := _CHINA.match(compact):
        inland = compact[china.end() :]
        return inland if _UNPREFIXED.fullmatch(inland) else f"0{inland}"
    return f"+{compact[2:]}" if compact.startswith("00") else compact


def is_number(text: str) -> bool:
    """Whether a cell is nothing but a telephone number."""
    return bool(_DIGITS.fullmatch(_SEPARATORS.sub("", plain(text))))


def known(number: str, book: Set[str]) -> bool:
    """Whether a normal number stands in an address book made by ``book``."""
    return any(form in book for form in _forms(number))


def book(numbers: Iterable[str]) -> frozenset[str]:
    """The numbers of an address book, as ``known`` compares them."""
    return frozenset(form for number in numbers if (told := normal(number)) for form in (told, *_inland(told)))


def _forms(number: str) -> Iterable[str]:
    """Itself; a foreign number also as it is written in its country, which nobody else's number is taken for."""
    return (number, *_inland(number)) if number else ()


def _inland(number: str) -> tuple[str, ...]:
    """How a number with ``+`` may be written in its country: country codes have one to three digits."""
    rests = [number[length:] for length in (2, 3, 4)] if number.startswith("+") else []
    return tuple(form for rest in rests if len(rest) >= _NATIONAL for form in (rest, f"0{rest}"))


def shown(number: str) -> str:
    """A number, address or account as a list on the screen may show it.  Short numbers are those of services."""
    if number.removeprefix("+").isdecimal():
        if len(number) <= _SHORT:
            return number
        head, tail = (3, 4) if _MOBILE.fullmatch(number) else (3, 2)
        return f"{number[:head]}{'*' * max(len(number) - head - tail, 4)}{number[-tail:]}"
    if mail := _MAIL.fullmatch(number):
        return f"{mail[1]}***{mail[2]}"
    return f"{number[:2]}***" if number else ""
