from __future__ import annotations

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.config import Limits
from audit.detection.columns import REVIEWS
from audit.errors import REASONS
from audit.severity import STEPS
from reports.order import CATEGORIES, OUTCOMES, SEVERITIES
from reports.words import LANGUAGES, Entry, Words, load

ZH, EN = Words("zh"), Words("en")


def forms(entry: Entry) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_all_languages_have_the_same_keys() -> None:
    assert [set(load(lang)) for lang in LANGUAGES] == [set(load("zh"))] * len(LANGUAGES)


@pytest.mark.parametrize("key", sorted(load("zh")))
def test_all_languages_fill_in_the_same_things(key: str) -> None:
    expected = placeholders(forms(load("zh")[key])[0])
    for lang in LANGUAGES:
        for form in forms(load(lang)[key]):
            assert form.strip() or key == "place.join"
            assert placeholders(form) == expected


@pytest.mark.parametrize("words", [ZH, EN], ids=LANGUAGES)
def test_every_code_of_the_house_has_words(words: Words) -> None:
    keys = [f"reason.{code}" for code in REASONS]
    keys += [f"category.{name}" for name in CATEGORIES] + [f"category_about.{name}" for name in CATEGORIES]
    keys += [f"severity.{name}" for name in SEVERITIES] + [f"outcome.{name}" for name in OUTCOMES]
    keys += [
        f"{group}.{verdict}"
        for group in ("verdict", "verdict_shape")
        for verdict in ("calm", "watch", "act-soon", "act-now", "cannot-say")
    ]
    keys += [f"readers.{readers}" for readers in ("encrypted", "me", "shared", "public", "unknown")]
    keys += [f"step.{step.code}" for step in STEPS]
    keys += [f"review.{code}" for code in REVIEWS]
    keys += [f"situation.{situation}" for situation in ("kept", "about-to-share", "shared", "told", "abuse")]
    assert [key for key in keys if key not in words] == []


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="zh, en"):
        Words("xx")


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (0, "0 个文件", "0 files"),
        (1, "1 个文件", "1 file"),
        (2, "2 个文件", "2 files"),
        (12345, "12,345 个文件", "12,345 files"),
    ],
)
def test_counts(count: int, zh: str, en: str) -> None:
    assert (ZH("found.files", n=count), EN("found.files", n=count)) == (zh, en)


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (91_231, "91.2 kB"),
        (999_960, "1.0 MB"),
        (12_345_678, "12.3 MB"),
        (5_200_000_000, "5.2 GB"),
        (3 * 10**15, "3,000.0 TB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert EN.size(size) == text


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        ({}, "整个文件", "the whole file"),
        ({"line": 5, "column": 3}, "第 5 行第 3 列", "line 5, column 3"),
        ({"line": 5}, "第 5 行", "line 5"),
        ({"row": 5, "field": 2}, "第 5 行第 2 栏", "row 5 field 2"),
        ({"sheet": "Sheet1", "row": 5, "field": "身份证"}, "Sheet1 第 5 行「身份证」", "Sheet1 row 5 “身份证”"),
        ({"field": "身份证", "row": 5, "sheet": "Sheet1"}, "Sheet1 第 5 行「身份证」", "Sheet1 row 5 “身份证”"),
        ({"pointer": "/0/tel"}, "/0/tel", "/0/tel"),
        ({"line": 3, "pointer": "/tel"}, "第 3 行 /tel", "line 3 /tel"),
        (
            {"table": "calls", "rowid": 12, "field": "number"},
            "表 calls 第 12 行「number」",
            "table calls row 12 “number”",
        ),
        ({"table": "calls"}, "表 calls", "table calls"),
        ({"page": 2}, "第 2 页", "page 2"),
        ({"part": "word/document.xml", "line": 9}, "正文第 9 行", "body line 9"),
        ({"part": "slide 3 notes", "line": 1}, "第 3 张幻灯片的备注第 1 行", "notes of slide 3 line 1"),
        ({"part": "word/comments.xml", "line": 1}, "批注第 1 行", "comments line 1"),
        ({"part": "From"}, "发件人", "sender"),
        ({"part": "word/other.xml", "offset": 7}, "word/other.xml 第 7 字节处", "word/other.xml at byte 7"),
        ({"part": "body", "line": 1, "column": 2}, "正文第 1 行第 2 列", "body line 1, column 2"),
        ({"tag": "GPSPosition"}, "标签 GPSPosition", "tag GPSPosition"),
        ({"offset": 1024}, "第 1024 字节处", "at byte 1024"),
        ({"name": "member"}, "压缩包内的文件名里", "in the name of the member"),
        ({"frame": 7}, "frame 7", "frame 7"),
        ({"sheet": "a\x1b[2J\nb"}, "a\\x1b[2J\\nb", "a\\x1b[2J\\nb"),
        ({"sheet": "{0} {n}"}, "{0} {n}", "{0} {n}"),
    ],
)
def test_places(place: dict[str, int | str], zh: str, en: str) -> None:
    assert (ZH.place(place), EN.place(place)) == (zh, en)


