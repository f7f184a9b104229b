"""What is measured: every kind with its values, the ways they are written and the words that name them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Any, Literal, TypeAlias

from tests.quality import account_values as accounts
from tests.quality import forms, values
from tests.quality import secret_values as secrets
from tests.quality.templates import filled
from tests.quality.writings import Writings

Stands: TypeAlias = Literal["labelled", "alone", "anywhere"]
"""How much a value says itself: only a label names it; it is found alone, but an order's label speaks against it;
it is what it is, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One entity.  ``also`` lists entities that are as good an answer: without its bank a card is either card;
    ``besides`` those that are true of the same words and do not replace it: a father is a person;
    ``checked``: a checksum proves a value; ``no``: texts that use its words and hold none."""

    entity: str
    value: Callable[[Random], str]
    forms: Writings
    stands: Stands
    checked: bool
    also: frozenset[str]
    besides: frozenset[str]
    zh: Sequence[str]
    en: Sequence[str]
    keys: Sequence[str]
    pinyin: Sequence[str]
    no: Sequence[str]

    def accepts(self, entity: str) -> bool:
        return entity == self.entity or entity in self.also

    def is_true(self, entity: str) -> bool:
        """Whether ``entity`` may be said of a value of this one."""
        return self.accepts(entity) or entity in self.besides


LEFT_OUT: Mapping[str, str] = {
    "PHOTO_LOCATION": "stands in the metadata of a picture; the readers' tests have it, and a column of it is GPS",
}
"""Entities that a pattern, field, checksum or metadata finds and that are no subject, with the reason."""

_FILES = ("labels.toml", "person.toml", "things.toml")
_WORDS: Mapping[str, Mapping[str, Any]] = {
    entity: words
    for name in _FILES
    for entity, words in tomllib.loads((files("tests.quality") / name).read_text("utf-8")).items()
}


def _subject(
    entity: str,
    value: Callable[[Random], str] | None = None,
    written: Writings = forms.WORDS,
    stands: Stands = "labelled",
    *also: str,
    besides: Sequence[str] = (),
    checked: bool = False,
) -> Subject:
    words = _WORDS[entity]
    return Subject(
        entity,
        value or _any_of(words["values"]),
        written,
        stands,
        checked,
        frozenset(also),
        frozenset(besides),
        words["zh"],
        words["en"],
        words["keys"],
        words.get("pinyin", ()),
        words.get("no", ()),
    )


def _any_of(templates: Sequence[str]) -> Callable[[Random], str]:
    return lambda dice: filled(dice.choice(templates), dice)


SUBJECTS = (
    _subject("CN_RESIDENT_ID", values.resident_id, forms.RESIDENT_ALL, "alone", checked=True),
    _subject("CN_FOREIGN_PR_ID", values.foreign_resident_id, forms.RESIDENT, "alone", checked=True),
    _subject("CN_PASSPORT", values.passport, forms.CASES, "labelled", "PASSPORT"),
    _subject("HK_MO_TRAVEL_PERMIT", values.home_return_permit, forms.CASES),
    _subject("TW_TRAVEL_PERMIT", values.taiwan_permit, forms.NUMBER),
    _subject("CN_HK_MO_PERMIT", values.hong_kong_permit, forms.CASES),
    _subject("HK_ID", values.hong_kong_id, forms.HONG_KONG, checked=True),
    _subject("MO_ID", values.macao_id, forms.MACAO),
    _subject("TW_ID", values.taiwan_id, forms.CASES, "anywhere", checked=True),
    _subject("US_SSN", values.social_security_number, forms.SSN),
    _subject("CN_MOBILE_NUMBER", values.mobile, forms.MOBILE, "alone"),
    _subject("PHONE_NUMBER", values.foreign_phone, forms.FOREIGN_PHONE, "anywhere"),
    _subject("CN_LANDLINE_NUMBER", values.landline, forms.LANDLINE, "anywhere"),
    _subject("EMAIL_ADDRESS", values.mail_address, forms.MAIL, "anywhere"),
    _subject("CN_LICENSE_PLATE", values.plate, forms.PLATE, "anywhere"),
    _subject("VIN", values.vehicle_number, forms.CASES, "anywhere", checked=True),
    _subject("ORGANIZATION_ID", values.credit_code, forms.CASES, "anywhere", checked=True),
    _subject("IMEI", values.imei, forms.DEVICE, checked=True),
    _subject("MEID", values.meid, forms.CASES),
    _subject("IMSI", values.imsi, forms.NUMBER),
    _subject("ICCID", values.iccid, forms.SIM, "alone", checked=True),
    _subject("MAC_ADDRESS", values.mac_address, forms.MAC),
    _subject("IP_ADDRESS", values.ip_address, forms.SHORT, "anywhere"),
    _subject("GPS_COORDINATE", values.coordinates, forms.PAIR),
    _subject("BANK_CARD", accounts.debit_card, forms.BANK_CARD, "alone", "CREDIT_CARD", checked=True),
    _subject("CREDIT_CARD", accounts.credit_card, forms.CREDIT_CARD, "alone", "BANK_CARD", checked=True),
    _subject("CARD_SECURITY_CODE", accounts.security_code, forms.SHORT),
    _subject("CARD_EXPIRY", accounts.card_expiry, forms.EXPIRY),
    _subject("BANK_ACCOUNT", accounts.bank_account, forms.ACCOUNT, "labelled", "BANK_CARD", "CREDIT_CARD"),
    _subject("IBAN_CODE", accounts.iban, forms.IBAN, "anywhere", checked=True),
    _subject("PAYMENT_ACCOUNT", accounts.payment_account, forms.CODE, besides=["CN_MOBILE_NUMBER", "EMAIL_ADDRESS"]),
    _subject("CRYPTO", accounts.wallet_address, forms.LONG, "anywhere"),
    _subject("WECHAT_ID", accounts.wechat_id, forms.CODE, "labelled", "SOCIAL_ACCOUNT"),
    _subject("QQ_NUMBER", accounts.qq_number, forms.QQ),
    _subject("USERNAME", accounts.user_name, forms.CODE),
    _subject("PASSWORD", secrets.password, forms.SECRET),
    _subject("API_KEY", secrets.api_key, forms.SECRET, "anywhere", "SESSION_TOKEN"),
    _subject("SESSION_TOKEN", secrets.session_token, forms.TOKEN, "anywhere", "API_KEY"),
    _subject("ONE_TIME_CODE", secrets.one_time_code, forms.SHORT),
    _subject("DATE_OF_BIRTH", accounts.birth_date, forms.DATE),
    _subject("PERSON", accounts.person, forms.NAME),
    _subject("CN_ADDRESS", accounts.address, forms.ADDRESS),
    _subject("EMPLOYEE_ID", accounts.employee_id, forms.CODE),
    _subject("STUDENT_ID", accounts.student_id, forms.NUMBER),
    _subject("CN_SOCIAL_SECURITY", accounts.social_security_card, forms.NUMBER),
    _subject("CN_DRIVER_LICENSE", accounts.licence_file_number, forms.NUMBER, "labelled", "CN_RESIDENT_ID"),
    _subject("GENDER"),
    _subject("AGE", None, forms.SHORT),
    _subject("ETHNICITY"),
    _subject("NATIONALITY"),
    _subject("NATIVE_PLACE"),
    _subject("PASSPORT", None, forms.CASES, "labelled", "CN_PASSPORT"),
    _subject("CN_RESIDENCE_PERMIT", None, forms.CASES),
    _subject("CN_HUKOU_NUMBER", None, forms.NUMBER),
    _subject("CN_MILITARY_ID", None, forms.SHORT, "anywhere"),
    _subject("ADDRESS", None, forms.ADDRESS),
    _subject("POSTAL_CODE", None, forms.SHORT),
    _subject("MARITAL_STATUS"),
    _subject("MARITAL_HISTORY"),
    _subject("RELIGION"),
    _subject("POLITICAL_STATUS"),
    _subject("DISABILITY"),
    _subject("SEXUAL_ORIENTATION"),
    _subject("CRIMINAL_RECORD"),
    _subject("OCCUPATION"),
    _subject("EMPLOYER"),
    _subject("EDUCATION"),
    _subject("INCOME", None, forms.SHORT),
    _subject("REAL_ESTATE", None, forms.SHORT, "anywhere"),
    _subject("MEDICAL"),
    _subject("MEDICAL_STIGMATISED", besides=["MEDICAL"]),
    _subject("FERTILITY"),
    _subject("BODY_METRIC", None, forms.SHORT),
    _subject("BLOOD_TYPE", None, forms.SHORT),
    _subject("BIOMETRIC", None, forms.CODE),
    _subject("GENETIC"),
    _subject("DEVICE_SERIAL", None, forms.CODE),
    _subject("ADVERTISING_ID", None, forms.CASES),
    _subject("DEVICE_MODEL"),
    _subject("OS_VERSION", None, forms.SHORT),
    _subject("WIFI_NETWORK"),
    _subject("CELL_ID", None, forms.NUMBER),
    _subject("FINANCIAL_ACCOUNT", None, forms.CODE),
    _subject("CRYPTO_SEED", secrets.seed_phrase, forms.PHRASE, "anywhere", checked=True),
    _subject("WEIBO_ID", None, forms.WORDS, "labelled", "SOCIAL_ACCOUNT"),
    _subject("SOCIAL_ACCOUNT", None, forms.CODE),
    _subject("SECURITY_ANSWER"),
    _subject("PRIVATE_KEY", secrets.private_key, forms.KEY_BLOCK, "anywhere"),
    _subject("WIFI_PASSWORD", None, forms.SECRET, "labelled", "PASSWORD"),
    _subject("LOAN_RECORD", None, forms.SHORT),
    _subject("ACCOUNT_BALANCE", None, forms.SHORT),
    _subject("VIRTUAL_GOODS", None, forms.CODE),
    _subject("INTIMATE_MEDIA"),
    _subject("FAMILY_MEMBER", accounts.person, forms.NAME, besides=["PERSON"]),
    _subject("GUARDIAN_CHILD", accounts.person, forms.NAME, besides=["PERSON"]),
    _subject("EMERGENCY_CONTACT", accounts.person, forms.NAME, besides=["PERSON"]),
    _subject("SCHOOL_CLASS", None, forms.SHORT),
)
