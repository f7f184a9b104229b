"""A letter as Markdown, which reads as plain text too.

Masked values stand as code: their stars stay stars.  What else Markdown or HTML would take as its own is escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from reports.letter import Block, Heading, Items, Letter, Paragraph, Table

_STARRED: Final = re.compile(r"[^\s`|、，,；;：:（）()「」【】]*\*[^\s`|、，,；;：:（）()「」【】]*")
_OWN: Final = re.compile(r"([\\`_{}#|~]|\](?=\())")
_STARTING: Final = re.compile(r"^(\s*)([-+>]|\d+[.)])(?=\s)")
_MARKS: Final = {"bullet": "- ", "tick": "- [ ] "}


def render(letter: Letter, out: BinaryIO) -> None:
    """Write the letter as UTF-8."""
    out.write(("\n".join(_lines(letter)) + "\n").encode("utf-8", "backslashreplace"))


def _lines(letter: Letter) -> Iterator[str]:
    yield from (f"# {_escaped(letter.title)}", "", f"> **{_escaped(letter.draft)}**")
    for sheet in letter.sheets:
        yield from ("", "---", "", f"## {_escaped(sheet.title)}")
        for block in sheet.blocks:
            yield ""
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"### {_escaped(text)}"
        case Paragraph(text, "note"):
            yield f"> {_escaped(text)}"
        case Paragraph(text, _):
            yield _STARTING.sub(r"\1\\\2", _escaped(text))
        case Items(style, lines):
            for number, line in enumerate(lines, 1):
                yield f"{_MARKS.get(style, f'{number}. ')}{_escaped(line)}"
        case Table(heads, rows):
            yield _row(heads)
            yield "|" + " --- |" * len(heads)
            yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_escaped, cells)) + " |"


def _escaped(text: str) -> str:
    """Code spans hold their text as it is, but for the bar that would end a cell, which no masked value has."""
    end, parts = 0, []
    for starred in _STARRED.finditer(text):
        parts += [_plain(text[end : starred.start()]), f"`{starred.group()}`"]
        end = starred.end()
    return "".join([*parts, _plain(text[end:])])


def _plain(text: str) -> str:
    return _OWN.sub(r"\\\1", html.escape(text, quote=False))
