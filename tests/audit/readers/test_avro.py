from __future__ import annotations

import io
import sys

import pytest
from fastavro import writer

from audit.readers.avro import READER

FIELDS = [
    {"name": "name", "type": "string"},
    {"name": "mobile", "type": ["null", "long"]},
    {"name": "more", "type": {"type": "map", "values": "string"}},
]
PEOPLE = [
    {"name": "李测试", "mobile": 19900000001, "more": {"mail": "a@example.com"}},
    {"name": "王样例", "mobile": None, "more": {}},
]


def avro(codec: str = "null", schema: object = None, records: object = None) -> bytes:
    out = io.BytesIO()
    writer(out, schema or {"type": "record", "name": "p", "fields": FIELDS}, records or PEOPLE, codec=codec)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("codec", ["null", "deflate", "snappy"])
def test_records_are_rows(take, sure, codec):
    data = avro(codec)
    assert sure(READER, data) == 100
    taken = take(READER, data)
    assert taken.table("")[0] == {"name": "李测试", "mobile": "19900000001", "more": '{"mail": "a@example.com"}'}
    assert taken.place("王样例") == {"row": 2, "field": 1}
    assert taken.unread is None


def test_values_that_are_no_records(take):
    assert take(READER, avro(schema="string", records=["19900000001"])).place("19900000001") == {"row": 1, "field": 1}


def test_without_the_extra(take, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastavro", None)
    assert take(READER, avro()).unread == "extra:dask"


@pytest.mark.parametrize("end", [4, 20, 100, -1, -20])
def test_one_that_is_cut_is_damaged(take, end):
    assert take(READER, avro()[:end]).unread == "damaged"


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_breaks_it(take, seed):
    data = bytearray(avro())
    for step in range(4):
        data[4 + (seed * 7919 + step * 101) % (len(data) - 4)] ^= 1 + (seed + step) % 255
    assert take(READER, bytes(data)).unread in (None, "damaged")
