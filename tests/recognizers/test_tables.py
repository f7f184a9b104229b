"""Our numbering plans and prefix tables beside those of phonenumbers and python-stdnum, difference by difference."""

from __future__ import annotations

import re
from importlib.resources import files

import phonenumbers
import pytest
from phonenumbers import PhoneNumberDesc
from phonenumbers.data.region_CN import PHONE_METADATA_CN as CHINA

from recognizers.phones import cn_landline, cn_mobile
from recognizers.plans import (
    AREA_CODES_2,
    AREA_CODES_3,
    MOBILE_SEGMENTS,
    PREFECTURES,
    US_AREAS_NEVER,
)


def _plan(kind: PhoneNumberDesc | None) -> re.Pattern[str]:
    assert kind is not None
    assert kind.national_number_pattern
    return re.compile(kind.national_number_pattern)


FIXED, MOBILE = _plan(CHINA.fixed_line), _plan(CHINA.mobile)

SIM_CARDS_OF_THINGS = {"148", "149"}
"""Allocated for data cards; phonenumbers leaves them out because nobody answers there."""
SATELLITE = {"174"}
"""Satellite telephones; phonenumbers takes a part of the segment, 17400–17405."""
TRIAL = {"161"}
"""phonenumbers takes 1610; the carriers' lists name nobody who has it."""
MERGED = {"410", "413", "414", "565", "732", "733", "910"}
"""Area codes given up since 2006 that stand in older records."""


def segments(pattern: re.Pattern[str]) -> set[str]:
    """The first three digits of the eleven-digit numbers that ``pattern`` takes, whatever the fourth is."""
    return {
        str(segment)
        for segment in range(100, 200)
        if any(pattern.fullmatch(f"{segment}{fourth}1234567") for fourth in range(10))
    }


def area_codes(length: int) -> set[str]:
    """The area codes under which ``FIXED`` takes a subscriber number of seven or eight digits."""
    codes = (str(code) for code in range(10 ** (length - 1), 10**length))
    numbers = ("2345678", "6345678", "23456789", "63456789")
    return {code for code in codes if any(FIXED.fullmatch(code + number) for number in numbers)}


def test_mobile_segments() -> None:
    theirs = segments(MOBILE)
    assert MOBILE_SEGMENTS - theirs == SIM_CARDS_OF_THINGS
    assert theirs - MOBILE_SEGMENTS == TRIAL
    assert {s for s in theirs if not all(MOBILE.fullmatch(f"{s}{d}1234567") for d in range(10))} == SATELLITE | TRIAL


def test_area_codes() -> None:
    theirs = {code for code in area_codes(3) if code[:2] not in AREA_CODES_2}
    assert theirs - AREA_CODES_3 == set()
    assert AREA_CODES_3 - theirs == MERGED
    assert {code for code in area_codes(2) if code[0] in "12"} == AREA_CODES_2


def test_prefectures() -> None:
    table = (files("stdnum.cn") / "loc.dat").read_text("utf-8")
    theirs: dict[str, set[str]] = {}
    province = ""
    for line in table.splitlines():
        if found := re.match(r"([0-9]{2}) ", line):
            province = found[1]
        elif found := re.match(r" +([0-9]{2})[0-9]{2} ", line):
            theirs.setdefault(province, set()).add(found[1])
    ours = {province: set(codes) for province, codes in PREFECTURES.items()}
    taiwan_residents = ours.pop("83")
    assert taiwan_residents == {"00"}
    assert ours == theirs


@pytest.mark.parametrize("number", ["13123456789", "19212345678", "16212345678", "17012345678", "14712345678"])
def test_a_mobile_number_of_both(number: str) -> None:
    assert cn_mobile(number) is not None
    assert phonenumbers.is_valid_number(phonenumbers.parse(number, "CN"))


@pytest.mark.parametrize("number", ["16312345678", "15412345678", "17912345678", "19412345678", "12312345678"])
def test_a_mobile_number_of_neither(number: str) -> None:
    assert cn_mobile(number) is None
    assert not phonenumbers.is_valid_number(phonenumbers.parse(number, "CN"))


@pytest.mark.parametrize("area", sorted(AREA_CODES_2 | AREA_CODES_3 - MERGED))
def test_a_landline_number_of_both(area: str) -> None:
    number = f"0{area}63456789"
    assert cn_landline(number) is not None
    parsed = phonenumbers.parse(number, "CN")
    eight_digits = phonenumbers.is_valid_number(parsed)
    seven_digits = phonenumbers.is_valid_number(phonenumbers.parse(number[:-1], "CN"))
    assert eight_digits or seven_digits  # we take both lengths: towns go over from seven to eight one by one


def test_where_landlines_differ() -> None:
    """Subscriber numbers never begin with 0 or 1 (services) or 9: there phonenumbers is more generous than the plan."""
    for number in ("01012345678", "075512345678", "02196123456"):
        assert cn_landline(number) is None


def test_service_numbers_are_nobodys() -> None:
    for number in ("4008208820", "8008301234", "95588", "10086", "12306", "110", "01095588"):
        assert cn_landline(number) is None
        assert cn_mobile(number) is None


def test_social_security_areas_never_issued() -> None:
    from stdnum.us import ssn

    assert all(ssn.is_valid(f"{area}-22-8145") == (area not in US_AREAS_NEVER) for area in ("000", "666", "001", "665"))
