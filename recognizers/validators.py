"""Validators: pure functions from a matched value to what is proved about it, or None when it cannot be one.

Separators in the value are ignored.  Rarer check digits come from python-stdnum and numbering plans from phonenumbers;
both are imported on first use because most runs need neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from recognizers import checksums
from recognizers.documents import (
    birth_date,
    cn_foreign_pr_id,
    cn_foreign_pr_id_old,
    cn_plate,
    cn_resident_id,
    cn_resident_id_masked,
    hk_id,
    tw_id,
    us_ssn,
    uscc,
    vin,
)
from recognizers.forms import digits, landline, upper
from recognizers.plans import (
    AREA_CODE_STARTS,
    AREA_CODES_2,
    DOMESTIC_PREFIXES,
    MOBILE_SEGMENTS,
    UNIONPAY_PREFIXES,
)
from recognizers.rule import Evidence, Validator

CHECKSUM = Evidence(("checksum",))
WEAK_CHECKSUM = Evidence(("checksum",), weak=True)
PLAIN = Evidence()
WEAK = Evidence(weak=True)


def distinctive(value: str) -> Evidence | None:
    """The shape alone is proof: a prefix or structure that nothing else has."""
    return PLAIN if value else None


def cn_mobile(value: str) -> Evidence | None:
    """Eleven digits in an allocated segment."""
    number = digits(value)[-11:]
    return Evidence((f"segment:{number[:3]}",)) if len(number) == 11 and number[:3] in MOBILE_SEGMENTS else None


def cn_landline(value: str) -> Evidence | None:
    """A Chinese area code and a subscriber number that starts with 2–8."""
    number = landline(value).removeprefix("0")
    area = 2 if number[:2] in AREA_CODES_2 else 3
    if area == 3 and number[:2] not in AREA_CODE_STARTS:
        return None
    rest = number[area:]
    if len(rest) != 8 and not (area == 3 and len(rest) == 7):
        return None
    return PLAIN if rest[0] in "2345678" else None


def phone(value: str) -> Evidence | None:
    """A number of an allocated range in the plan of its country; without a country code in the North American one."""
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + value[2:] if value.startswith("00") else value, "US")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == 86 and number.national_number and str(number.national_number)[:3] in MOBILE_SEGMENTS:
        return None  # CN_MOBILE_NUMBER
    national = str(number.national_number)
    fictional = number.country_code == 1 and re.fullmatch(r"[2-9][0-9]{2}555[0-9]{4}", national) is not None
    return PLAIN if phonenumbers.is_valid_number(number) or fictional else None


def email(value: str) -> Evidence | None:
    """Dots where RFC 5321 allows them and a top-level domain that is not a file suffix."""
    local, _, domain = value.rpartition("@")
    if not local or local[0] == "." or local[-1] == "." or ".." in value or len(value) > 254:
        return None
    tail = domain.rpartition(".")[2].lower()
    return None if tail in {"png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html", "local"} else PLAIN


def luhn(value: str) -> Evidence | None:
    """The Luhn check digit (ISO/IEC 7812-1), not all digits the same."""
    number = digits(value)
    return CHECKSUM if len(set(number)) > 1 and checksums.luhn(number) else None


def bank_card(value: str) -> Evidence | None:
    """16–19 digits with a Luhn check digit; alone it stands only with a prefix of UnionPay."""
    number = digits(value)
    if not 16 <= len(number) <= 19 or luhn(number) is None:
        return None
    return CHECKSUM if number.startswith(UNIONPAY_PREFIXES) else WEAK_CHECKSUM


def domestic_card(value: str) -> Evidence | None:
    """A card of a Chinese bank from before the 62 range."""
    number = digits(value)
    return WEAK_CHECKSUM if number.startswith(DOMESTIC_PREFIXES) and luhn(number) else None


def credit_card(value: str) -> Evidence | None:
    """A card of an international scheme: prefix and length of its plan, Luhn check digit."""
    number = digits(value)
    scheme = (
        (number[0] == "4" and len(number) in (13, 16, 19))
        or (len(number) == 16 and (51 <= int(number[:2]) <= 55 or 2221 <= int(number[:4]) <= 2720))
        or (len(number) == 15 and number[:2] in ("34", "37"))
        or (len(number) == 16 and 3528 <= int(number[:4]) <= 3589)
        or (len(number) == 14 and (number[:2] in ("36", "38", "39") or 300 <= int(number[:3]) <= 305))
        or (len(number) == 16 and (number[:4] == "6011" or number[:2] == "65" or 644 <= int(number[:3]) <= 649))
    )
    proof = luhn(number) if scheme else None
    return WEAK_CHECKSUM if proof and len(number) in (13, 14) else proof


def imei(value: str) -> Evidence | None:
    """Fifteen digits with a Luhn check digit (3GPP TS 23.003), or sixteen of an IMEISV."""
    number = digits(value)
    if len(number) == 15:
        return WEAK_CHECKSUM if luhn(number) else None
    return WEAK if len(number) == 16 and len(set(number)) > 2 else None


def iccid(value: str) -> Evidence | None:
    """ITU-T E.118: 89, nineteen or twenty digits, Luhn check digit; carriers also put letters in, or print no check."""
    number = upper(value)
    if number.isdigit() and luhn(number):
        return CHECKSUM
    return WEAK if len(number) == 19 or not number.isdigit() else None


def imsi(value: str) -> Evidence | None:
    """Fifteen digits that start with a mobile country and network code in use."""
    from stdnum import imsi as plan

    return WEAK if plan.is_valid(digits(value)) else None


def iban(value: str) -> Evidence | None:
    """ISO 13616: country length and structure, MOD 97-10."""
    from stdnum import iban as plan

    return CHECKSUM if plan.is_valid(upper(value), check_country=False) else None


def ip(value: str) -> Evidence | None:
    """A routable or documentation address; private ones say little, loopback and unspecified ones nothing."""
    import ipaddress

    try:
        address = ipaddress.ip_address(value.strip("[]"))
    except ValueError:
        return None
    if address.is_loopback or address.is_unspecified or address.is_multicast or str(address).startswith(("255.", "0.")):
        return None
    reserved = str(address).startswith(("192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"))
    return WEAK if (address.is_private and not reserved) or address.is_link_local else PLAIN


def ipv6(value: str) -> Evidence | None:
    """As ``ip``, and not so short that it could be a time or a ratio."""
    return ip(value) if value.count(":") >= 3 or ("::" in value and len(value) > 6) else None


def mac(value: str) -> Evidence | None:
    """Six octets that are not all the same; without a single letter they could be times or counters."""
    plain = upper(value)
    if len(set(plain)) == 1:
        return None
    return WEAK if plain.isdigit() else PLAIN


def position(value: str) -> Evidence | None:
    """A latitude and a longitude in range, not both near zero."""
    from recognizers.forms import position as form

    try:
        latitude, longitude = (float(part) for part in form(value).split(","))
    except ValueError:
        return None
    if abs(latitude) > 90 or abs(longitude) > 180 or (abs(latitude) < 0.5 and abs(longitude) < 0.5):
        return None
    return WEAK


def random_looking(value: str) -> Evidence | None:
    """A key: letters and digits mixed, not a word, path, template or repetition."""
    plain = value.strip("\"'")
    kinds = sum(any(test(char) for char in plain) for test in (str.islower, str.isupper, str.isdigit))
    if kinds < 2 or len(set(plain)) < 8 or re.search(r"(?i)your|xxxx|example_|change|placeholder|[<>{}$]", plain):
        return None
    return PLAIN


def base58check(value: str) -> Evidence | None:
    """A Bitcoin address: Base58Check or Bech32."""
    from stdnum import bitcoin

    return CHECKSUM if bitcoin.is_valid(value) else None


def base58check_key(value: str) -> Evidence | None:
    """A Bitcoin private key in wallet import format: Base58 with a double SHA-256 check."""
    from hashlib import sha256

    number = 0
    for char in value:
        number = number * 58 + "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".index(char)
    raw = number.to_bytes(40, "big").lstrip(b"\0")
    return CHECKSUM if sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:] else None


def payment_account(value: str) -> Evidence | None:
    """A mobile number or e-mail address that could be one, or another account name."""
    if "@" in value[1:]:
        return email(value)
    return WEAK if value[0] in "@$" or digits(value).startswith("2088") else cn_mobile(value)


def seed_phrase(value: str) -> Evidence | None:
    """12–24 lower-case words, a multiple of three."""
    words = value.split()
    return WEAK if len(words) in (12, 15, 18, 21, 24) and len(set(words)) * 2 > len(words) else None


VALIDATORS: Mapping[str, Validator] = {
    check.__name__: check
    for check in (
        distinctive, cn_resident_id, cn_resident_id_masked,
        cn_foreign_pr_id, cn_foreign_pr_id_old, hk_id, tw_id, us_ssn, vin, uscc, cn_plate,
        birth_date, cn_mobile, cn_landline, phone, email, luhn, bank_card, domestic_card, credit_card, iban, imei,
        iccid, imsi, mac, ip, ipv6, position, random_looking, base58check, base58check_key, payment_account,
        seed_phrase,
    )
}  # fmt: skip
"""By the name that a catalogue block gives in ``validate``."""
