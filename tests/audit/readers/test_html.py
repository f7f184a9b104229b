from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.parsing.html.text import HtmlText
from audit.readers.html import READER

PAGE = (
    "<!DOCTYPE html>\n<html><head><title>名单</title><style>p{color:red}</style>\n"
    '<meta name="author" content="张三"></head>\n'
    "<body><p>电话&nbsp;<b>199</b>1234<i>5678</i></p><div>next &lt;a@example.com&gt;</div>\n"
    '<script>var x = "<p>hidden</p>";</script><a href="mailto:b@example.com?subject=x">mail</a>'
    '<img alt="my cat" src="x.png"></body></html>'
)


def text_of(source: str) -> str:
    return "".join(segment.text for segment in HtmlText().segments(io.StringIO(source)) if not segment.hint)


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        (PAGE, "a.txt", 92),
        ("<?xml version='1.0'?>\n<!-- x --><html xmlns='urn:x'/>", "a", 92),
        ("<div>" * 12, "a", 65),
        ("a <b>c</b>", "a.html", 75),
        ("a <b>c</b>", "a.txt", 0),
        ("if a < b: print(a)", "a.html", 0),
        ("<gpx><trk/></gpx>", "a.gpx", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def test_many_comments_before_nothing_do_not_hang_the_sniff(sure):
    assert sure(READER, "<!-- - -->" * 2000 + "x") == 0
    assert sure(READER, "<!-- - -->" * 2000 + "<html>") == 92


def test_text_runs_through_inline_tags_and_breaks_at_blocks(take):
    taken = take(READER, PAGE)
    text = taken.segments[0].text
    assert [line for line in text.split("\n") if line.strip()] == [
        "名单",
        "电话\xa019912345678",
        "next <a@example.com>",
        "mail",
    ]
    hints = {(segment.hint, segment.text) for segment in taken.segments[1:]}
    assert hints == {("content", "张三"), ("mailto", "b@example.com"), ("alt", "my cat")}


def test_places_are_those_of_the_source(take):
    taken = take(READER, PAGE)
    lines = PAGE.split("\n")
    for text in ("电话", "1234", "5678", "next", "a@example.com", "mail", "张三", "b@example.com"):
        place = taken.place(text)
        assert lines[place["line"] - 1][place["column"] - 1 :].startswith(text), text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a < b > c", "a < b > c"),
        ("<zhang@example.com> wrote", "<zhang@example.com> wrote"),
        ('<p title="a > b">x</p>', "x\n"),
        ('<p title="never closed>x</p><p>y', "x\ny"),
        ("<td>1<td>2</td></td>", "1\t2\t"),
        ("x<br><br/>y", "x\ny"),
        ("&#24352;&#x4e09; &amp;amp; &unknown; &#99999999;", "张三 &amp; &unknown; &#99999999;"),
        ("<SCRIPT>a</SCRIPT>b<style>c", "b"),
        ("<![CDATA[x]]>y<?php z ?>w", "yw"),
        ("<p", "<p"),
    ],
)
def test_odd_markup(source, text):
    assert text_of(source) == text


def test_comments_are_kept_apart():
    segments = list(HtmlText().segments(io.StringIO("a<!-- tel 1 -->b")))
    assert [(segment.hint, segment.text) for segment in segments] == [("", "ab"), ("comment", " tel 1 ")]


@pytest.mark.parametrize("piece", ["<div>", "<a ", "<!--", '<a "', "<script>", "&#", "<![", "<a href='", "</"])
def test_monsters_come_to_an_end_and_text_behind_them_is_found(piece):
    source = piece * 60_000
    text_of(source)
    assert "x138" in "".join(segment.text for segment in HtmlText().segments(io.StringIO("x138" + source)))


def test_blocks_are_cut_between_tags_and_scripts_may_span_them(take):
    body = "".join(f"<p>row {number} <b>bold</b></p>\n" for number in range(40_000))
    taken = take(READER, f"<html><body>{body}<script>{'x' * 600_000}</script><p>end</p></body></html>")
    assert len(taken.segments) > 2
    assert "".join(segment.text for segment in taken.segments).count(" bold\n") == 40_000
    assert taken.place("row 39999") == {"line": 40_000, "column": 4}
    assert not any("xxx" in segment.text for segment in taken.segments)


def test_the_charset_of_the_page_is_used(take):
    page = '<html><head><meta charset="gbk"></head><body>张三的电话</body></html>'
    assert "张三的电话" in take(READER, page.encode("gbk")).segments[0].text
    assert "café" in take(READER, '<html><meta charset="latin-1">café'.encode("latin-1")).segments[0].text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<dl><dt>password</dt><dd>geheim12</dd></dl>", "password: geheim12\n"),
        ("<dl>\n  <dt>a</dt>\n  <dd>b</dd>\n  <dt>c</dt>\n  <dd>d</dd>\n</dl>", "\n  a: b\n\n  c: d\n\n"),
        ("<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>", "a\nb: c\nd\n"),
    ],
)
def test_a_term_and_its_description_stand_on_one_line(take, page, text):
    assert take(READER, f"<html><body>{page}</body></html>").segments[0].text == text


def test_google_my_activity_is_counted(take):
    cell = '<div class="outer-cell mdl-cell mdl-cell--12-col"><div class="content-cell">{} <a href="http://x">y</a></div></div>'
    page = "<html><body>" + cell.format("Searched for") * 3 + cell.format("Visited") * 2 + "</body></html>"
    assert {(record.entity, record.count, record.platform) for record in take(READER, page).records} == {
        ("SEARCH_RECORD", 3, "google"),
        ("BROWSING_RECORD", 2, "google"),
    }


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/ab =\"'&;!-p#1\n", max_size=120))
def test_every_place_is_inside_the_source(source):
    lines = source.split("\n")
    for segment in HtmlText().segments(io.StringIO(source, newline="")):
        for offset in range(len(segment.text)):
            place = segment.locate(offset)
            assert 1 <= place["line"] <= len(lines)
            assert 1 <= place["column"] <= len(lines[place["line"] - 1]) + 1
