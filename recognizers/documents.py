"""Validators of identity documents, dates of birth and vehicles: see ``validators`` for what a validator is."""

from __future__ import annotations

import re
from datetime import date

from recognizers.checksums import mod_11_2, mod_11_organisation, mod_31
from recognizers.forms import digits, text, upper
from recognizers.plans import PREFECTURES, US_AREAS_NEVER, VIN_CHECKED
from recognizers.rule import Evidence

CHECKSUM = Evidence(("checksum",))
PLAIN = Evidence()
WEAK = Evidence(weak=True)
_TIME_OF_DAY = re.compile("[T ][0-9]{1,2}:.*")
_IN_WORDS = re.compile("[A-Za-z一二三四五六七八九十]")
_VIN_VALUES = (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10))


def _day(year: str, month: str, day: str) -> bool:
    """Whether this is a day on which somebody alive or recently dead can be born."""
    try:
        return date(1870, 1, 1) <= date(int(year), int(month), int(day)) <= date.today()
    except ValueError:
        return False


def cn_resident_id(value: str) -> Evidence | None:
    """GB 11643-1999: division, date, check digit; the 15 digits of before 1999 have no check digit and prove little.

    A province is asked for; where its prefecture never existed, chance is as good an explanation as a person.
    """
    number = upper(value)
    province, prefecture = number[:2], number[2:4]
    if province not in PREFECTURES:
        return None
    if len(number) == 15:
        born = _day("19" + number[6:8], number[8:10], number[10:12])
        return Evidence((f"region:{province}",), weak=True) if born else None
    if len(number) != 18 or not _day(number[6:10], number[10:12], number[12:14]) or not mod_11_2(number):
        return None
    return Evidence(("checksum", f"region:{province}"), weak=prefecture not in PREFECTURES[province])


def cn_resident_id_masked(value: str) -> Evidence | None:
    """A resident ID with masked digits, 15 or 18 characters as the number itself; that proves nothing of its digits."""
    return WEAK if len(value) in (15, 18) and len(re.findall("[0-9X]", value)) >= 2 else None


def cn_resident_id_no_day(value: str) -> Evidence | None:
    """A resident ID of 18 characters whose month and day are masked: division and year are looked at."""
    province, prefecture, year = value[:2], value[2:4], value[6:10]
    born = year.isdecimal() and _day(year, "01", "01") and prefecture in PREFECTURES.get(province, ())
    return Evidence((f"region:{province}",), weak=True) if born else None


def cn_foreign_pr_id(value: str) -> Evidence | None:
    """Permanent resident ID of 2023: 9, province, three-digit country, birth date, serial, check digit as GB 11643."""
    number = upper(value)
    if (
        len(number) != 18
        or number[0] != "9"
        or number[1:3] not in PREFECTURES
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


def cn_foreign_pr_id_any(value: str) -> Evidence | None:
    """A permanent resident ID of either form."""
    return cn_foreign_pr_id(value) or cn_foreign_pr_id_old(value)


def cn_driver_licence(value: str) -> Evidence | None:
    """The holder's ID number, or the twelve digits of a file number, which begin with a division code."""
    number = upper(value)
    if len(number) == 12:
        return WEAK if number[:2] in PREFECTURES else None
    return cn_resident_id(number)


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
    """A letter for the place (two digits), 1 or 2 (8, 9 for residents), seven digits, check digit modulo 10.

    Resident certificates before 2021 have a second letter, which counts as the last digit of its code.
    """
    number = upper(value)
    places = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
    place = places.index(number[0]) + 10
    second = places.index(number[1]) % 10 if number[1].isalpha() else int(number[1])
    total = place // 10 + place % 10 * 9 + second * 8
    total += sum(int(char) * weight for char, weight in zip(number[2:9], range(7, 0, -1), strict=True)) + int(number[9])
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


def vin_named(value: str) -> Evidence | None:
    """As ``vin``; under its own label also one of a maker who need not put in the check digit."""
    number = upper(value)
    unchecked = number[0] not in VIN_CHECKED and not number.isdigit() and not number.isalpha()
    return vin(number) or (WEAK if unchecked else None)


def uscc(value: str) -> Evidence | None:
    """Unified social credit code, GB 32100-2015."""
    code = upper(value)
    return CHECKSUM if code[2:8].isdigit() and mod_31(code) else None


def organisation(value: str) -> Evidence | None:
    """A credit code, an organisation code (nine characters, GB 11714-1997), or a registration number of 15 digits."""
    code = upper(value)
    if len(code) == 15:
        return WEAK if len(set(code)) > 1 else None
    return uscc(code) or (CHECKSUM if len(code) == 9 and mod_11_organisation(code) else None)


def birth_date(value: str) -> Evidence | None:
    """A day somebody can be born on, or its month.

    Day and month may come in either order where the year stands last; two digits of a year are of either century.
    Months in words and Chinese numerals are taken as read.
    """
    written = _TIME_OF_DAY.sub("", text(value))
    if _IN_WORDS.search(written):
        return WEAK
    match re.findall(r"[0-9]+", written):
        case [str(joined)] if len(joined) == 8:
            days = [(joined[:4], joined[4:6], joined[6:])]
        case [str(year), str(month), str(day)] if len(year) == 4 or "年" in written:
            days = [(year, month, day)]
        case [str(first), str(second), str(year)]:
            days = [(year, first, second), (year, second, first), (first, second, year)]
        case [str(month), str(day)] if "年" not in written and "月" in written:
            days = [("2000", month, day)]
        case [str(year), str(month)]:
            days = [(year, month, "1")]
        case _:
            return None
    return WEAK if any(_day(year, month, day) for short, month, day in days for year in _years(short)) else None


def _years(year: str) -> tuple[str, ...]:
    return ("19" + year, "20" + year) if len(year) == 2 else (year,)
