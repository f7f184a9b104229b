from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from audit.model import Remark
from audit.readers.delimited import READER

BILL = (
    "支付账单明细,,,\r\n昵称：[周小舟],,,\r\n起始时间：[2024-01-01] 终止时间：[2024-02-01],,,\r\n,,,\r\n"
    "交易时间,交易对方,金额(元),备注\r\n"
    '2024-01-02 03:04:05,李四\t,¥28.16,"两行\r\n备注"\r\n'
    "2024-01-03 03:04:05,张三  ,¥1.00,/\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_bill_with_lines_above_its_header(take, encoding):
    taken = take(READER, BILL.encode(encoding), "账单.csv")
    table = taken.rows[0].table
    assert table.header == ("交易时间", "交易对方", "金额(元)", "备注")
    assert table.preamble.splitlines()[1] == "昵称：[周小舟]"
    assert [list(row) for row in taken.rows[0].rows] == [
        ["2024-01-02 03:04:05", "李四", "¥28.16", "两行\r\n备注"],
        ["2024-01-03 03:04:05", "张三", "¥1.00", "/"],
    ]
    assert taken.place("李四") == {"row": 6, "field": 2}
    assert taken.place("张三") == {"row": 7, "field": 2}
    assert taken.place("周小舟") == {"row": 2, "field": 1}


def test_a_label_and_its_value_in_two_cells_of_the_preamble(take):
    taken = take(READER, "账号,6200000000000000\n日期,金额,对方\n2024-01-02,3.00,李四\n2024-01-03,4.00,李四\n", "a.csv")
    assert taken.segments[0].text == "账号\t6200000000000000"
    assert taken.place("6200") == {"row": 1, "field": 2}


@pytest.mark.parametrize("name", ["form.csv", "form.txt"])
def test_a_form_is_text_in_which_labels_stand_before_their_values(take, sure, name):
    text = "姓名,周小舟\n电话,19912345678\n地址,样例市样例路1号\n邮箱,a@example.com\n"
    assert sure(READER, text, name) >= 60
    taken = take(READER, text, name)
    assert [segment.text.splitlines()[0] for segment in taken.segments] == ["姓名\t周小舟"]
    assert taken.place("19912345678") == {"row": 2, "field": 2}
    assert not any(rows.rows for rows in taken.rows)


def test_tables_beside_each_other_are_told_apart(take):
    taken = take(READER, "姓名,电话,,姓名,电话\n周小舟,19912345678,,李四,19912345679\n", "a.csv")
    assert taken.table("") == [
        {"姓名": "周小舟", "电话": "19912345678"},
        {"姓名": "李四", "电话": "19912345679"},
    ]
    assert taken.place("李四") == {"row": 2, "field": 4}


def test_two_tables_below_each_other(take):
    taken = take(READER, "姓名,手机号,城市\n周小舟,19912345678,北京\n\n员工号,邮箱\n001,a@example.com\n", "a.csv")
    assert [rows.table.header[:2] for rows in taken.rows] == [("姓名", "手机号"), ("员工号", "邮箱")]
    assert taken.place("a@example.com") == {"row": 5, "field": 2}


def test_a_text_table_that_is_called_xls(take, sure):
    data = '="日期"\t="户名"\n="20240102"\t="周小舟"\n'.encode("gb18030")
    assert sure(READER, data, "records.xls") == 70
    taken = take(READER, data, "records.xls")
    assert taken.table("") == [{"日期": "20240102", "户名": "周小舟"}]
    assert taken.remarks == [Remark(encoding="gb18030")]


def test_rows_of_other_widths_lose_nothing(take):
    taken = take(READER, "name,note\nann,hello\nbob,a,b,19912345678\ncid\n\n" * 1 + "dan,x\n" * 300, "a.csv")
    widths = {len(row) for rows in taken.rows for row in rows.rows if rows.table.header[:1] == ("name",)}
    assert widths == {4}
    assert taken.place("19912345678") == {"row": 3, "field": 4}
    assert taken.place("cid") == {"row": 4, "field": 1}
    assert taken.place("dan") == {"row": 6, "field": 1}


def test_cells_beyond_the_last_column_far_down(take):
    taken = take(READER, "name,note\n" + "ann,x\n" * 500 + "bob,y,19912345678\n", "a.csv")
    assert taken.place("19912345678") == {"row": 502, "field": 3}


def test_a_quote_that_is_never_closed_hides_nothing(take):
    rows = "".join(f"ann{number},1\n" for number in range(9000))
    taken = take(READER, 'name,note\n"open,1\n' + rows, "a.csv")
    assert taken.place("ann8999") == {"row": 9002, "field": 1}


def test_a_quoted_line_break_across_blocks(take):
    filler = "".join(f'{number},"one\ntwo {"x" * 60}"\n' for number in range(8000))
    taken = take(READER, "id,note\n" + filler + "last,19912345678\n", "a.csv")
    assert taken.place("19912345678") == {"row": 8002, "field": 2}
    assert sum(len(rows.rows) for rows in taken.rows) == 8001


@pytest.mark.parametrize("text", ["name,phone\n", "phone\n19912345678\n", "19912345678", "a,b\n1,2"])
def test_a_csv_name_makes_a_table_of_anything(take, sure, text):
    assert sure(READER, text, "a.csv") >= 40
    assert sum(len(rows.rows) for rows in take(READER, text, "a.csv").rows) == len(text.splitlines()) - (text[0] != "1")


@pytest.mark.parametrize(
    "text",
    [
        "ann\t19912345678\tRome\nbob\t19912345679\tOslo\ncid\t19912345670\tBern\n",
        "姓名;电话\n甲;19912345678\n乙;19912345679\n丙;19912345670\n",
        "id|name|city\n1|ann|Rome\n2|bob|Oslo\n3|cid|Bern\n",
        "导出\n\n时间,对方,金额\n2024-01-02,甲,1\n2024-01-03,乙,2\n2024-01-04,丙,3\n",
    ],
)
def test_tables_without_a_name(sure, text):
    assert sure(READER, text, "x") == 60


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ann, how are you?\nI am well, thank you.\nYours, Bob\nP.S., call me\n",
        "Roses, are red\nViolets, are blue\nSugar, is sweet\nAnd so, are you\n",
        "2024-01-02 03:04:05,123 INFO started\n2024-01-02 03:04:06,124 INFO done\n2024-01-02 03:04:07,1 WARN x\n",
        "def f(a, b):\n\treturn a, b\n\ndef g(a, b):\n\treturn b, a\n",
        "\tindented\n\tlines\n\tof\n\ttext\n",
        '{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n{"a": 5, "b": 6}\n',
        "<a,b>\n<c,d>\n<e,f>\n",
        "BEGIN:VCARD\nN:Wang;Ming;;;\nEND:VCARD\n",
        "INSERT INTO t VALUES\n(1,'a','b'),\n(2,'c','d'),\n(3,'e','f');\n",
        "[a]\nx=1\ny=2\n",
        "HOST=db\nUSER=ann\nPASSWORD=x\n",
        "20/01/19, 11:23 - Ann: hello\n20/01/19, 11:24 - Bob: hi\n20/01/19, 11:25 - Ann: bye\n",
        "今天去了北京，见了老王，聊了很久。\n明天回家，后天上班。\n",
        "",
        b"\x00\x01,\x02\n" * 50,
    ],
)
def test_what_is_no_table(sure, text):
    assert sure(READER, text, "x.txt") == 0


