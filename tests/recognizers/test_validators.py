"""Check digits, plans and ranges: published or constructed numbers, and near misses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.documents import cn_resident_id, hk_id, uscc
from recognizers.validators import VALIDATORS, credit_card, imei

VALID = [
    ("cn_resident_id", "11010519491231002X"),
    ("cn_resident_id", "440524188001010014"),
    ("cn_resident_id", "110105 19491231 002x"),
    ("cn_resident_id", "320503680512002"),
    ("cn_foreign_pr_id", "911124198108030024"),
    ("cn_mobile", "19912345678"),
    ("cn_mobile", "+86 162-1234-5678"),
    ("cn_landline", "010-65432187 转 801"),
    ("cn_landline", "(0755)26798431"),
    ("phone", "+44 20 7946 0958"),
    ("phone", "(415) 555-3184"),
    ("email", "chen.mo+home@post.example.com.cn"),
    ("bank_card", "6222 0308 0198 7654 323"),
    ("credit_card", "4111111111111111"),
    ("credit_card", "378282246310005"),
    ("credit_card", "30569309025904"),
    ("imei", "490154203237518"),
    ("iban", "DE89 3704 0044 0532 0130 00"),
    ("hk_id", "K246801(8)"),
    ("hk_id", "AB987654(3)"),
    ("tw_id", "A123456789"),
    ("us_ssn", "521-34-7096"),
    ("vin", "1M8GDM9AXKP042788"),
    ("uscc", "91110000600037341L"),
    ("ip", "8.8.8.8"),
    ("ip", "2001:db8::1"),
    ("mac", "5C:1A:6F:8B:02:9D"),
    ("position", "25.041357, 102.712251"),
    ("position", "102.712251,25.041357"),
    ("birth_date", "1992年8月21日"),
    ("birth_date", "03/27/1990"),
    ("base58check", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("base58check_key", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"),
    ("iccid", "89860012345678901238"),
    ("imsi", "460001234567890"),
    ("cn_plate", "京AD67908"),
    ("cn_foreign_pr_id_any", "CAN110080010114"),
    ("cn_foreign_pr_id_any", "911124 19810803 0024"),
    ("cn_driver_licence", "330106198804125375"),
    ("cn_driver_licence", "3301 0012 3456"),
    ("tw_id", "A800000014"),  # a resident since 2021
    ("tw_id", "AB12345677"),  # a resident before
    ("vin_named", "WVWZZZ1KZ6W000123"),  # European: no check digit
    ("uscc", "91110000600037341l"),
    ("organisation", "12345678-8"),
    ("organisation", "330100000012345"),
    ("cn_landline", "86-10-65432187"),
    ("cn_landline", "0410-2345678"),  # an area code of old records
    ("birth_date", "1990-03-07 00:00:00"),
    ("birth_date", "1990-03-07T00:00:00Z"),
    ("birth_date", "04/12/88"),
    ("birth_date", "88年4月"),
    ("birth_date", "1988.4"),
    ("birth_date", "2月29日"),
    ("birth_date", "12 April 1988"),
    ("birth_date", "一九八八年四月十二日"),
]

INVALID = [
    ("cn_resident_id", "110105194912310021"),  # check digit
    ("cn_resident_id", "99010519491231002X"),  # province
    ("cn_resident_id", "110105199013374611"),  # month
    ("cn_resident_id", "130503670431001"),  # 31 April, 15 digits
    ("cn_mobile", "12012345678"),
    ("cn_mobile", "1541234567"),
    ("cn_landline", "400-820-8820"),
    ("cn_landline", "010-12345678"),
    ("phone", "+1 115 555 2671"),
    ("phone", "+86 199 1234 5678"),
    ("email", "a..b@example.com"),
    ("email", "logo@2x.png"),
    ("bank_card", "6222021001123456788"),
    ("credit_card", "4111111111111112"),
    ("credit_card", "9111111111111111"),
    ("imei", "490154203237519"),
    ("iban", "DE89370400440532013001"),
    ("hk_id", "A123456(4)"),
    ("tw_id", "A123456788"),
    ("us_ssn", "666-22-8145"),
    ("us_ssn", "936-22-8145"),
    ("vin", "1M8GDM9A0KP042788"),
    ("uscc", "91110000600037341M"),
    ("ip", "127.0.0.1"),
    ("ip", "256.1.1.1"),
    ("ipv6", "12:30:45"),
    ("mac", "00:00:00:00:00:00"),
    ("position", "95.5430, 214.0578"),
    ("position", "0.0000, 0.0000"),
    ("birth_date", "1990年13月7日"),
    ("birth_date", "2199-01-01"),
    ("random_looking", "your_api_key_goes_here1"),
    ("random_looking", "aaaaaaaaaaaaaaaaaaaa"),
    ("base58check", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"),
    ("base58check_key", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK"),
    ("iccid", "89860012345678901237"),
    ("seed_phrase", "one two three"),
    ("cn_plate", "京ABCDEF"),
    ("cn_foreign_pr_id_any", "CAN110080010115"),
    ("cn_driver_licence", "330106198804125370"),
    ("cn_driver_licence", "990100123456"),
    ("tw_id", "AB12345678"),
    ("vin_named", "LSVAB2180C2100001"),  # Chinese: the check digit is asked for
    ("vin_named", "1HGCM82633A004353"),
    ("organisation", "12345678-1"),
    ("organisation", "111111111111111"),
    ("cn_landline", "0233-65432187"),
    ("email", "a@"),
    ("phone", "+1 0201 555 0131"),
    ("birth_date", "1990-13-07"),
    ("birth_date", "2月30日"),
    ("birth_date", "88年13月"),
    ("birth_date", "31/31/1990"),
]


@pytest.mark.parametrize(("name", "value"), VALID)
def test_valid(name: str, value: str) -> None:
    assert VALIDATORS[name](value) is not None


@pytest.mark.parametrize(("name", "value"), INVALID)
def test_invalid(name: str, value: str) -> None:
    assert VALIDATORS[name](value) is None


def test_a_prefecture_that_never_was_proves_little() -> None:
    known, unknown = cn_resident_id("330106198804125375"), cn_resident_id("339906198804125377")
    assert known is not None
    assert unknown is not None
    assert (known.weak, unknown.weak) == (False, True)


def test_what_is_proved_never_quotes_the_value() -> None:
    for name, value in VALID:
        evidence = VALIDATORS[name](value)
        assert evidence is not None
        assert all(re.fullmatch(r"checksum|segment:1[0-9]{2}|region:[0-9]{2}", code) for code in evidence.codes)


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (cn_resident_id, "11010519491231002X"),
        (credit_card, "4111111111111111"),
        (imei, "490154203237518"),
        (hk_id, "K2468018"),
        (uscc, "91110000600037341L"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@given(data=st.data())
def test_any_changed_digit_is_noticed(check, number, data) -> None:  # type: ignore[no-untyped-def]
    places = [i for i, char in enumerate(number) if char.isdigit()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    assert check(number[:place] + digit + number[place + 1 :]) is None
