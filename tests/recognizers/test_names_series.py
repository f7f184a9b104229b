"""Several names behind one label, without models."""

from __future__ import annotations

import pytest

from recognizers.names import Names

NAMES = Names()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("入住人：林晓雨，周建平", ["林晓雨", "周建平"]),
        ("参会人员：林晓雨、周建平、欧阳雪。", ["林晓雨", "周建平", "欧阳雪"]),
        ("乘客: 林晓雨 / 周建平\n车次：G1", ["林晓雨", "周建平"]),
        ("入住人：林晓雨，高兴", ["林晓雨"]),
        ("成员：方便面，高兴", []),
        ("材料：白砂糖，高筋粉", []),
        ("联系人：请致电前台，谢谢", []),
    ],
)
def test_all_of_them_or_only_the_first(text: str, names: list[str]) -> None:
    found = {span.form for span in NAMES.find(text, "")}
    assert found & {"林晓雨", "周建平", "欧阳雪", "高兴", "方便面", "高筋粉", "白砂糖", "谢谢"} <= set(names)
    assert set(names[1:]) <= found
