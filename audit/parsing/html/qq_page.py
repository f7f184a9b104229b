"""Chats that QQ's message manager saved as a page (MHT): who wrote when, and the chat as a record.

One cell of a table for each message; days stand in cells of their own::

    <td>日期: 2012-10-20</td>
    <td><div style=color:…><div style=float:left;margin-right:6px;>李四(10001)</div>20:01:02</div><div …>text</div></td>
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from html import unescape
from itertools import islice

from audit.model import Item, Place, Record, Rows, Table
from audit.parsing.tables.when import Days

_MESSAGE = re.compile(
    r"日期[:：]\s*(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"|margin-right:\s*6px;?[\"']?>(?P<sender>[^<>]{0,200})</div>"
    r"\s*(?P<time>(?:[上下]午\s*)?\d{1,2}:\d\d(?::\d\d)?[^<>]{0,6})</div>"
)
_ACCOUNT = re.compile(r"(?P<name>.*?)\s*(?:\((?P<number>\d{5,12})\)|<(?P<mail>[^<>\s]+@[^<>\s]+)>)?", re.DOTALL)
_HEADER = ("time", "sender", "QQ", "email")
_CHUNK_ROWS = 2_000


def qq_chat(page: str) -> Iterator[Item]:
    """The heads of the messages as rows, and the record; places are line and column of the page."""
    table = Table("chat", _HEADER)
    starts = [0, *(match.end() for match in re.finditer("\n", page))]
    days, senders, count = Days(), set[str](), 0
    messages = _messages(page)
    while chunk := list(islice(messages, _CHUNK_ROWS)):
        rows = [row for _, row in chunk]
        count += len(rows)
        senders.update(row[2] or row[3] or row[1] for row in rows)
        days.add(dict.fromkeys(row[0] for row in rows))
        yield Rows(table, rows, partial(_place, [at for at, _ in chunk], starts))
    first, last = days.span
    yield Record("CHAT_RECORD", max(count, 1), max(len(senders), 2), "qq", export="qq-mht", first=first, last=last)


def _messages(page: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where each message begins, and its cells; the day stands above, once for all messages of it."""
    day = ""
    for found in _MESSAGE.finditer(page):
        if found["day"]:
            day = found["day"] + " "
        elif account := _ACCOUNT.fullmatch(unescape(found["sender"]).strip()):
            cells = (day + found["time"].strip(), account["name"], account["number"] or "", account["mail"] or "")
            yield found.start("sender"), cells


def _place(offsets: Sequence[int], starts: Sequence[int], row: int, _column: int) -> Place:
    line = bisect_right(starts, offsets[row])
    return {"part": "body", "line": line, "column": offsets[row] - starts[line - 1] + 1}
