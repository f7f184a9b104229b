"""Positions that stand in two columns: latitude here, longitude there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recognizers.span import Span

_BEFORE = r"^(?P<before>(?:.*[./_\s-])?|.*[a-z0-9](?=(?-i:L)))"
"""``gps_lat``, ``Begin Trip Lat``, ``startLatitude``, and no ``flat``."""
_AFTER = r"(?P<after>[ _]?\(?deg(?:rees)?\)?|)(?: [NS]/[NS]| [EW]/[EW])?$"
_LATITUDE = re.compile(
    rf"{_BEFORE}(?:lat|latitude|纬度|緯度|gpslat|gpslatitude|latitudee7|lat_?e7|weidu){_AFTER}", re.IGNORECASE
)
_LONGITUDE = re.compile(
    rf"{_BEFORE}(?:lon|lng|long|longitude|经度|經度|gpslon|gpslng|gpslongitude|longitudee7|l(?:on|ng)_?e7|jingdu){_AFTER}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?P<degrees>-?[0-9]{1,10}(?:[.,][0-9]+)?)°?(?P<half>[NSEW]?)$")
_E7 = 10_000_000
PRECISE_DECIMALS = 3
"""From three decimals (about 100 m) on a position is precise."""


@dataclass(frozen=True, slots=True)
class PositionColumns:
    """The two columns, counted from 0."""

    latitude: int
    longitude: int

    def span(self, row: Sequence[str]) -> Span | None:
        """The precise position of one row, standing in the latitude's cell.  None: empty, coarse or out of range."""
        if len(row) <= max(self.latitude, self.longitude):
            return None
        numbers = [_NUMBER.match(row[column].strip()) for column in (self.latitude, self.longitude)]
        form = _degrees(*(_signed(number) for number in numbers if number)) if all(numbers) else None
        if form is None:
            return None
        return Span(
            0, len(row[self.latitude]), "GPS_COORDINATE", 0.75, "columns", ("key:latitude", "key:longitude"), form
        )


def position_columns(header: Sequence[str]) -> tuple[PositionColumns, ...]:
    """The latitudes and longitudes of a header, each with the one that is called like it: ``Begin Trip Lat`` and
    ``Begin Trip Lng``.  Where none are called alike, the first of each."""
    latitudes, longitudes = _named(_LATITUDE, header), _named(_LONGITUDE, header)
    alike = [PositionColumns(at, longitudes[name]) for name, at in latitudes.items() if name in longitudes]
    first = [PositionColumns(*pair) for pair in zip(latitudes.values(), longitudes.values(), strict=False)][:1]
    return tuple(alike or first)


def _named(kind: re.Pattern[str], header: Sequence[str]) -> dict[tuple[str, str], int]:
    """What stands around ``kind`` in the name of a column -> the first column so called."""
    found: dict[tuple[str, str], int] = {}
    for at, name in enumerate(header):
        if match := kind.match(name.strip()):
            found.setdefault((match["before"].casefold(), match["after"].casefold()), at)
    return found


def _signed(number: re.Match[str]) -> str:
    """With a point, and a sign instead of the half of the earth."""
    degrees = number["degrees"].replace(",", ".")
    return f"-{degrees}" if number["half"] in {"S", "W"} else degrees


def _degrees(latitude: str, longitude: str) -> str | None:
    """``lat,lon`` in decimal degrees as written; integers beyond the range of degrees are E7."""
    if "." not in latitude and "." not in longitude:
        if abs(int(latitude)) <= 90 and abs(int(longitude)) <= 180:
            return None  # whole degrees: a region, not a place
        latitude, longitude = f"{int(latitude) / _E7:.7f}", f"{int(longitude) / _E7:.7f}"
    if not (abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180):
        return None
    if float(latitude) == 0 and float(longitude) == 0:
        return None  # "no fix"
    decimals = max(len(latitude.partition(".")[2]), len(longitude.partition(".")[2]))
    return f"{latitude},{longitude}" if decimals >= PRECISE_DECIMALS else None
