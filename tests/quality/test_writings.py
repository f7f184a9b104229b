"""The writings themselves: what each makes of a value, and where the value stands in the text."""

from __future__ import annotations

import base64
import html
from random import Random
from urllib.parse import unquote

import pytest

from tests.quality import forms
from tests.quality.carriers import carried
from tests.quality.score import positives
from tests.quality.subjects import SUBJECTS
from tests.quality.traditional import traditional
from tests.quality.writings import AROUND, BASE64, ESCAPED, INSIDE, SPELLED, Writing, Written


@pytest.mark.parametrize("value", ["19900000000", "lin@example.com", "血型 A+"])
def test_escapes_say_the_value(value: str) -> None:
    made = {name: writing(value).core for name, writing in ESCAPED.items()}
    assert html.unescape(made["entities"]) == html.unescape(made["hex_entities"]) == value
    assert unquote(made["percent"]) == value != made["percent"]
    assert made["unicode_escapes"].encode().decode("unicode_escape") == value
    assert base64.b64decode(BASE64["base64"](value).core).decode() == value


@pytest.mark.parametrize(
    ("writing", "value", "core"),
    [
        (SPELLED["numerals"], "1380", "一三八〇"),
        (SPELLED["circled"], "1380", "①③⑧⓪"),
        (INSIDE["soft_hyphen"], "1380", "13\u00ad80"),
        (forms.RESIDENT["spaces_6_8_4"], "110105199001010000", "110105 19900101 0000"),
        (forms.MACAO["slashes"], "51234567", "5/123456/7"),
        (forms.NAME["spread"], "张伟", "张\u3000伟"),
        (forms.KEY_BLOCK["escaped_breaks"], "a\nb", "a\\nb"),
    ],
)
def test_examples(writing: Writing, value: str, core: str) -> None:
    assert writing(value).core == core


def test_what_stands_around_is_no_part_of_the_value() -> None:
    assert AROUND["bold"]("abc") == Written("abc", "**", "**")
    texts = list(carried(SUBJECTS[0], AROUND["bold"]("abc"), Random(1)))
    assert all(text.text[text.start - 2 : text.end + 2] == "**abc**" for text in texts)
    assert not any(text.carrier == "JSON" for text in texts)  # in quotation marks already


def test_a_broken_line_stands_in_cells_only() -> None:
    broken = [positive.text for positive in positives(SUBJECTS[0]) if positive.form == "broken_line"]
    assert broken
    assert all(text.hint for text in broken)


def test_traditional_characters_can_be_written_in_big5() -> None:
    assert traditional("证件号码：姓名") == "證件號碼：姓名"
    traditional("专业东丝编误钥缴叁").encode("big5")
