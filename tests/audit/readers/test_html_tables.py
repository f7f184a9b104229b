from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model import Rows, Segment
from audit.parsing.html.text import HtmlText
from audit.readers.html import READER

HEAD = "<html><body>\n"
PEOPLE = (
    "<table><caption>名单</caption>\n<tr><th>姓名</th><th>手机</th></tr>\n<tr><td>周小舟</td><td> 199&nbsp;<b>1</b>"
    "</td></tr>\n<tr><td>李小红<td>1992</table>\n<p>after"
)
STATEMENT = (
    "<table><tr><td colspan=3>交易明细</td></tr><tr><td>日期</td><td>对方</td><td>金额</td></tr>"
    + "".join(f"<tr><td>2024-01-0{day}</td><td>周{day}</td><td>{day}1.50</td></tr>" for day in range(1, 6))
    + "</table>"
)


def grid(source: str) -> list[list[str]]:
    return [list(row) for item in HtmlText().items(io.StringIO(source)) if isinstance(item, Rows) for row in item.rows]


def test_a_table_with_a_header_is_rows(take):
    taken = take(READER, HEAD + PEOPLE)
    assert taken.table("") == [{"姓名": "周小舟", "手机": "199\xa01"}, {"姓名": "李小红", "手机": "1992"}]
    assert taken.place("李小红") == {"line": 5, "column": 9}
    assert taken.place("199\xa01") == {"line": 4, "column": 22}
    assert taken.rows[0].table.header_place(1) == {"line": 3, "column": 20}
    assert [segment.text.strip() for segment in taken.segments] == ["名单", "after"]


def test_lines_above_the_header_are_rows_of_their_own(take):
    taken = take(READER, HEAD + STATEMENT)
    assert [rows.table.header for rows in taken.rows] == [("", "", ""), ("日期", "对方", "金额")]
    assert taken.rows[0].rows[0][0] == "交易明细" and len(taken.rows[1].rows) == 5


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td>姓名</td><td>周小舟</td></tr><tr><td>手机</td><td>199</td></tr></table>",
        "<table><tr><th>姓名</th><td>周小舟</td><td>x</td></tr><tr><th>手机</th><td>199</td><td>y</td></tr></table>",
        "<table><tr><td>姓名：</td><td>周</td><td>a</td></tr><tr><td>手机：</td><td>199</td><td>b</td></tr></table>",
        "<table><tr><td>one row</td><td>199</td><td>x</td></tr></table>",
        "<table><tr><td><table><tr><td>199</td></tr></table></td></tr><tr><td>x</td></tr></table>",
        "<table><tr><th>a</th><th>b</th></tr>199<tr><td>1</td><td>2</td></tr></table>",
        "<table></table>199<tr><td></td>",
    ],
)
def test_what_is_only_laid_out_stays_text(source):
    items = list(HtmlText().items(io.StringIO(source)))
    assert not grid(source)
    assert "199" in "".join(item.text for item in items if isinstance(item, Segment))


def test_a_long_table_keeps_its_header(take):
    rows = "".join(f"<tr><td>人{number}</td><td>199{number:08}</td></tr>\n" for number in range(20_000))
    taken = take(READER, f"{HEAD}<table><tr><th>姓名</th><th>手机</th></tr>\n{rows}</table><p>end</p>")
    assert {rows.table.header for rows in taken.rows} == {("姓名", "手机")}
    assert len(taken.table("")) == 20_000 and len({id(rows.table) for rows in taken.rows}) == 1
    assert taken.place("19900019999") == {"line": 20_002, "column": len("<tr><td>人19999</td><td>") + 1}


@pytest.mark.parametrize("piece", ["<table>", "<tr>", "<table><tr><td>", "<td colspan=9999>", "</table>"])
def test_monsters_come_to_an_end(piece):
    items = list(HtmlText().items(io.StringIO("x199" + piece * 30_000)))
    assert "x199" in "".join(item.text for item in items if isinstance(item, Segment))


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "a", "b ", "\n", "<p>", "<td colspan=3>"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TAGS, max_size=60))
def test_rows_lose_nothing_and_repeat_nothing(tags):
    source = "".join(tags)
    said = ""
    for item in HtmlText().items(io.StringIO(source)):
        if isinstance(item, Segment):
            said += item.text
        else:
            heads = "".join(item.table.header)
            said += heads + "".join("".join(row) for row in item.rows)
    for letter in "ab":
        assert said.count(letter) == sum(tag.strip() == letter for tag in tags)
