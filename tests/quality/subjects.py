"""What is measured: every kind with its values, the ways they are written and the words that name them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Literal, TypeAlias

from tests.quality import account_values as accounts
from tests.quality import forms, values
from tests.quality.forms import Forms

Stands: TypeAlias = Literal["labelled", "alone", "anywhere"]
"""How much a value says itself: only a label names it; it is found alone, but an order's label speaks against it;
it is what it is, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One entity.  ``also`` lists entities that are as good an answer: without its bank a card is either card;
    ``checked``: a checksum proves a value."""

    entity: str
    value: Callable[[Random], str]
    forms: Forms
    stands: Stands
    checked: bool
    also: frozenset[str]
    zh: Sequence[str]
    en: Sequence[str]
    keys: Sequence[str]
    pinyin: Sequence[str]

    def accepts(self, entity: str) -> bool:
        return entity == self.entity or entity in self.also


_WORDS = tomllib.loads((files("tests.quality") / "labels.toml").read_text("utf-8"))


def _subject(
    entity: str,
    value: Callable[[Random], str],
    written: Forms = forms.AS_IT_IS,
    stands: Stands = "labelled",
    *also: str,
    checked: bool = False,
) -> Subject:
    words = _WORDS[entity]
    return Subject(
        entity,
        value,
        written,
        stands,
        checked,
        frozenset(also),
        words["zh"],
        words["en"],
        words["keys"],
        words.get("pinyin", ()),
    )


SUBJECTS = (
    _subject("CN_RESIDENT_ID", values.resident_id, forms.RESIDENT_ALL, "alone", checked=True),
    _subject("CN_FOREIGN_PR_ID", values.foreign_resident_id, forms.RESIDENT, "alone", checked=True),
    _subject("CN_PASSPORT", values.passport, forms.CASES),
    _subject("HK_MO_TRAVEL_PERMIT", values.home_return_permit, forms.CASES),
    _subject("TW_TRAVEL_PERMIT", values.taiwan_permit, forms.FULL),
    _subject("CN_HK_MO_PERMIT", values.hong_kong_permit, forms.CASES),
    _subject("HK_ID", values.hong_kong_id, forms.HONG_KONG, checked=True),
    _subject("MO_ID", values.macao_id, forms.MACAO),
    _subject("TW_ID", values.taiwan_id, forms.CASES, "anywhere", checked=True),
    _subject("US_SSN", values.social_security_number, forms.SSN),
    _subject("CN_MOBILE_NUMBER", values.mobile, forms.MOBILE, "alone"),
    _subject("PHONE_NUMBER", values.foreign_phone, forms.AS_IT_IS, "anywhere"),
    _subject("CN_LANDLINE_NUMBER", values.landline, forms.LANDLINE, "anywhere"),
    _subject("EMAIL_ADDRESS", values.mail_address, forms.MAIL, "anywhere"),
    _subject("CN_LICENSE_PLATE", values.plate, forms.PLATE, "anywhere"),
    _subject("VIN", values.vehicle_number, forms.CASES, "anywhere", checked=True),
    _subject("ORGANIZATION_ID", values.credit_code, forms.FULL, "anywhere", checked=True),
    _subject("IMEI", values.imei, forms.DEVICE, checked=True),
    _subject("MEID", values.meid, forms.forms(lower=str.lower)),
    _subject("IMSI", values.imsi, forms.FULL),
    _subject("ICCID", values.iccid, forms.FULL, "alone", checked=True),
    _subject("MAC_ADDRESS", values.mac_address, forms.MAC),
    _subject("IP_ADDRESS", values.ip_address, forms.AS_IT_IS, "anywhere"),
    _subject("GPS_COORDINATE", values.coordinates, forms.PAIR),
    _subject("BANK_CARD", accounts.debit_card, forms.BANK_CARD, "alone", "CREDIT_CARD", checked=True),
    _subject("CREDIT_CARD", accounts.credit_card, forms.CREDIT_CARD, "alone", "BANK_CARD", checked=True),
    _subject("CARD_SECURITY_CODE", accounts.security_code),
    _subject("CARD_EXPIRY", accounts.card_expiry, forms.EXPIRY),
    _subject("BANK_ACCOUNT", accounts.bank_account, forms.ACCOUNT, "labelled", "BANK_CARD", "CREDIT_CARD"),
    _subject("IBAN_CODE", accounts.iban, forms.IBAN, "anywhere", checked=True),
    _subject("PAYMENT_ACCOUNT", accounts.payment_account, forms.FULL),
    _subject("CRYPTO", accounts.wallet_address, forms.AS_IT_IS, "anywhere"),
    _subject("WECHAT_ID", accounts.wechat_id, forms.AS_IT_IS, "labelled", "SOCIAL_ACCOUNT"),
    _subject("QQ_NUMBER", accounts.qq_number, forms.FULL),
    _subject("USERNAME", accounts.user_name),
    _subject("PASSWORD", accounts.password),
    _subject("API_KEY", accounts.api_key, forms.AS_IT_IS, "anywhere", "SESSION_TOKEN"),
    _subject("SESSION_TOKEN", accounts.session_token, forms.TOKEN, "anywhere", "API_KEY"),
    _subject("ONE_TIME_CODE", accounts.one_time_code),
    _subject("DATE_OF_BIRTH", accounts.birth_date, forms.DATE),
    _subject("PERSON", accounts.person),
    _subject("CN_ADDRESS", accounts.address),
    _subject("EMPLOYEE_ID", accounts.employee_id),
    _subject("STUDENT_ID", accounts.student_id),
    _subject("CN_SOCIAL_SECURITY", accounts.social_security_card),
    _subject("CN_DRIVER_LICENSE", accounts.licence_file_number, forms.AS_IT_IS, "labelled", "CN_RESIDENT_ID"),
)
