"""Groups somebody is in, and groups as such."""

from __future__ import annotations

import pytest

from recognizers.relations import Relations
from tests.recognizers.relations.near_misses import NO_GROUPS


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
        ("您已被加入群組大埔媽媽二手交換", "大埔媽媽二手交換"),
        ("他在戒酒匿名会周四组有两年了", "戒酒匿名会周四组"),
        ("我是咸鱼摄影社的副社长", "咸鱼摄影社"),
        ("群主灰太郎把我拉进手冲咖啡交流三群", "手冲咖啡交流三群"),
        ("You have been added to Block 219 Residents (Official) by Lim", "Block 219 Residents (Official)"),
        ("I'm an admin of the Fell Runners WhatsApp, ask me", "Fell Runners WhatsApp"),
        ("I joined the Hill Valley Running Club last week", "Hill Valley Running Club"),
    ],
)
def test_found(text: str, group: str) -> None:
    assert groups(text) == [group]


def test_a_list_goes_on() -> None:
    assert groups("参加社会团体：市书法家协会理事；蓝天救援队队员") == ["市书法家协会", "蓝天救援队"]
    assert groups("Memberships: Women in Engineering, Tyne Rowing Club") == ["Women in Engineering", "Tyne Rowing Club"]


@pytest.mark.parametrize("text", NO_GROUPS)
def test_not_found(text: str) -> None:
    assert groups(text) == []
