"""Call and message lists of known exports, one row after the other: who, when, which way, what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from audit import exports
from audit.casework.evidence.numbers import is_number
from audit.casework.evidence.tables import Chunk
from audit.exports.block import normal, positions
from audit.exports.match import NOWHERE, Plan, plan
from audit.model import Table
from audit.parsing.tables.when import day, instant

_CHANNELS: Final[dict[str, Literal["call", "sms"]]] = {"CALL_RECORD": "call", "SMS_RECORD": "sms"}
_NOBODY: Final = re.compile(
    r"[/-]?|null|none|\(?unknown\)?|未知(?:号码|联系人)?|陌生(?:号码|人|来电)|无"
    r"|(?:疑似)?(?:骚扰|诈骗|广告推销|推销|广告|房产中介|贷款理财|响一声)(?:电话|短信)?"
    r"|(?:suspected )?(?:spam|scam|fraud)(?: risk| likely)?"
)
"""What stands where a contact's name would, marks of phones for nuisance calls too."""
_DIRECTION: Final = re.compile(
    r"(?:短信|呼叫|通话|通信|收发|传送)?(?:类型|方式|状态)|收/?发(?:类型)?|方向"
    r"|(?:call[ _]?)?type|direction|folder|(?:msg_)?box|zoriginated|is_from_me"
)
_OUTGOING: Final = re.compile(
    r"(?:本机)?主叫.*|(?:已?拨出|去电|呼出|已?发送|发出|发件箱?|草稿箱?)(?:的?短信|电话)?|发"
    r"|.*\b(?:outgoing|sent|dial(?:l?ed)?|outbox|drafts?)\b.*|out",
    re.IGNORECASE,
)
_OUTGOING_CODES: Final = {"call": frozenset({"2"}), "sms": frozenset({"2", "3", "4", "5", "6"})}
"""Android's: CallLog.Calls.TYPE; Telephony.TextBasedSmsColumns.MESSAGE_TYPE (sent, draft, outbox, failed, queued)."""
_FLAGS: Final = frozenset({"zoriginated", "is_from_me"})
"""Apple's: 1 is from the owner."""
_APPLE_MESSAGES: Final = "ios-messages"
_COUNT: Final = re.compile(r"([0-9]{9,19})(?:\.[0-9]+)?")
_CLOCK: Final = re.compile(r"(?<![0-9])([0-9]{1,2})[:：时点]([0-9]{2})(?:[:：分]([0-9]{2}))?")
_HALF_DAY: Final = re.compile(r"[ap]\.?m\b|[上下中]午|凌晨|早上|晚上", re.IGNORECASE)
"""A time of twelve hours: which half it is has too many writings to be sure, so only the day is told."""


@dataclass(frozen=True, slots=True, repr=False)
class Contact:
    """One call or message.  ``name`` is the contact's in the owner's address book or "", ``time`` an ISO day or time
    (without a zone where the export tells none) or ""."""

    channel: Literal["call", "sms"]
    number: str
    name: str
    time: str
    text: str
    outgoing: bool


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a table the parts of a contact stand."""

    plan: Plan
    name: int
    text: int
    directions: tuple[int, ...]
    flags: tuple[int, ...]


def contacts(found: Iterable[Chunk]) -> Iterator[Contact]:
    """The contacts in the tables of one file.

    Messages of iPhones name a row of the table ``handle``, which comes before them in the order of names.
    """
    handles: dict[str, str] = {}
    for chunk in found:
        table = chunk.rows.table
        if table.name == "handle":
            handles |= _handles(table, chunk.rows.rows)
        columns = _columns(table, chunk)
        if columns is None:
            continue
        for row in chunk.rows.rows:
            if contact := _contact(row, columns, handles):
                yield contact


def _columns(table: Table, chunk: Chunk) -> _Columns | None:
    """The columns of a list of calls or messages; None for any other table."""
    known = exports.load()
    found = plan(known, table, chunk.file, chunk.format)
    if found is None or found.record not in _CHANNELS or found.people == NOWHERE:
        return None
    at = positions(table.header)
    texts = (known.words[word].header for word in ("sms", "content"))
    text = next((column for words in texts for name, column in at.items() if words.fullmatch(name)), NOWHERE)
    persons = [number for number, hint in enumerate(found.hints) if hint == "PERSON"]
    persons += [column for name, column in at.items() if known.words["name"].header.fullmatch(name)]
    directions = {column: name for name, column in at.items() if _DIRECTION.fullmatch(name)}
    flags = tuple(column for column, name in directions.items() if name in _FLAGS)
    return _Columns(found, next(iter(persons), NOWHERE), text, tuple(directions.keys() - {*flags}), flags)


def _contact(row: Sequence[str], columns: _Columns, handles: dict[str, str]) -> Contact | None:
    found = columns.plan
    number = _cell(row, found.people)
    if found.export == _APPLE_MESSAGES:
        number = handles.get(number, "")
    time = next((told for at in found.times if (told := when(_cell(row, at)))), "")
    named = all(any(cell.fullmatch(_cell(row, at)) for at in places) for places, cell in found.needs)
    if not number or not named or (found.timed and not time):
        return None
    name = _cell(row, columns.name)
    if _NOBODY.fullmatch(normal(name)) or is_number(name):
        name = ""
    return Contact(_CHANNELS[found.record], number, name, time, _cell(row, columns.text), _outgoing(row, columns))


def _outgoing(row: Sequence[str], columns: _Columns) -> bool:
    codes = _OUTGOING_CODES[_CHANNELS[columns.plan.record]]
    told = [_cell(row, at) for at in columns.directions]
    return any(_cell(row, at) == "1" for at in columns.flags) or any(
        cell in codes or _OUTGOING.fullmatch(cell) for cell in told
    )


def _handles(table: Table, rows: Sequence[Sequence[str]]) -> dict[str, str]:
    at = positions(table.header)
    if "rowid" not in at or "id" not in at:
        return {}
    return {_cell(row, at["rowid"]): _cell(row, at["id"]) for row in rows}


def when(cell: str) -> str:
    """The time of a cell: a count since an epoch as this computer's time, else the day, with the time of day where it
    is beyond doubt."""
    text = cell.strip()
    if count := _COUNT.fullmatch(text):
        moment = instant(count[1])
        return moment.astimezone().isoformat(timespec="seconds") if moment else ""
    found = day(text)
    clock = None if _HALF_DAY.search(text) else _CLOCK.search(text)
    if not found or not clock or int(clock[1]) > 23 or int(clock[2]) > 59:
        return found or ""
    return f"{found}T{int(clock[1]):02}:{clock[2]}:{clock[3] or '00'}"


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""
