"""Data sets of Stata, written by pandas, and what pandas does not write added by hand."""

from __future__ import annotations

import io
import struct

import pandas
import pytest

from audit.readers.stata import READER

LABELS = {"xm": "受访者姓名", "mobile": "受访者手机"}
LONG = "备注 19900000003 " * 200


def people(encoding: str = "utf-8") -> pandas.DataFrame:
    """As pandas has to be given them, to write texts in ``encoding`` where it knows Latin-1 alone."""
    return pandas.DataFrame(
        {
            "xm": [held("李测试", encoding), held("王样例", encoding)],
            "mobile": [19900000001.0, None],
            "sex": [1, 2],
            "born": pandas.to_datetime(["1990-03-07", None]),
            "part": pandas.Series([0.1, 16_777_216], dtype="float32"),
        }
    )


def held(text: str, encoding: str) -> str:
    return text if encoding == "utf-8" else text.encode(encoding).decode("latin-1")


def dta(
    frame: pandas.DataFrame, version: int = 118, order: str = "<", encoding: str = "utf-8", **more: object
) -> bytes:
    out = io.BytesIO()
    labels = {name: held(label, encoding) for name, label in LABELS.items() if name in frame}
    sets = (
        {"sex": {1: held("男", encoding), 2: held("女", encoding), 9: held("李没有", encoding)}}
        if "sex" in frame
        else {}
    )
    frame.to_stata(
        out,
        version=version,
        byteorder=order,
        write_index=False,
        data_label=held("标签", encoding),
        variable_labels=labels,
        value_labels=sets,
        **more,  # type: ignore[arg-type]
    )
    return out.getvalue()


CELLS = [
    {"xm: 受访者姓名": "李测试", "mobile: 受访者手机": "19900000001", "sex": "男", "born": "1990-03-07", "part": "0.1"},
    {"xm: 受访者姓名": "王样例", "sex": "女", "part": "16777216"},
]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("version", "encoding"), [(114, "gbk"), (117, "gbk"), (118, "utf-8"), (119, "utf-8")])
def test_rows_as_people_see_them(take, sure, version: int, encoding: str, order: str) -> None:
    data = dta(people(encoding), version, order, encoding)
    assert sure(READER, data) >= 95
    taken = take(READER, data)
    assert taken.table("") == CELLS
    assert taken.place("王样例") == {"row": 2, "field": 1}
    assert [(segment.text, segment.hint) for segment in taken.segments] == [("标签", ""), ("李没有", "sex")]
    assert taken.incomplete == [] and taken.unread is None


def test_a_new_file_with_texts_of_an_old_one(take) -> None:
    """As one saved anew without ``unicode translate``."""
    data = dta(people()[["xm"]]).replace("李测试".encode(), "李测试".encode("gbk").ljust(9, b"\0"))
    data = data.replace("王样例".encode(), "王样例".encode("gbk").ljust(9, b"\0"))
    assert [*take(READER, data).table("")[0].values()] == ["李测试"]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("version", [117, 118, 119])
def test_long_texts_stand_behind_the_rows(take, version: int, order: str) -> None:
    frame = pandas.DataFrame({"note": [LONG, "备注", LONG]})
    taken = take(READER, dta(frame, version, order, "gbk" if version == 117 else "utf-8", convert_strl=["note"]))
    assert [row["note"] for row in taken.table("")] == [LONG.strip(), "备注", LONG.strip()]
    assert taken.incomplete == []


@pytest.mark.parametrize(
    ("form", "count", "shown"),
    [
        ("%tc", 951_955_200_000.0 + 61_000, "1990-03-02 00:01:01"),
        ("%-td", 11_023.0, "1990-03-07"),
        ("%d", 11_023.0, "1990-03-07"),
        ("%tm", 362.0, "1990-03"),
        ("%tq", 120.0, "1990-01"),
        ("%td", 1e12, "1000000000000"),
        ("%12.0g", 19_900_000_001.0, "19900000001"),
    ],
)
def test_counts_are_shown_by_their_format(take, form: str, count: float, shown: str) -> None:
    data = dta(pandas.DataFrame({"x": [count]}), 118)
    assert take(READER, data.replace(b"%10.0g", form.encode().ljust(6, b"\0"))).table("") == [{"x": shown}]


def test_notes(take) -> None:
    names = b"_dta".ljust(129, b"\0") + b"note1".ljust(129, b"\0")
    note = "电话 19900000004".encode() + b"\0"
    more = b"<ch>" + struct.pack("<I", len(names + note)) + names + note + b"</ch>"
    data = dta(people()).replace(b"<characteristics>", b"<characteristics>" + more)
    assert take(READER, data).segments[0].text == "标签\n电话 19900000004"


def test_of_a_cut_file_whole_rows_are_read(take) -> None:
    frame = pandas.DataFrame({"xm": [f"李测试{number}" for number in range(9000)], "mobile": 19900000001.0})
    data = dta(frame)
    for share in (0.5, 0.9, 0.99):
        taken = take(READER, data[: int(len(data) * share)])
        assert len(taken.table("")) > share * 9000 - 200
        assert "damaged" in taken.incomplete
    assert take(READER, data[:1000]).unread == "damaged"


@pytest.mark.parametrize(
    "data",
    ["", "<stata_dta>", "query", "rst" * 90, b"\x72\2\1\0\1\0" + bytes(200), b"\x72\2\1\0\xff\xff" + b"\xf9" * 200],
)
def test_what_is_none(sure, data: bytes | str) -> None:
    assert sure(READER, data) == 0
