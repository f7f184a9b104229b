"""What looks like a value and is none: broken, missing, in the wrong place, or of another kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from tests.quality.bare_labels import bare_labels
from tests.quality.carriers import carried, words_of
from tests.quality.checksums import with_resident_check
from tests.quality.placeholders import PLACEHOLDERS
from tests.quality.subjects import SUBJECTS, Subject
from tests.quality.templates import filled
from tests.quality.writings import Written

Break: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A text in which ``entity`` must not be found; ``kind`` says what it is instead."""

    entity: str
    kind: str
    text: str
    hint: str = ""


ROUNDS = 10
"""Values drawn for each way of missing."""


def _other(char: str) -> str:
    if char.isdigit():
        return str((int(char) + 1) % 10)
    return "2" if char == "1" else "1"


def _last_changed(value: str) -> str:
    return value[:-1] + _other(value[-1])


def _resident(change: Break) -> Break:
    """Changes the 17 digits, then makes the check digit right again."""
    return lambda value: with_resident_check(change(value[:17]))


def _behind(more: str) -> Break:
    return lambda value: value + more


def _before(head: str, instead_of: int = 0) -> Break:
    return lambda value: head + value[instead_of:]


def _without_last(count: int) -> Break:
    return lambda value: value[:-count]


def _at_host(host: str) -> Break:
    return lambda value: f"{value.partition('@')[0]}@{host}"


_BROKEN: Mapping[str, Mapping[str, Break]] = {
    "CN_RESIDENT_ID": {
        "wrong check digit": _last_changed,
        "region 99": _resident(lambda body: "99" + body[2:]),
        "month 13": _resident(lambda body: body[:10] + "13" + body[12:]),
        "day 32": _resident(lambda body: body[:12] + "32" + body[14:]),
        "born in 2099": _resident(lambda body: body[:6] + "2099" + body[10:]),
        "too long": _behind("1"),
        "too short": _without_last(2),
    },
    "CN_FOREIGN_PR_ID": {"wrong check digit": _last_changed, "too long": _behind("7"), "too short": _without_last(2)},
    "CN_PASSPORT": {"too long": _behind("12"), "too short": _without_last(3)},
    "CN_HK_MO_PERMIT": {"wrong letter": _before("X", 1), "too long": _behind("123")},
    "HK_MO_TRAVEL_PERMIT": {"wrong letter": _before("X", 1), "too long": _behind("123")},
    "HK_ID": {"wrong check digit": _last_changed, "too long": _behind("4"), "four letters": _before("QQQ")},
    "TW_ID": {
        "wrong check digit": _last_changed,
        "too long": _behind("1"),
        "neither man nor woman": lambda value: f"{value[0]}5{value[2:]}",
    },
    "US_SSN": {
        "area 000": _before("000", 3),
        "area 666": _before("666", 3),
        "area from 900": _before("9", 1),
        "group 00": lambda value: f"{value[:3]}-00-{value[7:]}",
        "too long": _behind("1"),
    },
    "CN_MOBILE_NUMBER": {
        "segment 12": _before("12", 2),
        "segment 10": _before("10", 2),
        "begins with 2": _before("2", 1),
        "too long": _behind("7"),
        "too short": _without_last(1),
    },
    "CN_LANDLINE_NUMBER": {
        "too short": _without_last(3),
        "too long": _behind("99"),
        "begins with 1": lambda value: value.replace("-", "-1")[:-1],
    },
    "EMAIL_ADDRESS": {
        "no at sign": lambda value: value.replace("@", "#"),
        "no domain": _at_host("localhost"),
        "a picture": _at_host("2x.png"),
    },
    "CN_LICENSE_PLATE": {
        "letter I": lambda value: f"{value[0]}I{value[2:]}",
        "too short": _without_last(3),
        "no province": _before("龙", 1),
    },
    "VIN": {
        "wrong check digit": lambda value: value[:8] + _other(value[8]) + value[9:],
        "too long": _behind("A"),
        "too short": _without_last(1),
    },
    "ORGANIZATION_ID": {"wrong check digit": _last_changed, "too long": _behind("1")},
    "IMEI": {"wrong check digit": _last_changed, "too long": _behind("12"), "too short": _without_last(1)},
    "ICCID": {"wrong check digit": _last_changed, "too short": _without_last(3)},
    "MAC_ADDRESS": {"too short": _without_last(3), "too long": _behind(":12:34"), "letters": _before("zz", 2)},
    "IP_ADDRESS": {
        "impossible part": lambda value: "300." + value.partition(".")[2] if "." in value else value[:20] + "zz",
        "too many parts": lambda value: value + ".7.8" if "." in value else "g" + value,
    },
    "BANK_CARD": {"wrong check digit": _last_changed, "too long": _behind("12345"), "too short": _without_last(5)},
    "CREDIT_CARD": {"wrong check digit": _last_changed, "too long": _behind("123456"), "too short": _without_last(5)},
    "CARD_EXPIRY": {"month 13": _before("13", 2), "a whole date": _behind("/21")},
    "IBAN_CODE": {"no country": _before("ZZ", 2), "wrong check digit": _last_changed},
    "CRYPTO": {"broken": lambda value: _last_changed(value) if value[0] == "1" else value[:-1]},
    "QQ_NUMBER": {"too short": lambda value: value[:4], "leading zero": _before("0")},
    "DATE_OF_BIRTH": {"no such day": lambda value: value[:5] + "13-40", "far future": _before("3", 1)},
}
"""Entity → what is wrong → how to make it so."""

