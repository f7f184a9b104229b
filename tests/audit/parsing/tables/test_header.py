from __future__ import annotations

import pytest

from audit.parsing.tables.header import Layout, find_layout, sections


def rows(*lines: str) -> list[list[str]]:
    return [line.split("|") if line else [] for line in lines]


@pytest.mark.parametrize(
    ("table", "header"),
    [
        (
            rows(
                "工资表",
                "姓名|应发||扣款||实发",
                "|基本|绩效|社保|公积金|",
                "周小舟|5000|100|50|30|5020",
                "李四|1|2|3|4|5",
            ),
            ("姓名", "应发/基本", "应发/绩效", "扣款/社保", "扣款/公积金", "实发"),
        ),
        (rows("姓名|电话|", "周小舟||备注", "李四|19912345679|"), None),
        (rows("姓名|电话|", "|手机|座机", "|19912345678|", "|19912345679|"), None),
        (rows("a|b|c", "d||f", "g|h|i"), None),
    ],
)
def test_a_header_of_two_lines(table: list[list[str]], header: tuple[str, ...] | None) -> None:
    layout = find_layout(table)
    assert (layout.header if layout.lines == 2 else None) == header
    assert header is None or layout.body == 3


def test_names_of_entries_that_forms_ask_for_make_no_form() -> None:
    vault = rows("url|username|password|name|fav", "x.example|ann|s3|Passport|0", "y.example|bob|t4|Phone|1")
    assert find_layout(vault) == Layout(0, ("url", "username", "password", "name", "fav"))


def test_a_form_is_no_table() -> None:
    form = rows("登记表", "姓名|周小舟|性别|男", "手机|19912345678||", "住址|样例市样例路1号||", "备注|无||")
    assert find_layout(form) == Layout(5, None)


@pytest.mark.parametrize(
    ("table", "preamble", "header"),
    [
        (rows("姓名|电话", "周小舟|19912345678", "李四|19912345679"), 0, ("姓名", "电话")),
        (rows("name|city", "ann|Rome", "bob|Oslo", "cid|Rome"), 0, ("name", "city")),
        (rows("id|1|2", "7|3|4"), 0, None),
        (rows("周小舟|19912345678|a@example.com", "李四|19912345679|b@example.com"), 0, None),
        (rows("ann|Rome|x", "bob|Rome|x", "ann|Oslo|x"), 0, None),
        (rows("ann|Rome|x", "bob|Rome|x", "ann|Rome|x"), 0, None),
        (rows("姓名|电话|城", "甲|1|东", "姓名|电话|城", "乙|2|西"), 0, ("姓名", "电话", "城")),
        (
            rows("账单明细||", "昵称：[周小舟]||", "||", "时间|金额|对方", "2024-01-02|¥3.00|李四"),
            3,
            ("时间", "金额", "对方"),
        ),
        (
            rows(
                "账单",
                "户名|林晓雨",
                "币种|人民币",
                "",
                "时间|支出|收入|余额|摘要",
                "2024-01-02|3.00||9.00|转账",
                "说明|仅供参考",
            ),
            4,
            ("时间", "支出", "收入", "余额", "摘要"),
        ),
        (rows("键|值", "甲|1", "乙|2", "丙|3", "丁|4", "一|二|三|四|五", "六|七|八|九|十"), 0, ("键", "值")),
        (
            rows("卡号: 6222****0000|别名: 无", "", "日期|摘要|余额", "2024-01-02|消费|3.00"),
            2,
            ("日期", "摘要", "余额"),
        ),
        (rows("Column1|Column2|Column3", "账单||", "时间|金额|对方", "2024-01-02|3|李四"), 2, ("时间", "金额", "对方")),
        (rows("Column1|Column2", "19912345678|3"), 0, ("Column1", "Column2")),
        (rows("姓名", "19912345678", "19912345679"), 0, ("姓名",)),
        (rows("周小舟", "李四", "张三"), 0, None),
        (rows("时间|内容"), 0, ("时间", "内容")),
        (rows("年份|2021|2022|2023", "收入|1.5|2.5|3.5"), 0, ("年份", "2021", "2022", "2023")),
        ([], 0, None),
        (rows("", ""), 0, None),
    ],
)
def test_layout(table, preamble, header):
    assert find_layout(table) == Layout(preamble, header)


def test_labels_and_values_in_turn_stand_above_a_header():
    told = "导出工具|甲|导出版本|1.0|导出时间|2026-02-01"
    table = rows("会话信息|||||", told, "序号|时间|昵称|身份|类型|内容", *["1|2026-01-02|乙|我|文本|好"] * 3)
    assert find_layout(table).preamble == 2


def test_of_such_lines_one_may_have_values_that_could_be_labels():
    of_chat, told = "微信ID|12345678@chatroom|昵称|高中同学|备注|老同学", "导出工具|甲|导出版本|1.0|导出时间|2026-02-01"
    header, body = "序号|时间|昵称|类型|内容", ["1|2026-01-02|乙|文本|好"] * 3
    assert find_layout(rows("会话信息|||||", of_chat, told, header, *body)).preamble == 3
    assert find_layout(rows(told, of_chat, header, *body)).preamble == 2
    assert find_layout(rows("姓名|电话|备注", "周小舟|19912345678|老同学", "序号|时间|内容")).preamble == 0


def test_data_begins_behind_the_header():
    assert find_layout(rows("note", "", "姓名|电话", "周小舟|19912345678")).body == 3


PEOPLE = [["客户", "", ""], ["姓名", "手机号", "城市"], ["周小舟", "19912345678", "北京"]]
STAFF = [["员工号", "部门", "邮箱"], ["001", "人事", "a@example.com"], ["002", "人事", "b@example.com"]]
EMPTY = ["", "", ""]


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        ([], [0]),
        ([*PEOPLE, EMPTY, *STAFF], [0, 4]),
        ([*STAFF, EMPTY, EMPTY, *PEOPLE, EMPTY, ["合计", "", "2"]], [0, 5]),
        ([*STAFF, EMPTY, ["003", "人事", "c@example.com"], ["004", "法务", "d@example.com"]], [0]),
        ([*STAFF, EMPTY, STAFF[0], STAFF[1]], [0]),
        ([["导出时间：2024-01-02", "", ""], EMPTY, *STAFF], [0]),
        ([["户名", "周小舟", ""], ["账号", "6200", ""], EMPTY, *STAFF], [0]),
    ],
)
def test_tables_below_each_other(rows, starts):
    assert sections(rows) == starts
