from __future__ import annotations

import sys
from dataclasses import dataclass
from types import ModuleType

import pytest

from audit.readers.columnar import READER

PARQUET = b"PAR1\x15\x04\0\xff\xfe" + bytes(30) + b"PAR1"


@dataclass
class Column:
    cells: list[object]

    def to_pylist(self) -> list[object]:
        return self.cells


@dataclass
class Batch:
    """A record batch as pyarrow gives it, as far as the reader asks."""

    columns: list[Column]

    @property
    def schema(self) -> object:
        return type("Schema", (), {"names": ["name", "phone", "more"]})

    @property
    def num_rows(self) -> int:
        return len(self.columns[0].cells)


class Library(ModuleType):
    """Stands for pyarrow, which comes with an extra: two batches, and a file that breaks behind them."""

    class ArrowException(Exception):
        pass

    def __init__(self, breaks: bool) -> None:
        super().__init__("pyarrow")
        self.breaks = breaks

    def ParquetFile(self, _stream: object) -> Library:
        return self

    def iter_batches(self, batch_size: int) -> object:
        assert batch_size == 2_000
        yield Batch([Column(["甲", None]), Column([19900000001.0, 1.5]), Column([{"a": ["b"]}, b"bytes"])])
        yield Batch([Column(["乙"]), Column([19900000002]), Column([True])])
        if self.breaks:
            raise self.ArrowException


@pytest.fixture
def library(monkeypatch, request):
    module = Library(request.param)
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.parametrize(
    ("data", "score"),
    [
        (PARQUET, 100),
        (b"ARROW1\0\0\xff\xff\xff\xff", 100),
        (b"ORC\x0a\xff\xfe\x03", 90),
        ("PAR1 for the course", 0),
        ("ORC", 0),
    ],
)
def test_sniff(sure, data, score):
    assert sure(READER, data) == score


def test_without_the_extra_it_says_what_to_install(take, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert take(READER, PARQUET).unread == "extra:dask"


@pytest.mark.parametrize("library", [False], indirect=True)
def test_rows_are_counted_over_all_batches(take, library):
    taken = take(READER, PARQUET)
    assert taken.table("") == [
        {"name": "甲", "phone": "19900000001", "more": '{"a": ["b"]}'},
        {"phone": "1.5", "more": "bytes"},
        {"name": "乙", "phone": "19900000002"},
    ]
    assert taken.place("19900000002") == {"row": 3, "field": 2}


@pytest.mark.parametrize("library", [True], indirect=True)
def test_a_broken_file_keeps_what_came_before(take, library):
    taken = take(READER, PARQUET)
    assert taken.unread == "damaged" and len(taken.rows) == 2


def test_an_encrypted_footer_is_locked(take):
    assert take(READER, b"PARE" + bytes(20) + b"\xff\xfe").unread == "locked"
