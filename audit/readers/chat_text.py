"""Chats saved as text: who wrote when is a row for each message, what they wrote is text with its own places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.model import Item, Place, Record, Remark, Rows, Segment, Source, Table
from audit.parsing.chat_heads import Style
from audit.parsing.chat_styles import STYLES
from audit.parsing.interface import BLOCK_CHARS, Head, Reader, Reading
from audit.parsing.tables.when import Days
from audit.parsing.text.encoding import detect_encoding, open_text

_CHUNK_ROWS = 2_000
_LINES_SEEN = 2_000
_LONGEST_HEAD = 400
_HOUR = re.compile(r"\d[:.]\d\d")
_APART = "\x00"
"""Stands between two messages: no value reaches across it, and no word of one is evidence for the other."""
_LOG_LEVEL = re.compile(r"\b(?:ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|NOTICE|CRITICAL|SEVERE)\b", re.IGNORECASE)
_COMPONENT = re.compile(r"[a-z][a-z0-9_./-]*")
"""A part of a program, or what a change is for: ``fix``.  Where nobody else speaks it is nobody's name."""
_LABELS = {"time": "time", "sender": "sender", "number": "account number", "mail": "email"}
_SAID = ("text", "note")
"""Groups of a head that are no cell: what is said in its line, and notices, which nobody says."""
_ACCOUNT = {"qq": "QQ", "wechat": "wechat id", "welink": "employee id", "viber": "phone number"}


@dataclass(slots=True)
class _Piece:
    """Text of one line of a message, and where it begins."""

    text: str
    line: int
    column: int

    def place(self, offset: int = 0) -> Place:
        return {"line": self.line, "column": self.column + offset}


@dataclass(slots=True)
class _Message:
    """``text`` is its lines with their line ends, ``cells`` what its head says besides."""

    text: list[_Piece] = field(default_factory=list)
    cells: dict[str, _Piece] = field(default_factory=dict)
    chars: int = 0
    date: str = ""
    """The day that a line above told, with a comma and a blank behind it."""

    def add(self, piece: _Piece) -> None:
        self.text.append(piece)
        self.chars += len(piece.text)


def sniff(head: Head) -> int:
    """Lines that begin messages: three of them in a third of the lines, or five."""
    text = head.text
    return 88 if text is not None and style_of(text) else 0


def style_of(text: str) -> Style | None:
    """The way of writing that most lines of ``text`` keep to."""
    if not _HOUR.search(text):
        return None
    lines = [line[:_LONGEST_HEAD] for line in text.splitlines()[:_LINES_SEEN] if line.strip()]
    best: tuple[int, Style] | None = None
    for style in STYLES:
        if style.mark and not style.mark.search(text):
            continue
        heads = [head for line in lines if (head := style.head.match(line))]
        if _is_chat(heads, len(lines), style) and (best is None or len(heads) > best[0]):
            best = len(heads), style
    return best[1] if best else None


def _is_chat(heads: list[re.Match[str]], lines: int, style: Style) -> bool:
    """Server logs have times too, but their senders are levels and components, and few heads name nobody."""
    if style.above:
        return bool(heads)
    senders = [head["sender"] for head in heads if head["sender"] is not None]
    if sum(bool(_LOG_LEVEL.search(sender)) for sender in senders) * 5 > len(heads) or len(senders) * 3 < len(heads):
        return False
    speakers = set(senders)
    if len(speakers) < style.people:
        return False
    if style.mark:
        return bool(heads)
    if len(speakers) == 1 and _COMPONENT.fullmatch(senders[0]):
        return False
    if style.strict and (len(speakers) == len(heads) or len(heads) * 2 > lines + 1):
        return False  # nobody says two things, or heads stand without a message: a log, or a list of dates
    dense = len(heads) * 10 >= lines * 3
    return (len(heads) >= style.least and dense) or (len(heads) >= 5 and not style.strict)


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield what stands before the first message as text, the messages as rows and text, and the chat as a record."""
    style = style_of(reading.head.text or "")
    if style is None:
        return
    table = Table("chat", tuple(_label(style, name) for name in style.columns))
    senders: set[str] = set()
    days = Days()
    count = 0
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for messages in _chunks(iter(text), style):
            told = [message for message in messages if message.cells]
            sent = [message.cells["sender"].text for message in told if "sender" in message.cells]
            senders.update(sent)
            count += len(sent)
            days.add(message.date + message.cells["time"].text for message in told)
            if told:
                yield _rows(table, style, told)
            yield from _texts(messages)
        first, last = days.span
        people = max(1, len(senders))
        yield Record("CHAT_RECORD", count, people, style.platform, export=style.export, first=first, last=last)
        yield Remark(encoding=text.encoding)


def _label(style: Style, name: str) -> str:
    return _ACCOUNT.get(style.platform, _LABELS[name]) if name == "number" else _LABELS[name]


def _chunks(lines: Iterator[str], style: Style) -> Iterator[list[_Message]]:
    """What stands before the first message, as a message without a head; then the messages, many at a time."""
    messages = [_Message()]
    chars = 0
    date = ""
    for number, line in enumerate(lines, 1):
        head = style.head.match(line.rstrip("\r\n")) if len(line) < BLOCK_CHARS else None
        if style.date and (told := style.date.match(line)):
            date = " ".join(" ".join(filter(None, told.groups())).split()) + ", "
        if head:
            messages.append(_begun(head, number, style, messages[-1]))
            messages[-1].date = date
        elif messages[-1].chars < BLOCK_CHARS:
            messages[-1].add(_Piece(line, number, 1))
        else:
            messages.append(_Message([_Piece(line, number, 1)], chars=len(line)))
        chars += len(line)
        if len(messages) > 1 and (len(messages) > _CHUNK_ROWS or chars > BLOCK_CHARS or not messages[0].cells):
            yield messages[:-1]
            messages, chars = messages[-1:], messages[-1].chars
    yield messages


def _begun(head: re.Match[str], number: int, style: Style, before: _Message) -> _Message:
    """A message whose head is ``head``; the line above may belong to it and is then taken from the one ``before``."""
    message = _Message()
    if style.above and before.text and (above := style.above.match(before.text[-1].text)):
        message.cells["sender"] = _Piece(above["sender"], before.text.pop().line, above.start("sender") + 1)
    for name, value in head.groupdict().items():
        if value and name in _SAID:
            message.add(_Piece(value + "\n", number, head.start(name) + 1))
        elif value:
            message.cells[name] = _Piece(value.strip(), number, head.start(name) + 1)
    return message


def _rows(table: Table, style: Style, messages: list[_Message]) -> Rows:
    columns = style.columns

    def locate(row: int, column: int) -> Place:
        cells = messages[row].cells
        return (cells.get(columns[column]) or next(iter(cells.values()))).place()

    def cell(message: _Message, name: str) -> str:
        return message.cells[name].text if name in message.cells else ""

    return Rows(table, [[cell(message, name) for name in columns] for message in messages], locate)


def _texts(messages: list[_Message]) -> Iterator[Segment]:
    """What was written, as one text."""
    pieces: list[_Piece] = []
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for message in messages:
        for piece in message.text:
            pieces.append(piece)
            starts.append(length)
            parts.append(piece.text)
            length += len(piece.text)
        parts.append(_APART)
        length += 1

    def locate(offset: int) -> Place:
        index = bisect_right(starts, offset) - 1
        return pieces[index].place(offset - starts[index])

    text = "".join(parts)
    if text.strip(_APART + " \t\r\n"):
        yield Segment(text, locate)


READER = Reader("chat", sniff, read)
