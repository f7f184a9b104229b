"""Our engine against Presidio's own recognizers on generated values: every difference is known and explained.

A family is one kind of value, right or broken.  Where the two disagree on any value of a family, against_presidio.toml
must say which of them finds it and why; where they agree it must be silent.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.rule import FINDING
from tests.quality.account_values import iban
from tests.quality.checksums import as_base58check, with_luhn
from tests.quality.values import digits, hexadecimal, ip_address, mac_address, mail_address, mobile

ROUNDS = 12
EXPLAINED: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("against_presidio.toml").read_text("utf-8")
)
CARDS = {"CREDIT_CARD", "BANK_CARD"}
PHONES = {"PHONE_NUMBER", "CN_MOBILE_NUMBER", "CN_LANDLINE_NUMBER"}

Value = Callable[[Random], str]


@dataclass(frozen=True, slots=True)
class Family:
    """Values of one kind; ``stock`` is the class of Presidio's recognizer, ``ours`` the entities that answer to it."""

    name: str
    stock: str
    ours: frozenset[str]
    label: str
    value: Value


def changed(value: str) -> str:
    """With another last character of its kind."""
    return value[:-1] + ("1" if value[-1] == "2" else "2")


def card(head: str, length: int) -> Value:
    return lambda dice: with_luhn(head + digits(dice, length - len(head) - 1))


def shaped(template: str) -> Value:
    """``#`` is any digit, ``?`` a hexadecimal one."""
    return lambda dice: "".join(
        digits(dice, 1) if char == "#" else hexadecimal(dice, 1) if char == "?" else char for char in template
    )


def fours(value: str) -> str:
    return " ".join(value[place : place + 4] for place in range(0, len(value), 4))


def ipv4(dice: Random) -> str:
    return ".".join(str(dice.randint(20, 220)) for _ in range(4))


def ssn(dice: Random) -> str:
    return f"{dice.randint(100, 665)}-{dice.randint(10, 99)}-{dice.randint(1000, 9999)}"


_VALUES: Mapping[tuple[str, str, frozenset[str]], Mapping[str, Value]] = {
    ("CreditCardRecognizer", "credit card", frozenset(CARDS)): {
        "Visa": card("4532", 16),
        "Visa, grouped": lambda dice: fours(card("4532", 16)(dice)),
        "Visa, 19 digits": card("4532", 19),
        "Mastercard": card("5425", 16),
        "Mastercard, 2-series": card("2345", 16),
        "American Express": card("3714", 15),
        "Discover": card("6011", 16),
        "Diners Club": card("3056", 14),
        "JCB": card("3566", 16),
        "JCB, 15 digits": card("2131", 15),
        "UnionPay, 16 digits": card("622588", 16),
        "UnionPay, 19 digits": card("622202", 19),
        "card, wrong check digit": lambda dice: changed(card("4532", 16)(dice)),
        "card, too long": lambda dice: card("4532", 16)(dice) + "123456",
    },
    ("IbanRecognizer", "IBAN", frozenset({"IBAN_CODE"})): {
        "IBAN": iban,
        "IBAN, grouped": lambda dice: fours(iban(dice)),
        "IBAN, small letters": lambda dice: iban(dice).lower(),
        "IBAN, wrong check digits": lambda dice: changed(iban(dice)),
        "IBAN, no such country": lambda dice: "ZZ" + iban(dice)[2:],
    },
    ("IpRecognizer", "IP address", frozenset({"IP_ADDRESS"})): {
        "IPv4": ipv4,
        "IPv4, with port": lambda dice: f"{ipv4(dice)}:8080",
        "IPv4, part above 255": lambda dice: f"300.{ipv4(dice).partition('.')[2]}",
        "IPv6 or IPv4": ip_address,
        "IPv6, shortened": shaped("240e:????::1???"),
        "IPv6, two gaps": shaped("240e::1???::2???"),
        "loopback": shaped("127.0.0.1"),
    },
    ("EmailRecognizer", "email", frozenset({"EMAIL_ADDRESS"})): {
        "e-mail": mail_address,
        "e-mail, plus": lambda dice: mail_address(dice).replace("@", "+list@"),
        "e-mail, capitals": lambda dice: mail_address(dice).upper(),
        "e-mail, host only": lambda dice: mail_address(dice).partition("@")[0] + "@localhost",
        "e-mail, no such top level": lambda dice: mail_address(dice).partition("@")[0] + "@host.nosuchtld",
        "e-mail, a picture": shaped("icon##@2x.png"),
    },
    ("CryptoRecognizer", "BTC address", frozenset({"CRYPTO"})): {
        "Bitcoin": lambda dice: as_base58check(dice.randbytes(20)),
        "Bitcoin, wrong checksum": lambda dice: changed(as_base58check(dice.randbytes(20))),
        "Ethereum": shaped("0x" + "?" * 40),
    },
    ("UsSsnRecognizer", "SSN", frozenset({"US_SSN"})): {
        "SSN": ssn,
        "SSN, spaces": lambda dice: ssn(dice).replace("-", " "),
        "SSN, joined": lambda dice: ssn(dice).replace("-", ""),
        "SSN, area 000": shaped("000-12-34##"),
        "SSN, area 666": shaped("666-12-34##"),
        "SSN, area 9": shaped("9##-12-34##"),
        "SSN, group 00": shaped("234-00-34##"),
        "SSN, serial 0000": shaped("23#-12-0000"),
    },
    ("PhoneRecognizer", "phone", frozenset(PHONES)): {
        "mobile": mobile,
        "mobile, +86": lambda dice: f"+86 {mobile(dice)}",
        "mobile, no such segment": lambda dice: "12" + mobile(dice)[2:],
        "mobile, too long": lambda dice: mobile(dice) + "77",
        "landline": shaped("010-6234 56##"),
        "landline, brackets": shaped("(0755)267123##"),
        "Hong Kong": shaped("+852 2345 67##"),
        "United States": shaped("+1 212 555 01##"),
        "no such country": shaped("+999 212 555 01##"),
    },
    ("MacAddressRecognizer", "MAC address", frozenset({"MAC_ADDRESS"})): {
        "MAC": mac_address,
        "MAC, dashes": lambda dice: mac_address(dice).replace(":", "-"),
        "MAC, dots": shaped("3c2?.fb??.01??"),
        "MAC, joined": lambda dice: mac_address(dice).replace(":", ""),
        "MAC, broadcast": shaped("ff:ff:ff:ff:ff:ff"),
        "MAC, zeros": shaped("00:00:00:00:00:00"),
        "MAC, too short": lambda dice: mac_address(dice)[:-3],
    },
}

