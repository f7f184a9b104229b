"""Names in Chinese text: what is told by the words, what by a model, and how the two are weighed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.models import Kind, Mention, ModelError
from recognizers.names import Names
from recognizers.names.evidence import Candidate, evidence
from recognizers.names.shape import longest, shape
from recognizers.rule import FINDING
from recognizers.vocabulary import CELL


class Says:
    """A model that finds the words it was told, with one probability."""

    name = "test"

    def __init__(self, words: str, p: float = 0.9, rival: float = 0.0) -> None:
        self._words, self._p, self._rival = words.split(), p, rival
        self.asked: list[str] = []

    def mentions(self, sentences: Sequence[str]) -> list[list[Mention]]:
        self.asked += sentences
        return [
            [
                Mention(at, at + len(word), "person", self._p, self._rival)
                for word in self._words
                if (at := sentence.find(word)) >= 0
            ]
            for sentence in sentences
        ]


def found(text: str, names: Names | None = None, hint: str = "") -> list[tuple[str, float]]:
    spans = sorted((names or Names()).find(text, hint), key=lambda span: span.start)
    return [(text[span.start : span.end], span.confidence) for span in spans]


def findings(text: str, names: Names | None = None, hint: str = "") -> list[str]:
    return [name for name, confidence in found(text, names, hint) if confidence >= FINDING]


def why(text: str, names: Names) -> tuple[str, ...]:
    (span,) = names.find(text, "")
    return span.why


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我妈叫刘桂芳，今年六十了", "刘桂芳"),
        ("我老公陈立新在医院上班", "陈立新"),
        ("你好，我叫欧阳晓雨，刚搬来", "欧阳晓雨"),
        ("本人周小舟，身份证已寄", "周小舟"),
        ("周雪梅：明天下午开会", "周雪梅"),
        ("2026-03-01 12:00:05 周雪梅: 收到", "周雪梅"),
        ("[12:30] 周雪梅：好的", "周雪梅"),
        ("林晓雨，199 1234 5678，浙江杭州", "林晓雨"),
        ("负责人林晓雨，女，汉族", "林晓雨"),
        ("请联系林晓雨女士", "林晓雨"),
        ("尊敬的林晓雨：", "林晓雨"),
        ("发件人: 古丽娜尔·阿不都", "古丽娜尔·阿不都"),
        ("本报记者林晓雨报道", "林晓雨"),
    ],
)
def test_the_text_itself_names_somebody(text: str, name: str) -> None:
    assert name in [name for name, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "我是高兴的", "我叫车去机场了", "我叫了外卖", "备注：明天再说", "单价：三元", "时间：下午", "籍贯：浙江",
        "金额：100", "方便的话回个电话", "他说时间不够", "谢谢王总", "一位王女士打来电话", "王者荣耀开黑", "致富路上",
        "俄罗斯总统", "中山路12号", "和朋友一起去", "中国银行行长", "高清图：航母", "我妈和我爸", "王老师好", "安全员",
        "查询：余额不足", "12345", "好的好的",
    ],
)  # fmt: skip
def test_near_misses_of_the_cue_only_tier(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "says", "confidence"),
    [
        ("昨天和林晓雨吃饭", Says("林晓雨"), 0.6),
        ("我妈叫林晓雨，你见过", Says("林晓雨"), 0.85),
        ("记者林晓雨报道", Says("林晓雨"), 0.75),
        ("昨天和晓雨吃饭", Says("晓雨", 0.99), 0.6),
        ("昨天和晓雨吃饭", Says("晓雨", 0.4), 0.5),
        ("昨天和晓雨吃饭", Says("晓雨", 0.25), 0.4),
        ("昨天和林晓雨吃饭", Says("林晓雨", 0.15, 0.8), 0.4),
        ("李某已被带走", Says("李某", 0.99), 0.4),
        ("王女士打来电话", Says("王女士", 0.99), 0.5),
        ("王晓路口见", Says("王晓", 0.6), 0.4),
    ],
)
def test_a_model_and_the_text_are_weighed(text: str, says: Says, confidence: float) -> None:
    assert [confidence for _, confidence in found(text, Names(lambda: says, gated=False))] == [confidence]


def test_reasons() -> None:
    names = Names(lambda: Says("林晓雨"))
    assert why("我妈叫林晓雨，你见过", names) == ("model:test", "surname", "kinship")
    assert set(why("林晓雨路12号", Names(lambda: Says("林晓雨", 0.99)))) >= {"model:test", "surname", "against:place"}


def test_one_character_is_no_name_and_a_title_is_no_part_of_one() -> None:
    assert findings("雨和雪", Names(lambda: Says("雨"))) == []
    assert findings("我叫王师傅来修", Names(lambda: Says("王师傅", 0.99))) == []
    assert findings("林晓雨女士您好", Names(lambda: Says("林晓雨女士"))) == ["林晓雨"]
    assert findings("昨天见到林银川", Names(lambda: Says("林"))) == ["林银川"]


class Splits(Says):
    """A model that takes 和 for a surname, beside the whole name."""

    def mentions(self, sentences: Sequence[str]) -> list[list[Mention]]:
        return [[Mention(2, 3, "person", 0.3), Mention(3, 6, "person", 0.9)] for _ in sentences]


def test_a_surname_does_not_take_a_surer_name_along() -> None:
    assert findings("昨天和林晓雨吃饭", Names(lambda: Splits(""))) == ["林晓雨"]


def test_the_name_in_its_own_letters() -> None:
    text = "约翰·史密斯（John Smith）出生于"
    assert findings(text, Names(lambda: Says("约翰·史密斯"))) == ["约翰·史密斯", "John Smith"]


def test_a_sure_name_is_found_again() -> None:
    text = "我妈叫林晓雨，你见过。\n后来林晓雨又来了"
    says = Says("林晓雨")
    says.mentions = lambda asked: [[Mention(3, 6, "person", 0.9)] if "妈" in one else [] for one in asked]  # type: ignore[method-assign]
    assert findings(text, Names(lambda: says)) == ["林晓雨", "林晓雨"]
    assert findings(text.replace("\n", CELL), Names(lambda: says)) == ["林晓雨"]


@pytest.mark.parametrize(
    ("hint", "names"), [("姓名", ["周小舟"]), ("contact_name", ["周小舟"]), ("城市", []), ("", [])]
)
def test_a_cell_is_a_name_where_the_column_names_people(hint: str, names: list[str]) -> None:
    assert findings(f"周小舟{CELL}{CELL}12", hint=hint) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他在红星公司上班", True),
        ("就职于红星公司", True),
        ("红星公司的员工", True),
        ("红星公司股价上涨", False),
        ("在红星公司门口", False),
    ],
)
def test_an_employer_is_where_somebody_works(text: str, found: bool) -> None:
    at = text.find("红星公司")
    says = Says("")
    says.mentions = lambda asked: [[Mention(at, at + 4, "organisation", 0.9)] for _ in asked]  # type: ignore[method-assign]
    spans = list(Names(lambda: says, gated=False).find(text, ""))
    assert [span.entity for span in spans] == ["EMPLOYER"] * found


def test_a_doubted_name_is_believed_where_it_is_a_part_of_a_sure_one() -> None:
    text = "记者古丽娜·彼得罗娃报道。后来彼得罗娃又来了"
    says = Says("古丽娜·彼得罗娃")
    assert findings(text, Names(lambda: says)) == ["古丽娜·彼得罗娃", "彼得罗娃"]
    assert findings("后来彼得罗娃又来了", Names(lambda: says)) == []


def test_the_surname_of_a_sure_english_name_is_found_again() -> None:
    assert findings("Call Sarah Johnson.\nJohnson is late. Johnson Street 12") == ["Sarah Johnson", "Johnson"]


def mentioned(sentence: str, word: str, kind: Kind, p: float = 0.9) -> Mention:
    at = sentence.index(word)
    return Mention(at, at + len(word), kind, p)


@pytest.mark.parametrize(
    ("sentence", "word", "mention", "sign"),
    [
        ("林晓雨、晓晴和我", "晓晴", ("林晓雨", "person"), "beside-person"),
        ("林晓雨和晓晴都在", "晓晴", ("林晓雨", "person"), "beside-person"),
        ("青溪、晓晴等地", "晓晴", ("青溪", "place"), "beside-other"),
        ("青溪晓晴小区", "晓晴", ("青溪", "place"), "after-place"),
        ("青溪的晓晴", "晓晴", ("青溪", "place"), ""),
    ],
)
def test_what_stands_beside_a_name(sentence: str, word: str, mention: tuple[str, Kind], sign: str) -> None:
    at = sentence.index(word)
    weighed = evidence(sentence, Candidate(at, at + len(word), None, frozenset()), [mentioned(sentence, *mention)])
    assert {"beside-person", "beside-other", "after-place"} & weighed.keys() == ({sign} if sign else set())


@pytest.mark.parametrize(
    ("sentence", "word", "sign", "true"),
    [
        ("飞往卡拉奇的航班", "卡拉奇", "place", True),
        ("卡拉奇晴，26度", "卡拉奇晴", "place", True),
        ("罗马里奥来了", "罗马里奥", "club", False),
        ("见到安曼达了", "安曼达", "place", False),
        ("开着桑塔纳来", "桑塔纳", "thing", True),
        ("林晓路12号", "林晓", "elsewhere", True),
        ("林晓雨教授", "林晓雨", "elsewhere", False),
        ("他叫林晓雨。", "林晓雨", "closed", True),
        ("由艾伦完成", "艾伦", "transcribed", True),
    ],
)
def test_signs(sentence: str, word: str, sign: str, true: bool) -> None:
    at = sentence.index(word)
    assert (sign in evidence(sentence, Candidate(at, at + len(word), None, frozenset()))) is true


def test_form() -> None:
    (span,) = Names(lambda: Says("林晓雨")).find("昨天和林晓雨吃饭", "")
    assert (span.entity, span.form, span.rule) == ("PERSON", "林晓雨", "names")


def test_a_model_is_made_when_it_is_needed_and_asked_once() -> None:
    made: list[Says] = []

    def make() -> Says:
        made.append(Says("林晓雨"))
        return made[-1]

    names = Names(make)
    assert list(names.find("1,2,3\nplain text", "")) == []
    assert not made
    text = "\n".join(["2026-01-01 昨天和林晓雨吃饭", "2026-01-02 昨天和林晓雨吃饭", "好的", "在吗"])
    assert findings(text, names) == ["林晓雨", "林晓雨"]
    assert [says.asked for says in made] == [["昨天和林晓雨吃饭"]]


@pytest.mark.parametrize("code", ["model-missing", "model-changed", "model-unusable"])
def test_a_model_that_fails_is_told_and_the_words_still_speak(code: str) -> None:
    calls: list[str] = []

    def make() -> Says:
        calls.append(code)
        raise ModelError(code, "test")  # type: ignore[arg-type]

    names = Names(make)
    assert names.lost is None
    for _ in range(2):
        assert findings("我妈叫刘桂芳，今年六十了", names) == ["刘桂芳"]
    assert names.lost is not None
    assert names.lost.code == code
    assert calls == [code]


@pytest.mark.parametrize(
    ("text", "says", "confidence"),
    [
        ("上轮热那亚主场取胜", Says("热那亚", 0.6), 0.0),
        ("罗马里奥昨天来了", Says("罗马里奥", 0.9), 0.6),
        ("哈哈哈喵喵又来了～", Says("喵喵", 0.5), 0.4),
        ("我们班的喵喵又来了", Says("喵喵", 0.5), 0.5),
        ("This is the first page of Foreign characters 外国", Says("Foreign", 0.6), 0.0),
        ("我觉得Lucifer今天打得不错啊", Says("Lucifer", 0.6), 0.6),
        ("她的AMH只有零点六", Says("AMH", 0.9), 0.4),
        ("好像zhuyu88刚下线了吧", Says("zhuyu", 0.9), 0.4),
    ],
)
def test_what_stands_around(text: str, says: Says, confidence: float) -> None:
    spans = found(text, Names(lambda: says, gated=False))
    assert [confidence for _, confidence in spans] == [confidence] * bool(confidence)


@pytest.mark.parametrize(
    ("text", "is_a"),
    [
        ("林晓雨", "name"), ("林雨", "name"), ("欧阳雨", "compound"), ("祁连雪", "rare"), ("扎克伯格", "foreign"),
        ("买买提·艾力", "dotted"), ("小雨", "nickname"), ("王总", "polite"), ("王局长", "office"), ("李某某", "masked"),
        ("李*", "masked"), ("晓雨", "other"), ("雨", "one"), ("John", "latin"),
    ],
)  # fmt: skip
def test_shapes(text: str, is_a: str) -> None:
    assert shape(text) == is_a


@pytest.mark.parametrize(
    ("text", "end"),
    [("林晓雨，今年", 3), ("林雨在家", 2), ("欧阳晓雨说", 4), ("艾力·吐尔逊", 6), ("天气好", 0), ("林", 0)],
)
def test_where_a_name_ends(text: str, end: int) -> None:
    assert longest(text, 0) == end


TEXTS = st.text(st.sampled_from(f"王林晓雨伟的是妈我叫记者：，。！ab @1\n{CELL}·（）[]先生总"), max_size=200)


@given(TEXTS, st.sampled_from([None, lambda: Says("林晓雨 王伟 雨")]))
def test_spans_lie_in_one_cell_and_do_not_depend_on_their_neighbours(
    text: str, model: Callable[[], Says] | None
) -> None:
    spans = list(Names(model).find(text, ""))
    assert spans == list(Names(model).find(text, ""))
    for span in spans:
        inside = text[span.start : span.end]
        assert inside
        assert not set(inside) & {CELL, "\n"}
        assert span.form
        assert 0 < span.confidence < 1
