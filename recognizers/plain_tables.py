"""Tables in running text, as PDF, listings and pasted sheets have them: a line of labels, and below it lines of values.

A line is cut at its blanks and bars.  Where it has as many words as the line of labels, each stands under its label;
where it has more or fewer (a remark of two words, an empty cell), a name is still sought near the edge of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from recognizers.blocks import Entity
from recognizers.candidate import candidate
from recognizers.catalogue import Catalogue, load
from recognizers.rule import Value, proves
from recognizers.span import Span
from recognizers.vocabulary import CELL, alternation, fold

_PERSON = "PERSON"
_ENTITIES = (
    _PERSON, "GENDER", "AGE", "ETHNICITY", "DATE_OF_BIRTH", "STUDENT_ID", "EMPLOYEE_ID", "EDUCATION",
    "POLITICAL_STATUS", "BANK_ACCOUNT",
)  # fmt: skip
_OTHERS = frozenset(
    "序号 编号 日期 时间 金额 余额 摘要 备注 班级 班次 年级 成绩 总分 名次 排名 部门 单位 数量 状态 地点 签名 签字"
    " 科目 方向 币种 得分 等级 结果 类型 交易日期 交易时间 交易金额 账户余额 交易摘要 收入 支出 对方账号 对方行名"
    " 用途 附言".split()
)
"""What columns are called that stand beside those of people and hold nothing of theirs."""
_WORD = re.compile(r"[^\s|│┃]+")
_NO_LABEL = re.compile(r"[0-9:：，。,;；!！?？=]")
_MOST_WORDS, _LONGEST_LABEL = 20, 12
_MISSES = 3
"""So many lines in a row without a value end the table: cells may be broken, and a page has a foot and a head."""
_EDGE = 3
"""How near to an edge of the line a column must stand to be counted from there."""

_Words = Sequence[tuple[int, int]]
_Columns = dict[int, tuple[Entity, Value, str]]


class PlainTables:
    """Finds what stands under a label in lines of words.  Of tables without a column for names nothing is said."""

    @property
    def entities(self) -> Sequence[str]:
        return _ENTITIES

    @cached_property
    def _catalogue(self) -> Catalogue:
        return load()

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        labels = (label for label in self._catalogue.entities[_PERSON].labels if not label.isascii())
        return re.compile(rf"(?<![^\s|│┃]){alternation(labels)}(?![^\s|│┃])")

    def find(self, text: str, hint: str) -> Iterable[Span]:
        """As ``TextRecognizer``; nothing in cells."""
        if hint or CELL in text or text.isascii():
            return
        lines = sorted({text.rfind("\n", 0, head.start()) + 1 for head in self._heads.finditer(text)})
        for start, stop in pairwise([*lines, len(text)]):
            end = _line_end(text, start)
            words = _words(text, start, end)
            if columns := self._columns(text, words):
                yield from _rows(text, end + 1, stop, len(words), columns)

    def _columns(self, text: str, words: _Words) -> _Columns:
        """What the words of a line name, by position; {} when it is no line of labels."""
        names = [text[start:end] for start, end in words]
        if not 1 < len(names) <= _MOST_WORDS or any(len(n) > _LONGEST_LABEL or _NO_LABEL.search(n) for n in names):
            return {}
        meant = [self._catalogue.labels.get(fold(name), ((), ""))[0] for name in names]
        known = [bool(ids) or name in _OTHERS for ids, name in zip(meant, names, strict=True)]
        if 2 * sum(known) <= len(names) or sum(known) < 2:
            return {}
        found = {}
        for index, (ids, name) in enumerate(zip(meant, names, strict=True)):
            entity = self._catalogue.entities[ids[0]] if ids and ids[0] in _ENTITIES else None
            if entity and entity.value:
                found[index] = (entity, entity.value, f"key:{self._catalogue.labels[fold(name)][1]}")
        return found


def _rows(text: str, start: int, stop: int, width: int, columns: _Columns) -> Iterator[Span]:
    """The values in the lines from ``start`` on, until the table ends or another may begin."""
    misses = 0
    while start < stop and misses < _MISSES:
        end = _line_end(text, start)
        words = _words(text, start, end)
        found = [span for index, column in columns.items() if (span := _value(text, words, index, width, *column))]
        misses = 0 if any(span.entity == _PERSON for span in found) else misses + 1
        yield from found if not misses else ()
        start = end + 1


def _value(text: str, words: _Words, index: int, width: int, entity: Entity, rule: Value, code: str) -> Span | None:
    """What stands in a column of a line, when it is a value of what the column is called."""
    under = [words[index]] if len(words) == width else []
    for start, end in under or (_near(words, index, width) if entity.id == _PERSON else ()):
        raw = text[start:end]
        stands, evidence = proves(rule.validate, rule.keep_invalid, raw)
        if stands and raw not in entity.labels and rule.regex.fullmatch(text, start, end):
            why = [*(evidence.codes if evidence else ()), code]
            return candidate(entity, (start, end), raw, rule, evidence, "label", why)
    return None


def _near(words: _Words, index: int, width: int) -> Iterator[tuple[int, int]]:
    """Where a value may stand in a line of more or fewer words: in its column or before it, or in it from the right."""
    if index < _EDGE:
        yield from words[index::-1] if index < len(words) else ()
    if width - index <= _EDGE and 0 <= (right := index - width + len(words)) < len(words):
        yield words[right]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [word.span() for word in _WORD.finditer(text, start, end)]
