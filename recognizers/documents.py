"""Validators of identity documents, dates of birth and vehicles: see ``validators`` for what a validator is."""

from __future__ import annotations

import re
from datetime import date

from recognizers.checksums import mod_11_2, mod_31
from recognizers.forms import digits, text, upper
from recognizers.plans import PROVINCES, US_AREAS_NEVER
from recognizers.rule import Evidence

CHECKSUM = Evidence(("checksum",))
PLAIN = Evidence()
WEAK = Evidence(weak=True)
_VIN_VALUES = (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10))


def _day(year: str, month: str, day: str) -> bool:
    """Whether this is a day on which somebody alive or recently dead can be born."""
    try:
        return date(1870, 1, 1) <= date(int(year), int(month), int(day)) <= date.today()
    except ValueError:
        return False


def cn_resident_id(value: str) -> Evidence | None:
    """GB 11643-1999: province, date, check digit; the 15 digits of before 1999 have no check digit and prove little."""
    number = upper(value)
    region = f"region:{number[:2]}"
    if number[:2] not in PROVINCES:
        return None
    if len(number) == 15:
        return Evidence((region,), weak=True) if _day("19" + number[6:8], number[8:10], number[10:12]) else None
    if len(number) != 18 or not _day(number[6:10], number[10:12], number[12:14]):
        return None
    return Evidence(("checksum", region)) if mod_11_2(number) else None


def cn_resident_id_masked(value: str) -> Evidence | None:
    """A resident ID with masked digits, 15 or 18 characters as the number itself; that proves nothing of its digits."""
    return WEAK if len(value) in (15, 18) and len(re.findall("[0-9]", value)) >= 2 else None


def cn_foreign_pr_id(value: str) -> Evidence | None:
    """Permanent resident ID of 2023: 9, province, three-digit country, birth date, serial, check digit as GB 11643."""
    number = upper(value)
    if (
        len(number) != 18
        or number[0] != "9"
        or number[1:3] not in PROVINCES
        or not _day(number[6:10], number[10:12], number[12:14])
    ):
        return None
    return CHECKSUM if mod_11_2(number) else None


def cn_foreign_pr_id_old(value: str) -> Evidence | None:
    """Permanent resident card before 2023: country, place, birth date (YYMMDD), serial, check 7-3-1 of ICAO 9303."""
    number = upper(value)
    if len(number) != 15 or not any(_day(c + number[7:9], number[9:11], number[11:13]) for c in ("19", "20")):
        return None
    total = sum(int(char, 36) * (7, 3, 1)[i % 3] for i, char in enumerate(number[:14]))
    return CHECKSUM if total % 10 == int(number[14]) else None


def cn_plate(value: str) -> Evidence | None:
    """Five or six characters behind the office letter, at least two digits, not three letters in a row (GA 36-2018)."""
    number = upper(value)[2:]
    letters = re.search(r"[A-Z]{4}", number)
    return None if letters or sum(map(str.isdigit, number)) < 2 else PLAIN


def hk_id(value: str) -> Evidence | None:
    """One or two letters, six digits, check digit modulo 11 (weights 9…1, a missing first letter counts 36)."""
    number = upper(value).rjust(9)
    total = sum(
        (36 if char == " " else int(char, 36)) * weight
        for char, weight in zip(number[:8], range(9, 1, -1), strict=True)
    )
    total += 10 if number[8] == "A" else int(number[8], 36)
    return CHECKSUM if total % 11 == 0 else None


def tw_id(value: str) -> Evidence | None:
    """A letter for the place (two digits), 1 or 2 (8, 9 for residents), seven digits, check digit modulo 10."""
    number = upper(value)
    place = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(number[0]) + 10
    total = place // 10 + place % 10 * 9
    total += sum(int(char) * weight for char, weight in zip(number[1:9], range(8, 0, -1), strict=True)) + int(number[9])
    return CHECKSUM if total % 10 == 0 else None


def us_ssn(value: str) -> Evidence | None:
    """Area not 000, 666 or 9xx, group not 00, serial not 0000."""
    number = digits(value)
    if number[:3] in US_AREAS_NEVER or number[0] == "9" or number[3:5] == "00" or number[5:] == "0000":
        return None
    return None if len(set(number)) == 1 else WEAK


def vin(value: str) -> Evidence | None:
    """ISO 3779 with the check digit of position 9 (49 CFR 565.15; in China GB 16735)."""
    number = upper(value)
    values = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", _VIN_VALUES, strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    if len(number) != 17 or number.isdigit() or number.isalpha() or any(char not in values for char in number):
        return None
    rest = sum(values[char] * weight for char, weight in zip(number, weights, strict=True)) % 11
    return CHECKSUM if number[8] == ("X" if rest == 10 else str(rest)) else None


def uscc(value: str) -> Evidence | None:
    """Unified social credit code, GB 32100-2015."""
    code = upper(value)
    return CHECKSUM if code[:8].isdigit() and mod_31(code) else None


def birth_date(value: str) -> Evidence | None:
    """A day in the past 130 years; the order of day and month may be either where the year stands last."""
    parts = re.findall(r"[0-9]+", text(value))
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    if len(parts) != 3:
        return WEAK
    if len(parts[0]) == 4:
        return WEAK if _day(*parts) else None
    return WEAK if _day(parts[2], parts[0], parts[1]) or _day(parts[2], parts[1], parts[0]) else None
