"""What is said about a person that is sensitive: illness, faith, orientation, a sentence, a debt, a child's school.

A word alone says nothing: 糖尿病 is an illness, 确诊糖尿病 is somebody's.  ``statements.toml`` lists words and
frames that make a statement of them, ``notices.toml`` does so for what companies write to their customers, and
``statement_topics.toml`` says more widely what is talked about.  Whether it is told of somebody is judged by the signs
around it: who is named, that a short message is of its writer; questions, denials, suppositions and general talk speak
against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from recognizers.names.shape import given, is_word, longest, shape
from recognizers.span import Span
from recognizers.statement_frames import Frame, Language, language
from recognizers.statement_judge import SURE, Candidate, fitted, is_told
from recognizers.statement_signs import around, at
from recognizers.traditional import simplified

Place: TypeAlias = tuple[int, int]

_SENTENCE = re.compile(
    "(?:[^。！？!?；;\n\x00.]|\\.(?![ \n]|$)|(?<=[MD]r)\\.|(?<=M[rs]s)\\.|(?<=Ms)\\.){1,400}[.！？!?]?"
)
"""What is read as one; a longer one is read in parts, so that no text is read more often than its length asks for."""
_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[A-Za-z]{2}")
_NAME_START = re.compile('(?:^|(?<=[\n\x00 ，：:】（(、“"]))(?=[一-鿿]{2})')
_AFTER_NAME = re.compile('[，、：:（(）) ，。”"\n]|$|[是的因被患已曾于在跟和说今去昨刚上怀离信同先女家有得做]')
_LEAST_GIVEN = -0.5
"""How much the characters behind a surname must be those of given names (``names.shape.given``)."""
_LONGEST_NAME = 24
_REACH = 80
"""Characters in front of a sentence in which somebody may be named."""

_ENTRY = 24
"""The same of an entry that begins with what is said: 二婚，带一女."""
_PROSE = 50
"""The most characters of a sentence in a message or an entry."""
_COLON = re.compile("[：:]")
_NAMED_AMOUNT = re.compile(r"[一-鿿]{2,6}(?:[是为]\W{0,4}?|\W{1,4}?)(?:<\w{1,6}>)?(?=[¥￥$]?[0-9])")
_COMMA = re.compile("[，,、]")
_BREATH = 8
"""Characters between two clauses that are still one statement: 皈依了，法号都有了."""

STATED, SAID, DOUBTED = 0.75, 0.60, 0.20
"""A frame with somebody in the sentence; an asserted frame alone; either denied, asked or said in general."""

_FIELD = re.compile("情况|类别|类型|周数|状况|格式|字段|为空|分为|共[一二三四五]级")
"""Near words that only name a field."""
_LABEL = re.compile(r"[^，。：:\n]{0,6}[：:\t]")
_INNER_LABEL = re.compile("[^0-9][：:]")
_AFTER = 6
_LABELLED = re.compile("[^，。：:0-9]{1,12}[：:][ 　]{0,2}")
_PROGRAM = re.compile(
    r"[={}\[\]<>\\|`^~]|[A-Za-z0-9]_|_[A-Za-z0-9]|[A-Za-z0-9]\(|[a-z]\.[a-z]+[.(]|::|->|[\"'](?:[,)]|\s*%)"
    r"|^\s*(?:[#*/>$%@]|\.\.|(?:def|class|import|return|raise|assert|elif|except|yield|lambda)\b)"
)
"""What English prose has not and programs, their messages and their comments have."""


class Statements:
    """Finds statements in Chinese and English sentences."""

    entities = (
        "MEDICAL", "MEDICAL_STIGMATISED", "FERTILITY", "DISABILITY", "RELIGION", "POLITICAL_STATUS",
        "SEXUAL_ORIENTATION", "MARITAL_HISTORY", "CRIMINAL_RECORD", "ETHNICITY", "INCOME", "LOAN_RECORD",
        "SCHOOL_CLASS", "MINOR", "TRAVEL_RECORD", "LODGING_RECORD", "PURCHASE_RECORD", "TRANSACTION_RECORD",
        "ACCOUNT_BALANCE", "LOGIN_RECORD", "ONE_TIME_CODE",
    )  # fmt: skip

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        """``weights`` instead of the fitted ones, to measure them."""
        self._weights = weights

    def find(self, text: str, hint: str) -> Iterator[Span]:  # noqa: ARG002
        """A span for every frame that says something of somebody; its form is what is said."""
        text = plain(text)
        weights = fitted() if self._weights is None else self._weights
        for sentence, spoken in sentences(text):
            yield from _said(text, sentence, spoken, weights)


def plain(text: str) -> str:
    """``text`` as frames are written, with as many characters."""
    return simplified(text.replace("’", "'"))


def sentences(text: str) -> Iterator[tuple[Place, Language]]:
    """Where a sentence stands, and what language it is in; programs are in none."""
    for match in _SENTENCE.finditer(text):
        sentence = match.span()
        if _HAN.search(text, *sentence):
            yield sentence, language("zh")
        elif _LATIN.search(text, *sentence) and not _PROGRAM.search(text, *sentence):
            yield sentence, language("en")


def _said(text: str, sentence: Place, spoken: Language, weights: Mapping[str, float]) -> Iterator[Span]:
    """What one sentence says; clauses behind each other that say the same kind of thing say it once."""
    last: dict[str, Span] = {}
    for span in sorted(_told_in(text, sentence, spoken, weights), key=lambda span: (span.start, -span.end)):
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


def _told_in(text: str, sentence: Place, spoken: Language, weights: Mapping[str, float]) -> Iterator[Span]:
    """What is told, or denied; where a frame says what a topic only touches, the frame knows where it begins."""
    judged = [(one, is_told(one, weights)) for one in evidence(text, sentence, spoken)]
    framed = [one for one, told in judged if told and not one.frame.topic]
    for one, told in judged:
        if one.frame.topic and (not told or any(_same(one, other) for other in framed)):
            continue
        if told or one.doubt:
            who = ("someone",) if "someone" in one.signs else ()
            score = DOUBTED if not told else STATED if who else SAID
            why = ("pattern", *who, *((one.doubt,) if one.doubt else ()))
            start, end = _trimmed(text, one.said)
            yield Span(start, end, one.frame.entity, score, "statement", why, text[start:end])


def _trimmed(text: str, said: Place) -> Place:
    """Without a comma at its end; an amount without the word that names it: 税前收入是35万元."""
    start, end = said
    end = start + len(text[start:end].rstrip("，,、；; "))
    named = _NAMED_AMOUNT.match(text, start, end)
    return (named.end(), end) if named else (start, end)


def _same(one: Candidate, other: Candidate) -> bool:
    start, end = other.said
    return one.frame.entity == other.frame.entity and one.said[0] < end and start < one.said[1]


def evidence(text: str, sentence: Place, spoken: Language) -> Iterator[Candidate]:
    """What ``sentence`` may tell, with the signs that speak for and against.

    English words are those of programs and their manuals, too, and long sentences those of prose: where nobody is named
    there, topics and what is only told are said of nothing.
    """
    frames = [*spoken.possible(text[slice(*sentence)])]
    someone = bool(frames) and _someone(text, *sentence, spoken)
    prose = not someone and (spoken.name == "en" or sentence[1] - sentence[0] > _PROSE)
    found = [
        (frame, match.span(), _behind_label(text, match.span("v")) if frame.topic else match.span("v"))
        for frame in frames
        if not prose or not frame.topic or frame.topic.startswith(SURE)
        for match in frame.regex.finditer(text, *sentence)
    ]
    if not found:
        return
    program = _PROGRAM.search(text, *sentence) is not None
    whole = around(text, sentence, spoken.name) | ({"someone"} if someone else set())
    there = {said: frozenset(at(text, sentence, said, spoken.name)) for _, _, said in found}
    for frame, matched, said in found:
        unsaid = frame.strength == "told" and not someone
        writers = _writers(text, matched, spoken)
        field = (frame.topic or unsaid) and (program or _names_a_field(text, sentence, said, frame))
        if field or (unsaid and not writers and (prose or _COLON.search(text, *sentence))):
            continue
        doubt = "" if frame.strength == "field" else frame.against.says(text, sentence, matched)
        others = _others(frame, said, ((other, place) for other, _, place in found))
        own = (*((doubt,) if doubt else ()), *(("writer",) if writers else ()))
        yield Candidate(frame, said, whole.union(there[said], others, own), doubt)


def _behind_label(text: str, said: Place) -> Place:
    """What stands behind the colon, where a topic holds the label, too: 月薪：12000元."""
    label = _LABELLED.match(text, *said)
    return (label.end(), said[1]) if label and label.end() < said[1] else said


def _names_a_field(text: str, sentence: Place, said: Place, frame: Frame) -> bool:
    """Whether what is said is the label of a field, or holds one: 残疾类别, 妊娠周数：."""
    if _LABEL.match(text, said[1]) or _INNER_LABEL.search(text, *said):
        return True
    near = max(sentence[0], said[0] - _AFTER), said[1] + _AFTER
    return not frame.topic.startswith(SURE) and _FIELD.search(text, *near) is not None


def _others(frame: Frame, said: Place, found: Iterable[tuple[Frame, Place]]) -> Iterator[str]:
    """Which other frames of the same entity say the same words, or others of the sentence."""
    for other, place in found:
        if other.entity == frame.entity and other is not frame:
            where = "same" if place[0] < said[1] and said[0] < place[1] else "beside"
            yield f"{where}-{'topic' if other.topic else other.strength}"


def _writers(text: str, matched: Place, spoken: Language) -> bool:
    """Whether what is said without naming anybody is the writer's own: a short line as messages are, or the entry that
    opens one."""
    start, end = _line(text, *matched)
    if end - start > spoken.message:
        return False
    opens = matched[0] == start and end - start <= _ENTRY and not _COLON.search(text, *matched)
    if opens and _COMMA.match(text, matched[1]):
        return True
    return spoken.writer.search(text, start, end) is not None


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The line around a place, or what of it is near."""
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    first = max(text.rfind("\n", floor, start), text.rfind("\x00", floor, start), floor - 1) + 1
    stops = (at for at in (text.find("\n", end, ceiling), text.find("\x00", end, ceiling)) if at >= 0)
    return first, min(stops, default=ceiling)


def _someone(text: str, start: int, end: int, spoken: Language) -> bool:
    """Whether the sentence, or what stands before it on its line, speaks of somebody."""
    floor = max(0, start - _REACH)
    first = max(text.rfind("\n", floor, start), text.rfind("\x00", floor, start), floor - 1) + 1
    return spoken.someone.search(text, first, end) is not None or any(
        _is_name(text, place.end()) for place in _NAME_START.finditer(text, first, end)
    )


def _is_name(text: str, start: int) -> bool:
    """Whether a Chinese name stands at ``start``."""
    end = start + longest(text[start : start + _LONGEST_NAME], 0)
    name = text[start:end]
    if end - start < 2 or is_word(name) or not _AFTER_NAME.match(text, end):
        return False
    return given(name, shape(name)) > _LEAST_GIVEN
