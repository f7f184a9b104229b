"""Check digits, computed from the published rules and not with the code under test."""

from __future__ import annotations

import hashlib

_RESIDENT_CHECKS = "10X98765432"
_CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VIN_LETTERS = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""The letters in the order of their codes, from 10 on."""


def with_luhn(body: str) -> str:
    """``body`` and its Luhn digit (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (1 if place % 2 else 2)
        total += doubled - 9 if doubled > 9 else doubled
    return body + str(-total % 10)


def with_resident_check(body: str) -> str:
    """17 digits and their check character (GB 11643-1999)."""
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    return body + _RESIDENT_CHECKS[total % 11]


def with_hong_kong_check(body: str) -> str:
    """A letter, six digits and their check character; a missing second letter counts 36."""
    values = [36, ord(body[0]) - ord("A") + 10, *map(int, body[1:])]
    check = -sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True)) % 11
    return body + ("A" if check == 10 else str(check))


def with_taiwan_check(body: str) -> str:
    """A letter, eight digits and their check digit."""
    tens, ones = divmod(_TAIWAN_LETTERS.index(body[0]) + 10, 10)
    rest = sum(int(digit) * weight for digit, weight in zip(body[1:], range(8, 0, -1), strict=True))
    return body + str(-(tens + 9 * ones + rest) % 10)


def with_credit_code_check(body: str) -> str:
    """17 characters of a unified social credit code and their check character (GB 32100-2015)."""
    total = sum(_CREDIT_CODE.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + _CREDIT_CODE[-total % 31]


def with_vin_check(body: str) -> str:
    """17 characters, the ninth replaced by the check digit (GB 16735, 49 CFR 565)."""
    values = (_VIN_LETTERS[char] if char.isalpha() else int(char) for char in body)
    total = sum(value * weight for value, weight in zip(values, _VIN_WEIGHTS, strict=True)) % 11
    return body[:8] + ("X" if total == 10 else str(total)) + body[9:]


def belgian(bank: str) -> str:
    """Ten digits and the two national check digits of a Belgian account."""
    return f"{bank}{int(bank) % 97 or 97:02}"


def as_iban(country: str, account: str) -> str:
    """An IBAN (ISO 13616, modulo 97)."""
    digits = "".join(str(int(char, 36)) for char in f"{account}{country}00")
    return f"{country}{98 - int(digits) % 97:02}{account}"


def as_base58check(payload: bytes) -> str:
    """A pay-to-public-key-hash address of 20 bytes."""
    versioned = b"\0" + payload
    number = int.from_bytes(versioned + hashlib.sha256(hashlib.sha256(versioned).digest()).digest()[:4], "big")
    text = ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    zeros = len(versioned) - len(versioned.lstrip(b"\0"))
    return _BASE58[0] * zeros + text