FAMILIES = [
    Family(name, stock, ours, label, value)
    for (stock, label, ours), values in _VALUES.items()
    for name, value in values.items()
]


@pytest.fixture(scope="module")
def stock() -> Mapping[str, Any]:
    """Presidio's recognizers by class, the telephone one for Chinese regions too."""
    import presidio_analyzer.predefined_recognizers as predefined
    import tldextract.tldextract

    tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls = ()  # the list it brings along, not the network's
    more = {"PhoneRecognizer": {"supported_regions": ("CN", "HK", "US")}}
    names = dict.fromkeys(family.stock for family in FAMILIES)
    return {name: getattr(predefined, name)(**more.get(name, {})) for name in names}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


def finders(family: Family, stock: Mapping[str, Any], engine: Engine) -> Iterator[str]:
    """For each value who finds it: "both", "stock", "ours" or "neither"."""
    names = {(True, True): "both", (True, False): "stock", (False, True): "ours", (False, False): "neither"}
    dice = Random(family.name)
    recognizer = stock[family.stock]
    for _ in range(ROUNDS):
        text = f"The {family.label}: {family.value(dice)} , thank you"
        theirs = recognizer.analyze(text, recognizer.supported_entities, None)
        ours = [span for span in engine.find(text) if span.confidence >= FINDING and span.entity in family.ours]
        yield names[bool(theirs), bool(ours)]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_difference_is_explained(family: Family, stock: Mapping[str, Any], engine: Engine) -> None:
    differing = set(finders(family, stock, engine)) & {"stock", "ours"}
    explained = EXPLAINED.get(family.name, {})
    assert differing == ({explained["only"]} if explained else set())


def test_right_values_are_found_by_us(stock: Mapping[str, Any], engine: Engine) -> None:
    """So that agreement is not silence: the first family of each recognizer is found by both, every time."""
    first = {family.stock: family for family in reversed(FAMILIES)}
    for family in first.values():
        assert set(finders(family, stock, engine)) == {"both"}, family.name


def test_explanations_are_of_families_that_exist() -> None:
    assert set(EXPLAINED) <= {family.name for family in FAMILIES}
    assert all(entry["only"] in {"stock", "ours"} and entry["because"] for entry in EXPLAINED.values())
