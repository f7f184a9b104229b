"""Dates that statistics programs keep as counts, in ISO form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from audit.parsing.tables.cell_text import number_text

SINCE_1960, SINCE_1582 = datetime(1960, 1, 1), datetime(1582, 10, 14)
"""Where SAS and Stata begin to count, and where SPSS does: the day before the Gregorian calendar."""
DAY = 86_400.0


def moments(epoch: datetime, seconds: float) -> Callable[[float], str]:
    """How counts of so many ``seconds`` since ``epoch`` are shown; no time of day at midnight."""
    return partial(_moment, epoch, seconds)


def months(each: int) -> Callable[[float], str]:
    """How counts of so many months since 1960 are shown: by their first month."""
    return partial(_month, each)


def clock(count: float) -> str:
    """A time of day, or as many hours, from seconds."""
    if not 0 <= count < 100 * 3600:
        return number_text(count)
    minutes, seconds = divmod(round(count), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def _moment(epoch: datetime, seconds: float, count: float) -> str:
    try:
        found = epoch + timedelta(seconds=round(count * seconds))
    except (OverflowError, ValueError):  # a number that is no date
        return number_text(count)
    return found.isoformat(" ").removesuffix(" 00:00:00")


def _month(each: int, count: float) -> str:
    whole = int(count) * each
    return f"{1960 + whole // 12:04d}-{whole % 12 + 1:02d}" if abs(whole) < 12_000 else number_text(count)
