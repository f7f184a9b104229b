"""What the surroundings say: labels right before a value, words nearby, words that speak against it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import merge
from typing import NamedTuple, TypeAlias

from recognizers.catalogue import Catalogue, Entity
from recognizers.label_words import LabelWords
from recognizers.rule import Support, compiled
from recognizers.vocabulary import CELL, LATIN, alternation, fold, lower

BEFORE, AFTER, AGAINST = 60, 30, 20
"""How many characters before and after a match are read, and how near a word must stand to speak against it."""

# Between a label and its value: a suffix (号, no., 1), a note in brackets that a sign follows, closing marks, tags, an
# attribute, a sign or 是/is, a line break, opening marks.  A bracket right
# behind a Latin word is a call, and an underscore goes on with the word.
_SUFFIX = (
    r"(?:号码?|编号|[ _]?(?:number|no|num|nr|id|#)(?![a-z0-9])|s(?![a-z0-9])|"
    r"[ ][0-9](?=[:：])|[0-9](?![0-9a-z年月日号岁歲周]|[./-][0-9]))?"
    r"(?:(?<=no)\.|\.(?=[ 0-9]))?"
)
_NOTE = r"(?:[ ]?[（(\[【][^（）()\[\]【】\n\x00]{1,12}[）)\]】](?=[\"'”’*`]{0,3}[ \t]{0,8}[:：=|是为]|[ ][^ ]))?"
_CLOSE = r"(?:[\"'”’*`\]】]|_(?![0-9a-z])){0,3}"
_TAGS = r"(?:</[a-z0-9]{1,12}>[ \t]{0,4}<[a-z0-9]{1,12}(?:[ ][^<>\n\x00]{1,60})?>)?"
_SIGN = r"(?:(?:是|为|(?<=[ ])(?:is|was)[ ]?)?[:：=>]{1,2}|[=\-]>|→|\||是|为|(?<=[ ])(?:is|was)(?=[ ]))?"
_ATTRIBUTE = r"(?:[ ]value=(?=[\"']))?"
_LINE = r"(?:(?<=[:：])[ \t]{0,8}\r?\n(?=[ \t]{0,8}[^\s\x00]))?"
_OPEN = r"(?:[\"'“‘*`【（「『]|(?<![0-9a-z])[(\[]){0,3}"
_ALIGNED = r"(?:[ \t]{9,40}(?=[:：=])|[ \t]{0,8})"
"""Programs that list properties put their signs below each other."""
_GAP = rf"{_SUFFIX}{_NOTE}{_CLOSE}{_TAGS}{_ATTRIBUTE}{_ALIGNED}{_SIGN}{_LINE}[ \t]{{0,8}}{_OPEN}[ \t]{{0,8}}"
OTHER_NUMBERS = (
    "订单", "订单号", "订单编号", "单号", "工单", "工单号", "运单", "运单号", "快递单号", "物流单号", "流水号",
    "交易号", "交易单号", "商户单号", "发票号", "发票号码", "合同号", "合同编号", "批号", "批次", "批次号", "货号",
    "任务号", "任务id", "時間戳", "时间戳", "条形码", "条码", "order", "order no", "order id", "order number",
    "order sn", "trade no", "trade id", "tracking", "tracking no", "tracking number", "invoice", "invoice no",
    "invoice number", "serial", "serial no", "sku", "transaction", "transaction id", "task id", "job id",
    "request id", "trace id", "span id", "batch no", "isbn", "issn", "barcode", "ean", "checksum", "sha1", "sha256",
    "md5", "commit", "build", "timestamp", "thread", "offset", "pid", "seq",
)  # fmt: skip
"""Words that name numbers which are nobody's: they speak against every entity that has negative words at all."""

_APART = re.compile("[0-9,，;；。、\n]")
"""What ends the reach of a negative word: another number or another clause."""

_HUMP = re.compile(r"(?<=[a-z0-9])[A-Z][A-Za-z0-9]{0,40}(?=[\"'`]?[ \t]{0,4}[:=>])")
_TAIL = re.compile("[A-Za-z0-9]{0,40}$")

_BULLETS = " \t>*#•·-"
"""What may stand before a label at the beginning of its line."""

_Found: TypeAlias = tuple[int, int, int, tuple[str, ...], str]
"""End and start of a label, where its value may begin, and what it names."""


class Label(NamedTuple):
    """A label in the text: a value may begin from ``end`` (right behind it) to ``value`` (behind the separators).

    ``glued``: there is nothing between the label and Chinese text.  ``below``: the value is on the next line.
    """

    end: int
    value: int
    word: str
    entities: tuple[str, ...]
    glued: bool
    below: bool