def test_containers() -> None:
    assert [ZH.container(step) for step in ("message 12", "message twelve", "message ²", "cv.pdf", "a\nb")] == [
        "第 12 封邮件",
        "message twelve",
        "message ²",
        "cv.pdf",
        "a\\nb",
    ]


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        ("locked", "需要密码", "needs a password"),
        ("limit:depth", "碰到上限：嵌套层数", "limit reached: depth of nesting"),
        ("limit:ratio:100", "碰到上限：压缩倍数 100", "limit reached: compression ratio 100"),
        ("limit", "碰到上限：…", "limit reached: …"),
        ("extra:ocr", '需要加装：pip install "pdaudit[ocr]"', 'needs an extra: pip install "pdaudit[ocr]"'),
        ("invented:by\ttomorrow", "invented:by\\ttomorrow", "invented:by\\ttomorrow"),
    ],
)
def test_reasons(reason: str, zh: str, en: str) -> None:
    assert (ZH.reason(reason), EN.reason(reason)) == (zh, en)


@pytest.mark.parametrize(
    ("evidence", "en"),
    [
        ("checksum", "the check digit is right"),
        ("segment:138", "number range 138 is in use"),
        ("label:身份证", "labelled “身份证”"),
        ("negative:order", "evidence against: order"),
        ("test-value", "a published test value"),
        ("quantum:7", "quantum:7"),
    ],
)
def test_evidence(evidence: str, en: str) -> None:
    assert EN.why(evidence) == en


@pytest.mark.parametrize(
    ("part", "zh", "en"),
    [
        ("picture text", "图片里的文字", "text in the picture"),
        ("pictures on pages 9-12", "这些页上的图片 9-12", "pictures on pages 9-12"),
        ("pictures on pages 1, 3-5", "这些页上的图片 1, 3-5", "pictures on pages 1, 3-5"),
        ("pictures:3", "图片里的文字 3", "text in pictures 3"),
        (
            "names in running text",
            "行文中的人名（只看了有称呼、标签等提示的）",
            "names in running text (only those that the text itself introduces were looked for)",
        ),
        ("smells of room 7", "smells of room 7", "smells of room 7"),
    ],
)
def test_what_was_not_looked_at(part: str, zh: str, en: str) -> None:
    assert (ZH.not_looked(part), EN.not_looked(part)) == (zh, en)


@pytest.mark.parametrize(
    ("reason", "zh"),
    [
        ("default", "看起来是您自己的磁盘"),
        ("path:baidu", "从路径看，它在百度网盘里"),
        ("path:x\n", "从路径看，它在x\\n里"),
        ("moon", "moon"),
    ],
)
def test_how_the_readers_were_guessed(reason: str, zh: str) -> None:
    assert ZH.readers_why(reason) == zh


def test_codes_of_the_assessment_have_words() -> None:
    codes = [f"readers_why.{code}" for code in ("set", "default", "stdin", "git-remote", "path")]
    codes += [f"floor.{code}" for code in ("F1", "F2", "F3:1000", "F3:10000", "F3:sensitive")]
    codes += [f"seen_in_path.{code}" for code in ("onedrive", "icloud", "baidu", "network", "mount", "htdocs")]
    codes += [f"parameter.{name}" for name in Limits.__slots__]
    codes += [f"urgency.{urgency}" for urgency in ("now", "soon", "later", "none")]
    assert [code for code in codes if code not in EN] == []


@given(st.text(), st.sampled_from(["reason", "why", "not_looked", "readers_why", "container"]))
def test_no_code_ever_breaks_a_report_or_a_line(code: str, method: str) -> None:
    told = getattr(EN, method)(code)
    assert len(f"|{told}|".splitlines()) == 1
    assert "\x1b" not in told
