"""What is said about a person that is sensitive: illness, faith, orientation, a sentence, a debt, a child's school.

A word alone says nothing: 糖尿病 is an illness, 确诊糖尿病 is somebody's.  ``statements.toml`` lists words and frames
that make a statement of them, ``notices.toml`` does so for what companies write to their customers, and ``topics.toml``
says more widely what is talked about (``evidence``).  Whether a clause tells it of somebody, with these words or with
others, is a matter of all its words and of those around it (``model``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recognizers.span import Span
from recognizers.statements.clauses import Place, folded
from recognizers.statements.evidence import (
    DENIED,
    Evidence,
    evidence,
    is_file_name,
    is_label,
    is_moment,
    is_program,
    is_prose,
    sentences,
    signs,
    someone_in,
)
from recognizers.statements.frames import Language
from recognizers.statements.model import Model, fitted
from recognizers.traditional import simplified

STATED, SAID, DOUBTED = 0.75, 0.60, 0.20
"""Told where somebody is named; told; denied, asked or said in general."""

_NAMED_AMOUNT = re.compile(r"[一-鿿]{2,6}(?:[是为]\W{0,4}?|\W{1,4}?)(?:<\w{1,6}>)?(?=[¥￥$]?[0-9])")
_COMMA = re.compile("[，,、]")
_NEXT = 2
"""Characters between two stretches of one."""
_BREATH = 8
"""Characters between two clauses that are still one statement: 皈依了，法号都有了."""


class Statements:
    """Finds statements in Chinese and English sentences."""

    entities = (
        "MEDICAL", "MEDICAL_STIGMATISED", "FERTILITY", "DISABILITY", "RELIGION", "POLITICAL_STATUS",
        "SEXUAL_ORIENTATION", "MARITAL_HISTORY", "CRIMINAL_RECORD", "ETHNICITY", "INCOME", "LOAN_RECORD",
        "SCHOOL_CLASS", "MINOR", "TRAVEL_RECORD", "LODGING_RECORD", "PURCHASE_RECORD", "TRANSACTION_RECORD",
        "ACCOUNT_BALANCE", "LOGIN_RECORD", "ONE_TIME_CODE",
    )  # fmt: skip

    def __init__(self, model: Model | None = None) -> None:
        """``model`` instead of the fitted one, to measure it."""
        self._model = model

    def find(self, text: str, hint: str) -> Iterator[Span]:  # noqa: ARG002
        """A span for every clause that says something of somebody; its form is what is said."""
        text = plain(text)
        model, written = self._model or fitted(), folded(text)
        for sentence, spoken in sentences(text):
            yield from _said(text, sorted(_told_in(text, written, sentence, spoken, model), key=_place))


def plain(text: str) -> str:
    """``text`` as frames are written, with as many characters."""
    return simplified(text.replace("’", "'"))


def _place(span: Span) -> Place:
    return span.start, -span.end


def _said(text: str, told: Sequence[Span]) -> Iterator[Span]:
    """What one sentence says; clauses behind each other that say the same kind of thing say it once."""
    last: dict[str, Span] = {}
    for span in told:
        before = last.get(span.entity)
        if before is not None and _goes_on(text, before, span):
            span = _joined(text, before, span)
        elif before is not None:
            yield before
        last[span.entity] = span
    yield from last.values()


def _goes_on(text: str, before: Span, span: Span) -> bool:
    if (before.confidence == DOUBTED) != (span.confidence == DOUBTED):
        return False
    gap = text[before.end : span.start]
    return span.start < before.end or (len(gap) <= _BREATH and _COMMA.search(gap) is not None)


def _joined(text: str, before: Span, span: Span) -> Span:
    start, end = before.start, max(before.end, span.end)
    best = max(before, span, key=lambda one: one.confidence)
    return Span(start, end, span.entity, best.confidence, best.rule, best.why, text[start:end])


def _told_in(text: str, written: str, sentence: Place, spoken: Language, model: Model) -> Iterator[Span]:
    """What is told, or denied, in each clause; frames are tried for the kinds only that the words leave possible."""
    scored = model.clauses(written, sentence, spoken.name)
    possible = {model.kinds[kind]: kind for kind in model.possible(scored)}
    if not possible:
        return
    frames = [frame for frame in spoken.possible(text[slice(*sentence)]) if frame.entity in possible]
    kinds = sorted({possible[frame.entity] for frame in frames}.union(model.untold(scored)))
    if not kinds:
        return
    someone = someone_in(text, sentence, spoken)
    found = [*evidence(text, sentence, spoken, frames, someone)]
    framed_only = is_program(text, sentence) or is_prose(text, sentence, spoken, someone)
    if framed_only and not found:
        return
    of_kind = {kind: [one for one in found if one.frame.entity == model.kinds[kind]] for kind in kinds}
    for clause in scored:
        for kind in kinds:
            ones = [one for one in of_kind[kind] if one.touches(clause.place)]
            doubt = next((one.doubt for one in ones if one.doubt), "")
            silent = doubt == DENIED or (doubt and not someone) or (framed_only and not ones)
            told = not silent and model.tells(clause, kind, signs(ones, someone))
            if told or doubt:
                said = _widest(ones) if ones else model.words(written, clause, kind, spoken.name)
                if not ones and (is_label(text, said) or is_moment(text, said)):
                    continue
                if not ones and spoken.name == "zh" and is_file_name(text, clause.place):
                    continue
                why = ("pattern" if ones else "words", *(("someone",) if someone else ()), *((doubt,) if doubt else ()))
                score = DOUBTED if not told else STATED if someone else SAID
                start, end = _trimmed(text, said)
                yield Span(start, end, model.kinds[kind], score, "statement", why, text[start:end])


def _widest(ones: Sequence[Evidence]) -> Place:
    """The longest stretch of it that hangs together; where a frame says what a topic only touches, the frame knows
    where it begins."""
    stretches: list[Place] = []
    for start, end in sorted(one.said for one in ([one for one in ones if not one.frame.topic] or ones)):
        if stretches and start <= stretches[-1][1] + _NEXT:
            stretches[-1] = stretches[-1][0], max(end, stretches[-1][1])
        else:
            stretches.append((start, end))
    return max(stretches, key=lambda place: place[1] - place[0])


def _trimmed(text: str, said: Place) -> Place:
    """Without a comma at its end; an amount without the word that names it: 税前收入是35万元."""
    start, end = said
    end = start + len(text[start:end].rstrip("，,、；; "))
    named = _NAMED_AMOUNT.match(text, start, end)
    return (named.end(), end) if named else (start, end)
