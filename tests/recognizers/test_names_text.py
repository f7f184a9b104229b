"""Which text is read for names, and which of it a model is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given

from recognizers.names import Names
from recognizers.names.text import LONGEST, pieces, sentences, shown, worth_asking
from tests.recognizers.test_names import TEXTS, Says, findings


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("好的收到", False), ("明天见", False), ("昨天和林晓雨吃饭", True), ("时间不够", False), ("扎克伯格来了", True),
        ("小雨来了", True), ("听说谢有福要来", True),
        ("谢有空的人", False), ("Lucifer也来了", True), ("作者没有露面", False), ("作者雪漠露面了", True),
        ("由于公司最近很忙", False), ("现任何厚铧来了", True), ("小时候的老房子", False), ("老鲁来了", True),
    ],
)  # fmt: skip
def test_the_gate(text: str, worth: bool) -> None:
    assert worth_asking(text) is worth
    says = Says("没有")
    list(Names(lambda: says, gated=False).find(text, ""))
    assert says.asked == [text]


@pytest.mark.parametrize(
    "line",
    [
        "    assert found(林晓雨) == 名字(林晓雨)", 'names = ["林晓雨", "周小舟"]', 'TITLE: str = "林晓雨的书"',
        "text = {林晓雨: 1}",
        r"(?:林|周)晓雨[一-鿿]{2}", "'林晓雨|周小舟|王伟|李强'", "林晓雨 周小舟 \\", "return 林晓雨(周小舟)",
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任",
    ],
)  # fmt: skip
def test_a_model_is_not_asked_about_code(line: str) -> None:
    says = Says("林晓雨 周小舟 王李张")
    assert findings(f"# 说明\n{line}\n", Names(lambda: says, gated=False)) == []
    assert line.strip() not in says.asked


@pytest.mark.parametrize(
    "line",
    [
        "昨天和林晓雨吃饭（花了$30）", "林晓雨|男|35|北京", "林晓雨 周小舟 王伟 李强",
        "看 if 和 for 林晓雨都会", "林晓雨说a=b，对吗",
        '"林晓雨","男","北京"', "林晓雨来了?(笑)",
    ],
)  # fmt: skip
def test_what_only_looks_like_code_is_read(line: str) -> None:
    assert "林晓雨" in findings(line, Names(lambda: Says("林晓雨", 0.99), gated=False))


def test_what_a_model_never_sees() -> None:
    assert shown("看 https://example.com/a [微笑] a@example.com 吧").split() == ["看", "吧"]


@given(TEXTS)
def test_sentences_are_where_they_are_said_to_be(text: str) -> None:
    for sentence, places in sentences(text).items():
        assert 0 < len(sentence) <= LONGEST
        for place in places:
            assert text[place : place + len(sentence)] == sentence


def test_a_sentence_is_cut_at_pauses_where_both_sides_can_be_understood() -> None:
    head, tail = "经过三天三夜的努力，所有被困在山上的人都已经安全下山，", "记者林晓雨报道说一切都好"
    assert list(pieces(head + tail)) == [(0, head), (len(head), tail)]
    assert list(pieces(head + "好的")) == [(0, head + "好的")]
    assert list(pieces("好，" * 3)) == [(0, "好，" * 3)]


@given(TEXTS)
def test_pieces_make_up_the_sentence(text: str) -> None:
    assert "".join(piece for _, piece in pieces(text)) == text
    assert all(text[at : at + len(piece)] == piece for at, piece in pieces(text))


@pytest.mark.parametrize(
    ("piece", "asked"),
    [
        ("昨天和林晓雨吃饭", True), ("谢有福来了", True), ("永乐解释说", True), ("阿布都来了", True),
        ("后来佳佳去了", True),
        ("方便的话再说", False), ("一切都好", False), ("他们说不行", False),
    ],
)  # fmt: skip
def test_where_a_name_can_begin(piece: str, asked: bool) -> None:
    assert worth_asking(piece) is asked
