"""Text in, spans out: every pattern where it can match, every label, every cell of a named column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recognizers.candidate import candidate
from recognizers.catalogue import Catalogue, Entity
from recognizers.cells import LONGEST, cell_end, filling, listed, other_cells, within_cells
from recognizers.conflict import Within, outermost, resolve
from recognizers.context import LabelFinder, Surroundings, Words
from recognizers.doubts import doubted
from recognizers.interface import TextRecognizer
from recognizers.prefilter import Gate, plain
from recognizers.reach import reach
from recognizers.rule import Evidence, Pattern, Support, Value, confidence, proves
from recognizers.span import Span
from recognizers.views import NEAR, views
from recognizers.vocabulary import CELL, NAME, lower, whole

_LINE_END = re.compile("[ \\t\"'”’」』】*`。；;，,]{0,8}\r?(?:\n|\x00|\\Z)")

_LISTED = frozenset(("PERSON",))  # what a cell may hold several of, or one with a note
CERTAIN = confidence(Evidence(), "label")
"""How far a value is believed that is proved and named."""


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

    A block is running text, or the cells of one column joined by U+0000 with the column's name as ``hint``, or with an
    entity id, U+0000 and that name; nothing is found across a U+0000, and no evidence is read across it.
    ``recognizers`` find what no pattern can say; of a hint with an entity id they are given only that.
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
            _ = rule.pattern.regex, reach(rule.pattern.source)
        for entity in self._catalogue.entities.values():
            _ = entity.value and entity.value.regex

    def find(self, text: str, hint: str = "") -> list[Span]:
        """The spans of ``text`` after the conflict rule, ordered by start."""
        return resolve(self.candidates(text, hint), self._catalogue)

    def candidates(self, text: str, hint: str = "") -> list[Span]:
        """All spans; of one entity none lies within another of equal or higher confidence."""
        return doubted(outermost(self.unreduced(text, hint)), text)

    def unreduced(self, text: str, hint: str = "") -> Iterator[Span]:
        """Whatever any rule gives, in no order and with repetitions: for looking at single rules."""
        written = self._as_written(text, hint)
        reread = [*self._reread(text, hint)]
        if not reread:
            yield from written
            return
        parts = Within(reread)
        for span in written:
            if not (parts.has_part_of(span) and any(views(text[span.start : span.end]))):
                yield span
        yield from reread

    def _reread(self, text: str, hint: str) -> Iterator[Span]:
        """What other writings hide, and what stands beside them."""
        for view in views(text):
            for span in self._as_written(view.text, hint):
                if view.rewritten(span.start - NEAR, span.end + 1):
                    start, end = view.place(span.start, span.end)
                    why = (*span.why, "written") if view.rewritten(span.start, span.end) else span.why
                    yield replace(span, start=start, end=end, why=why)

    def _as_written(self, text: str, hint: str) -> Iterator[Span]:
        block = self._prepare(text, hint)
        known = set()
        for span in self._patterns(block):
            known.add((span.start, span.end, span.entity))
            yield span
        yield from self._labelled(block)
        yield from self._cells(block, known if block.named else set())
        for recognizer in self._recognizers:
            yield from recognizer.find(block.text, hint.partition(CELL)[0])

    def _prepare(self, text: str, hint: str) -> _Block:
        view = plain(text)
        low = lower(view)
        separated = CELL in view
        named, word = self._catalogue.named(hint) if hint else ((), "")
        called = (hint.partition(CELL)[2] or hint)[-NAME:]
        return _Block(
            view, low, Surroundings(low, self._labels.find(view, low), separated), separated, named, word, called
        )

    def _patterns(self, block: _Block) -> Iterator[Span]:
        """What patterns find; in cells that are certainly what their column is called no other identifier is sought:
        none could win the place."""
        gate = Gate(block.text, block.low)
        certain = set()
        for rule in self._rules if block.named else ():
            if rule.entity.id not in block.named:
                continue
            for span in _found(rule, gate.places(rule.pattern), block):
                if span.confidence >= CERTAIN:
                    certain.add((span.start, span.end))
                yield span
        left = other_cells(block.text, certain) if certain and block.separated else None
        for rule in self._rules:
            if rule.entity.id in block.named:
                continue
            places = gate.places(rule.pattern)
            if places and left is not None and rule.entity.layer == "identifier":
                places = left
            if places:
                yield from _found(rule, places, block)

    def _labelled(self, block: _Block) -> Iterator[Span]:
        for label in block.around.labels:
            for name in label.entities:
                entity = self._catalogue.entities[name]
                if entity.value is None or (label.glued and not entity.value.glued):
                    continue
                end = cell_end(block.text, label.value, label.value + LONGEST)
                match = entity.value.regex.match(block.text, label.value, end)
                if match is not None and (not label.below or self._fills(block.text, match)):
                    yield from _named(entity, entity.value, match, f"label:{label.word}")

    def _fills(self, text: str, match: re.Match[str]) -> bool:
        """Whether a match on the line below its label is meant by it: a number, or all of a line that is no label."""
        if match[0][0].isdigit():
            return True
        name = whole(match[0])
        known = name in self._catalogue.labels or name in self._catalogue.columns
        return not known and _LINE_END.match(text, match.end()) is not None

    def _cells(self, block: _Block, known: set[tuple[int, int, str]]) -> Iterator[Span]:
        """Whole cells that look like a value of what the hint names, but for those a pattern found: it says more."""
        values = [
            (entity, entity.value) for entity in map(self._catalogue.entities.__getitem__, block.named) if entity.value
        ]
        if not values:
            return
        start = 0
        for cell in block.text.split(CELL):
            bare = cell.strip()
            first = start + cell.find(bare)
            last = first + len(bare)
            for entity, value in values:
                if (first, last, entity.id) in known:
                    continue
                match = filling(value.regex, block.text, first, last)
                several = [] if match or entity.id not in _LISTED else listed(value.regex, block.text, first, last)
                for one in [match] if match else several:
                    yield from _named(entity, value, one, f"key:{block.word}")
            start += len(cell) + 1


def _hint_support(rule: _Rule, block: _Block) -> tuple[Support, str] | None:
    """What the hint says of all matches of a rule; None when it says nothing."""
    if not block.hint:
        return None
    if rule.entity.id in block.named:
        return "label", f"key:{block.word}"
    word = rule.words.against_hint(block.hint)
    return ("negative", f"negative:{word}") if word else None


def _found(rule: _Rule, places: Iterable[tuple[int, int]], block: _Block) -> Iterator[Span]:
    """What one pattern gives in parts of the block."""
    hinted: tuple[Support, str] | None = None
    first = True
    for match in within_cells(rule.pattern.regex, block.text, places, block.separated):
        if first:
            hinted, first = _hint_support(rule, block), False
        span = _judged(rule, match, block, hinted)
        if span is not None:
            yield span


def _value_span(match: re.Match[str]) -> tuple[int, int]:
    """Where the value stands: the part of the match called ``v``, or all of it."""
    return match.span("v") if match.re.groups and "v" in match.re.groupindex else match.span()


def _judged(rule: _Rule, match: re.Match[str], block: _Block, hinted: tuple[Support, str] | None) -> Span | None:
    """The span of a match, when it is valid and has the support its pattern needs."""
    pattern, entity = rule.pattern, rule.entity
    start, end = _value_span(match)
    value = block.text[start:end]
    stands, evidence = proves(pattern.validate, pattern.keep_invalid, value)
    if not stands:
        return None
    word = block.around.label(entity.id, start)
    if not word and match.start() != start:
        word = block.around.label(entity.id, match.start())
    support: Support
    support, code = ("label", f"label:{word}") if word else hinted or block.around.support(rule.words, start, end)
    if support == "none" and match.span() != (start, end):
        support, code = "context", "context"  # what a pattern matches around its value is context
    if pattern.needs and support != "label" and (pattern.needs == "label" or support != "context"):
        return None
    why = ["pattern", *(evidence.codes if evidence else ()), *([code] if code else [])]
    return candidate(entity, (start, end), value, pattern, evidence, support, why)


def _named(entity: Entity, value: Value, match: re.Match[str], code: str) -> Iterator[Span]:
    """The span of a value that a label or column names."""
    start, end = _value_span(match)
    raw = match.string[start:end]
    stands, evidence = proves(value.validate, value.keep_invalid, raw)
    if stands and raw not in entity.labels:  # ``"real_name": "姓名"`` is a form or a translation
        why = [*(evidence.codes if evidence else ()), code]
        yield candidate(entity, (start, end), raw, value, evidence, "label", why)
