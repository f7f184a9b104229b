"""Validators of telephone numbers: see ``validators`` for what a validator is."""

from __future__ import annotations

import re

from recognizers.forms import digits, landline
from recognizers.plans import AREA_CODES_2, AREA_CODES_3, MOBILE_SEGMENTS
from recognizers.rule import Evidence

PLAIN, POSSIBLE = Evidence(), Evidence(weak=True)
_FICTIONAL = re.compile(
    "1[2-9][0-9]{2}555[0-9]{4}|"
    "44(?:1[1-6][0-9]4960|1632960|1914980|2079460|2896496|2920180|7700900|8081570|9098790)[0-9]{3}"
)
"""Ranges that exchanges keep for stories and tests, in no plan: North America's 555 and those of Ofcom (2024)."""


def cn_mobile(value: str) -> Evidence | None:
    """Eleven digits in an allocated segment."""
    number = digits(value)[-11:]
    return Evidence((f"segment:{number[:3]}",)) if len(number) == 11 and number[:3] in MOBILE_SEGMENTS else None


def cn_landline(value: str) -> Evidence | None:
    """A Chinese area code, with or without its 0, and a subscriber number that starts with 2–8."""
    number = landline(value).removeprefix("0")
    area = number[:2] if number[:2] in AREA_CODES_2 else number[:3]
    rest = number[len(area) :]
    if len(area) == 3 and area not in AREA_CODES_3:
        return None
    fits = len(rest) == 8 or (len(area) == 3 and len(rest) == 7)
    return PLAIN if fits and rest[0] in "2345678" else None


def phone(value: str) -> Evidence | None:
    """A number of an allocated range in the plan of its country; without a country code in the North American one.  A
    number that only has the length of one there is weak: an American one needs its dots, dashes or brackets."""
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + value[2:] if value.startswith("00") else value, "US")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == 86 and number.national_number and str(number.national_number)[:3] in MOBILE_SEGMENTS:
        return None  # CN_MOBILE_NUMBER
    whole = f"{number.country_code}{phonenumbers.national_significant_number(number)}"
    if phonenumbers.is_valid_number(number) or _FICTIONAL.fullmatch(whole):
        return PLAIN
    written = number.country_code != 1 or (
        whole[1] > "1" and whole[1:4] != "400" and not value.replace(" ", "").isdigit()
    )
    return POSSIBLE if written and phonenumbers.is_possible_number(number) else None


def national_phone(value: str) -> Evidence | None:
    """Seven to twelve digits as a country writes its own numbers, not of a Chinese mobile phone."""
    number = digits(value)
    return POSSIBLE if 7 <= len(number) <= 12 and number[:3] not in MOBILE_SEGMENTS else None
