"""Card numbers: whose prefix and length they have (ISO/IEC 7812-1) and whether the check digit is right."""

from __future__ import annotations

from collections.abc import Sequence

from recognizers import checksums
from recognizers.forms import digits
from recognizers.plans import DOMESTIC_PREFIXES, UNIONPAY_PREFIXES
from recognizers.rule import Evidence

_CHECKSUM = Evidence(("checksum",))
_WEAK_CHECKSUM = Evidence(("checksum",), weak=True)

_UNIONPAY_LENGTHS = range(16, 20)

_SCHEMES: Sequence[tuple[range, Sequence[int], bool]] = (
    # First and last issuer prefix, lengths, and whether prefix and length are rare enough to stand alone.  From the
    # card schemes' own identification guides (Visa, Mastercard, American Express, JCB, Diners Club and Discover, Mir,
    # UATP), as of 2025.
    (range(4, 5), (16,), True),
    (range(4, 5), (13, 19), False),
    (range(51, 56), (16,), True),
    (range(2221, 2721), (16,), True),
    (range(34, 35), (15,), True),
    (range(37, 38), (15,), True),
    (range(3528, 3590), (16,), True),
    (range(300, 306), (14,), False),
    (range(309, 310), (14,), False),
    (range(36, 37), (14,), False),
    (range(38, 40), (14,), False),
    (range(6011, 6012), (16,), True),
    (range(644, 650), (16,), True),
    (range(65, 66), (16,), True),
    (range(2200, 2205), (16,), False),
    (range(1, 2), (15,), False),
    # Maestro and national schemes that carry it.
    *((range(first, first + 1), range(12, 20), False) for first in (5018, 5019, 5020, 5038, 5893, 6304, 6759)),
    (range(6761, 6764), range(12, 20), False),
)


def luhn(value: str) -> Evidence | None:
    """The Luhn check digit (ISO/IEC 7812-1), not all digits the same."""
    number = digits(value)
    return _CHECKSUM if len(set(number)) > 1 and checksums.luhn(number) else None


def credit_card(value: str) -> Evidence | None:
    """A card of an international scheme: prefix and length of its plan, Luhn check digit."""
    number = digits(value)
    alone = _alone(number)
    if alone is None or luhn(number) is None:
        return None
    return _CHECKSUM if alone else _WEAK_CHECKSUM


def bank_card(value: str) -> Evidence | None:
    """A card of a Chinese bank: 16–19 digits with a Luhn check digit; alone it stands only with a prefix of UnionPay.

    One with an international prefix is a ``credit_card``, whatever the label, unless a Chinese bank had that prefix.
    """
    number = digits(value)
    if len(number) not in _UNIONPAY_LENGTHS or luhn(number) is None:
        return None
    if number.startswith(UNIONPAY_PREFIXES):
        return _CHECKSUM
    foreign = len(number) == 16 and _alone(number) and not number.startswith(DOMESTIC_PREFIXES)
    return None if foreign else _WEAK_CHECKSUM


def domestic_card(value: str) -> Evidence | None:
    """A card of a Chinese bank from before the 62 range."""
    number = digits(value)
    return _WEAK_CHECKSUM if number.startswith(DOMESTIC_PREFIXES) and luhn(number) else None


def _alone(number: str) -> bool | None:
    """Whether a number of this prefix and length stands alone; None when no scheme has it."""
    for prefixes, lengths, alone in _SCHEMES:
        if len(number) in lengths and int(number[: len(str(prefixes.start))]) in prefixes:
            return alone
    return None
