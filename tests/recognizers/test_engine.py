"""The engine: the scale, labels, columns, cells, neighbours and writings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.rule import FINDING
from recognizers.span import Span

ENGINE = Engine(load())
ID = "11010519491231002X"
VALUES = {
    "CN_RESIDENT_ID": "330106198804125375",
    "CN_MOBILE_NUMBER": "19912345678",
    "EMAIL_ADDRESS": "li.si+work@mail.example.com",
    "BANK_CARD": "6222030801987654323",
    "CREDIT_CARD": "4539987601234560",
    "CN_LICENSE_PLATE": "沪B6M3N9",
    "MAC_ADDRESS": "5C:1A:6F:8B:02:9D",
    "IP_ADDRESS": "203.0.113.77",
    "HK_ID": "K246801(8)",
    "IBAN_CODE": "DE89370400440532013000",
    "PHONE_NUMBER": "+44 20 7946 0958",
    "VIN": "1HGCM82633A004352",
    "WECHAT_ID": "wxid_7h2m4p6r8t0v12",
}
PLAIN_CHINESE = st.text(st.sampled_from("春眠不觉晓处闻啼鸟夜来风雨声花落知多少，。！？\n"), max_size=40)


def found(text: str, hint: str = "") -> list[tuple[str, str, float]]:
    return [(span.entity, text[span.start : span.end], span.confidence) for span in ENGINE.find(text, hint)]


@pytest.mark.parametrize(
    ("text", "hint", "confidence"),
    [
        ("身份证号：11010519491231002X", "", 0.95),
        ("11010519491231002X", "证件号码", 0.95),
        ("实名登记时填了 11010519491231002X", "", 0.85),
        ("11010519491231002X", "", 0.75),
        ("订单号11010519491231002X", "", 0.20),
        ("11010519491231002X", "订单号", 0.20),
        ("订单号1234，身份证11010519491231002X", "", 0.95),
    ],
)
def test_scale_of_a_valid_number(text: str, hint: str, confidence: float) -> None:
    assert [span for span in found(text, hint) if span[0] == "CN_RESIDENT_ID"] == [("CN_RESIDENT_ID", ID, confidence)]


@pytest.mark.parametrize(
    ("text", "hint", "confidence"),
    [
        ("坐标：25.041357, 102.712251", "", 0.95),
        ("经纬度大概在这 25.041357, 102.712251", "", 0.85),
        ("25.041357, 102.712251", "", 0.40),
        ("护照号 E20468135", "", 0.75),
        ("E20468135", "护照号", 0.75),
        ("签证用的 E20468135", "", 0.60),
        ("E20468135", "", 0.40),
        ("型号 E20468135", "", 0.20),
    ],
)
def test_scale_of_forms_and_weak_proofs(text: str, hint: str, confidence: float) -> None:
    spans = [span for span in ENGINE.find(text, hint) if span.entity in ("GPS_COORDINATE", "CN_PASSPORT")]
    assert [span.confidence for span in spans] == [confidence]


@pytest.mark.parametrize(
    "written",
    [
        "QQ：123456789",
        "QQ: 123456789",
        "qq=123456789",
        "QQ号是123456789",
        "QQ 123456789",
        "| QQ | 123456789 |",
        "**QQ**：123456789",
        '{"qq": "123456789"}',
        "QQ\t123456789",
        "QQ号（常用）：123456789",
        "<qq>123456789</qq>",
        "我的QQ号码为 123456789",
    ],
)
def test_writings_of_a_labelled_value(written: str) -> None:
    assert ("QQ_NUMBER", "123456789", 0.75) in found(written)


@pytest.mark.parametrize(
    "text", ["hotel: 123456789", "qqq: 123456789", "QQ音乐：很好听123456789", "QQ：\n\n\n123456789"]
)
def test_no_label_no_value(text: str) -> None:
    assert not [span for span in found(text) if span[0] == "QQ_NUMBER" and span[2] >= FINDING]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("姓名（张伟）", "PERSON", "张伟"),
        ("手机号（必填）：19912345678", "CN_MOBILE_NUMBER", "19912345678"),
        ("<td>姓名</td><td>张伟</td>", "PERSON", "张伟"),
        ("<add key='password' value='Zx9!aa1'/>", "PASSWORD", "Zx9!aa1"),
        ("userPassword: x9kd22aa", "PASSWORD", "x9kd22aa"),
        ("buyerPhoneNumber=5551234567", "PHONE_NUMBER", "5551234567"),
        ("phone2: 5551234567", "PHONE_NUMBER", "5551234567"),
        ("学号：\n20190311", "STUDENT_ID", "20190311"),
        ("密码是：abc123!x", "PASSWORD", "abc123!x"),
        ("姓名：\n李雷\n电话：\n", "PERSON", "李雷"),
        ("姓名：\r\n李雷。\r\n", "PERSON", "李雷"),
        ("我的密码：\nabc123!x", "PASSWORD", "abc123!x"),
        ("- password:\nhunter22x\n", "PASSWORD", "hunter22x"),
        ("地址：\n北京市朝阳区建国路12号院3号楼501室\n", "CN_ADDRESS", "北京市朝阳区建国路12号院3号楼501室"),
        ("订单号 A1，电话 19912345678", "CN_MOBILE_NUMBER", "19912345678"),
    ],
)
def test_what_may_stand_between_label_and_value(text: str, entity: str, value: str) -> None:
    assert (entity, value) in [(name, what) for name, what, confidence in found(text) if confidence >= FINDING]


@pytest.mark.parametrize(
    "text",
    [
        "UNKNOWN_PSK_IDENTITY = 115",
        "def login(self, user):",
        "password_mgr=None",
        "tokens/token.cpython-311-x86_64-linux-gnu.so",
        "ftp://username:password@host/path/file",
        "self.passwd[realm][reduced_uri] = pair",
        "userPassword = otherPassword;",
        "姓名：\n电话：\n",
        "姓名：\n\n性别：\n",
        "姓名：\n性别\n民族\n",
        "姓名：\n李雷是一个好人\n",
        "密码：\n请妥善保管，不要告诉他人\n",
        "if password:\nhunter22x\n",
        "password:\n  hunter22x\n",
    ],
)
def test_what_goes_on_with_a_longer_name_is_no_value(text: str) -> None:
    assert [span for span in found(text) if span[2] >= FINDING] == []


@pytest.mark.parametrize(
    ("text", "hint", "entity"),
    [
        ("手机：199****5678", "", "CN_MOBILE_NUMBER"),
        ("199****5678", "手机号", "CN_MOBILE_NUMBER"),
        ("110105********4616", "身份证号", "CN_RESIDENT_ID"),
        ("6222 **** **** 1234", "银行卡号", "BANK_CARD"),
        ("rim***@example.com", "email", "EMAIL_ADDRESS"),
        ("张*", "姓名", "PERSON"),
        ("199****0001", "支付宝", "PAYMENT_ACCOUNT"),
    ],
)
def test_masked_values_are_findings_of_their_form(text: str, hint: str, entity: str) -> None:
    (span,) = ENGINE.find(text, hint)
    assert (span.entity, span.masked, span.confidence) == (entity, True, 0.75)
    assert span.form == text[span.start : span.end]


@pytest.mark.parametrize(("text", "hint"), [("199****5678", ""), ("6222 **** **** 1234", ""), ("a ** b", "password")])
def test_a_mask_alone_is_none(text: str, hint: str) -> None:
    assert [span for span in found(text, hint) if span[2] >= FINDING] == []


@pytest.mark.parametrize(
    ("text", "hint", "entity"),
    [
        ("lin@host.cn", "username", "EMAIL_ADDRESS"),
        ("19912345678", "用户名", "CN_MOBILE_NUMBER"),
        ("19912345678", "支付宝账号", "PAYMENT_ACCOUNT"),
        ("lin@host.cn", "支付宝账号", "PAYMENT_ACCOUNT"),
        ("6222030801987654323", "对方账号", "BANK_CARD"),
        ("31050161360000001234", "对方账号", "BANK_ACCOUNT"),
        ("62345678", "对方号码", "PHONE_NUMBER"),
        ("010-65432187", "主叫号码", "CN_LANDLINE_NUMBER"),
        ("+8619912345678", "来电号码", "CN_MOBILE_NUMBER"),
    ],
)
def test_the_value_decides_what_a_name_leaves_open(text: str, hint: str, entity: str) -> None:
    assert [span[0] for span in found(text, hint)] == [entity]


def test_evidence_names_our_words_only() -> None:
    (span,) = ENGINE.find("机主的手机号码：+86 162-1234-5678")
    assert span.why == ("pattern", "segment:162", "label:手机号码")
    assert span.form == "16212345678"
    (span,) = ENGINE.find("16212345678", "Mobile_No")
    assert span.why[-1] == "key:mobile no"


def test_a_column_whose_meaning_is_known_is_named_as_it_is_called() -> None:
    (span,) = ENGINE.find("31050161360000001234", "BANK_ACCOUNT\x00对方")
    assert (span.entity, span.why[-1]) == ("BANK_ACCOUNT", "key:对方")
    (span,) = ENGINE.find("31050161360000001234", "BANK_ACCOUNT")
    assert span.entity == "BANK_ACCOUNT"


def test_a_column_is_one_block() -> None:
    column = "\x00".join(["19912345678", "", "无", " 19912345679 ", "123"])
    assert [(v, c) for _, v, c in found(column, "手机号")] == [("19912345678", 0.95), ("19912345679", 0.95)]


@pytest.mark.parametrize(("name", "value"), [("身份证号", "CN_RESIDENT_ID"), ("手机号", "CN_MOBILE_NUMBER")])
def test_in_a_column_that_is_certain_the_other_cells_are_still_read(name: str, value: str) -> None:
    cells = [VALUES[value]] * 9 + ["li.si@mail.example.com", "5C:1A:6F:8B:02:9D", " " + VALUES[value]]
    spans = ENGINE.find("\x00".join(cells), name)
    assert [span.entity for span in spans] == [value] * 9 + ["EMAIL_ADDRESS", "MAC_ADDRESS", value]
    assert [span.confidence for span in spans if span.entity == value] == [0.95] * 10


@pytest.mark.parametrize(
    "cells",
    [
        ("110105", "19491231", "002X"),
        ("手机号", "12345678"),
        ("卡号", "19912345678"),
        ("6222", "0210", "0112", "3456", "789"),
        ("-----BEGIN PRIVATE KEY-----", "abc", "-----END PRIVATE KEY-----"),
    ],
)
def test_nothing_crosses_a_cell(cells: tuple[str, ...]) -> None:
    text = "\x00".join(cells)
    for span in ENGINE.candidates(text):
        assert "\x00" not in text[span.start : span.end]
        alone = next(cell for cell in cells if text[span.start : span.end] in cell)
        assert (span.entity, span.confidence) in [(s.entity, s.confidence) for s in ENGINE.candidates(alone)]


@pytest.mark.parametrize(("entity", "value"), VALUES.items())
@settings(max_examples=25, deadline=None)
@given(before=PLAIN_CHINESE, after=PLAIN_CHINESE)
def test_chinese_neighbours_change_nothing(entity: str, value: str, before: str, after: str) -> None:
    alone = next(span for span in ENGINE.candidates(value) if span.entity == entity)
    glued = [span for span in ENGINE.candidates(before + value + after) if span.entity == entity]
    assert [(span.start - len(before), span.form, span.confidence) for span in glued] == [
        (0, alone.form, alone.confidence)
    ]


@pytest.mark.parametrize(("entity", "value"), VALUES.items())
def test_full_width_twin_has_the_same_form(entity: str, value: str) -> None:
    twin = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in value)
    (span,) = (span for span in ENGINE.candidates(twin) if span.entity == entity)
    assert (span.start, span.end) == (0, len(value))
    assert span.form == next(span.form for span in ENGINE.candidates(value) if span.entity == entity)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("打13800138000充值", "CN_MOBILE_NUMBER"),
        ("card 4111111111111111", "CREDIT_CARD"),
        ("key AKIAIOSFODNN7EXAMPLE", "API_KEY"),
        ("mail a@example.com", "EMAIL_ADDRESS"),
        ("from 203.0.113.77", "IP_ADDRESS"),
    ],
)
def test_known_values_keep_their_confidence_and_are_marked(text: str, entity: str) -> None:
    (span,) = (span for span in ENGINE.find(text) if span.entity == entity)
    assert span.test
    assert span.confidence >= FINDING
    assert span.why[-1] == "test-value"


@pytest.mark.parametrize(
    "text",
    [
        "订单号 202406180912345678",
        "快递单号 SF1029384756012",
        "订单编号13798765430456",
        "version 10.4.7.2 build 20240305",
        "总价23456789元，合计15900件",
        "ISBN 9787302556879",
        "时间戳 1699123456789",
        "客服热线 400-820-8820",
        "卡号 6222021001123456788",
        "IMEI 359123098765439",
        "身份证号330106198804125370",
        "2023-11-22 10:20:30.123456",
        "合计 19,912,345,678.00",
        "3.14159265358979 2.71828182845905",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ],
)
def test_other_numbers_are_no_identifiers(text: str) -> None:
    entities = load().entities
    assert [s for s in found(text) if s[2] >= FINDING and entities[s[0]].layer == "identifier"] == []


@given(
    text=st.text(st.sampled_from("0123456789 -.:@/AaXx身份证手机号：是\x00\n１２"), max_size=80),
    hint=st.sampled_from(["", "手机号", "备注"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_sound_spans(text: str, hint: str) -> None:
    spans = ENGINE.find(text, hint)
    assert spans == sorted(spans, key=lambda span: span.start)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert "\x00" not in text[span.start : span.end]


class _Kin:
    """Finds one word, as a recognizer in code does."""

    entities = ("FAMILY_MEMBER",)

    def find(self, text: str, hint: str) -> Iterator[Span]:
        start = text.find("我妈")
        if start >= 0:
            yield Span(start, start + 2, "FAMILY_MEMBER", 0.6, "kin", ("pattern", f"key:{hint}"), "我妈")


def test_recognizers_in_code_join_before_the_conflict_rule() -> None:
    (span,) = Engine(load(), [_Kin()]).find("昨天我妈来了", "note")
    assert (span.start, span.end, span.entity, span.why) == (2, 4, "FAMILY_MEMBER", ("pattern", "key:note"))
