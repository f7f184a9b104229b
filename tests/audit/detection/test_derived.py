"""What stands together and makes one thing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Config
from audit.detection.derived import derived
from audit.pipeline import Run
from audit.sources.named import roots
from recognizers.span import Span

NAME, PHONE = ("PERSON", "张小满"), ("CN_MOBILE_NUMBER", "19900000001")
DOOR, CITY = ("CN_ADDRESS", "浙江省杭州市西湖区文三路259号"), ("CN_ADDRESS", "浙江省杭州市")
CARD, CREDIT = ("BANK_CARD", "6222021234567890128"), ("CREDIT_CARD", "4539987601234560")
PIN, PIN_4, LONG = ("PASSWORD", "448812"), ("PASSWORD", "4812"), ("PASSWORD", "Abc@448812")
CODE, EXPIRY, LOGIN = ("CARD_SECURITY_CODE", "123"), ("CARD_EXPIRY", "0928"), ("USERNAME", "lisi")
AGE, GROWN = ("AGE", "8岁"), ("AGE", "38岁")


def spans(*what: tuple[str, str], gap: int = 5, **more: bool) -> list[Span]:
    made, start = [], 0
    for entity, form in what:
        made.append(Span(start, start + len(form), entity, 0.75, "", (), form, **more))
        start += len(form) + gap
    return made


def is_child(span: Span) -> bool:
    return span.form == "8岁"


def entities(found: list[Span], *, whole: bool = False) -> list[tuple[int, str]]:
    return [(index, span.entity) for index, span in derived(found, is_child, whole=whole)]


@pytest.mark.parametrize(
    ("found", "made"),
    [
        (spans(NAME, PHONE, DOOR), [(2, "DELIVERY_LABEL")]),
        (spans(DOOR, PHONE, NAME), [(0, "DELIVERY_LABEL")]),
        (spans(NAME, PHONE, CITY), []),
        (spans(NAME, DOOR), []),
        (spans(PHONE, DOOR), []),
        (spans(NAME, PHONE, DOOR, gap=200), []),
        (spans(NAME, PHONE, DOOR, masked=True), []),
        (spans(NAME, PHONE, DOOR, test=True), []),
        (spans(NAME, AGE), [(1, "MINOR")]),
        (spans(NAME, GROWN), []),
        (spans(CARD, PIN), [(1, "CARD_SECURITY_CODE")]),
        (spans(PIN, NAME, CARD), [(0, "CARD_SECURITY_CODE")]),
        (spans(CREDIT, EXPIRY, PIN_4), [(2, "CARD_SECURITY_CODE")]),
        (spans(CREDIT, EXPIRY, CODE), []),
        (spans(CARD, LONG), []),
        (spans(CARD, ("PASSWORD", "44881")), []),
        (spans(PIN, PHONE), []),
        (spans(CARD, PIN, LOGIN), []),
        (spans(CARD, PIN, gap=200), []),
        (spans(CARD, PIN, masked=True), []),
        (spans(CARD, PIN, test=True), []),
        ([*spans(CARD, test=True), *spans(PIN)], []),
    ],
)
def test_derived(found: list[Span], made: list[tuple[int, str]]) -> None:
    assert entities(found) == made


def test_one_row_is_one_parcel_however_wide() -> None:
    assert entities(spans(NAME, PHONE, DOOR, gap=500), whole=True) == [(2, "DELIVERY_LABEL")]


def test_it_is_as_sure_as_its_least_sure_part() -> None:
    name, phone, door = spans(NAME, PHONE, DOOR)
    ((_, label),) = derived([name, Span(phone.start, phone.end, phone.entity, 0.6, "", (), phone.form), door], is_child)
    assert (label.confidence, label.why, label.form) == (0.6, ("derived:CN_ADDRESS",), door.form)


@pytest.mark.parametrize(
    ("why", "made"),
    [
        ("label:取款密码", True),
        ("key:PIN", True),
        ("label:密码", True),
        ("pattern", True),
        ("label:登录密码", False),
        ("key:login password", False),
        ("label:邮箱密码", False),
        ("key:开机密码", False),
    ],
)
def test_a_pin_is_no_login(why: str, made: bool) -> None:
    card, pin = spans(CARD, PIN)
    pin = Span(pin.start, pin.end, pin.entity, 0.75, "", (why,), pin.form)
    assert bool(entities([card, pin])) is made


def test_one_row_is_one_card_however_wide() -> None:
    assert entities(spans(CARD, PIN, gap=500), whole=True) == [(1, "CARD_SECURITY_CODE")]


@pytest.mark.parametrize(
    ("name", "content", "made"),
    [
        ("a.csv", "户名,卡号,取款密码\n李样本,6222021234567890128,448812\n", 1),
        ("a.txt", "工资卡号：6222021234567890128，取款密码：448812，别弄丢。\n", 1),
        ("a.csv", "用户名,登录密码,卡号\nlisi,448812,6222021234567890128\n", 0),
        ("a.csv", "卡号,取款密码\n4111111111111111,448812\n", 0),
        ("a.csv", "姓名,手机号,取款密码\n李样本,19900001111,448812\n", 0),
    ],
)
def test_a_card_with_its_pin_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str, made: int
) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    (tmp_path / name).write_text(content, encoding="utf-8")
    with Run(Config(jobs=-1, fast=True), roots([str(tmp_path / name)])) as run:
        run.execute()
        found = [row for row in run.rows() if row["type"] == "finding" and row["kind"] == "bank_card_full"]
    assert len(found) == made
    for row in found:
        assert (row["severity"], row["value"].count("4"), "derived:PASSWORD" in row["why"]) == ("critical", 0, True)
