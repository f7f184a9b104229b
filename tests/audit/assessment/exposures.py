"""Invented items to build exposures from."""

from __future__ import annotations

from audit.assessment.risk import Item


def item(
    kind: str,
    severity: str,
    identifier: str = "none",
    *,
    category: str = "basic",
    n: int = 1,
    people: int | None = None,
    tier: int = 5000,
    masked: bool = False,
    sensitive: bool = False,
) -> Item:
    return Item(
        kind.upper(), kind, category, severity, n, n if people is None else people, tier, identifier, masked, sensitive
    )


def name(n: int = 1, *, masked: bool = False) -> Item:
    return item("person_name", "low", "direct", n=n, masked=masked)


def mobile(n: int = 1, *, masked: bool = False) -> Item:
    return item("mobile_number", "medium", "direct", n=n, masked=masked)


def mail(n: int = 1) -> Item:
    return item("email_address", "medium", "direct", n=n)


def id_number(n: int = 1) -> Item:
    return item("id_card_number", "high", "direct", n=n)


def home(n: int = 1) -> Item:
    return item("home_address", "high", "direct", n=n)


def position(n: int = 1) -> Item:
    return item("gps_point", "high", "indirect", category="device", n=n, tier=0, sensitive=True)


def photo(n: int = 1) -> Item:
    return item("photo_video", "medium", "indirect", category="private", n=n, people=1)


def card(n: int = 1) -> Item:
    return item("bank_card_number", "high", "direct", category="account", n=n, tier=50, sensitive=True)


def password(n: int = 1, *, tier: int = 0) -> Item:
    return item("password", "critical", "secret", category="account", n=n, tier=tier, sensitive=True)


BIRTH = item("age_birth_date", "low")
KEY = item("api_key", "critical", "secret", category="account", tier=0)
CHILD = item("minor_under14", "high", tier=0, sensitive=True)
CHAT = item("chat_record", "high", category="private", n=20_000, people=35, tier=50)
FRIENDS = item("friend_list", "medium", category="social", n=35)
CONTACTS = item("contacts_list", "high", category="private", n=800)
ILLNESS = item("medical_record", "high", tier=500, sensitive=True)


def orders(people: int) -> Item:
    return item("purchase_order", "medium", category="behavioral", n=people, tier=500)
