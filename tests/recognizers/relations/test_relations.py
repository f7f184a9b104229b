"""Relations: who is whose, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.relations import Relations
from recognizers.relations.context import NAMED, TOLD
from tests.recognizers.relations.near_misses import NO_RELATIONS

RELATIONS = Relations()


def related(text: str, hint: str = "") -> list[tuple[str, str, str]]:
    """Entity, name and relation."""
    return [(span.entity, text[span.start : span.end], span.why[1]) for span in RELATIONS.find(text, hint)]


@pytest.mark.parametrize(
    ("text", "entity", "name", "relation"),
    [
        ("我妈叫刘桂芳，今年62", "FAMILY_MEMBER", "刘桂芳", "妈"),
        ("我老公王强在杭州上班", "FAMILY_MEMBER", "王强", "老公"),
        ("李雷的妻子欧阳静", "FAMILY_MEMBER", "欧阳静", "妻子"),
        ("王芳是他老婆", "FAMILY_MEMBER", "王芳", "老婆"),
        ("奶奶名叫赵秀兰", "FAMILY_MEMBER", "赵秀兰", "奶奶"),
        ("同事张伟昨天请假", "COLLEAGUE", "张伟", "同事"),
        ("我们领导是马骏", "COLLEAGUE", "马骏", "领导"),
        ("李明是我高中同学", "COLLEAGUE", "李明", "同学"),
        ("我是周小乐的家长", "GUARDIAN_CHILD", "周小乐", "家长"),
        ("my wife Sarah Connor is here", "FAMILY_MEMBER", "Sarah Connor", "wife"),
        ("Karen Hill is my boss", "COLLEAGUE", "Karen Hill", "boss"),
        ("her husband, Tom Baker, called", "FAMILY_MEMBER", "Tom Baker", "husband"),
    ],
)
def test_related(text: str, entity: str, name: str, relation: str) -> None:
    assert related(text) == [(entity, name, f"relation:{relation}")]


@pytest.mark.parametrize("text", NO_RELATIONS)
def test_not_related(text: str) -> None:
    assert related(text) == []


@pytest.mark.parametrize(
    ("text", "entity", "name"),
    [
        ("她嫁给了王建军，住对门", "FAMILY_MEMBER", "王建军"),
        ("患者由其子李志刚陪同入院", "FAMILY_MEMBER", "李志刚"),
        ("和张敏同事了六年", "COLLEAGUE", "张敏"),
        ("I share an office with Dana Whitfield", "COLLEAGUE", "Dana Whitfield"),
        ("法院指定王秀兰为未成年人王乐的监护人", "GUARDIAN_CHILD", "王乐"),
        ("急联人 张志明", "EMERGENCY_CONTACT", "张志明"),
        ("你将夜里的猫移出了群聊", "GROUP_MEMBERSHIP", "夜里的猫"),
        ("Gwen left the group", "GROUP_MEMBERSHIP", "Gwen"),
        ("我姐夫匡师傅酒后开车", "FAMILY_MEMBER", "匡师傅"),
        ("这是我大舅哥王志坚，有活找他", "FAMILY_MEMBER", "王志坚"),
        ("老窦曾国辉以前开的士", "FAMILY_MEMBER", "曾国辉"),
        ("个仔乐乐刚升小一", "FAMILY_MEMBER", "乐乐"),
        ("家庭成员：妻 方晴 教师", "FAMILY_MEMBER", "方晴"),
        ("担保人冯敏与借款人系夫妻关系", "FAMILY_MEMBER", "冯敏"),
        ("我直属上司Vivian 邝说再改", "COLLEAGUE", "Vivian 邝"),
        ("同科室的鄢大夫今天替我值班", "COLLEAGUE", "鄢大夫"),
        ("由应晖向李总汇报", "COLLEAGUE", "应晖"),
        ("财务部晏姐退休了", "COLLEAGUE", "晏姐"),
        ("转学申请：学生王可欣，父亲王海涛，母亲洪燕", "GUARDIAN_CHILD", "王海涛"),
        ("走失启事：妞妞，六岁半，父晁立19000000512", "GUARDIAN_CHILD", "晁立"),
        ("I, Marta Lind, mother of Otto Lind (age 9), consent", "GUARDIAN_CHILD", "Marta Lind"),
        ("万一联系不上打给物业老万", "EMERGENCY_CONTACT", "老万"),
        ("出事请拨19000000715", "EMERGENCY_CONTACT", "19000000715"),
        ("住院病人联系人：王大成，夫妻，19000004512", "EMERGENCY_CONTACT", "王大成"),
        ("If I can't be reached, ring my neighbour Hester Quill", "EMERGENCY_CONTACT", "Hester Quill"),
    ],
)
def test_told_by_what_stands_on_both_sides(text: str, entity: str, name: str) -> None:
    assert (entity, name) in [(found, who) for found, who, _ in related(text)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("孩子母亲赵倩已签字", ["FAMILY_MEMBER", "GUARDIAN_CHILD"]),
        ("我母亲赵倩已签字", ["FAMILY_MEMBER"]),
        ("如有意外请联系妻子陈芳", ["EMERGENCY_CONTACT", "FAMILY_MEMBER"]),
    ],
)
def test_the_line_around_tells_more_of_a_relative(text: str, who: list[str]) -> None:
    assert sorted({entity for entity, *_ in related(text)}) == who


def test_a_named_child_with_a_school_is_a_guardians() -> None:
    assert ("GUARDIAN_CHILD", "陈思涵", "relation:女儿") in related("我女儿叫陈思涵，在星河小学三年级")
    assert [entity for entity, *_ in related("我女儿叫陈思涵。三年级语文")] == ["FAMILY_MEMBER"]


def test_a_contact_called_mother_is_a_relation_but_a_line_is_not() -> None:
    assert [name for _, name, _ in related("妈妈\x00老婆\x00王伟\x00李阿姨", "姓名")] == ["妈妈", "老婆"]
    assert related("妈妈\n老婆") == []


def test_whose_makes_it_surer() -> None:
    assert [span.confidence for span in RELATIONS.find("女儿陈思涵", "")] == [TOLD]
    assert [span.confidence for span in RELATIONS.find("我女儿陈思涵", "")] == [NAMED]


@given(st.text("我妈妈的儿子叫王芳是他老婆。\n\x00 my wife Sarah Lee", max_size=60))
def test_no_name_crosses_a_cell_or_line(text: str) -> None:
    for span in RELATIONS.find(text, ""):
        assert 0 <= span.start < span.end <= len(text)
        assert not set(text[span.start : span.end]) & set("\n\x00")
