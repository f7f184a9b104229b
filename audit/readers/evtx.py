"""Event logs of Windows (EVTX): each kind of event is a table, each event a row; logons are told as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from audit.errors import Unread
from audit.model import Item, Place, Record, Remark, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading

_LOGONS = frozenset({"4624", "4625", "4634", "4647", "4648", "4768", "4769", "4776", "4778", "4779", "4800", "4801"})
_SESSIONS = frozenset({"21", "22", "23", "24", "25", "1149"})
"""Security auditing: logon, logoff, tickets, locks; sessions of remote desktops (Microsoft Learn, November 2026)."""
_ACCOUNTS = ("TargetUserName", "User", "Param1", "AccountName")
_PLUMBING = frozenset(
    {"Version", "Level", "Task", "Opcode", "Keywords", "EventRecordID", "EventID", "Channel", "EventID.Qualifiers"}
    | {"Provider.Guid", "Provider.Name", "Provider.EventSourceName", "Execution.ProcessID", "Execution.ThreadID"}
    | {"Correlation.ActivityID", "Correlation.RelatedActivityID"}
)
_OUTER = frozenset({"Event", "System", "EventData", "UserData", "#attributes", "#text"})
_FILE_HEAD, _CHUNK_BYTES = 4_096, 65_536
_CHUNK_ROWS, _WAITING_ROWS = 500, 5_000
_MOST_FAULTS = 1_000
_DEPTH = 20


def sniff(head: Head) -> int:
    """The magic of the file."""
    return 100 if head.data.startswith(b"ElfFile\x00") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the events of each kind as rows, and the logons as a record; records that are broken are said."""
    try:
        from evtx import PyEvtxParser
    except ImportError:
        raise Unread("extra:archives") from None
    events = _Events()
    with source.open() as stream:
        try:
            records = PyEvtxParser(stream, number_of_threads=1).records_json()
        except (RuntimeError, OSError, ValueError) as error:
            raise Unread("damaged") from error
        faults = 0
        while faults < _MOST_FAULTS:
            try:
                record: Any = next(records)
            except StopIteration:
                break
            except (RuntimeError, OSError, ValueError):
                faults += 1
                continue
            reading.budget.spend(len(record["data"]))
            yield from events.take(record["event_record_id"], record["data"])
    yield from events.rest()
    if faults or not _is_whole(reading.head):
        yield Remark(incomplete="damaged")


def _is_whole(head: Head) -> bool:
    """Whether all chunks are there that the head of the file counts."""
    chunks = int.from_bytes(head.data[42:44], "little")
    return chunks > 0 and (head.size or 0) >= _FILE_HEAD + chunks * _CHUNK_BYTES


class _Events:
    """Rows wait until there are enough of a kind; a table goes on with the same columns as long as they do."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[int, dict[str, str]]]] = {}
        self._waiting = 0
        self._tables: dict[str, Table] = {}
        self._logons = 0
        self._accounts: set[str] = set()
        self._days: list[str] = []

    def take(self, number: int, written: str) -> Iterator[Rows]:
        """One event, as the JSON of the library."""
        import orjson

        event = dict(_values(orjson.loads(written), "", 0))
        kind, channel = event.get("EventID", ""), event.get("Channel", "") or event.get("Provider.Name", "")
        self._count(kind, channel, event)
        name = f"{channel} {kind}".strip()
        rows = self._rows.setdefault(name, [])
        rows.append((number, {key: value for key, value in event.items() if key not in _PLUMBING}))
        self._waiting += 1
        if len(rows) >= _CHUNK_ROWS:
            yield from self._flush(name)
        elif self._waiting > _WAITING_ROWS:
            for waiting in list(self._rows):
                yield from self._flush(waiting)

    def rest(self) -> Iterator[Item]:
        """What waits, and how many logons there were."""
        for name in list(self._rows):
            yield from self._flush(name)
        if self._logons:
            days = sorted(self._days) or [""]
            people = max(1, len(self._accounts))
            yield Record("LOGIN_RECORD", self._logons, people=people, first=days[0], last=days[-1])

    def _count(self, kind: str, channel: str, event: dict[str, str]) -> None:
        if kind in (_SESSIONS if "TerminalServices" in channel else _LOGONS if channel == "Security" else ()):
            self._logons += 1
            self._accounts.update(event[name].lower() for name in _ACCOUNTS if event.get(name))
            self._days = [day for day in (*self._days, event.get("TimeCreated.SystemTime", "")[:10]) if day]
            self._days = [min(self._days), max(self._days)] if self._days else []

    def _flush(self, name: str) -> Iterator[Rows]:
        rows = self._rows.pop(name)
        self._waiting -= len(rows)
        table = self._tables.get(name)
        header = tuple(dict.fromkeys((*(table.header if table else ()), *(key for _, row in rows for key in row))))
        if table is None or header != table.header:
            table = self._tables[name] = Table(name, header)
        grid = [[row.get(key, "") for key in header] for _, row in rows]
        yield Rows(table, grid, partial(_place, name, [number for number, _ in rows]))


def _values(value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """(name, text) of every value of an event; what all events are wrapped in is left out of the names."""
    if isinstance(value, dict) and depth < _DEPTH:
        for key, inner in value.items():
            yield from _values(inner, path if key in _OUTER else f"{path}.{key}".lstrip("."), depth + 1)
    elif isinstance(value, list) and depth < _DEPTH:
        for number, inner in enumerate(value):
            yield from _values(inner, f"{path}+{number}" if number else path, depth + 1)
    elif value not in (None, "", "-") and path and not path.startswith("xmlns"):
        yield path, str(value)


def _place(table: str, numbers: Sequence[int], row: int, column: int) -> Place:
    return {"table": table, "rowid": numbers[row], "field": column + 1}


READER = Reader("evtx", sniff, read)
