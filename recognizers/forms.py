"""Normal forms: equal values have equal forms, however they were written.

They go through the door only as keyed hashes and masks, and as values only with ``--reveal``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from recognizers.rule import Form

_NOT_DIGIT = re.compile(r"[^0-9]")
_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|extension|x|#|(?<=[0-9]{7})-)\s*[0-9]{1,6}\s*\Z", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]+)?")
_ANGLE = re.compile(
    r"([0-9]{1,3})[°º度]\s*([0-9]{1,2})['′’分]\s*(?:([0-9]{1,2}(?:\.[0-9]+)?)[\"″”秒]?)?\s*([NSEWnsew北南东西])?"
)


def text(value: str) -> str:
    """The value after NFKC, without invisible characters and outer space."""
    if value.isascii():
        return value.strip()
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", value)).strip()


def digits(value: str) -> str:
    """Only the digits."""
    return value if value.isascii() and value.isdigit() else _NOT_DIGIT.sub("", value)


def upper(value: str) -> str:
    """Upper case without separators: IDs, plates, IBAN.  Letters of any script stay."""
    if value.isascii():
        return (value if value.isalnum() else _NOT_ALNUM.sub("", value)).upper()
    return "".join(char for char in text(value) if char.isalnum()).upper()


def lower(value: str) -> str:
    """Lower case: e-mail addresses, host names."""
    return text(value).lower()


def mobile(value: str) -> str:
    """The last eleven digits: a country code falls away."""
    return digits(value)[-11:]


def phone(value: str) -> str:
    """Digits; an extension falls away."""
    return digits(_EXTENSION.sub("", value))


def landline(value: str) -> str:
    """Digits with the 0 of the area code where one was given; country code and extension fall away."""
    number = phone(value)
    if number.startswith(("0086", "86")) and len(number) > 11:
        number = number.removeprefix("00").removeprefix("86")
        return number if number.startswith("0") else "0" + number
    return number


def mac(value: str) -> str:
    """Lower case, two by two, with colons."""
    plain = _NOT_ALNUM.sub("", value).lower()
    return ":".join(plain[i : i + 2] for i in range(0, len(plain), 2))


def ip(value: str) -> str:
    """The canonical writing of an address; as written when it is none."""
    import ipaddress

    try:
        return str(ipaddress.ip_address(value.strip("[]")))
    except ValueError:
        return lower(value)


def position(value: str) -> str:
    """``lat,lon`` in decimal degrees as written; degrees and minutes are turned into six decimals."""
    angles = [_decimal(match) for match in _ANGLE.finditer(value)]
    numbers = angles if len(angles) == 2 else [match[0].lstrip("+") for match in _NUMBER.finditer(value)][:2]
    if len(numbers) != 2:
        return text(value)
    latitude, longitude = numbers
    return f"{longitude},{latitude}" if abs(float(latitude)) > 90 else f"{latitude},{longitude}"


def _decimal(match: re.Match[str]) -> str:
    degrees, minutes, seconds, side = match.groups()
    size = int(degrees) + int(minutes) / 60 + float(seconds or 0) / 3600
    return f"{-size if side and side in 'SWsw南西' else size:.6f}"


FORMS: Mapping[str, Form] = {
    form.__name__: form for form in (text, digits, upper, lower, mobile, phone, landline, mac, ip, position)
}
"""By the name that a catalogue block gives in ``form``."""
