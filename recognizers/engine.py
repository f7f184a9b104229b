"""Text in, spans out: every pattern where it can match, every label, every cell of a named column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recognizers.catalogue import Catalogue, Entity
from recognizers.conflict import resolve
from recognizers.context import LabelFinder, Surroundings, Words
from recognizers.forms import text as as_written
from recognizers.interface import TextRecognizer
from recognizers.known import is_test
from recognizers.prefilter import Gate, plain
from recognizers.rule import Evidence, Pattern, Support, Value, confidence, proves
from recognizers.span import Span
from recognizers.views import views
from recognizers.vocabulary import CELL, lower

_MASKED = re.compile("[*＊•●]{2}|(?<=[一-鿿])[*＊]|[*＊](?=[一-鿿])|(?<=[0-9])[xX]{4}(?=[0-9])")
"""What stands for hidden characters in a value that was masked before we saw it."""

LONGEST = 4096
"""Characters behind a label, or in a cell, that are looked at: no value is longer."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern with the entity it belongs to."""

    entity: Entity
    pattern: Pattern
    words: Words


@dataclass(frozen=True, slots=True)
class _Block:
    """One block of text, prepared: ``text`` has the same length and offsets as the original."""

    text: str
    low: str
    around: Surroundings
    separated: bool
    named: tuple[str, ...]
    word: str
    hint: str


class Engine:
    """All rules of a catalogue, each compiled when it is first used.

    A block is running text, or the cells of one column joined by U+0000 with the column's name as ``hint``;
    nothing is found across a U+0000, and no evidence is read across it.  ``recognizers`` find what no pattern can say.
    """

    def __init__(self, catalogue: Catalogue, recognizers: Sequence[TextRecognizer] = ()) -> None:
        self._catalogue = catalogue
        self._recognizers = tuple(recognizers)
        self._labels = LabelFinder(catalogue)
        self._rules = tuple(
            _Rule(entity, pattern, words)
            for entity in catalogue.entities.values()
            for words in (Words(entity),)
            for pattern in entity.patterns
        )

    def compile(self) -> None:
        """Compiles every rule now: before the process is forked, so that its children share them."""
        self._labels.compile()
        for rule in self._rules:
            rule.words.compile()
            _ = rule.pattern.regex
        for entity in self._catalogue.entities.values():
            _ = entity.value and entity.value.regex

    def find(self, text: str, hint: str = "") -> list[Span]:
        """The spans of ``text`` after the conflict rule, ordered by start."""
        return resolve(self.candidates(text, hint), self._catalogue)

    def candidates(self, text: str, hint: str = "") -> list[Span]:
        """All spans; of one entity none lies within another of equal or higher confidence."""
        return _outermost(self.unreduced(text, hint))

    def unreduced(self, text: str, hint: str = "") -> Iterator[Span]:
        """Whatever any rule gives, in no order and with repetitions: for looking at single rules."""
        yield from self._as_written(text, hint)
        for view in views(text):
            for span in self._as_written(view.text, hint):
                if place := view.place(span.start, span.end):
                    yield replace(span, start=place[0], end=place[1], why=(*span.why, "written"))

    def _as_written(self, text: str, hint: str) -> Iterator[Span]:
        block = self._prepare(text, hint)
        known = set()
        for span in self._patterns(block):
            known.add((span.start, span.end, span.entity))
            yield span
        yield from self._labelled(block)
        yield from self._cells(block, known if block.named else set())
        for recognizer in self._recognizers:
            yield from recognizer.find(block.text, hint)

    def _prepare(self, text: str, hint: str) -> _Block:
        view = plain(text)
        low = lower(view)
        separated = CELL in view
        named, word = self._catalogue.named(hint) if hint else ((), "")
        return _Block(
            view, low, Surroundings(low, self._labels.find(view, low), separated), separated, named, word, hint
        )

    def _patterns(self, block: _Block) -> Iterator[Span]:
        gate = Gate(block.text, block.low)
        for rule in self._rules:
            places = gate.places(rule.pattern)
            if not places:
                continue
            support = _hint_support(rule, block)
            for start, end in places:
                for match in _matches(rule.pattern.regex, block, start, end):
                    yield from _judge(rule, match, block, support)

    def _labelled(self, block: _Block) -> Iterator[Span]:
        for label in block.around.labels:
            for name in label.entities:
                entity = self._catalogue.entities[name]
                if entity.value is None or (label.glued and not entity.value.glued):
                    continue
                end = min(_cell_end(block, label.value), label.value + LONGEST)
                match = entity.value.regex.match(block.text, label.value, end)
                if match is not None:
                    yield from _named(entity, entity.value, match, f"label:{label.word}")

    def _cells(self, block: _Block, known: set[tuple[int, int, str]]) -> Iterator[Span]:
        """Whole cells that look like a value of what the hint names, but for those a pattern found: it says more."""
        values = [
            (entity, entity.value) for entity in map(self._catalogue.entities.__getitem__, block.named) if entity.value
        ]
        if not values:
            return
        start = 0
        for cell in block.text.split(CELL):
            first, last = start + len(cell) - len(cell.lstrip()), start + len(cell.rstrip())
            for entity, value in values:
                if (first, last, entity.id) in known:
                    continue
                match = value.regex.fullmatch(block.text, first, last) if first < last <= first + LONGEST else None
                if match is not None:
                    yield from _named(entity, value, match, f"key:{block.word}")
            start += len(cell) + 1


