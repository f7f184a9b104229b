"""No regular expression of the package blows up: on hostile text of four times the length it takes about four times the
time, and never more than a tenth of a second of CPU for 20,000 characters."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from itertools import repeat
from pkgutil import iter_modules

import pytest

import recognizers
from recognizers.catalogue import load
from recognizers.context import LabelFinder, Words
from recognizers.engine import Engine

UNITS = (
    *("0", "1 ", "12-", "1.", "1,", "00:", "138 ", "(86)", "6222 ", "2024-01-01 10:20:30 "),
    *("a", "A", "aA0_-", "ab ", "a.", "a@a.", "a/", "a=&", '"a":', "'", "<a>", "[", "( "),
    *("eyJ", "AKIA", "-----BEGIN ", "https://", "deadbeef", "QUJD", "%41", "password: ", " \t"),
    *("王小", "省市区", "路1号", "姓名：", "一三", "张*"),
)
"""What is repeated: digits, groups, words, signs, and beginnings of what the patterns look for."""

SIZE, LESS = 20_000, 5_000
GROWTH = 1.2
LIMIT = 0.1
CALM = 0.004
"""Seconds of CPU; what takes no longer at 20,000 characters grows with no power of 1.5: that would be 2.8 million
steps, and the fastest step of ``re`` takes 5 ns."""
LOOKS = 4

CATALOGUE = load()
ENTITIES = CATALOGUE.entities.values()


def expressions(held: object) -> Iterator[re.Pattern[str]]:
    """The regular expressions in a value and in what it holds."""
    if isinstance(held, re.Pattern):
        yield held
    elif isinstance(held, Mapping):
        yield from (found for value in held.values() for found in expressions(value))
    elif isinstance(held, list | tuple | frozenset):
        yield from (found for value in held for found in expressions(value))
    elif is_dataclass(held) and not isinstance(held, type):
        yield from (found for field in fields(held) for found in expressions(getattr(held, field.name)))


def in_modules(names: Iterable[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Everything compiled when these modules of the package are loaded."""
    for module in names:
        for name, held in vars(import_module(f"recognizers.{module}")).items():
            yield from ((f"{module} {name} {at}", regex) for at, regex in enumerate(expressions(held)))


def around() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Labels with what may stand behind them, and the words that are looked for around a match."""
    yield from ((f"labels {at}", regex) for at, regex in enumerate(LabelFinder(CATALOGUE).expressions()))
    for words in map(Words, ENTITIES):
        yield from ((f"words {at}", regex) for at, regex in enumerate((words.nearby, words.against)) if regex)


OF_TEXT = ("cells", "context", "doubts", "engine", "prefilter", "signs", "views", "vocabulary")
SEARCHED: Mapping[re.Pattern[str], str] = {
    **{regex: name for name, regex in in_modules(OF_TEXT)},
    **{regex: name for name, regex in around()},
    **{pattern.regex: f"{entity.id} {pattern.id}" for entity in ENTITIES for pattern in entity.patterns},
}
"""What runs over a text, each once, with a name."""

OTHERS = {info.name for info in iter_modules(recognizers.__path__)} - {*OF_TEXT, "presidio"}
MATCHED: Mapping[re.Pattern[str], str] = {
    **{regex: name for name, regex in in_modules(sorted(OTHERS)) if regex not in SEARCHED},
    **{entity.value.regex: f"{entity.id} value" for entity in ENTITIES if entity.value},
}
"""What is tried at one place: behind a label, on a whole cell, and by validators on a value."""


def search(regex: re.Pattern[str], text: str) -> None:
    """As the engine runs a pattern."""
    for _ in regex.finditer(text):
        pass


def at_once(regex: re.Pattern[str], text: str) -> None:
    """As the engine runs a value."""
    regex.match(text)
    regex.fullmatch(text)


def cost(run: Callable[[], object], looks: int) -> float:
    """Seconds of CPU at best: what else the machine does only adds to it."""
    best = math.inf
    for _ in range(looks):
        before = time.process_time()
        run()
        best = min(best, time.process_time() - before)
    return best


def hostile(unit: str, size: int) -> str:
    """Repetitions with an end that fits none of them."""
    return (unit * size)[:size] + "!"


def growth(run: Callable[[str], object], unit: str, calm: float = CALM) -> tuple[float, float]:
    """The exponent with which the cost grows, and the cost of the long text; a calm one does not grow."""
    long, short = hostile(unit, SIZE), hostile(unit, LESS)
    if (once := cost(lambda: run(long), 1)) <= calm:
        return 0.0, once
    exponent, most = math.inf, math.inf
    for looks in repeat(5, LOOKS):
        most = min(most, cost(lambda: run(long), looks))
        exponent = min(exponent, math.log(most / cost(lambda: run(short), looks), SIZE / LESS))
        if most <= calm or (exponent <= GROWTH and most <= LIMIT):
            break
    return exponent, most


@pytest.mark.parametrize(
    ("way", "regex"),
    [
        *(pytest.param(search, regex, id=name) for regex, name in SEARCHED.items()),
        *(pytest.param(at_once, regex, id=name) for regex, name in MATCHED.items()),
    ],
)
def test_an_expression_is_linear(way: Callable[[re.Pattern[str], str], None], regex: re.Pattern[str]) -> None:
    for unit in UNITS:
        exponent, most = growth(lambda text: way(regex, text), unit)
        assert (exponent <= GROWTH or most <= CALM) and most <= LIMIT, unit


@pytest.mark.parametrize("hint", ["", "password", "王" * SIZE])
def test_the_engine_is_linear(hint: str) -> None:
    """All of it at once: labels, patterns, other writings, the conflict rule.  Its own steps are of 50 ns and more."""
    engine = Engine(CATALOGUE)
    engine.compile()
    for unit in UNITS:
        exponent, _ = growth(lambda text: engine.find(text, hint), unit, CALM * 10)
        assert exponent <= GROWTH, unit


def test_what_is_not_linear_is_seen() -> None:
    exponent, most = growth(lambda text: search(re.compile("[0-9]*x"), text[: len(text) // 5]), "0")
    assert exponent > GROWTH
    assert most > CALM


def test_everything_is_looked_at() -> None:
    assert len(UNITS) == len(set(UNITS)) == 38
    assert len(SEARCHED) > 300
