"""Other writings of a value are found where they stand; what is written plainly is not found twice."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.views import views

ENGINE = Engine(load())
MOBILE = "19912345678"
ZERO_WIDTH = "\u200b"


def spelled(digits: str) -> str:
    return "".join("零一二三四五六七八九"[int(digit)] for digit in digits)


WRITINGS = [
    "１９９１２３４５６７８",
    spelled(MOBILE),
    "壹玖玖壹贰叁肆伍陆柒捌",
    "①⑨⑨①②③④5678",
    " ".join(MOBILE),
    ".".join(MOBILE),
    ZERO_WIDTH.join(MOBILE),
    "199\u00ad1234\u00ad5678",
    "199\ufeff1234\u20605678",
    f"\u202e{MOBILE[::-1]}\u202c",
    "l99l2345678",
    "".join(f"&#{ord(c)};" for c in MOBILE),
    "".join(f"&#x{ord(c):x};" for c in MOBILE),
    "".join(f"\\u{ord(c):04x}" for c in MOBILE),
    "".join(f"%{ord(c):02X}" for c in MOBILE),
    base64.b64encode(MOBILE.encode()).decode(),
    base64.b64encode(base64.b64encode(f"tel {MOBILE}".encode())).decode(),
    "".join(f"{c}\ufe0f\u20e3" for c in MOBILE),
]


@pytest.mark.parametrize("written", WRITINGS)
@pytest.mark.parametrize("carrier", ["手机：{}", "电话 {}，请回电", "a,{},b", '{{"tel": "{}"}}'])
def test_a_mobile_in_other_writings(written: str, carrier: str) -> None:
    text = carrier.format(written)
    found = [span for span in ENGINE.find(text) if span.entity == "CN_MOBILE_NUMBER"]
    assert [span.form for span in found] == [MOBILE]
    assert text[found[0].start : found[0].end].strip("\u202c\u202e") in written or written in text
    assert 0 <= found[0].start < found[0].end <= len(text)


def test_chinese_words_behind_escapes() -> None:
    text = "姓名：%E5%91%A8%E5%B0%8F%E8%88%9F"
    assert [view.text for view in views(text)] == ["姓名：周小舟"]
    assert [(s.entity, s.form) for s in ENGINE.find(text)] == [("PERSON", "周小舟")]


@pytest.mark.parametrize(
    "text",
    [
        "一个普通的句子，2024年3月有12个人。",
        "commit 4f2a9c1d8e7b6a5f4e3d2c1b0a9f8e7d6c5b4a39",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
        "100% sure, 50%25 off, &amp; more",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "C:\\users\\u12\\path",
        "price l0 and O2 and Illinois",
        "二〇二四年三月十五日",
        "",
    ],
)
def test_plain_text_has_no_other_writing(text: str) -> None:
    assert list(views(text)) == []


def test_plainly_written_values_beside_a_sign_are_found_once() -> None:
    text = f"手机{MOBILE}\u200b，邮箱 wang@mail.cn"
    assert sorted(s.entity for s in ENGINE.find(text)) == ["CN_MOBILE_NUMBER", "EMAIL_ADDRESS"]


def test_nothing_is_read_across_cells() -> None:
    assert ENGINE.find("199\u200b1234\x00\u200b5678") == []


SIGNS = st.sampled_from(
    [ZERO_WIDTH, "\u202e", "\u202c", "&#49;", "\\u0031", "%31%32%33", "MTIzNDU2Nzg5MDEy", "\x00", "\n"]
)


@given(st.lists(st.one_of(SIGNS, st.text(max_size=12)), max_size=12))
def test_views_stay_within_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    for view in views(text):
        assert len(view.starts) == len(view.ends) == len(view.text) == len(view.changed) - 1
        assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
        assert view.starts == sorted(view.starts) and view.changed == sorted(view.changed)
    for span in ENGINE.find(text):
        assert 0 <= span.start < span.end <= len(text)
