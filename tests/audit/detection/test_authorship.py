"""Which e-mail addresses are published with a work: by the file's name, by a signing line, in a comment of code."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.detection.authorship import Authorship
from tests.audit.making import events, findings, source

MAIL = "wang@mail.cn"


def signs(name: str, text: str) -> bool:
    return Authorship(name, text).signs(text.index(MAIL))


FILES = """LICENSE LICENSE.txt
licence.md LICENSE-MIT COPYING.LESSER NOTICE AUTHORS authors.md CONTRIBUTORS.txt MAINTAINERS
CODEOWNERS CHANGELOG.md METADATA PKG-INFO package.json pyproject.toml setup.cfg setup.py Cargo.toml pom.xml x.gemspec
DESCRIPTION .mailmap THANKS"""
NOT_FILES = """contributors.csv notice.txt owners.txt metadata metadata.csv description licensed.txt mypackage.json
package.json.bak notes.txt authors.xlsx changes.csv changelog.json README.md thanks.txt 作者.txt"""


@pytest.mark.parametrize("name", FILES.split())
def test_files_that_say_who_made_something(name: str) -> None:
    assert signs(name, f"write to {MAIL}")


@pytest.mark.parametrize("name", NOT_FILES.split())
def test_files_that_do_not(name: str) -> None:
    assert not signs(name, f"write to {MAIL}")


@pytest.mark.parametrize(
    "line",
    [
        f"Author: Wang <{MAIL}>",
        f"  Signed-off-by: Wang <{MAIL}>",
        f"Co-authored-by: Wang <{MAIL}>",
        f" * @author Wang {MAIL}",
        f"Copyright (c) 2020 Wang <{MAIL}>",
        f"# Copyright 2020 {MAIL}",
        f"__author__ = '{MAIL}'",
        f":Author: {MAIL}",
        f"Maintainer: {MAIL}",
        f"作者：{MAIL}",
    ],
)
def test_signing_lines_of_any_file(line: str) -> None:
    assert signs("notes.txt", f"first\n{line}\nlast {'x' * 10}")


@pytest.mark.parametrize(
    "line",
    [
        f"From: Wang <{MAIL}>",
        f"the author said: {MAIL}",
        f"Authority: {MAIL}",
        f"copyrighted by {MAIL}",
        f"Author: Li\n{MAIL}",
        f"Author: Li{' ' * 400}{MAIL}",
        f"# {MAIL}",
        f"// {MAIL}",
    ],
)
def test_other_lines(line: str) -> None:
    assert not signs("notes.txt", line)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", f"x = 1  # ask {MAIL}"),
        ("a.py", f'"""Doc.\n\nAsk {MAIL}\n"""\n'),
        ("a.py", f'#!/usr/bin/python\n# coding\n\n"""Ask {MAIL}"""\n'),
        ("a.py", f'def f():\n    """Ask {MAIL}"""\n'),
        ("run", f"#!/bin/sh\n# ask {MAIL}\n"),
        ("a.c", f"/*\n * Ask\n * {MAIL}\n */"),
        ("a.c", f"/* never closed {MAIL}"),
        ("a.JS", f'var s = "http://x"; // {MAIL}'),
        ("a.html", f"<p>x</p><!-- by\n {MAIL} -->"),
        ("a.sql", f"-- by {MAIL}"),
        ("a.sql", f"/* by {MAIL} */"),
        ("Makefile", f"# {MAIL}"),
        ("a.el", f";; {MAIL}"),
        ("a.tex", f"% {MAIL}"),
        ("a.sh", f"echo it's # {MAIL}"),
        ("a.c", f'char *s = "never closed\n// {MAIL}'),
    ],
)
def test_comments_of_code(name: str, text: str) -> None:
    assert signs(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", f'x = "# {MAIL}"'),
        ("a.py", f'DATA = """\n# {MAIL}\n"""'),
        ("a.py", f'load(\n    """\nname,mail\nx,{MAIL}\n"""\n)'),
        ("a.py", f'{{"mail": """{MAIL}"""}}'),
        ("a.py", f'def f():\n    """Doc."""\n    return "{MAIL}"'),
        ("a.js", f'const a = "// {MAIL}"'),
        ("a.js", f"const a = `http://x\n{MAIL}`"),
        ("a.c", f"/* done */ {MAIL}"),
        ("a.py", f"x = f'# {MAIL}'"),
        ("a.py", f"x = rb'# {MAIL}'"),
        ("a.html", f"<!-- x --><p>{MAIL}</p>"),
        ("a.sql", f"INSERT INTO t VALUES ('{MAIL}'); -- last"),
        ("a.csv", f"# {MAIL}"),
        ("a.md", f"# {MAIL}"),
    ],
)
def test_code_that_is_no_comment(name: str, text: str) -> None:
    assert not signs(name, text)


@given(st.sampled_from(["a.py", "a.c", "a.html", "a.sql", "run"]), st.text("#/*-'\"`<!>\\\n a:", max_size=60))
def test_any_text_can_be_asked_at_any_place(name: str, text: str) -> None:
    asked = Authorship(name, text)
    assert all(asked.signs(place) in (True, False) for place in range(len(text)))


def test_the_door_lowers_addresses_only(tmp_path: Path) -> None:
    text = f"# Ask {MAIL} or 手机19912345678\nx = '{MAIL}'\n"
    in_comment, mobile, in_code = findings(events(source(text, "src/a.py"), tmp_path))
    assert (in_comment.severity, in_comment.why[-1]) == ("low", "step:published-author")
    assert (mobile.entity, mobile.severity) == ("CN_MOBILE_NUMBER", "medium")
    assert (in_code.severity, in_code.why[-1].startswith("step")) == ("medium", False)
