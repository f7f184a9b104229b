"""Positions that stand in two columns: latitude here, longitude there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recognizers.span import Span

_LATITUDE = re.compile(
    r"^(?:.*[./_\s-])?(?:lat|latitude|纬度|緯度|gpslat|gpslatitude|latitudee7|lat_?e7|weidu)$", re.IGNORECASE
)
_LONGITUDE = re.compile(
    r"^(?:.*[./_\s-])?(?:lon|lng|long|longitude|经度|經度|gpslon|gpslng|gpslongitude|longitudee7|l(?:on|ng)_?e7|jingdu)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^-?[0-9]{1,10}(?:\.[0-9]+)?$")
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
        latitude, longitude = row[self.latitude].strip(), row[self.longitude].strip()
        if not (_NUMBER.match(latitude) and _NUMBER.match(longitude)):
            return None
        form = _degrees(latitude, longitude)
        if form is None:
            return None
        return Span(
            0, len(row[self.latitude]), "GPS_COORDINATE", 0.75, "columns", ("key:latitude", "key:longitude"), form
        )


def position_columns(header: Sequence[str]) -> PositionColumns | None:
    """The first latitude and longitude column of a header, if it has both."""
    latitude = next((i for i, name in enumerate(header) if _LATITUDE.match(name.strip())), None)
    longitude = next((i for i, name in enumerate(header) if _LONGITUDE.match(name.strip())), None)
    if latitude is None or longitude is None:
        return None
    return PositionColumns(latitude, longitude)


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
