"""Logs, traces and dumps full of numbers that are nobody's, and lists of numbers that are somebody's."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.quality.templates import filled
from tests.quality.values import mobile, resident_id

_LINES = (
    '10.2.{n2}.{n2} - - [17/Nov/2023:10:{d2}:{d2} +0800] "GET /items/{n11}?page={n2} HTTP/1.1" 200 {n5} "-" 0.{d3}',
    '10.2.{n2}.{n2} - - [17/Nov/2023:10:{d2}:{d2} +0800] "POST /orders/{n16} HTTP/2" 201 {n3} "-" "curl/8.{d1}"',
    "2024-03-1{d1} 0{d1}:{d2}:{d2},{d3} INFO [worker-{d1}] c.x.Job - done 1789{d15} in {n4} ms, next {n11}",
    "2024-03-1{d1} 0{d1}:{d2}:{d2},{d3} DEBUG put key {n15} ok",
    "2024-03-1{d1} 0{d1}:{d2}:{d2} WARN partition {n2} lag {n6} {n11} {n11} {n7}",
    "2024-03-1{d1}T0{d1}:{d2}:{d2}.{d3}Z level=info msg=done id={n19} took={n5}us bytes={n11}",
    "[{n5}.{d6}] {n11}: sched_switch: prev_pid={n5} ==> next {n15}",
    "step {n5} loss 0.{d4} tokens {n11} elapsed {n6}ns mem {n11}",
    "{n6} {n8} {n10} {n11} {n12} {n15} {n16} {n19}",
    "1699{d9},{n8},{n7},{n11},{n6},{n15}",
    "2{d1}.{d6},3{d1}.{d6},{n11},{n16}",
    "cpu{d2} {n8} {n9} {n10} {n11} {n11} {n7}",
    "  eth{d1}: {n12} {n11}    0    0    0     0          0     {n6} {n12} {n10}    0    0",
    "{h40} blob   {n5} {n5} {n11}",
    "{h8}  {h2} {h2} {h2} {h2} {h2} {h2} {h2} {h2}  {n11}",
    '{{"ts":1699{d9},"seq":{n11},"v":[{n11},{n9},{n16}],"id":1789{d15}}}',
    "INSERT INTO t VALUES ({n11},{n3},{n16},'{h16}',{n8});",
    "任务 {n11} 完成，耗时 {n5} 毫秒，共 {n16} 条",
    "{n11}",
    "{n16}",
    "{n19}",
)


def logs(dice: Random, size: int = 200_000) -> Iterator[str]:
    """One text of each kind, ``size`` characters long, then one whose lines a counter in the range of mobile numbers
    numbers."""
    for line in _LINES:
        template = line.replace("{{", "{").replace("}}", "}")
        yield "\n".join(filled(template, dice) for _ in range(size // len(filled(template, dice))))
    yield "\n".join(
        f"1699{dice.randrange(10**9):09},{number},{dice.randrange(10**7)}" for number in _counter(dice, size // 35)
    )


def _counter(dice: Random, steps: int) -> Iterator[int]:
    number = 13_012_340_000
    for _ in range(steps):
        number += dice.randrange(1, 900)
        yield number


def lists(dice: Random) -> Iterator[tuple[str, list[str]]]:
    """Rows of exports and notices, and the mobile numbers in them: every one is somebody's."""
    rows = (
        "{v}",
        "{n12}\t{v}\t{n6}\t20231101",
        "2023110100{d4},{v},{n3}.{d2},2023-11-0{d1}",
        "2023-11-1{d1} 21:0{d1} 老王：换号了 {v}",
        "【驿站】您的包裹 {n13} 已到，20231101{d6} 前凭 {n6} 取，{v}",
        "{n10} {v} {n18} {n6} 已签收",
    )
    for row in rows:
        numbers = [mobile(dice) for _ in range(200)]
        yield "\n".join(filled(row.replace("{v}", number), dice) for number in numbers), numbers
    numbers = [mobile(dice) for _ in range(200)]
    yield "\n".join(f"{resident_id(dice)},{number}" for number in numbers), numbers
