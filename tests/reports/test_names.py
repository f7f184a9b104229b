from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.names import masked_name, shown_name, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("简历 2024 (1).docx", "简历 2024 (1).docx"),
        ("全角　空格.txt", "全角　空格.txt"),
        ("family 👪.jpg", "family 👪.jpg"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\x9b31m", "a\\x9b31m"),
        ("a\nb\r\tc\x00\x7f", "a\\nb\\r\\tc\\x00\\x7f"),
        ("invoice\u202efdp.exe", "invoice\\u202efdp.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("soft\xadhyphen", "soft\\xadhyphen"),
        ("line\u2028sep", "line\\u2028sep"),
        ("byte\udcff", "byte\\xff"),
        ("half\ud83d", "half\\ud83d"),
        ("\U000e0041tag", "\\U000e0041tag"),
    ],
)
def test_what_acts_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("19912340101.vcf", "19***01.vcf"),
        ("客户19912340101备份.csv", "客户19***01备份.csv"),
        ("199-1234-0101.txt", "19***01.txt"),
        ("sms-20260401093000.xml", "sms-20260401093000.xml"),
        ("IMG_20260218_101500.jpg", "IMG_20260218_101500.jpg"),
        ("微信支付账单(20260101-20260331).xlsx", "微信支付账单(20260101-20260331).xlsx"),
        ("张三19900307.txt", "张三19***07.txt"),
        ("20261399.txt", "20***99.txt"),
        ("202604010930001.txt", "20***01.txt"),
        ("199 1234 0101", "19***01"),
        ("11010119000307000X.jpg", "11***0X.jpg"),
        ("1234567", "12***67"),
        ("１２３４５６７８", "１２***７８"),
        ("z.san+cv@mail.example.com/inbox", "z***@mail.example.com/inbox"),
        ("backup/zhangsan@example.com.pst", "backup/z***@example.com.pst"),
        ("123456.txt", "123456.txt"),
        ("2024-05-06.md", "2024-05-06.md"),
        ("IMG_0001 (12).jpg", "IMG_0001 (12).jpg"),
        ("@me", "@me"),
        ("node_modules/@types/x", "node_modules/@types/x"),
        ("v1.22.3", "v1.22.3"),
    ],
)
def test_values_are_taken_out_of_names(name: str, masked: str) -> None:
    assert masked_name(name) == masked


@given(st.text(st.characters(codec=None)))
def test_nothing_in_a_shown_name_acts_and_showing_twice_changes_nothing(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)
    assert visible(shown) == shown
    shown_name(text).encode("utf-8")


@given(
    st.text("/.-_ abc张", max_size=5), st.from_regex(r"[1-9]\d{6,17}", fullmatch=True), st.text("/._ abc张", max_size=5)
)
def test_no_long_number_is_left_whole(before: str, number: str, after: str) -> None:
    assert number not in masked_name(before + number + after)
