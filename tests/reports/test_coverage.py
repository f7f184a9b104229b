"""The statement of what was read: every number, every name, in both languages, what matters first."""

from __future__ import annotations

import pytest

from reports.coverage import lines, statement, unread
from reports.document import Coverage, FileRow
from reports.parts import part_code
from reports.words import Words, load


def row(path: str, outcome: str, why: str | None, *trail: str) -> FileRow:
    return FileRow(0, path, trail, outcome, why, (), 10, None, "x")


UNREAD = (
    row("a.ttf", "skipped", "no-text"),
    row("b.lnk", "skipped", "symlink"),
    row("c.html", "partial", "lost:2"),
    row("d.zip", "failed", "locked:password", "in\x1bner.7z"),
)
TOLD = Coverage(
    files=9,
    outcomes={"scanned": 4, "partial": 1, "skipped": 2, "failed": 2},
    bytes=1_500,
    unread=UNREAD,
    not_looked_at={"picture text": 2},
    limits={},
    formats={"": {"skipped": 1}, "csv": {"scanned": 4, "failed": 1}, "empty": {"scanned": 1}},
    reasons={"locked:password": 2, "lost": 1, "no-text": 3, "symlink": 1},
)


def test_what_may_hold_something_comes_first_and_what_holds_no_text_last() -> None:
    assert [file.path for file in unread(TOLD)] == ["d.zip", "c.html", "b.lnk", "a.ttf"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            [
                "What was read, and what was not",
                "  9 files found = 4 read + 1 partly + 2 not read + 2 unreadable, 1.5 kB in all.",
                "  Why something was not read, or not wholly: a kind that holds no text (3), locked: enter its password"
                " when asked, or use --password-file (2), its bytes hold identifiers that its format does not show;"
                " they are among the findings (1), a link (links are not followed) (1)",
                "  Read, but parts not looked at: text in the picture (2)",
                "",
                "By format",
                "  csv: 5 (read 4, unreadable 1)",
                "  not opened, or not recognised: 1 (not read 1)",
                "  empty file: 1 (read 1)",
                "",
                "Not read",
                "  d.zip › in\\x1bner.7z - unreadable: locked: enter its password when asked, or use --password-file",
                "  c.html - partly read: its bytes hold identifiers that its format does not show; they are among the"
                " findings",
                "  b.lnk - not read: a link (links are not followed)",
                "  a.ttf - not read: a kind that holds no text",
                "  … and 1 more (see the HTML or JSON report)",
            ],
        ),
        (
            "zh",
            [
                "读了什么，没读什么",
                "  找到 9 个文件 = 读完 4 + 读了一部分 1 + 没有读 2 + 读不了 2，共 1.5 kB。",
                "  没有读到或没有读全的原因：这类文件不含文字（3）、被锁住：按提示输入密码，"
                "或用 --password-file 给出（2）、文件字节里还有按格式读不到的标识符，"
                "已列入发现（1）、是快捷方式（不跟随链接）（1）",
                "  读了文件，但没有看的部分：图片里的文字 (2)",
                "",
                "按格式",
                "  csv：5 个（读完 4、读不了 1）",
                "  没有打开，或不认识的格式：1 个（没有读 1）",
                "  空文件：1 个（读完 1）",
            ],
        ),
    ],
)
def test_all_of_it_in_words(lang: str, expected: list[str]) -> None:
    assert list(lines(Words(lang), TOLD))[: len(expected)] == expected


def test_when_everything_was_read_it_says_so() -> None:
    whole = Coverage(2, {"scanned": 2}, 10, (), {}, {}, {"csv": {"scanned": 2}})
    assert list(statement(Words("en"), whole)) == [
        "2 files found = 2 read + 0 partly + 0 not read + 0 unreadable, 10 bytes in all.",
        "Everything was read.",
    ]
    partly = Coverage(2, {"scanned": 2}, 10, (), {"picture text": 1}, {})
    assert "Everything was read." not in list(statement(Words("en"), partly))


def test_every_part_with_a_name_has_words() -> None:
    names = ("body", "word/header1.xml", "word/footnotes.xml", "slide 3 notes", "ppt/slides/slide2.xml", "From", "seal")
    for name in names:
        code, number = part_code(name)
        for lang in ("zh", "en"):
            assert f"part.{code}" in load(lang) and number in Words(lang)(f"part.{code}", number)
    assert part_code("word/theme/theme1.xml") == part_code("x") == ("", "")
