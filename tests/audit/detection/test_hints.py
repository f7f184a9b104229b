"""A column called name is a person's beside a phone number, and a product's beside a price."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.detection.hints import column_hints
from recognizers.catalogue import load
from tests.audit.making import events, findings, source

CATALOGUE = load()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("姓名\nName", "姓名"),
        ("姓名 Full Name", "姓名"),
        ("Mobile No./手机号码", "手机号码"),
        ("商品 Name", "商品 Name"),
    ],
)
def test_of_a_name_in_two_languages_the_chinese_one_is_read(name: str, hint: str) -> None:
    assert column_hints((name,), CATALOGUE) == (hint,)


@pytest.mark.parametrize(
    ("header", "hints"),
    [
        (("name", "phone"), ("PERSON\x00name", "phone")),
        (("客户", "手机号"), ("PERSON\x00客户", "手机号")),
        (("user/name", "user/email"), ("PERSON\x00name", "user/email")),
        (("name", "gender", "city"), ("PERSON\x00name", "gender", "city")),
        (("name", "price", "stock"), ("name", "price", "stock")),
        (("name", "姓名", "phone"), ("name", "姓名", "phone")),  # the person already has a column
        (("product_name", "phone"), ("product_name", "phone")),
        (("-", "phone"), ("", "phone")),
        (("data/Passwort/value", "data/E-Mail/value"), ("Passwort", "E-Mail")),
        (("data/Name/value", "data/Telefonnummer/value"), ("PERSON\x00value", "Telefonnummer")),
        (("data/Colour/value", "data/value"), ("data/Colour/value", "data/value")),
        (("mobile: 请填写", "name: Respondent"), ("mobile", "PERSON\x00name: Respondent")),
        (("v1: Name", "v2: 您的手机号码"), ("PERSON\x00v1: Name", "v2: 您的手机号码")),
        (("price: 请填写", "name: Product"), ("price: 请填写", "name")),
        ((), ()),
    ],
)
def test_hints(header: tuple[str, ...], hints: tuple[str, ...]) -> None:
    assert column_hints(header, CATALOGUE) == hints


def test_a_known_export_says_what_a_column_means_and_its_name_stays() -> None:
    hints = ("BANK_ACCOUNT", "-", "备注")
    assert column_hints(hints, CATALOGUE, ("对方账号", "流水号", "备注")) == ("BANK_ACCOUNT\x00对方账号", "", "备注")


def test_a_header_says_nothing_it_is_not() -> None:
    assert column_hints(("PASSWORD\x00x",), CATALOGUE) == ("PASSWORD x",)


def test_names_are_found_beside_phones_only(tmp_path: Path) -> None:
    people = "name,phone\n周小舟,19912345678\n李小红,19912345679\nJohn Smith,19912345670\n"
    goods = "name,price\n周小舟,1\n李小红,2\nJohn Smith,3\n"
    assert [f.entity for f in findings(events(source(people, "a.csv"), tmp_path))].count("PERSON") == 3
    assert findings(events(source(goods, "a.csv"), tmp_path)) == []
