from __future__ import annotations

import pytest

from audit.readers.hitrack import READER

TRACK = (
    "tp=lbs;k=0;lat=31.230416;lon=121.473701;alt=0.0;t=1.714521600E12;\n"
    "tp=h-r;k=1714521600000;v=93.0;\n"
    "tp=lbs;k=1;lat=31.230516;lon=121.473801;alt=0.0;t=1.714521601E12;\n"
)


def test_each_kind_of_line_is_a_table(take, sure):
    assert sure(READER, TRACK, "HiTrack_1") == 85
    taken = take(READER, TRACK + "note\n")
    assert taken.table("lbs")[1] == {
        "tp": "lbs", "k": "1", "lat": "31.230516", "lon": "121.473801", "alt": "0.0", "t": "1714521601000"
    }  # fmt: skip
    assert taken.table("h-r") == [{"tp": "h-r", "k": "1714521600000", "v": "93.0"}]
    assert taken.place("31.230516") == {"line": 3, "column": 16}
    assert taken.place("note") == {"line": 4, "column": 1}


def test_long_tracks_come_in_chunks(take):
    taken = take(READER, TRACK * 2_500)
    assert sum(len(rows.rows) for rows in taken.rows) == 7_500 and len(taken.rows) > 3


@pytest.mark.parametrize("text", ["", "tp=lbs", "HOST=db\nUSER=ann\n", "a=1;b=2;\n", "tp=lbs;k=1;\nand some text\n"])
def test_what_is_no_track(sure, text):
    assert sure(READER, text) == 0
