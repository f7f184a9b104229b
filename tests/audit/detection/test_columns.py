"""What a column is judged to be: by its cells, its name, its neighbours, and never by the order of its rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.detection import table as table_module
from audit.detection.name_shape import is_nameless
from audit.model import ColumnVerdict, Doubtful, Finding
from tests.audit.making import events, resident_id, source

COUNT = 60
Cells = list[str]


def luhn(body: str) -> str:
    """``body`` with its check digit (ISO/IEC 7812-1)."""
    digits = [int(char) * (2 - place % 2) for place, char in enumerate(reversed(body))]
    return body + str(-sum(digit - 9 if digit > 9 else digit for digit in digits) % 10)


def made(make: Callable[[random.Random, int], str], count: int = COUNT) -> Cells:
    """Invented cells, the same in every run."""
    chance = random.Random(7)
    return [make(chance, index) for index in range(count)]


def figures(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


MOBILES = made(lambda r, _: r.choice(("138", "150", "186", "199")) + figures(r, 8))
IDS = made(lambda r, n: resident_id(f"19{r.randint(50, 99)}{r.randint(1, 12):02}{r.randint(1, 28):02}", n + 1))
CARDS = made(lambda r, _: luhn("622202" + figures(r, 12)))
IMEIS = made(lambda r, _: luhn("86" + figures(r, 12)))
NAMES = made(
    lambda r, _: (
        r.choice("王李张刘陈杨黄赵吴周徐孙") + "".join(r.choices("伟芳娜秀英敏静丽强磊军", k=r.choice((1, 2, 2, 2))))
    )
)
MAILS = made(lambda r, _: f"z{figures(r, 5)}@zhoujiapu.cn")
LANDLINES = made(lambda r, _: "010-8" + figures(r, 7))
PASSPORTS = made(lambda r, _: "E" + figures(r, 8))
WORDS = made(lambda r, n: f"第{n}项")


def told(columns: dict[str, Cells], scratch: Path, header: bool = True) -> list[object]:
    rows = [",".join(cells) for cells in zip(*columns.values(), strict=True)]
    lines = ([",".join(columns)] if header else []) + rows
    return [event for _, event in events(source("\n".join(lines) + "\n", "a.csv"), scratch)]


def verdicts(happened: Iterable[object]) -> list[tuple[str, str, float, str]]:
    return [(v.header, v.entity, v.rate, v.review) for v in happened if isinstance(v, ColumnVerdict)]


def confidences(happened: Iterable[object], entity: str) -> set[float]:
    return {f.confidence for f in happened if isinstance(f, Finding) and f.entity == entity}


def doubtful(happened: Iterable[object]) -> dict[str, int]:
    return {event.entity: event.count for event in happened if isinstance(event, Doubtful)}


def some(cells: Cells, every: int, other: str = "") -> Cells:
    """Every so-many-th cell is another."""
    return [other if index % every == 0 else cell for index, cell in enumerate(cells)]


def mixed(cells: Cells, others: Cells, every: int) -> Cells:
    return [others[index] if index % every == 0 else cell for index, cell in enumerate(cells)]


@pytest.mark.parametrize(
    ("header", "cells", "entity", "rate", "review"),
    [
        # named in Chinese, English, pinyin, by an abbreviation
        ("手机号", MOBILES, "CN_MOBILE_NUMBER", 1.0, ""),
        ("mobile", MOBILES, "CN_MOBILE_NUMBER", 1.0, ""),
        ("shoujihao", MOBILES, "CN_MOBILE_NUMBER", 1.0, ""),
        ("sjh", MOBILES, "CN_MOBILE_NUMBER", 1.0, ""),
        ("身份证号", IDS, "CN_RESIDENT_ID", 1.0, ""),
        ("sfzh", IDS, "CN_RESIDENT_ID", 1.0, ""),
        ("姓名", NAMES, "PERSON", 1.0, ""),
        ("银行卡号", CARDS, "BANK_CARD", 1.0, ""),
        ("email", MAILS, "EMAIL_ADDRESS", 1.0, ""),
        # not named at all
        ("a", MOBILES, "CN_MOBILE_NUMBER", 1.0, ""),
        ("b", IDS, "CN_RESIDENT_ID", 1.0, ""),
        ("c", CARDS, "BANK_CARD", 1.0, ""),
        ("col3", IMEIS, "IMEI", 1.0, ""),
        ("d", MAILS, "EMAIL_ADDRESS", 1.0, ""),
        ("e", LANDLINES, "CN_LANDLINE_NUMBER", 1.0, ""),
        # with gaps: empty cells say nothing, other words do
        ("手机号", some(MOBILES, 3), "CN_MOBILE_NUMBER", 1.0, ""),
        ("手机号", some(MOBILES, 3, "无"), "CN_MOBILE_NUMBER", 0.667, ""),
        ("手机号", mixed(WORDS, MOBILES, 3), "CN_MOBILE_NUMBER", 0.333, "mixed"),
        ("x", some(MOBILES, 3, "无"), "CN_MOBILE_NUMBER", 0.667, "mixed"),
        ("x", some(MOBILES, 20, "无"), "CN_MOBILE_NUMBER", 0.95, ""),
        ("x", mixed(WORDS, MOBILES, 3), "CN_MOBILE_NUMBER", 0.333, "mixed"),
        # evidence that is at odds
        ("联系方式", mixed(MOBILES, IDS, 5), "CN_MOBILE_NUMBER", 0.8, "competing:CN_RESIDENT_ID"),
        ("x", mixed(MOBILES, IDS, 3), "CN_MOBILE_NUMBER", 0.667, "competing:CN_RESIDENT_ID"),
        ("手机号", IDS, "CN_RESIDENT_ID", 1.0, "header-differs"),
        ("身份证号", MOBILES, "CN_MOBILE_NUMBER", 1.0, "header-differs"),
        ("订单号", MOBILES, "CN_MOBILE_NUMBER", 1.0, "header-differs"),
        ("手机号", WORDS, "CN_MOBILE_NUMBER", 0.0, "header-only"),
        ("x", PASSPORTS, "CN_PASSPORT", 1.0, "form-only"),
        ("x", [f"1991234{n:04}" for n in range(COUNT)], "CN_MOBILE_NUMBER", 1.0, "look-alike"),
    ],
)
def test_verdicts(header: str, cells: Cells, entity: str, rate: float, review: str, tmp_path: Path) -> None:
    happened = told({"no": [str(n) for n in range(COUNT)], header: cells}, tmp_path)
    assert verdicts(happened) == [(header, entity, rate, review)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (
            "address",
            made(lambda r, _: f"https://host{figures(r, 3)}.example.org/"),
        ),  # names something no check can deny
        ("对方户名", mixed(WORDS, NAMES, 2)),  # payees are people and companies
        ("备注", [f"请联系{mobile}，放在门口就可以，谢谢" if n % 2 else "没有" for n, mobile in enumerate(MOBILES)]),
    ],
)
def test_columns_that_nobody_need_look_at(header: str, cells: Cells, tmp_path: Path) -> None:
    assert [review for *_, review in verdicts(told({"no": WORDS, header: cells}, tmp_path)) if review] == []


def test_positions_are_known_by_their_names(tmp_path: Path) -> None:
    columns = {
        "lat": made(lambda r, _: f"31.{figures(r, 5)}"),
        "lon": made(lambda r, _: f"121.{figures(r, 5)}"),
    }
    assert verdicts(told(columns, tmp_path)) == [("lat", "GPS_COORDINATE", 1.0, "")]


NOBODYS = {
    "seconds": made(lambda r, _: str(1_700_000_000 + r.randint(0, 10**7))),
    "milliseconds": made(lambda r, _: str(1_700_000_000_000 + r.randint(0, 10**10))),
    "order numbers by date": made(lambda r, _: "20230912" + figures(r, 8)),
    "order numbers like cards": made(lambda r, _: "62" + figures(r, 14)),
    "eleven digits": made(lambda r, _: "1" + figures(r, 10)),
    "amounts": made(lambda r, _: f"{r.random() * 10_000:.2f}"),
    "latitudes": made(lambda r, _: f"{r.random() * 90:.4f}"),
    "small integers": made(lambda r, _: str(r.randint(1, 99_999))),
    "versions": made(lambda r, _: f"{r.randint(1, 5)}.{r.randint(0, 9)}.{r.randint(0, 40)}.{r.randint(0, 200)}"),
    "numbers in a row": [str(13_812_340_000 + n) for n in range(COUNT)],
    "names of nobody's": NAMES,
}


@pytest.mark.parametrize("kind", NOBODYS)
@pytest.mark.parametrize("header", ["x", "id", "编号"])
def test_numbers_of_nobody_are_not_found(header: str, kind: str, tmp_path: Path) -> None:
    happened = told({"no": [str(n) for n in range(COUNT)], header: NOBODYS[kind]}, tmp_path)
    assert [event for event in happened if isinstance(event, Finding)] == []
    assert all(review for *_, review in verdicts(happened))


def test_a_lone_number_among_ten_thousand_is_left_to_confirm(tmp_path: Path) -> None:
    cells = [str(37 * n) for n in range(10_000)]
    cells[4_321], cells[8_765] = CARDS[0], MOBILES[0]
    happened = told({"x": cells}, tmp_path)
    assert not [event for event in happened if isinstance(event, Finding)] and verdicts(happened) == []
    assert doubtful(happened) == {"BANK_CARD": 1, "CN_MOBILE_NUMBER": 1}


def test_an_id_number_is_no_chance_even_among_ten_thousand(tmp_path: Path) -> None:
    happened = told({"x": [*(str(37 * n) for n in range(10_000)), IDS[0]]}, tmp_path)
    assert [f.entity for f in happened if isinstance(f, Finding)] == ["CN_RESIDENT_ID"]


def test_a_number_in_a_column_of_texts_keeps_its_own_weight(tmp_path: Path) -> None:
    happened = told({"x": [*WORDS, MOBILES[0]]}, tmp_path)
    assert confidences(happened, "CN_MOBILE_NUMBER") == {0.75} and verdicts(happened) == []


def test_a_column_lifts_what_alone_proves_little(tmp_path: Path) -> None:
    alone = told({"x": [IMEIS[0], "备注"], "y": ["1", "2"]}, tmp_path)
    assert confidences(alone, "IMEI") == set() and doubtful(alone) == {"IMEI": 1}
    together = told({"x": IMEIS}, tmp_path)
    assert confidences(together, "IMEI") == {0.95}
    assert all("column" in f.why for f in together if isinstance(f, Finding))


def test_lowered_cells_say_why(tmp_path: Path) -> None:
    from audit.config import Config

    text = "x\n" + "\n".join(NOBODYS["eleven digits"]) + "\n"
    found = [
        e for _, e in events(source(text, "a.csv"), tmp_path, Config(min_confidence=0.1)) if isinstance(e, Finding)
    ]
    assert found and {(f.confidence, f.why[-1]) for f in found} == {(0.4, "column-against")}


def test_numbers_in_a_row_beside_people_are_their_phones(tmp_path: Path) -> None:
    row = NOBODYS["numbers in a row"]
    assert verdicts(told({"a": IDS, "b": row}, tmp_path))[1] == ("b", "CN_MOBILE_NUMBER", 1.0, "")
    assert verdicts(told({"手机号": row}, tmp_path)) == [("手机号", "CN_MOBILE_NUMBER", 1.0, "")]


@pytest.mark.parametrize("header", ["a", "col1", "列1", "字段2", "_c0"])
def test_names_that_no_header_calls_so(header: str, tmp_path: Path) -> None:
    happened = told({header: NAMES, "b": MOBILES}, tmp_path)
    assert verdicts(happened) == [(header, "PERSON", 1.0, ""), ("b", "CN_MOBILE_NUMBER", 1.0, "")]
    assert confidences(happened, "PERSON") == {0.6}


@pytest.mark.parametrize(
    ("header", "nameless"),
    [
        ("", True),
        ("Unnamed: 0", True),
        ("F12", True),
        ("city", False),
        ("城市", False),
        ("产品", False),
        ("no_of", False),
    ],
)
def test_names_that_say_nothing(header: str, nameless: bool) -> None:
    assert is_nameless(header) == nameless


def test_names_in_a_table_without_a_header(tmp_path: Path) -> None:
    happened = told({"a": NAMES, "b": MOBILES}, tmp_path, header=False)
    assert verdicts(happened) == [("", "PERSON", 1.0, ""), ("", "CN_MOBILE_NUMBER", 1.0, "")]


def spread(words: str) -> Cells:
    return (words.split() * COUNT)[:COUNT]


@pytest.mark.parametrize(
    ("cells", "told_besides"),
    [
        (spread("安阳 苏州 武汉 成都 常州 黄山 石家庄 马鞍山 金华 温州 郑州 高雄 江门"), []),
        (spread("程序员 高级工程师 经理 会计 司机 安全员 金融部 施工员"), []),
        (spread("高三一班 高三二班 高一三班 高二五班"), ["SCHOOL_CLASS"]),
        (spread("本科 大专 高中 硕士 博士"), []),
        (spread("汉族 满族 白族 黎族 苗族"), ["ETHNICITY"]),
        (spread("张三丰"), []),  # one name all over is a shop
        (spread("黄金糕 白切鸡 金枪鱼 麻婆豆腐 红烧肉 酸菜鱼 糖醋排骨 清蒸鲈鱼"), []),
        ([name if n % 2 else "其它内容" for n, name in enumerate(NAMES)], []),
    ],
)
def test_what_begins_like_a_name_is_not_one(cells: Cells, told_besides: list[str], tmp_path: Path) -> None:
    happened = told({"a": cells, "b": MOBILES}, tmp_path)
    assert [entity for _, entity, *_ in verdicts(happened)] == [*told_besides, "CN_MOBILE_NUMBER"]
    assert doubtful(happened) == {}


def test_a_header_that_says_something_else_makes_no_names(tmp_path: Path) -> None:
    assert [v[0] for v in verdicts(told({"产品": NAMES, "b": MOBILES}, tmp_path))] == ["b"]


def test_examples_are_masked_and_at_most_three(tmp_path: Path) -> None:
    (verdict,) = [event for event in told({"手机号": MOBILES}, tmp_path) if isinstance(event, ColumnVerdict)]
    assert len(verdict.examples) == 3 and all("****" in example for example in verdict.examples)
    assert verdict.distinct == len(set(MOBILES))


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_verdict(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    scratch = tmp_path_factory.mktemp("scratch")
    columns = {
        "a": NAMES,
        "联系方式": mixed(MOBILES, IDS, 5),
        "x": some(CARDS, 3, "无"),
        "编号": NOBODYS["eleven digits"],
        "y": PASSPORTS,
    }
    rows = list(zip(*columns.values(), strict=True))
    straight = [event for event in told(columns, scratch) if isinstance(event, ColumnVerdict)]
    chance.shuffle(rows)
    shuffled = dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True))
    assert [event for event in told(shuffled, scratch) if isinstance(event, ColumnVerdict)] == straight


def test_rows_behind_the_first_ten_thousand_change_no_verdict(tmp_path: Path) -> None:
    first = made(lambda r, _: "138" + figures(r, 8), 10_000)
    behind = made(lambda r, _: figures(r, 11), 4_000)
    straight, then = told({"x": first}, tmp_path), told({"x": first + behind}, tmp_path)
    assert verdicts(then) == verdicts(straight) == [("x", "CN_MOBILE_NUMBER", 1.0, "")]


def test_cells_behind_the_verdict_are_judged_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_module, "VERDICT_ROWS", 10)
    happened = told({"x": CARDS * 100 + ["无"] * 6_000 + CARDS}, tmp_path)
    assert confidences(happened, "BANK_CARD") == {0.95}
    assert len([f for f in happened if isinstance(f, Finding)]) == 101 * COUNT


def test_parcel_labels_of_a_table_are_one_column(tmp_path: Path) -> None:
    rows = "".join(
        f"周小{name},1991234567{index},云州市东湖区文三路{index + 1}号\n" for index, name in enumerate("一二三四五")
    )
    told = [event for _, event in events(source(f"姓名,手机,地址\n{rows}", "a.csv"), tmp_path)]
    (verdict,) = [event for event in told if isinstance(event, ColumnVerdict) and event.entity == "DELIVERY_LABEL"]
    labels = [event for event in told if isinstance(event, Finding) and event.entity == "DELIVERY_LABEL"]
    assert (verdict.header, verdict.rate, len(labels)) == ("地址", 1.0, 5)
    assert {label.column for label in labels} == {verdict.column}
    assert verdict.column not in {event.column for event in told if isinstance(event, ColumnVerdict)} - {verdict.column}
