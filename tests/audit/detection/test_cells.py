"""Cells that hold two things, and columns whose meaning depends on another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.detection.cells import named_parts
from recognizers.catalogue import load
from tests.audit.making import events, findings, source

CATALOGUE = load()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("对方账号与户名", ("对方账号", "对方户名")),
        ("对方户名/账号", ("对方户名", "对方账号")),
        ("联系人及电话", ("联系人", "电话")),
        ("姓名/手机号", ("姓名", "手机号")),
        ("BANK_ACCOUNT/PERSON\x00对手信息", ("BANK_ACCOUNT\x00对手信息", "PERSON\x00对手信息")),
        ("对方账号", ()),
        ("对方卡号/账号", ()),
        ("微信/QQ", ()),
        ("收/支", ()),
        ("交易币种/金额", ()),
        ("user/name", ()),
        ("和平路", ()),
        ("", ()),
        ("姓名/" * 100, ()),
    ],
)
def test_names_of_columns_that_hold_several_things(name: str, parts: tuple[str, ...]) -> None:
    assert named_parts(name, CATALOGUE) == parts


@pytest.mark.parametrize(
    "cell",
    ["陈浩然/19900000001", "陈浩然 19900000001", "19900000001，陈浩然", "陈浩然（19900000001）", "陈浩然|19900000001"],
)
def test_both_are_found_in_one_cell_with_their_own_places_and_masks(cell: str, tmp_path: Path) -> None:
    told = findings(events(source(f'序号,联系人及电话\n1,"{cell}"\n2,\n', "a.csv"), tmp_path))
    assert {(one.entity, one.value, one.place["row"]) for one in told} == {
        ("PERSON", "陈*", 2),
        ("CN_MOBILE_NUMBER", "199****0001", 2),
    }


def test_the_same_thing_is_not_told_twice(tmp_path: Path) -> None:
    told = findings(events(source("序号,姓名/手机号\n1,19900000001\n2,陈浩然\n", "a.csv"), tmp_path))
    assert sorted((one.entity, one.place["row"]) for one in told) == [("CN_MOBILE_NUMBER", 2), ("PERSON", 3)]