class LabelFinder:
    """Finds every label of the catalogue in running text."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._labels = LabelWords(word for made in catalogue.entities.values() for word in made.labels)

    def compile(self) -> None:
        """Compiles what is else compiled at first use."""
        self.expressions()
        compiled(_GAP)

    def expressions(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What runs over a text: Chinese labels and Latin labels, each with what may stand behind it."""
        chinese, latin = self._labels.all
        return _labelling(chinese), _labelling(latin)

    def find(self, text: str, low: str) -> Iterator[Label]:
        """Labels of ``text`` in order, with what stands between them and what follows; ``low`` is its lower case."""
        streams: list[Iterator[_Found]] = []
        chinese, latin = self._labels.within(low)
        if not low.isascii():
            streams.append(self._words(chinese, low))
        if LATIN.search(low):
            streams += [self._words(latin, low), self._humps(text, low)]
        last = 0
        for end, start, value, ids, word in merge(*streams):
            if start < last:
                continue  # the end of a longer label: 密码 in WiFi密码
            last = end
            goes_on = end == value and low[end - 1 : end + 1].isascii()  # the label is the beginning of a longer name
            below = "\n" in low[end:value]
            if value >= len(low) or low[value] in "\n\x00" or goes_on or (below and not _heads(low, start, value)):
                continue
            yield Label(end, value, word, ids, end == value and low[end] > "\u2e80", below)

    def _words(self, labels: str, low: str) -> Iterator[_Found]:
        known: dict[str, tuple[tuple[str, ...], str]] = {}
        for match in _labelling(labels).finditer(low):
            end, value = match.span("gap")
            word = match["label"]
            if word not in known:
                known[word] = self._catalogue.labels[fold(word)]
            yield end, match.start(), value, *known[word]

    def _humps(self, text: str, low: str) -> Iterator[_Found]:
        """Labels at the end of a name in camel case that a sign follows: ``loginPassword = …``."""
        known: dict[str, tuple[tuple[str, ...], str]] = {}
        for match in _HUMP.finditer(text):
            before = _TAIL.search(text[max(0, match.start() - 40) : match.start()])
            name = (before[0] if before else "") + match[0]
            if name not in known:
                known[name] = self._catalogue.named(name)
            gap = compiled(_GAP).match(low, match.end())
            if known[name][0] and gap:
                yield match.end(), match.end() - len(name), gap.end(), *known[name]


def _labelling(labels: str) -> re.Pattern[str]:
    """What finds labels, each with what may stand behind it."""
    return compiled(f"(?P<label>{labels})(?P<gap>{_GAP})")


def _heads(low: str, start: int, value: int) -> bool:
    """Whether a label may speak of the line below: before a number, in Chinese, or both alone on unindented lines.

    ``if password:`` heads a line of code.
    """
    if low[value].isdigit() or not low[start].isascii():
        return True
    alone = not low[low.rfind("\n", 0, start) + 1 : start].strip(_BULLETS)
    return alone and low[low.rfind("\n", 0, value) + 1] not in " \t"


class Words:
    """The context and negative words of one entity, compiled at first use."""

    def __init__(self, entity: Entity) -> None:
        self._entity = entity
        self._negative = (*entity.negative, *OTHER_NUMBERS) if entity.negative else ()

    @cached_property
    def nearby(self) -> re.Pattern[str] | None:
        return _search((*self._entity.context, *self._entity.labels))

    @cached_property
    def against(self) -> re.Pattern[str] | None:
        return _search(self._negative)

    @cached_property
    def negative(self) -> dict[str, str]:
        """The negative words as the catalogue writes them, by their folded form."""
        return {fold(word): word for word in self._negative}

    def compile(self) -> None:
        """Compiles what is else compiled at first use."""
        _ = self.nearby, self.against, self.negative

    def against_hint(self, hint: str) -> str:
        """The negative word in a column name; "" when there is none."""
        if not hint or self.against is None:
            return ""
        found = self.against.search(lower(hint))
        return self.negative.get(fold(found[0]), "") if found else ""


def _search(words: Iterable[str]) -> re.Pattern[str] | None:
    words = tuple(words)
    return re.compile(alternation(words)) if words else None


class Surroundings:
    """One block of text with its labels; says how a match in it is supported."""

    def __init__(self, low: str, labels: Iterable[Label], separated: bool) -> None:
        self._low = low
        self.labels = list(labels)
        self._ends = [label.end for label in self.labels]
        self._separated = separated

    def label(self, entity: str, start: int) -> str:
        """The label of ``entity`` right before ``start``; "" when there is none."""
        place = bisect_right(self._ends, start) - 1
        if place >= 0:
            label = self.labels[place]
            if start <= label.value and entity in label.entities:
                return label.word
        return ""

    def support(self, words: Words, start: int, end: int) -> tuple[Support, str]:
        """What the words around ``start``–``end`` say, with the evidence code; the nearest word before it decides."""
        low = self._low
        first, last = max(0, start - BEFORE), end + AFTER
        if self._separated:
            first = max(first, low.rfind(CELL, first, start) + 1)
            stop = low.find(CELL, end, last)
            last = stop if stop >= 0 else last
        near = -1
        if words.nearby is not None:
            for found in words.nearby.finditer(low, first, start):
                near = found.end()
        if words.against is not None:
            against = list(words.against.finditer(low, max(first, start - AGAINST), start))
            if against and against[-1].end() >= near and not _APART.search(low, against[-1].end(), start):
                return "negative", f"negative:{words.negative[fold(against[-1][0])]}"
        if near >= 0 or (words.nearby is not None and words.nearby.search(low, end, min(last, len(low)))):
            return "context", "context"
        return "none", ""
