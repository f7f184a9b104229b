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
    "".join(f"%u{ord(c):04x}" for c in MOBILE),
    "".join(f"\\x{ord(c):02x}" for c in MOBILE),
    "①⑨⑨ ①②③④ ⑤⑥⑦⑧",
    "⒈⒐⒐⒈⒉⒊⒋⒌⒍⒎⒏",
    "".join(chr(0x1D7CE + int(c)) for c in MOBILE),
    "".join(chr(0x0660 + int(c)) for c in MOBILE),
    "199（1234）5678",
    "199)12345678",
]

PASSWORD = "Zx9!ab@1"
HIDDEN = [
    "&quot;密码&quot;：" + PASSWORD,
    "&#23494;&#30721;：" + PASSWORD,
    "密码&colon;&nbsp;" + PASSWORD,
    "密码：\u202a" + PASSWORD + "\u202c",
    "密码：" + "".join(f"%{ord(c):02X}" for c in PASSWORD),
    "密码：" + "".join(f"&#{ord(c)};" for c in PASSWORD),
    "密码：" + "".join(f"&amp;#{ord(c)};" for c in PASSWORD),
    "密码：" + "".join(f"\\u{ord(c):04x}" for c in PASSWORD),
    "密码：" + "\u200b".join(PASSWORD),
    "密码：" + base64.b64encode(f"密码：{PASSWORD}".encode()).decode(),
]


@pytest.mark.parametrize("written", WRITINGS)
@pytest.mark.parametrize("carrier", ["手机：{}", "电话 {}，请回电", "a,{},b", '{{"tel": "{}"}}'])
def test_a_mobile_in_other_writings(written: str, carrier: str) -> None:
    text = carrier.format(written)
    found = [span for span in ENGINE.find(text) if span.entity == "CN_MOBILE_NUMBER"]
    assert [span.form for span in found] == [MOBILE]
    assert text[found[0].start : found[0].end].strip("\u202c\u202e") in written or written in text
    assert 0 <= found[0].start < found[0].end <= len(text)


@pytest.mark.parametrize("text", HIDDEN)
def test_a_labelled_value_in_other_writings(text: str) -> None:
    assert PASSWORD in [span.form for span in ENGINE.find(text) if span.entity == "PASSWORD"]


@pytest.mark.parametrize(
    ("text", "entity", "form"),
    [
        ("https://mail.cn/?to=li%40mail.cn", "EMAIL_ADDRESS", "li@mail.cn"),
        ("\\x22phone\\x22:\\x2219912345678\\x22", "CN_MOBILE_NUMBER", MOBILE),
        ("cvv=123&exp=09%2F31", "CARD_EXPIRY", "0931"),
        ("user%40host.cn", "EMAIL_ADDRESS", "user@host.cn"),
        ("姓名：5ZGo5bCP6Iif", "PERSON", "周小舟"),
        ("姓名：\\u5468\\u5c0f\\u821f", "PERSON", "周小舟"),
        ("%u59d3%u540d：%u5468%u5c0f%u821f", "PERSON", "周小舟"),
        ("⼿机号：19912345678", "CN_MOBILE_NUMBER", MOBILE),
        ("姓名：⻢超", "PERSON", "马超"),
        ("姓    名：周小舟", "PERSON", "周小舟"),
        ("收 件 人：周小舟", "PERSON", "周小舟"),
        ("姓　　名　周小舟", "PERSON", "周小舟"),
        ("性  别 男 学  号 20230001", "GENDER", "男"),
    ],
)
def test_other_writings(text: str, entity: str, form: str) -> None:
    assert (entity, form) in [(span.entity, span.form) for span in ENGINE.find(text) if span.confidence >= 0.75]


@pytest.mark.parametrize(
    "cell",
    [
        "“周小舟”",
        "「周小舟」",
        "**周小舟**",
        "` 周小舟 `",
        "<b>周小舟</b>",
        "\ufeff周小舟",
        "\u202d周小舟\u202c",
        "\xa0周小舟",
    ],
)
def test_a_cell_within_marks(cell: str) -> None:
    (span,) = ENGINE.find(cell, "姓名")
    assert (span.entity, cell[span.start : span.end]) == ("PERSON", "周小舟")


@pytest.mark.parametrize("value", ["「周小舟」", "<b>周小舟</b>", "\ufeff周小舟", "“ 周小舟 ”", "&#21608;小舟"])
def test_another_writing_below_its_label(value: str) -> None:
    assert [span.entity for span in ENGINE.find(f"姓名：\r\n{value}\r\n")] == ["PERSON"]


def test_a_number_may_be_broken_within_a_cell() -> None:
    (span,) = ENGINE.find("a\x00199\n12345678\x00b", "手机号")
    assert (span.form, span.confidence) == (MOBILE, 0.95)
    assert ENGINE.find("199\n12345678\n") == []


@pytest.mark.parametrize("cell", ["0913\n0913", "20190311\r\n20190312", "19912345678\n19912345679"])
def test_two_lines_of_one_length_are_two_values(cell: str) -> None:
    assert list(views(cell)) == []


def test_a_value_beside_a_sign_is_told_as_it_is_written() -> None:
    (span,) = ENGINE.find("&#30005;&#35805;：19912345678")
    assert span.why[-1] == "label:电话"
    (span,) = ENGINE.find("电话：&#49;9912345678")
    assert span.why[-1] == "written"


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
        'printf("%2d %2f %3f%%", a, b, c)',
        "price l0 and O2 and Illinois",
        "二〇二四年三月十五日",
        "\u2764\ufe0f 👨\u200d👩\u200d👧 好的",
        "tel (199) 555-0132, page 199(2)",
        "1001\n1002\n1003",
        "internationalization/configuration",
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
