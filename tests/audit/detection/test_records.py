"""What is counted: rows, people, days; one record a kind and place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audit.detection.records import RecordMatcher
from audit.exports import load
from audit.model import Record, Table


def records(format: str, name: str, columns: str, *chunks: Sequence[Sequence[str]]) -> list[Record]:
    matcher = RecordMatcher(load(), "file", format)
    table = Table(name, tuple(columns.split(",")))
    matcher.table(table)
    for rows in chunks:
        matcher.rows(table, rows)
    return matcher.records()


def test_a_bill_counts_its_rows_the_others_and_the_owner() -> None:
    columns = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
    rest = ["/", "支出", "¥1.00", "零钱", "支付成功", "1", "1", "/"]
    first = [["2024-05-02 10:00:00", "转账", "甲", *rest], ["2024-05-01 09:00:00", "转账", "乙", *rest]]
    second = [["2024-06-01 09:00:00", "转账", "甲 ", *rest], ["2024-06-01 09:00:00", "零钱提现", "/", *rest]]
    assert records("spreadsheet", "账单", columns, first, second) == [
        Record(
            entity="TRANSACTION_RECORD",
            count=4,
            people=3,
            platform="wechat",
            place={"sheet": "账单"},
            export="wechat-pay-bill",
            first="2024-05-01",
            last="2024-06-01",
        )
    ]


def test_senders_include_the_owner() -> None:
    rows = [
        ["1714521600", "message", "A", "hi"],
        ["1714608000", "message", "B", "yo"],
        ["1714608001", "message", "A", ""],
    ]
    (record,) = records("json", "messages", "date_unixtime,type,from,text", rows)
    assert (record.count, record.people, record.first, record.last) == (3, 2, "2024-05-01", "2024-05-02")


def test_arrays_of_one_path_are_one_record_even_with_columns_in_another_order() -> None:
    matcher = RecordMatcher(load(), "result.json", "json")
    for header, row in (
        (("type", "date_unixtime", "from", "text"), ["message", "1714521600", "A", "hi"]),
        (("from", "type", "text", "date_unixtime"), ["B", "message", "hi", "1714608000"]),
    ):
        table = Table("chats/list/*/messages", header)
        assert matcher.table(table) is not None
        matcher.rows(table, [row])
    (record,) = matcher.records()
    assert (record.count, record.people, record.place) == (2, 2, {"pointer": "/chats/list"})
    assert (record.first, record.last) == ("2024-05-01", "2024-05-02")


def test_parts_of_a_table_are_records_of_their_own() -> None:
    rows = [
        ["Search", "Searched for x", "https://www.google.com/search?q=x", "2024-05-01T00:00:00Z"],
        ["Search", "Visited y", "https://example.com/", "2024-05-02T00:00:00Z"],
        ["YouTube", "看过 z", "https://www.youtube.com/watch?v=1", "2024-05-03T00:00:00Z"],
    ]
    found = records("json", "", "header,title,titleUrl,time", rows)
    assert {(record.entity, record.count) for record in found} == {("SEARCH_RECORD", 1), ("BROWSING_RECORD", 2)}


def test_columns_may_speak_without_a_record() -> None:
    matcher = RecordMatcher(load(), "cookies.csv", "csv")
    table = Table("", ("domain", "name", "value", "path", "httpOnly"))
    match = matcher.table(table)
    matcher.rows(table, [["example.com", "a", "secret", "/", "true"]])
    assert match is not None
    assert (match.export, match.hints) == ("cookies-json", ("domain", "-", "SESSION_TOKEN", "path", "httpOnly"))
    assert matcher.records() == []


TRACK = "lat,lon,ele,time"
POINT = ["31.2", "121.4", "4", "2024-05-01T00:00:00Z"]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([POINT, POINT], 2),
        ([POINT], 0),
        ([POINT, [*POINT[:3], ""], [*POINT[:3], ""]], 0),
        ([POINT, POINT, POINT[:3]], 2),
    ],
)
def test_a_track_is_two_timed_points(rows: list[list[str]], count: int) -> None:
    assert sum(record.count for record in records("xml", "gpx/trk/trkseg/trkpt", TRACK, rows)) == count


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        ("姓名,手机号", [["张三", "19900001234"], ["李四", "19900001235"]], [("CONTACT_LIST", 2, 2)]),
        ("姓名,手机号", [["张三", "19900001234"]], []),
        ("姓名,身份证号", [["张三", "110105199001011234"], ["李四", "110105199001021234"]], []),
        ("名称,手机", [[f"张三{n}", f"199 0000 123{n}"] for n in range(5)], [("CONTACT_LIST", 5, 5)]),
        ("名称,手机", [[f"张三{n}", f"1990000123{n}"] for n in range(4)], []),
        ("名称,手机", [[f"小店{n}", f"010-8000123{n}"] for n in range(5)], []),
        (
            "业主,联系电话,房号",
            [["张三", "19900001234", "301"], ["李四", "19900001235", "302"]],
            [("CONTACT_LIST", 2, 2)],
        ),
        ("customer,phone #", [["Ann Lee", "415-555-3184"], ["Bob Day", "415-555-2672"]], [("CONTACT_LIST", 2, 2)]),
        ("企业名称,联系人,电话", [["某公司", "张三", "19900001234"]] * 2, []),
        ("型号,名称,电话", [["A1", "机器", "400-800-8000"]] * 2, []),
        ("通话时间,对端号码,通话时长", [["2024-05-01", "19900001234", "00:30"]] * 2, [("CALL_RECORD", 2, 2)]),
        ("入账日期,对方户名,发生额", [["2024-05-01", "张三", "20"]] * 2, [("TRANSACTION_RECORD", 2, 2)]),
        ("姓名,手机号", [["张三", ""], ["李四", ""]], []),
        ("姓名,手机号", [["用户0", "19900001234"], ["用户1", "19900001235"]], [("CONTACT_LIST", 2, 2)]),
        ("包名,应用名称", [["com.example.bank", "样例银行"]] * 2, [("APP_LIST", 2, 1)]),
        ("package,app name", [["left-pad", "x"]] * 2, []),
        ("name,phone", [["Widget", "12"], ["Gadget", "13"]], []),
        ("number,duration,date", [["19900001234", "35", "2024-05-01"]] * 3, [("CALL_RECORD", 3, 2)]),
        ("number,duration,date", [["1014", "35", "2024-05-01"]] * 3, []),
        ("对方号码,时长,时间", [["10086", "35", "2024-05-01"]] * 3, [("CALL_RECORD", 3, 2)]),
        ("number,duration,date", [["main-build", "35", "2024-05-01"]] * 3, []),
        ("time,lat,lon", [["2024-05-01", "31.2", "121.4"]] * 2, [("LOCATION_TRACK", 2, 1)]),
        ("time,lat,lon", [["2024-05-01", "north", "east"]] * 2, []),
    ],
)
def test_tables_of_unknown_origin_count_rows_that_look_the_part(
    columns: str, rows: list[list[str]], expected: list[tuple[str, int, int]]
) -> None:
    assert [(record.entity, record.count, record.people) for record in records("csv", "", columns, rows)] == expected


@pytest.mark.parametrize(
    ("columns", "rows", "circumstances"),
    [
        ("包名,应用名称", [["com.example.bible", "圣经"], ["com.example.bank", "样例银行"]], {"reveals-faith"}),
        ("包名,应用名称", [["com.example.notes", "记事"], ["com.example.bank", "样例银行"]], set()),
        ("网址,标题,访问时间", [["https://a.example/", "抑郁症自测", "2024-05-01"]] * 10, {"reveals-illness"}),
        ("网址,标题,访问时间", [["https://a.example/", "抑郁症自测", "2024-05-01"]] * 9, set()),
        ("姓名,手机号", [["穆斯林", "19900001234"], ["李四", "19900001235"]], set()),
    ],
)
def test_what_entries_reveal(columns: str, rows: list[list[str]], circumstances: set[str]) -> None:
    (record,) = records("csv", "", columns, rows)
    assert record.circumstances == circumstances


def test_half_of_the_rows_must_look_the_part() -> None:
    good, bad = ["张三", "19900001234"], ["合计", ""]
    assert records("csv", "", "姓名,手机号", [good, good, bad])
    assert not records("csv", "", "姓名,手机号", [good, good, bad, bad, bad])


def test_short_rows_and_unknown_tables_are_no_trouble() -> None:
    assert records("csv", "", "a,b,c", [["1"], []]) == []
    assert records("csv", "", "AuthorID,Author,Date,Content,Attachments,Reactions", [["1"], []])[0].count == 2


@pytest.mark.parametrize(("format", "count"), [("vcard", 0), ("sqlite", 1)])
def test_a_reader_that_tells_what_it_read_is_not_told_again(format: str, count: int) -> None:
    rows = [["张三", "19900001234"], ["李四", "19900001235"]]
    assert len(records(format, "vcard", "full name,tel", rows)) == count


def test_lists_under_the_names_of_people_are_told_under_the_key_above() -> None:
    matcher = RecordMatcher(load(), "user_data.json", "json")
    for somebody in ("a", "b"):
        table = Table(
            f"Direct Messages/Chat History/ChatHistory/Chat History with {somebody}:", ("Date", "From", "Content")
        )
        matcher.rows(table, [["2024-05-01 10:00:00", somebody, "hi"], ["2024-05-01 10:00:00", "me", "hi"]])
    (record,) = matcher.records()
    assert (record.count, record.people, record.place) == (4, 3, {"pointer": "/Direct Messages"})


def test_rows_that_describe_the_chat_are_no_messages() -> None:
    rows = [["header", "", "", "", ""], ["message", "A", "1714521600", "0", "hi"]]
    (record,) = records("jsonl", "", "_type,sender,timestamp,type,content", rows)
    assert (record.entity, record.count) == ("CHAT_RECORD", 1)


def test_any_number_of_tables_gives_a_bounded_number_of_records() -> None:
    matcher = RecordMatcher(load(), "users.json", "json")
    for number in range(3_000):
        matcher.rows(Table(f"user{number}", ("姓名", "手机号")), [["张三", "19900001234"], ["李四", "19900001235"]])
    found = matcher.records()
    assert len(found) <= 1_001
    assert sum(record.count for record in found) == 6_000


def test_a_header_full_of_slashes_is_no_trouble() -> None:
    assert records("csv", "", "a/" * 100_000, [["1"]]) == []


def test_days_whose_order_only_the_whole_table_tells() -> None:
    columns = "Date,Description,Amount,Balance"
    first = [["03/04/2024", "a", "1.00", "5.00"]]
    second = [["24/03/2024", "b", "1.00", "4.00"], ["5/5/2024", "c", "1.00", "3.00"]]
    (record,) = records("csv", "", columns, first, second)
    assert (record.entity, record.first, record.last) == ("TRANSACTION_RECORD", "2024-03-24", "2024-05-05")
