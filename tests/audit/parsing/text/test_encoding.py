from __future__ import annotations

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.text.encoding import decode_head, detect_encoding, open_text

TEXTS = {
    "table": "姓名,电话,住址\r\n周小舟,19912345678,北京市海淀区中关村大街\r\n李四,19912345679,上海市\r\n",
    "name": "张伟明",
    "traditional": "姓名,電話\n陳大文,0900000000,臺北市信義區市府路\n",
    "mixed": "今天天气 ok\n明天见",
    "ascii": "name,phone\nann,123\n",
    "address book": "通讯录",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5")


def encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(text, encoding, id=f"{name} {encoding}")
        for name, text in TEXTS.items()
        for encoding in ENCODINGS
        if encodable(text, encoding)
    ],
)
def test_the_same_text_comes_out_of_every_encoding(text, encoding):
    assert decode_head(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("José García, naïve café à la crème", "cp1252"),
        ("これはテストです。電話番号", "cp932"),
        ("한국어 텍스트입니다 전화번호", "cp949"),
        ("Привет как дела сегодня", "cp1251"),
    ],
)
def test_other_scripts(text, encoding):
    assert detect_encoding(text.encode(encoding)) == encoding
    assert decode_head(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        random.Random(7).randbytes(4000),
        b"\x7fELF\x02\x01\x01" + bytes(500),
        b"SQLite format 3\0" + bytes(range(256)) * 4,
    ],
    ids=["noise", "program", "database"],
)
def test_binary_is_no_text(data):
    assert decode_head(data) is None


@pytest.mark.parametrize("text", ["bush hid the facts", "ab", "1234567890123456", "0a0b0c0d"])
def test_plain_ascii_is_never_taken_for_utf_16(text):
    assert decode_head(text.encode()) == text


def test_gb18030_far_behind_an_ascii_head():
    data = b"id,name\n" + b"1,ann\n" * 60_000 + "2,张伟明\n".encode("gb18030") + b"3,bob\n"
    stream = open_text(io.BytesIO(data), detect_encoding(data[:65_536]))
    assert stream.read().endswith("1,ann\n2,张伟明\n3,bob\n")
    assert stream.encoding == "gb18030"


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
def test_lines_of_two_encodings_in_one_file(first):
    second = "gb18030" if first == "utf-8" else "utf-8"
    data = "你好世界\n".encode(first) * 40 + "周小舟,电话\n".encode(second) * 60 + "再见朋友\n".encode(first)
    assert decode_head(data) == "你好世界\n" * 40 + "周小舟,电话\n" * 60 + "再见朋友\n"


def test_a_head_cut_inside_a_character_loses_only_that_character():
    data = ("中" * 30_000).encode()[:65_536]
    assert decode_head(data) == "中" * (65_536 // 3)


def test_zero_bytes_stay_as_invisible_characters_so_that_columns_hold():
    assert decode_head(b"138\0" + b"0013800\n") == "138\u200b0013800\n"


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\ufeff")), st.integers(1, 7))
def test_reading_by_pieces_gives_the_whole(text, size):
    data = text.encode()
    stream = open_text(io.BytesIO(data), "utf-8")
    pieces = iter(lambda: stream.read(size), "")
    assert "".join(pieces) == text


@given(st.text("ab\r\n中", max_size=40))
def test_lines_are_those_of_universal_newlines(text):
    expected = io.StringIO(text, newline="").readlines()
    assert list(open_text(io.BytesIO(text.encode()), "utf-8")) == expected
    stream = open_text(io.BytesIO(text.encode()), "utf-8")
    assert list(iter(stream.readline, "")) == expected


@given(st.binary(max_size=300))
def test_nothing_is_undecodable(data):
    text = open_text(io.BytesIO(data), detect_encoding(data)).read()
    assert isinstance(text.encode("utf-8"), bytes)


@pytest.mark.parametrize(
    "text", ["Noël", "ë", "naïve café", "Citroën", "Größe", "señor Peña", "Привет", "ελληνικά", "é", "Zoë 19912345678"]
)
def test_short_words_that_are_utf_8_are_not_taken_for_chinese(text):
    assert detect_encoding(text.encode()) == "utf-8"
    assert decode_head(text.encode()) == text


def test_a_few_broken_bytes_leave_utf_8_what_it_is():
    line = "你好，我的手机号是 19912345678，请记一下。\n"
    data = (
        line.encode() * 20
        + line.encode().replace("请".encode(), b"\xe8\xaf")
        + b"\xff\xfe\x80abc\n"
        + line.encode() * 20
    )
    stream = open_text(io.BytesIO(data), detect_encoding(data))
    lines = stream.read().splitlines(keepends=True)
    assert stream.encoding == "utf-8"
    assert (lines[:20], lines[22:]) == ([line] * 20, [line] * 20)
    assert lines[20].startswith("你好，我的手机号是 19912345678，\ufffd")


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("令牌 abcdef", ("gb18030",)),
        ("扣扣：208642975", ("gb18030",)),
        ("A\u200b19912345678", ("gb18030", "utf-16-le", "utf-16-be")),
        ("card 6222\u00a00308", ("gb18030", "utf-16-le", "utf-16-be")),
        ("電話 0912345678", ("big5",)),
        ("姓名：王大明", ("big5", "gb18030")),
        ("café 12", ("cp1252", "utf-8")),
        ("25°C, §7, ±3", ("cp1252", "utf-8")),
        ("area: 12 m³", ("utf-8",)),
        ("³SEE NOTE", ("utf-8",)),
        ("³NOTE12", ("utf-8",)),
        ("İ. Yılmaz", ("utf-8",)),
        ("ʻokina", ("utf-8",)),
        ("Ärzte und Ökonomen", ("cp1252", "utf-8")),
        ("gender: **女**", ("gb18030", "utf-8")),
        ("乒乓", ("gb18030", "big5")),
        ("degree: **硕士**", ("gb18030", "utf-8")),
        ("ssn: 000–12–3456", ("gb18030", "utf-8")),
        ("QQ：②⓪④⑧⑤", ("gb18030", "utf-8")),
        ("银行卡 ⑥②②⑤⑧⑧⑦⑥④②", ("gb18030",)),
        ("ID: 壹贰叁肆伍陆柒捌玖零", ("gb18030", "utf-8")),
        ("**豫A00000**", ("gb18030", "utf-8")),
        ("plate: 鲁A00000", ("gb18030", "utf-8")),
        ("護照號：X0000000", ("big5", "gb18030")),
        ("扣扣：\n963479998\n", ("big5", "gb18030")),
        ("diagnosis: 慢性胃炎", ("big5", "gb18030")),
        ("年齡: `45歲`", ("big5", "utf-8")),
    ],
)
def test_short_texts(text: str, encodings: tuple[str, ...]) -> None:
    for encoding in encodings:
        assert decode_head(text.encode(encoding)) == text, encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_log_with_blocks_of_zeros_is_text(encoding):
    log = "2024-01-02 客户来电\n".encode(encoding) * 20
    text = decode_head(log + bytes(60_000))
    assert text is not None and text.startswith("2024-01-02 客户来电\n")


@pytest.mark.parametrize("data", [b"NAME" + bytes(300), b"a\n" + b"\0\1\0" * 100, bytes(400)])
def test_zeros_alone_make_no_text(data):
    assert decode_head(data) is None