def _hint_support(rule: _Rule, block: _Block) -> tuple[Support, str] | None:
    """What the hint says of all matches of a rule; None when it says nothing."""
    if not block.hint:
        return None
    if rule.entity.id in block.named:
        return "label", f"key:{block.word}"
    word = rule.words.against_hint(block.hint)
    return ("negative", f"negative:{word}") if word else None


def _judge(rule: _Rule, match: re.Match[str], block: _Block, hinted: tuple[Support, str] | None) -> Iterator[Span]:
    """The span of a match, when it is valid and has the support its pattern needs."""
    pattern, entity = rule.pattern, rule.entity
    grouped = pattern.grouped
    start, end = match.span("v") if grouped else match.span()
    value = block.text[start:end]
    stands, evidence = proves(pattern.validate, pattern.keep_invalid, value)
    if not stands:
        return
    word = block.around.label(entity.id, start) or (block.around.label(entity.id, match.start()) if grouped else "")
    support: Support
    support, code = ("label", f"label:{word}") if word else hinted or block.around.support(rule.words, start, end)
    if support == "none" and match.span() != (start, end):
        support, code = "context", "context"  # what a pattern matches around its value is context
    if pattern.needs and support != "label" and (pattern.needs == "label" or support != "context"):
        return
    why = ["pattern", *(evidence.codes if evidence else ()), *([code] if code else [])]
    yield _span(entity, (start, end), value, pattern, evidence, support, why)


def _named(entity: Entity, value: Value, match: re.Match[str], code: str) -> Iterator[Span]:
    """The span of a value that a label or column names."""
    start, end = match.span("v") if value.grouped else match.span()
    raw = match.string[start:end]
    stands, evidence = proves(value.validate, value.keep_invalid, raw)
    if stands:
        why = [*(evidence.codes if evidence else ()), code]
        yield _span(entity, (start, end), raw, value, evidence, "label", why)


def _span(
    entity: Entity,
    place: tuple[int, int],
    value: str,
    rule: Pattern | Value,
    evidence: Evidence | None,
    support: Support,
    why: Sequence[str],
) -> Span:
    """The span of ``value``; of a masked one nothing is proved, and its form is what stands there."""
    masked = entity.identifier != "secret" and _MASKED.search(value) is not None
    score = confidence(None if masked else evidence, support)
    form = as_written(value) if masked else rule.form(value)
    test = is_test(entity.id, form)
    name = rule.id if isinstance(rule, Pattern) else "value"
    return Span(*place, entity.id, score, name, (*why, "test-value") if test else tuple(why), form, masked, test)


def _cell_end(block: _Block, start: int) -> int:
    stop = block.text.find(CELL, start) if block.separated else -1
    return stop if stop >= 0 else len(block.text)


def _matches(regex: re.Pattern[str], block: _Block, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches in a part of the block; from the first one that crosses a cell border on, cell by cell."""
    for match in regex.finditer(block.text, start, end):
        if block.separated and CELL in match[0]:
            yield from _cell_matches(regex, block, match.start(), end)
            return
        yield match


def _cell_matches(regex: re.Pattern[str], block: _Block, start: int, end: int) -> Iterator[re.Match[str]]:
    while start < end:
        stop = min(end, _cell_end(block, start))
        yield from regex.finditer(block.text, start, stop)
        start = stop + 1


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Without spans that lie in another of the same entity with equal or higher confidence (Presidio's rule)."""
    kept: list[Span] = []
    open_spans: dict[str, list[Span]] = {}
    for span in sorted(spans, key=lambda span: (span.start, -span.end, -span.confidence, -len(span.why))):
        around = open_spans.setdefault(span.entity, [])
        around[:] = [other for other in around if other.end > span.start]
        if not any(other.end >= span.end and other.confidence >= span.confidence for other in around):
            around.append(span)
            kept.append(span)
    return kept
