"""What is said about a person that is sensitive: illness, faith, orientation, a sentence, a debt, a child's school.

A word alone says nothing: 糖尿病 is an illness, 确诊糖尿病 is somebody's.  ``statements.toml`` lists words and
frames that make a statement of them, ``notices.toml`` does so for what companies write to their customers.  An asserted
frame stands by itself, a told one needs somebody in the same sentence, or a short message, which is of its writer;
questions, denials, suppositions and general talk speak against both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.names.shape import given, is_word, longest, shape
from recognizers.span import Span
from recognizers.statement_frames import Frame, Language, language

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

_MESSAGE = 40
"""The most characters of a line that people write as a message."""
_ENTRY = 24
"""The same of an entry that begins with what is said: 二婚，带一女."""
_COLON = re.compile("[：:]")
_COMMA = re.compile("[，,、]")
_BREATH = 8
"""Characters between two clauses that are still one statement: 皈依了，法号都有了."""

STATED, SAID, DOUBTED = 0.75, 0.60, 0.20
"""A frame with somebody in the sentence; an asserted frame alone; either denied, asked or said in general."""

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

    def find(self, text: str, hint: str) -> Iterator[Span]:  # noqa: ARG002
        """A span for every frame that says something of somebody; its form is what is said."""
        text = text.replace("’", "'")
        for match in _SENTENCE.finditer(text):
            sentence = match.span()
            if _HAN.search(text, *sentence):
                yield from _said(text, sentence, language("zh"))
            elif _LATIN.search(text, *sentence) and not _PROGRAM.search(text, *sentence):
                yield from _said(text, sentence, language("en"))


def _said(text: str, sentence: tuple[int, int], spoken: Language) -> Iterator[Span]:
    """What one sentence says; clauses behind each other that say the same kind of thing say it once."""
    last: dict[str, Span] = {}
    for span in sorted(_frames_in(text, sentence, spoken), key=lambda span: (span.start, -span.end)):
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


def _frames_in(text: str, sentence: tuple[int, int], spoken: Language) -> Iterator[Span]:
    someone: bool | None = None
    for frame in spoken.possible(text[slice(*sentence)]):
        for match in frame.regex.finditer(text, *sentence):
            if someone is None:
                someone = _someone(text, *sentence, spoken)
            if someone or frame.strength != "told" or _writers(text, match, spoken):
                yield _span(text, sentence, frame, match, someone, spoken)


def _span(
    text: str, sentence: tuple[int, int], frame: Frame, match: re.Match[str], someone: bool, spoken: Language
) -> Span:
    doubt = "" if frame.strength == "field" else spoken.against.says(text, sentence, match.span())
    score = DOUBTED if doubt else STATED if someone else SAID
    why = ("pattern", *(("someone",) if someone else ()), *((doubt,) if doubt else ()))
    return Span(*match.span("v"), frame.entity, score, "statement", why, match["v"])


def _writers(text: str, match: re.Match[str], spoken: Language) -> bool:
    """Whether what is said without naming anybody is the writer's own: a short line as messages are, or the entry that
    opens one."""
    start, end = _line(text, *match.span())
    if end - start > _MESSAGE:
        return False
    opens = match.start() == start and end - start <= _ENTRY and not _COLON.search(match[0])
    if opens and _COMMA.match(text, match.end()):
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
