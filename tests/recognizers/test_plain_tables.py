"""Names and what else stands under a label in lines of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.plain_tables import PlainTables

TABLES = PlainTables()


def found(text: str) -> list[tuple[str, str]]:
    return [(span.entity, text[span.start : span.end]) for span in TABLES.find(text, "")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("姓名 班级 成绩\n周小舟 三班 98\n李雷 三班 97\n", ["周小舟", "李雷"]),
        ("序号 姓名 手机号码\n1 周小舟 19900000001\n2 李雷 19900000002", ["周小舟", "李雷"]),
        ("姓名 | 部门 | 备注\n周小舟 | 研发 | 请 假\n", ["周小舟"]),
        ("日期 摘要 金额 对方户名\n01-02 转账 附言 20.00 周小舟\n", ["周小舟"]),
        ("家庭成员 姓名 关系 单位\n周小舟 配偶 样例医院\n", ["周小舟"]),
        ("姓名 班级\n第 1 页\n姓名 班级\n周小舟 三班\n", ["周小舟"]),
        ("姓名 班级\n\n\n\n\n周小舟 三班\n", []),
        ("请填写姓名 和班级\n周小舟 三班\n", []),
        ("姓名 周小舟 性别 男\n电话 地址 单位 备注\n", []),
        ("姓名：周小舟 班级：三班\n李雷 三班", []),
        ("姓名 班级\n数学 三班\n", []),
        ("姓名\n周小舟", []),
    ],
)
def test_names_under_their_label(text: str, names: list[str]) -> None:
    assert [value for entity, value in found(text) if entity == "PERSON"] == names


def test_other_columns_only_where_every_word_has_its_label() -> None:
    text = "姓名 性别 年龄\n周小舟 男 34\n李雷 女\n"
    assert found(text) == [("PERSON", "周小舟"), ("GENDER", "男"), ("AGE", "34"), ("PERSON", "李雷")]


def test_cells_are_no_lines() -> None:
    assert not [*TABLES.find("姓名 班级\x00周小舟 三班", "")]
    assert not [*TABLES.find("姓名 班级\n周小舟 三班", "备注")]


@given(st.text("姓名班级周小舟 \n|1", max_size=60))
def test_spans_lie_within_the_text_and_on_one_line(text: str) -> None:
    for span in TABLES.find(text, ""):
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in text[span.start : span.end]
