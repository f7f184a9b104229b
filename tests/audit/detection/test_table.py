"""Tables: order, column verdicts, row ties, positions in two columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.detection import table as table_module
from audit.detection.positions import position_columns
from audit.model import ColumnVerdict, Linkage
from tests.audit.making import events, findings, resident_id, source


def csv(header: str, *rows: str) -> str:
    return "\n".join([header, *rows]) + "\n"


def people(count: int) -> list[str]:
    return [f"{n},199{n:08d},{resident_id(sequence=n % 1000)}" for n in range(count)]


def test_cells_have_row_and_field_and_stand_in_row_order(tmp_path: Path) -> None:
    told = events(source(csv("no,手机号,身份证号", *people(5)), "a.csv"), tmp_path)
    places = [(f.place["row"], f.place["field"]) for f in findings(told)]
    assert places == [(row, field) for row in range(2, 7) for field in (2, 3)]
    assert {f.confidence for f in findings(told)} == {0.95}


def test_columns_are_judged_and_their_cells_marked(tmp_path: Path) -> None:
    told = events(source(csv("no,手机号,身份证号", *people(5)), "a.csv"), tmp_path)
    verdicts = [event for _, event in told if isinstance(event, ColumnVerdict)]
    assert [(v.header, v.entity, v.rate) for v in verdicts] == [
        ("手机号", "CN_MOBILE_NUMBER", 1.0),
        ("身份证号", "CN_RESIDENT_ID", 1.0),
    ]
    assert {f.column for f in findings(told)} == {v.column for v in verdicts}


def test_a_column_without_a_name_is_judged_by_its_cells(tmp_path: Path) -> None:
    told = events(source(csv("a,b,c", *people(30)), "a.csv"), tmp_path)
    mobiles = [f for f in findings(told) if f.entity == "CN_MOBILE_NUMBER"]
    assert len(mobiles) == 30 and {f.confidence for f in mobiles} == {0.95}
    assert all("column" in f.why for f in mobiles)


def test_a_few_numbers_in_a_text_column_make_no_verdict(tmp_path: Path) -> None:
    rows = [f"{n},备注 {n}" for n in range(20)] + ["20,请打 19912345678"]
    told = events(source(csv("no,remark", *rows), "a.csv"), tmp_path)
    assert [f.column for f in findings(told)] == [None]
    assert not [event for _, event in told if isinstance(event, ColumnVerdict)]


def test_the_verdict_is_fixed_after_the_first_rows(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(table_module, "VERDICT_ROWS", 10)
    rows = [f"{n},199{n:08d}" for n in range(6000)] + [f"{n},none" for n in range(9000)]
    told = events(source(csv("no,手机号", *rows), "a.csv"), tmp_path)
    (verdict,) = [event for _, event in told if isinstance(event, ColumnVerdict)]
    assert verdict.rate == 1.0 and len(findings(told)) == 6000


def test_a_row_ties_its_identifiers(tmp_path: Path) -> None:
    told = events(
        source(csv("姓名,手机号,身份证号", *[f"周小舟{r[r.index(',') :]}" for r in people(4)]), "a.csv"), tmp_path
    )
    assert [e for _, e in told if isinstance(e, Linkage)] == [Linkage(3, False)]


def test_a_number_never_crosses_two_cells(tmp_path: Path) -> None:
    told = events(source(csv("a,b", *["1,199123", "2,45678x", "3,199123", "4,45678y"]), "a.csv"), tmp_path)
    assert findings(told) == []


def test_positions_in_two_columns(tmp_path: Path) -> None:
    text = csv(
        "time,lat,lon", *[f"2024-01-01T0{n}:00:00Z,31.23{n}4,121.47{n}7" for n in range(5)], "2024-01-01T06:00:00Z,0,0"
    )
    found = findings(events(source(text, "a.csv"), tmp_path))
    assert [(f.entity, f.value) for f in found][:2] == [("GPS_COORDINATE", "31.23**,121.47**")] * 2
    assert [f.place["row"] for f in found] == [2, 3, 4, 5, 6]


def test_degrees_e7_and_whole_degrees() -> None:
    (columns,) = position_columns(("id", "latitudeE7", "longitudeE7"))
    assert columns.span(("1", "312304000", "1214737000")).form == "31.2304000,121.4737000"
    assert columns.span(("1", "31", "121")) is None
    assert columns.span(("1", "", "")) is None
    assert columns.span(("1", "91.2345", "121.1234")) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "form"),
    [
        ("52,5200", "13,4050", "52.5200,13.4050"),
        ("52.520000N", "13.405000W", "52.520000,-13.405000"),
        ("52.5200°S", "13.4050°E", "-52.5200,13.4050"),
        ("-52.5200", "13.4050", "-52.5200,13.4050"),
        ("52.5200x", "13.4050", None),
        ("52.52.00", "13.4050", None),
    ],
)
def test_positions_are_written_in_many_ways(latitude: str, longitude: str, form: str | None) -> None:
    (columns,) = position_columns(("lat", "lon"))
    found = columns.span((latitude, longitude))
    assert (found.form if found else None) == form


@pytest.mark.parametrize(
    ("header", "pairs"),
    [
        ("lat,lng", [(0, 1)]),
        ("Longitude,Latitude", [(1, 0)]),
        ("Begin Trip Lat,Begin Trip Lng,Fare,Dropoff Lat,Dropoff Lng", [(0, 1), (3, 4)]),
        ("startLatitude,endLatitude,startLongitude,endLongitude", [(0, 2), (1, 3)]),
        ("Position/LatitudeDegrees,Position/LongitudeDegrees", [(0, 1)]),
        ("Low latitude (deg),Low longitude (deg)", [(0, 1)]),
        ("lat,gps_lon", [(0, 1)]),
        ("LATITUDE N/S,LONGITUDE E/W", [(0, 1)]),
        ("flat,alone", []),
        ("latitude,name", []),
    ],
)
def test_a_latitude_stands_with_the_longitude_that_is_called_like_it(header: str, pairs: list[tuple[int, int]]) -> None:
    found = position_columns(tuple(header.split(",")))
    assert [(one.latitude, one.longitude) for one in found] == pairs
