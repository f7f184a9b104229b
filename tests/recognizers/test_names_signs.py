"""What the characters of a name and those around it say: one sign after the other, with what comes near it."""

from __future__ import annotations

import pytest

from recognizers.models import Mention
from recognizers.names import Names
from recognizers.names.evidence import Candidate, evidence
from recognizers.names.signs import known_abroad, signs
from tests.recognizers.test_names import Says, findings


def said(sentence: str, name: str) -> set[str]:
    """The signs of ``name`` where it first stands in ``sentence``."""
    start = sentence.index(name)
    return {sign for sign, true in signs(sentence, start, start + len(name)).items() if true}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("昨天上午，市民路女士向本报反映", "路女士"),
        ("一位苗先生告诉记者，他等了两小时", "苗先生"),
        ("主持人：谢谢苗总，请下一位", "苗总"),
        ("刚才路主任讲得很清楚", "路主任"),
        ("家住城西的路大爷说，电梯坏了", "路大爷"),
    ],
)
def test_a_report_leaves_out_who_it_is(sentence: str, name: str) -> None:
    assert "withheld" in said(sentence, name)
    assert findings(sentence, Names(lambda: Says(name, 0.99))) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("尊敬的路女士，您的包裹已到", "路女士"),
        ("【顺风】路女士您好，请取件", "路女士"),
        ("收件人路女士", "路女士"),
        ("路女士打来电话", "路女士"),
        ("班主任路老师说孩子很乖", "路老师"),
    ],
)
def test_somebody_who_is_spoken_to_or_known_is_not_left_out(sentence: str, name: str) -> None:
    assert "withheld" not in said(sentence, name)
    assert findings(sentence, Names(lambda: Says(name, 0.99))) == [name]


@pytest.mark.parametrize(
    ("sentence", "name", "sign"),
    [
        ("米德尔主场胜率很低", "米德尔", "short"),
        ("上周切沃客场取胜", "周切沃", "counted"),
        ("九段执白中盘胜", "段执白", "counted"),
        ("《理发师陶尔德》重映", "陶尔德", "titled"),
        ("陶尔德外传》重映", "陶尔德", "titled"),
        ("据Activision透露", "Activision", "brand"),
        ("制作人Raymond说", "Raymond", "given-latin"),
        ("制作人JohnMarsh说", "JohnMarsh", "given-latin"),
        ("锋线上有琼斯压阵", "琼斯", "known"),
    ],
)
def test_signs(sentence: str, name: str, sign: str) -> None:
    assert sign in said(sentence, name)


@pytest.mark.parametrize(
    ("sentence", "name", "sign"),
    [
        ("米德尔昨天来过我家", "米德尔", "short"),
        ("我和周切沃一起去", "周切沃", "counted"),
        ("《理发师》由陶尔德执导", "陶尔德", "titled"),
        ("陶尔德看完《理发师》", "陶尔德", "titled"),
        ("制作人Raymond说", "Raymond", "brand"),
        ("据Activision透露", "Activision", "given-latin"),
        ("林晓雨来过", "林晓雨", "known"),
    ],
)
def test_what_only_comes_near(sentence: str, name: str, sign: str) -> None:
    assert sign not in said(sentence, name)


@pytest.mark.parametrize("name", ["高桥由纪", "佐藤", "长谷川京子", "约翰", "穆勒"])
def test_names_from_abroad_that_are_often_heard(name: str) -> None:
    assert known_abroad(name)


@pytest.mark.parametrize("name", ["林晓雨", "高桥街道办事处", "穆勒式", ""])
def test_other_names_are_none_of_them(name: str) -> None:
    assert not known_abroad(name)


def test_a_model_that_sees_little_sees_less_and_less() -> None:
    def faint(p: float) -> float:
        mention = Mention(0, 3, "person", p)
        return evidence("林晓雨来了", Candidate(0, 3, mention, frozenset()), [mention])["faint"]

    assert faint(0.9) == faint(0.4) == 0
    assert faint(0.05) < faint(0.15) < 0


def test_two_roles_are_not_one_with_a_name() -> None:
    assert findings("学者和教师都来了") == []
    assert findings("代理律师国晖律师事务所") == []
    assert findings("该岛总面积两千亩，离岛高龙岛总面积更小") == []