_OPEN_ENDED = frozenset({"EMAIL_ADDRESS", "API_KEY", "SESSION_TOKEN", "CN_ADDRESS", "WECHAT_ID"})
"""With more letters around them these are still what they were."""

_ORDERS = (
    "订单号{v} 订单编号：{v} 运单号：{v} 流水号：{v} 交易单号：{v} 商户单号：{v} 发票号码：{v} 工单号{v} 合同编号：{v} "
    'order_no={v} orderId:{v} "order_no":"{v}" ?tradeNo={v}&a=1 批次号：{v} sku:{v} task_id={v} requestId={v}'
).split()
_ENGLISH_ORDERS = ("快递单号 {v}", "tracking number {v}", "invoice no. {v}", "serial {v}")
_ORDER_COLUMNS = "订单号 order_no 运单号 orderId 流水号 交易号 tracking_no 发票号码 invoice_no sku".split()

_NUMBER = re.compile(r"(?=.*[0-9])[!-~京沪粤浙川苏鲁豫]+")
"""Of the values, those that could be an order's: words cannot."""

_SAYS_IT_ITSELF = frozenset({"HK_ID", "MAC_ADDRESS", "CN_ADDRESS", "WECHAT_ID"})
"""Of the labelled ones: their shape or their words leave no doubt under an order's label either."""


_NEUTRAL = ("备注：{v}", "内容 {v}", "value={v}", '"data": "{v}"', "[{v}]", "编码：{v}")
"""Carriers whose words name nothing."""

_OTHERS = 8
"""Values of other kinds drawn in each round."""


def near_misses(subject: Subject, dice: Random) -> Iterator[NearMiss]:
    """Broken under its own labels, its labels without a value, whole within a longer word or under an order's label,
    and values of other kinds."""
    for _ in range(ROUNDS):
        yield from _broken(subject, dice)
        for template in PLACEHOLDERS.get(subject.entity, ()):
            yield NearMiss(subject.entity, "placeholder", filled(template, dice))
        for text, hint in bare_labels(subject, words_of(subject, dice), dice):
            yield NearMiss(subject.entity, "no value", text, hint)
        yield from _elsewhere(subject, subject.value(dice))
        yield from _others(subject, dice)


def _broken(subject: Subject, dice: Random) -> Iterator[NearMiss]:
    for fault, broken in _BROKEN.get(subject.entity, {}).items():
        for there in carried(subject, Written(broken(subject.value(dice))), dice):
            yield NearMiss(subject.entity, fault, there.text, there.hint)


def _elsewhere(subject: Subject, value: str) -> Iterator[NearMiss]:
    if not _NUMBER.fullmatch(value):
        return
    if subject.entity not in _OPEN_ENDED:
        for text in (f"key{value}abc", f"f0{value}", f"{value}d41d8"):
            yield NearMiss(subject.entity, "embedded", text)
    if subject.stands != "anywhere" and subject.entity not in _SAYS_IT_ITSELF:
        for template in (*_ORDERS, *_ENGLISH_ORDERS):
            yield NearMiss(subject.entity, "order", template.format(v=value))
        for hint in _ORDER_COLUMNS:
            yield NearMiss(subject.entity, "order column", value, hint)


def _others(subject: Subject, dice: Random) -> Iterator[NearMiss]:
    """Values of kinds that it cannot be taken for, under words that name nothing."""
    kinds = [other for other in SUBJECTS if not (other.is_true(subject.entity) or subject.is_true(other.entity))]
    for other in dice.sample(kinds, _OTHERS):
        yield NearMiss(subject.entity, f"a {other.entity}", dice.choice(_NEUTRAL).format(v=other.value(dice)))
