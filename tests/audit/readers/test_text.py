from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model import Remark, Segment
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.text.blocks import blocks
from audit.readers.text import READER


def naive_place(text: str, offset: int) -> dict[str, int]:
    lines = io.StringIO(text[: offset + 1], newline="").readlines()
    return {"line": len(lines), "column": len(lines[-1])}


@given(st.text("ab 中\n\r", min_size=1, max_size=60), st.integers(2, 12))
def test_places_equal_a_naive_count(text, size):
    at = 0
    for block in blocks(io.StringIO(text, newline=""), size):
        assert 0 < len(block.text) <= size
        for offset, character in enumerate(block.text):
            whole = text[: at + offset + 1]
            if not (whole.endswith("\r") and text[at + offset + 1 :].startswith("\n")):
                assert block.locate(offset) == naive_place(text, at + offset), character
        at += len(block.text)
    assert at == len(text)


def test_blocks_end_at_line_ends(take):
    line = "周小舟 19912345678\n"
    taken = take(READER, line * 40_000)
    assert len(taken.segments) > 1
    assert all(len(segment.text) <= BLOCK_CHARS and segment.text.endswith("\n") for segment in taken.segments)
    last = taken.segments[-1]
    assert last.locate(len(last.text) - len(line)) == {"line": 40_000, "column": 1}


def test_an_endless_line_is_cut_between_words(take):
    taken = take(READER, "19912345678 " * 50_000)
    assert all(segment.text.endswith(" ") for segment in taken.segments)
    second = taken.segments[1]
    assert second.locate(0) == {"line": 1, "column": len(taken.segments[0].text) + 1}


def test_the_byte_order_mark_is_no_column(take):
    taken = take(READER, "\ufeff姓名 周小舟")
    assert taken.place("周小舟") == {"line": 1, "column": 4}
    assert taken.remarks == [Remark(encoding="utf-8")]


@pytest.mark.parametrize(
    ("data", "score"), [("a", 5), ("", 0), (b"\x00\x01\x02\x03" * 9, 0)], ids=["text", "empty", "binary"]
)
def test_sniff(sure, data, score):
    assert sure(READER, data) == score


def test_what_is_yielded(take):
    assert [type(item) for item in take(READER, "x").items] == [Segment, Remark]
