"""FIT: activities of watches and bicycle computers: track, device, its owner.  Messages of one kind are a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

from audit.model import Item, Place, Record, Remark, Rows, Segment, Source, Table
from audit.parsing.fit_messages import SIGNATURE, Broken, Message, Value, messages
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at

_CHUNK_ROWS = 2_000
_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_FILE_ID, _SESSION, _TRACK_POINT = 0, 18, 20
_MANUFACTURER = 1
_PLATFORMS: dict[Value | None, str] = {1: "garmin", 13: "garmin", 15: "garmin", 265: "strava"}
"""Of the manufacturers of the FIT profile those whose accounts are known; the others' are just trackers."""


def _degrees(value: Value) -> str:
    return f"{value * 180 / 2**31:.6f}" if isinstance(value, int) else ""


def _time(value: Value) -> str:
    return f"{_EPOCH + timedelta(seconds=value):%Y-%m-%d %H:%M:%S}" if isinstance(value, int) else ""


def _sex(value: Value) -> str:
    return {0: "female", 1: "male"}.get(int(value), "") if isinstance(value, int) else ""


def _tenths(value: Value) -> str:
    return f"{value / 10:g}" if isinstance(value, int) else ""


_Column = tuple[int, str, Callable[[Value], str]]
_MOMENT: _Column = (253, "timestamp", _time)
_KINDS: dict[int, tuple[str, tuple[_Column, ...]]] = {
    0: ("file_id", ((3, "serial number", str), (4, "time created", _time), (8, "device model", str))),
    3: (
        "user_profile",
        ((0, "name", str), (1, "gender", _sex), (2, "age", str), (3, "height cm", str), (4, "weight kg", _tenths)),
    ),
    12: ("sport", ((3, "sport", str),)),
    _SESSION: (
        "session",
        (
            _MOMENT,
            (2, "start time", _time),
            (3, "start latitude", _degrees),
            (4, "start longitude", _degrees),
            (16, "average heart rate", str),
            (110, "sport", str),
        ),
    ),
    19: ("lap", ((2, "start time", _time), (3, "start latitude", _degrees), (4, "start longitude", _degrees))),
    _TRACK_POINT: ("record", (_MOMENT, (0, "latitude", _degrees), (1, "longitude", _degrees), (3, "heart rate", str))),
    23: ("device_info", (_MOMENT, (3, "serial number", str), (27, "device model", str), (19, "device model", str))),
    29: ("location", ((0, "place", str), (1, "latitude", _degrees), (2, "longitude", _degrees))),
    31: ("course", ((5, "name of the course", str),)),
    32: ("course_point", ((6, "place", str), (2, "latitude", _degrees), (3, "longitude", _degrees))),
}
"""Messages and fields that say something of people, by their numbers in the FIT profile 21.158 (2024); ``location`` is
not published and holds the places a user has saved."""


def sniff(head: Head) -> int:
    """``.FIT`` behind the sizes of the header."""
    return 100 if head.data[8:12] == SIGNATURE and head.data[:1] in (b"\x0c", b"\x0e") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Yield tables of the messages known, every other text, and the track and the activities as records."""
    tables = _Tables()
    with source.open() as stream:
        try:
            for message in messages(stream):
                yield from tables.add(message)
        except Broken:
            yield Remark(incomplete="damaged")
    yield from tables.rest()
    if tables.points:
        yield tables.record("LOCATION_TRACK", tables.points, "fit-track")
    if tables.counts[_SESSION]:
        yield tables.record("SPORT_RECORD", tables.counts[_SESSION], "fit-workout")


class _Tables:
    """Rows by the kind of message, and what they say as a whole."""

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        self.points = 0
        self._first = self._last = ""
        self._platform = "tracker"
        self._tables: dict[int, Table] = {}
        self._rows: dict[int, list[list[str]]] = {}

    def add(self, message: Message) -> Iterator[Item]:
        """Take one message; gives what is complete."""
        kind = message.kind
        self.counts[kind] += 1
        name, columns = _KINDS.get(kind, (f"message {kind}", ()))
        known = {number for number, _, _ in columns}
        for number, value in message.values.items():
            if isinstance(value, str) and number not in known:
                yield Segment(value, at({"table": name, "rowid": self.counts[kind], "field": number + 1}))
        if not columns:
            return
        row = [show(message.values[number]) if number in message.values else "" for number, _, show in columns]
        if kind == _FILE_ID:
            self._platform = _PLATFORMS.get(message.values.get(_MANUFACTURER), self._platform)
        if kind in (_TRACK_POINT, _SESSION):
            self._moment(row[0])
        self.points += kind == _TRACK_POINT and bool(row[1])
        rows = self._rows.setdefault(kind, [])
        rows.append(row)
        if len(rows) >= _CHUNK_ROWS:
            yield self._chunk(kind)

    def rest(self) -> Iterator[Item]:
        """The rows that are held back."""
        for kind in list(self._rows):
            yield self._chunk(kind)

    def record(self, entity: str, count: int, export: str) -> Record:
        """What the file is, of whose account, and from when to when."""
        return Record(
            entity, count, platform=self._platform, export=export, first=self._first[:10], last=self._last[:10]
        )

    def _moment(self, time: str) -> None:
        if time:
            self._first = min(self._first or time, time)
            self._last = max(self._last, time)

    def _chunk(self, kind: int) -> Rows:
        name, columns = _KINDS[kind]
        rows = self._rows.pop(kind)
        table = self._tables.setdefault(kind, Table(name, tuple(label for _, label, _ in columns)))
        return Rows(table, rows, partial(_place, name, self.counts[kind] - len(rows) + 1))


def _place(name: str, first: int, row: int, column: int) -> Place:
    return {"table": name, "rowid": first + row, "field": column + 1}


READER = Reader("fit", sniff, read)
