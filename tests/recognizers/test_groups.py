"""Groups somebody is in, and groups as such."""

from __future__ import annotations

import pytest

from recognizers.relations import Relations


def groups(text: str) -> list[str]:
    found = (span for span in Relations().find(text, "") if span.entity == "GROUP_MEMBERSHIP")
    return [text[span.start : span.end] for span in found]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("我加入了西山读书会", "西山读书会"),
        ("刚退了锦湖业主维权群，烦死了", "锦湖业主维权群"),
        ("你已被移出群聊“三期砍价群”", "三期砍价群"),
        ("我拉你进糖友互助3群吧", "糖友互助3群"),
        ("晨光骑行俱乐部会员李明：", "晨光骑行俱乐部"),
        ("I joined the Hill Valley Running Club last week", "Hill Valley Running Club"),
    ],
)
def test_found(text: str, group: str) -> None:
    assert groups(text) == [group]


@pytest.mark.parametrize(
    "text", ["登山协会章程（修订）", "群公告：禁止发广告", "加入我们：招聘工程师", "在这个群里别说话", "进群请改名", ""]
)
def test_not_found(text: str) -> None:
    assert groups(text) == []
