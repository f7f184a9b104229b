"""Our validators beside other people's: python-stdnum, phonenumbers and the standard library, on numbers made by dice.

Every thousand is half valid and half broken in one place, so that agreement says something on both sides.
"""

from __future__ import annotations

import ipaddress
import string
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from email.errors import HeaderParseError
from email.headerregistry import Address
from random import Random
from types import ModuleType

import phonenumbers
import pytest
from stdnum import ean, iban, imei, luhn
from stdnum.cn import ric, uscc
from stdnum.us import ssn

from recognizers.phones import PLAIN
from recognizers.validators import VALIDATORS

COUNT = 1000
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def digits(dice: Random, count: int) -> str:
    return "".join(dice.choices(string.digits, k=count))


def broken(dice: Random, number: str) -> str:
    """``number`` with one digit changed."""
    place = dice.choice([i for i, char in enumerate(number) if char.isdigit()])
    return number[:place] + dice.choice(string.digits.replace(number[place], "")) + number[place + 1 :]


def both(make: Callable[[Random], str]) -> Iterator[str]:
    """Valid numbers, each followed by a broken one."""
    dice = Random(4711)
    for _ in range(COUNT // 2):
        number = make(dice)
        yield number
        yield broken(dice, number)


def resident_id(dice: Random) -> str:
    """In a county as old as its people: python-stdnum asks for a birth in its time, we ask for its prefecture."""
    born = date(1999, 1, 1) + timedelta(days=dice.randrange(9000))
    body = dice.choice(["110105", "310115", "440305", "510104", "650102"]) + f"{born:%Y%m%d}" + digits(dice, 3)
    return body + ric.calc_check_digit(body + "0")


def credit_code(dice: Random) -> str:
    body = "91" + dice.choice(["110105", "330106", "440305"]) + "".join(dice.choices(CODE, k=9))
    return body + uscc.calc_check_digit(body)


def card(dice: Random) -> str:
    body = "62" + digits(dice, dice.choice([13, 14, 16]))
    return body + luhn.calc_check_digit(body)


def device(dice: Random) -> str:
    body = dice.choice(["35", "86"]) + digits(dice, 12)
    return body + luhn.calc_check_digit(body)


def bank_account(dice: Random) -> str:
    body = dice.choice(["DE", "AT"]) + "00" + digits(dice, 18)
    body = body[:20] if body.startswith("AT") else body
    return body[:2] + iban.calc_check_digits(body) + body[4:]


def social_security_number(dice: Random) -> str:
    return f"{dice.randint(1, 899):03}-{dice.randint(1, 99):02}-{dice.randint(1, 9999):04}"


@pytest.mark.parametrize(
    ("name", "theirs", "make"),
    [
        ("cn_resident_id", ric, resident_id),
        ("uscc", uscc, credit_code),
        ("luhn", luhn, card),
        ("imei", imei, device),
        ("iban", iban, bank_account),
        ("us_ssn", ssn, social_security_number),
    ],
)
def test_like_python_stdnum(name: str, theirs: ModuleType, make: Callable[[Random], str]) -> None:
    numbers = list(both(make))
    assert [number for number in numbers if (VALIDATORS[name](number) is not None) != theirs.is_valid(number)] == []
    assert sum(map(theirs.is_valid, numbers)) >= COUNT // 2.2


def test_resident_ids_of_unknown_counties_are_weak() -> None:
    dice = Random(4711)
    for _ in range(COUNT // 10):
        number = "1199" + resident_id(dice)[4:17]
        evidence = VALIDATORS["cn_resident_id"](number + ric.calc_check_digit(number + "0"))
        assert evidence is not None
        assert evidence.weak


def test_an_isbn_is_no_card() -> None:
    dice = Random(4711)
    for _ in range(COUNT):
        body = "978" + digits(dice, 9)
        number = body + ean.calc_check_digit(body)
        assert ean.is_valid(number)
        assert VALIDATORS["bank_card"](number) is None
        evidence = VALIDATORS["credit_card"](number)
        assert evidence is None or evidence.weak


def as_chinese(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, "CN")
    except phonenumbers.NumberParseException:
        return None


def test_landlines_like_phonenumbers() -> None:
    """Of subscriber numbers that begin with 2–8 we take what phonenumbers takes, and a little more."""
    dice, more = Random(4711), 0
    for _ in range(COUNT):
        number = f"0{dice.randint(300, 999)}{dice.choice('2345678')}{digits(dice, dice.choice([6, 7]))}"
        parsed = as_chinese(number)
        theirs = parsed and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.FIXED_LINE
        ours = VALIDATORS["cn_landline"](number) is not None
        assert ours or not theirs, number
        more += ours and not theirs
    assert more < COUNT // 3  # the length that the town has no more, and area codes that were given up


def test_mobiles_like_phonenumbers() -> None:
    """But for the segments that ``test_tables`` explains."""
    dice = Random(4711)
    for _ in range(COUNT):
        number = "1" + digits(dice, 10)
        parsed = as_chinese(number)
        theirs = parsed is not None and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
        ours = VALIDATORS["cn_mobile"](number) is not None
        assert ours == theirs or number[:3] in {"148", "149", "174", "161"}, number


@pytest.mark.parametrize("region", ["US", "GB", "HK", "MO", "TW", "SG", "JP", "KR", "DE", "FR", "AU", "CA"])
def test_foreign_numbers_like_phonenumbers(region: str) -> None:
    dice = Random(region)
    for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE):
        example = phonenumbers.example_number_for_type(region, kind)
        assert example is not None
        for _ in range(COUNT // 20):
            changed = str(example.national_number)[:-4] + digits(dice, 4)
            for number in (changed, changed[:-3], "0" + changed):
                written = f"+{example.country_code}{number}"
                parsed, ours = phonenumbers.parse(written), VALIDATORS["phone"](written)
                assert (ours == PLAIN) == phonenumbers.is_valid_number(parsed), written
                assert ours is None or phonenumbers.is_possible_number(parsed), written


def test_addresses_like_ipaddress() -> None:
    dice = Random(4711)
    for _ in range(COUNT):
        number = ".".join(str(dice.choice([dice.randint(1, 300), dice.randint(1, 255)])) for _ in range(4))
        try:
            address = ipaddress.ip_address(number)
        except ValueError:
            assert VALIDATORS["ip"](number) is None
            continue
        silent = address.is_loopback or address.is_multicast or number.startswith("255.")
        assert (VALIDATORS["ip"](number) is None) == silent, number


@pytest.mark.parametrize(
    "written", ["a..b@example.com", ".a@example.com", "a.@example.com", "@example.com", "a@", "a b@example.com"]
)
def test_what_the_standard_library_refuses_is_no_mail_address(written: str) -> None:
    with pytest.raises((ValueError, IndexError, HeaderParseError)):
        _ = Address(addr_spec=written)
    assert VALIDATORS["email"](written) is None or " " in written  # no pattern takes a blank


def test_mail_addresses_like_the_standard_library() -> None:
    dice = Random(4711)
    letters = string.ascii_lowercase + string.digits
    for _ in range(COUNT // 4):
        local = ".".join(
            "".join(dice.choices(letters + "_+-", k=dice.randint(1, 8))) for _ in range(dice.randint(1, 3))
        )
        written = f"{local}@{''.join(dice.choices(letters, k=6))}.example"
        assert Address(addr_spec=written).username == local
        assert VALIDATORS["email"](written) is not None
