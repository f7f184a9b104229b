"""The day a time cell speaks of, whatever way it is written.

Exports write times as text or as a count since an epoch.  The number of digits tells the epochs apart for every day
between 2001-09 and 2286 (and back to 2004 for Apple's), so that no export has to declare its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
_APPLE = datetime(2001, 1, 1, tzinfo=UTC)
_SPREADSHEET = datetime(1899, 12, 30, tzinfo=UTC)
_WINDOWS = datetime(1601, 1, 1, tzinfo=UTC)

_EPOCHS = {
    9: (_APPLE, 1),  # Safari, iOS call log: seconds
    10: (_UNIX, 1),
    13: (_UNIX, 10**3),
    16: (_UNIX, 10**6),
    17: (_WINDOWS, 10**6),  # Chromium
    18: (_APPLE, 10**9),  # iOS messages since iOS 11
    19: (_UNIX, 10**9),
}
"""Digits of the whole part -> (epoch, ticks a second)."""

_YMD = re.compile(r"(\d{4})[-/.年년] ?(\d{1,2})[-/.月월] ?(\d{1,2})")
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4}(?:\d\d)?(?:\.\d+)?Z?(?:\[.*\])?| \d\d?:\d\d(?::\d\d)?)?"
)
"""``20240501``, ``20240501 12:00`` and, in OFX, ``20240501120000.000[-5:EST]``."""
_COUNT = re.compile(r"(\d{9,19})(?:\.\d+)?")
_SERIAL = re.compile(r"([34]\d{4})(?:\.\d+)?")
"""Days since 1899-12-30, as spreadsheets count them: 1982 to 2036."""
_DAY_MONTH = re.compile(r"(\d{1,2})\.?[ -](?:de )?([^\W\d_]{3,10})\.?[ ,-]+(?:de )?(\d{4}|\d{2})\b")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,10})\.? (\d{1,2})\b.*?\b((?:19|20)\d\d)\b")
_NUMBERS = re.compile(r"\W*(\d{1,2})([-/.])[ ]?(\d{1,2})(?:\2|')[ ]?(\d{4}|\d{2})(?!\d)")
"""Quicken writes an apostrophe before the years since 2000."""
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan jän gen ene sty янв", "feb fév fev lut фев", "mar mär maa мар", "apr avr abr kwi апр",
            "may mai mei mag maj мая май", "jun juin giu cze июн", "jul juil lug lip июл", "aug aoû ago sie авг",
            "sep set wrz сен", "oct okt ott out paź окт", "nov lis ноя", "dec dez dic déc gru дек",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""How months begin in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and Russian."""
_PIVOT = 70
_BUDDHIST = 543
"""The years that Thai calendars are ahead."""


def day(cell: str) -> str | None:
    """The ISO day (``2024-05-01``) of a time cell; epoch counts give the UTC day.

    None when the cell is no time, lacks the year, or leaves open which number is the month (``01/02/2024``).
    """
    text = cell.strip(" \t\"'=[")
    if found := _YMD.match(text) or _COMPACT.fullmatch(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _COUNT.fullmatch(text):
        return _since(found[1])
    if found := _SERIAL.fullmatch(text):
        return (_SPREADSHEET + timedelta(days=int(found[1]))).date().isoformat()
    if found := _DAY_MONTH.search(text):
        return _iso(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_DAY.search(text):
        return _iso(int(found[3]), _month(found[1]), int(found[2]))
    return None


def _year(written: str) -> int:
    """Of two figures, one of the hundred years until 2069."""
    year = int(written)
    return year if year > 99 else year + (2000 if year < _PIVOT else 1900)


def _month(name: str) -> int:
    plain = name.lower()
    return _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3], 0)


def instant(count: str) -> datetime | None:
    """The moment that digits count to since an epoch; None when no epoch has so many digits."""
    epoch, ticks = _EPOCHS.get(len(count), (None, 1))
    if epoch is None:
        return None
    try:
        return epoch + timedelta(seconds=int(count) // ticks)
    except OverflowError:
        return None


def _since(digits: str) -> str | None:
    moment = instant(digits)
    return _iso(moment.year, moment.month, moment.day) if moment else None


def _iso(year: int, month: int, number: int) -> str | None:
    if year > 1900 + _BUDDHIST:
        year -= _BUDDHIST
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


class Days:
    """The first and the last day among the time cells of one table or chat.

    ``03/04/24`` leaves open which number is the month: that is decided over everything that was added, by what no
    month can be, by which order runs in one direction, and by dots, which only day-first countries write.
    """

    def __init__(self) -> None:
        self._first = ""
        self._last = ""
        self._open: dict[tuple[int, int, int, bool], None] = {}

    def add(self, cells: Iterable[str]) -> None:
        """Take in time cells, in the order of the file; what is no time is passed over."""
        for written in cells:
            cell = written if written.isascii() else _MARKS.sub("", written)
            if found := day(cell):
                self._first = min(self._first or found, found)
                self._last = max(self._last, found)
            elif numbers := _NUMBERS.match(cell):
                self._open[int(numbers[1]), int(numbers[3]), _year(numbers[4]), numbers[2] == "."] = None

    @property
    def span(self) -> tuple[str, str]:
        """ISO days of the first and the last; empty strings when no day is certain."""
        days = [self._first, self._last, *self._settled()]
        return min(filter(None, days), default=""), max(days)

    def _settled(self) -> list[str]:
        day_first = [_iso(year, second, first) for first, second, year, _ in self._open]
        month_first = [_iso(year, first, second) for first, second, year, _ in self._open]
        dotted = any(dots for *_, dots in self._open)
        likely = [
            [day for day in days if day] for days in ((day_first,) if dotted else (day_first, month_first)) if all(days)
        ]
        if len(likely) > 1:
            likely = [days for days in likely if days in (sorted(days), sorted(days, reverse=True))]
        return likely[0] if len(likely) == 1 or (likely and likely[0] == likely[-1]) else []
