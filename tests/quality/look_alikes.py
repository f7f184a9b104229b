"""Numbers and codes that are nobody's: in any of these texts nothing of medium severity or more may be found."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.quality.templates import filled

ROUNDS = 100

_TEMPLATES = (
    "ISBN 978-7-{d3}-{d5}-{d1}",
    "ISBN:9787{d9}",
    "version {d1}.{d2}.{d3}.{d4}",
    "timestamp=17{d8}",
    '"ts": 17{d11}',
    "价格：{d4}.{d2}元",
    "合计 ¥{d3},{d3}.{d2}",
    "{h8}-{h4}-4{h3}-a{h3}-{h12}",
    "sha1 {h40}",
    "{h64}",
    "{h32}",
    "commit {h10}",
    "日期2024010{d1}",
    "2024-03-1{d1} 12:{d2}:{d2}",
    "条码 69{d11}",
    "第{d3}-{d4}号文件",
    "价格 {d2}.{d4}, {d2}.{d4}",
    "0x{h16}",
    "共计 {d9} 条，耗时 {d5} ms",
    "{d3}:{d3}:{d2}",
    "{d10} bytes",
    "SF{d13}",
    "客服 400-{d3}-{d4}",
    "拨打 95588",
    "17:{d2}:{d2}.{d6}",
    "id=1{d18}",
    '"id": 7{d18}',
    "0.{d16} 0.{d16}",
    "{d3},{d3},{d3},{d3},{d3},{d3},{d3},{d3}",
    "京字第{d7}号",
    "国办发〔2021〕{d2}号",
    "GB/T {d5}-2017",
    "localhost:{d4}",
    "{d2}.{d4}%, {d2}.{d4}%",
)


def look_alikes(dice: Random) -> Iterator[tuple[str, str]]:
    """(template, text), ``ROUNDS`` of each template."""
    for template in _TEMPLATES:
        for _ in range(ROUNDS):
            yield template, filled(template, dice)
