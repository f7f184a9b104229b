from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.parsing.fit_messages import Broken, messages
from audit.readers.fit import READER
from tests.audit.readers.fit_file import S32, STRING, U8, U32, U32Z, fit, message, semicircles

MOMENT = 1_072_915_200  # seconds from 1989-12-31 to 2023-12-31
OWNER = message(3, (0, STRING, "周小舟"), (1, U8, 1), (2, U8, 41), (4, U8, 0xFF))
DEVICE = message(0, (3, U32Z, 3_999_999_991), (4, U32, MOMENT), local=1)


def point(latitude: float, longitude: float, moment: int = MOMENT, order: str = "<") -> bytes:
    position = ((0, S32, semicircles(latitude)), (1, S32, semicircles(longitude)))
    return message(20, (253, U32, moment), *position, local=2, order=order)


ACTIVITY = fit(
    OWNER,
    DEVICE,
    point(39.9087, 116.3975),
    point(-33.5, 151.25, MOMENT + 60, ">"),
    message(18, (253, U32, MOMENT + 90)),
)


def test_sniff(sure):
    assert sure(READER, ACTIVITY) == 100
    assert sure(READER, b"\x0f" + ACTIVITY[1:]) == sure(READER, ".FIT") == 0


def test_track_device_and_owner_are_tables(take):
    taken = take(READER, ACTIVITY)
    assert taken.table("user_profile") == [{"name": "周小舟", "gender": "male", "age": "41"}]
    assert taken.table("file_id") == [{"serial number": "3999999991", "time created": "2023-12-31 00:00:00"}]
    assert taken.table("record") == [
        {"timestamp": "2023-12-31 00:00:00", "latitude": "39.908700", "longitude": "116.397500"},
        {"timestamp": "2023-12-31 00:01:00", "latitude": "-33.500000", "longitude": "151.250000"},
    ]
    assert taken.place("151.25") == {"table": "record", "rowid": 2, "field": 3}
    assert [(record.entity, record.count, record.first) for record in taken.records] == [
        ("LOCATION_TRACK", 2, "2023-12-31"),
        ("SPORT_RECORD", 1, "2023-12-31"),
    ]


@pytest.mark.parametrize(("manufacturer", "platform"), [(1, "garmin"), (254, "tracker")])
def test_the_account_is_that_of_the_maker(take, manufacturer, platform):
    taken = take(READER, fit(message(0, (1, U8, manufacturer)), point(1, 2)))
    assert [(record.platform, record.export) for record in taken.records] == [(platform, "fit-track")]


def test_a_time_of_five_bits_goes_on_from_the_one_before(take):
    later = bytes((0x80 | 2 << 5 | (MOMENT + 20) % 32,)) + point(1, 2)[-12:]
    taken = take(READER, fit(point(1, 2), later))
    assert [row["timestamp"][-8:] for row in taken.table("record")] == ["00:00:00", "00:00:20"]


def test_texts_of_other_messages_are_found(take):
    taken = take(READER, fit(message(999, (4, STRING, "电话 19900000001"))))
    assert taken.place("19900000001") == {"table": "message 999", "rowid": 1, "field": 5}


def test_files_in_one_are_all_read(take):
    assert len(take(READER, ACTIVITY + ACTIVITY).table("record")) == 4


@pytest.mark.parametrize("data", [ACTIVITY[:-40], fit(b"\x05"), ACTIVITY + b"\x0erubbish.and more"])
def test_damaged_files_keep_what_came_before(take, data):
    taken = take(READER, data)
    assert taken.incomplete == ["damaged"]
    assert bool(taken.rows) == data.startswith(ACTIVITY[:40])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_input_breaks_it(data):
    with suppress(Broken):
        list(messages(io.BytesIO(fit(data))))
