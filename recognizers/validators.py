"""Validators: pure functions from a matched value to what is proved about it, or None when it cannot be one.

Separators in the value are ignored.  Rarer check digits come from python-stdnum and numbering plans from phonenumbers;
both are imported on first use because most runs need neither.
"""

from __future__ import annotations

from collections.abc import Mapping

from recognizers.cards import bank_card, credit_card, domestic_card, luhn
from recognizers.credentials import basic_credentials, encoded_private_key, mixed, published_key, random_looking
from recognizers.documents import (
    birth_date,
    cn_driver_licence,
    cn_foreign_pr_id,
    cn_foreign_pr_id_any,
    cn_foreign_pr_id_old,
    cn_plate,
    cn_resident_id,
    cn_resident_id_masked,
    cn_resident_id_no_day,
    hk_id,
    organisation,
    tw_id,
    us_ssn,
    uscc,
    vin,
    vin_named,
)
from recognizers.forms import digits, upper
from recognizers.phones import cn_landline, cn_mobile, national_phone, phone
from recognizers.rule import Evidence, Validator
from recognizers.wallets import base58check, base58check_key, bech32, ethereum, seed_phrase, wallet_address

CHECKSUM = Evidence(("checksum",))
WEAK_CHECKSUM = Evidence(("checksum",), weak=True)
PLAIN = Evidence()
WEAK = Evidence(weak=True)


def distinctive(value: str) -> Evidence | None:
    """The shape alone is proof: a prefix or structure that nothing else has."""
    return PLAIN if value else None


_OF_CHATS = frozenset(
    ("s.whatsapp.net", "c.us", "g.us", "thread.v2", "thread.skype", "thread.tacv2", "unq.gbl.spaces", "im.chatroom")
)
"""What WhatsApp, Skype, Teams and WeChat write behind the ``@`` of a person or a chat; no mail goes there."""


def email(value: str) -> Evidence | None:
    """Dots where RFC 5321 allows them and a top-level domain that is not a file suffix."""
    local, _, domain = value.rpartition("@")
    if not local or not domain or local[0] == "." or local[-1] == "." or ".." in value or len(value) > 254:
        return None
    tail = domain.rpartition(".")[2].lower()
    if domain.lower() in _OF_CHATS:
        return None
    return None if tail in {"png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html", "local"} else PLAIN


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


def payment_account(value: str) -> Evidence | None:
    """A mobile number or e-mail address that could be one, or another account name."""
    if "@" in value[1:]:
        return email(value)
    return WEAK if value[0] in "@$" or digits(value).startswith("2088") else cn_mobile(value)


VALIDATORS: Mapping[str, Validator] = {
    check.__name__: check
    for check in (
        distinctive, cn_resident_id, cn_resident_id_masked, cn_resident_id_no_day, cn_foreign_pr_id,
        cn_foreign_pr_id_any, cn_foreign_pr_id_old, cn_driver_licence, hk_id, tw_id, us_ssn, vin, vin_named, uscc,
        organisation, cn_plate,
        birth_date, cn_mobile, cn_landline, phone, national_phone, email, luhn, bank_card, domestic_card, credit_card,
        iban, imei, iccid, imsi, mac, ip, ipv6, position, random_looking, mixed, basic_credentials, base58check,
        base58check_key, payment_account,
        seed_phrase, bech32, ethereum, wallet_address, basic_credentials, encoded_private_key, mixed, published_key,
    )
}  # fmt: skip
"""By the name that a catalogue block gives in ``validate``."""