@pytest.mark.parametrize("name", ["a.py", "a.md", "a.log", "a.sql"])
def test_names_of_other_kinds(sure, name):
    assert sure(READER, "a,b,c\n1,2,3\n4,5,6\n7,8,9\n", name) == 0


CELL = st.text(st.sampled_from("ab1中国， \n\"'.,;|\t"), max_size=8).map(str.strip)
GRID = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=8))


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_cells_that_are_delimiters_do_not_decide(take, delimiter):
    other = {",": ";", ";": "|", "|": ","}[delimiter]
    rows = [["栏目甲", "栏目乙"], ["", other], [other, ""]]
    text = "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    assert take(READER, text.encode(), "a.csv").rows[0].table.header == ("栏目甲", "栏目乙")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(GRID, st.sampled_from(",\t;|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-be"]))
def test_what_the_csv_module_writes_is_read_back(take, grid, delimiter, encoding):
    assume(all(any(row) for row in grid))
    width = len(grid[0]) if grid else 2
    header = [f"栏目{letter}" for letter in "甲乙丙丁戊"[:width]]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([header, *grid])
    taken = take(READER, out.getvalue().encode(encoding), "a.csv")
    assert taken.rows[0].table.header == tuple(header)
    assert [list(row) for rows in taken.rows for row in rows.rows] == grid
    for rows in taken.rows:
        for number in range(len(rows.rows)):
            assert rows.locate(number, 1) == {"row": number + 2, "field": 2}
