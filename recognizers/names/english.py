"""Names in English text: words with a capital, what the tables know of them, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recognizers.models import Mention
from recognizers.names.chinese import Name
from recognizers.names.english_cues import around, cues, is_code
from recognizers.names.english_judge import verdict
from recognizers.names.english_series import in_capitals, listed, turned_round
from recognizers.names.english_shape import LAST, MORE_CAPITALS, RUN, known, raised
from recognizers.names.lexicon import english
from recognizers.rule import FINDING

_WIDEST = 5
_BOTH, _MODEL = 0.75, 0.6
_ABBREVIATED = re.compile(r"(?:U\.S|U\.K|E\.U|P\.O|D\.C|B\.C|A\.D|N\.Y|L\.A|Ph\.D|M\.D|B\.A|M\.A)\.")
_ON = re.compile(r"(?:[0-9]|(?<![A-Za-z])(?:on|at|of|in|to|and|is))[ ]\Z")
_NUMBER = re.compile(r"[ ][0-9]{1,4}(?![0-9:/.-]|[ ]years?|[ ]?y/?o)")
"""Before and behind the name of a street."""


def names(line: str, mentions: Sequence[Mention] = (), model: str = "") -> Iterator[Name]:
    """The names of one line; ``mentions`` are what ``model`` said of it."""
    persons = [mention for mention in mentions if mention.kind == "person"]
    for name in _told(line):
        same = [person for person in persons if person.start < name.end and name.start < person.end]
        for person in same:
            persons.remove(person)
        if same:
            start, end = min(name.start, same[0].start), max(name.end, same[-1].end)
            name = Name(start, end, max(_BOTH, name.confidence), (f"model:{model}", *name.why))
        yield name
    for person in persons:
        if not is_code(line) and RUN.match(line, person.start) and _credible(line, person):
            yield Name(person.start, person.end, _MODEL, (f"model:{model}",))


def _credible(line: str, person: Mention) -> bool:
    """Whether a model alone is believed: not where a word says otherwise, nor for a single word that no table has and
    nothing points at."""
    words = line[person.start : person.end].split()
    if _otherwise(words):
        return False
    return len(words) > 1 or any(known(words, around().words)) or bool(cues(line, person.start, person.end))


def _told(line: str) -> Iterator[Name]:
    """What the words themselves say; in a line of small letters a single word only beside good evidence."""
    if line.islower():
        shown = raised(line)
        found = _read(shown) if shown != line else ()
        yield from (name for name in found if name.confidence > FINDING or " " in line[name.start : name.end])
    else:
        yield from _read(line)


def _read(line: str) -> Iterator[Name]:
    """The names of a line with capitals, and those to be doubted."""
    code = is_code(line)
    turned = None if code else turned_round(line)
    if turned:
        yield turned
    together = {} if code else listed(line)
    series = -1
    for run in RUN.finditer(line):
        clipped = not run["suffix"] and MORE_CAPITALS.match(line, run.end()) is not None
        if clipped or run.start() == series:
            series = run.end() + 1 if clipped else -1
            continue
        name = None if turned and turned.start <= run.start() < turned.end else _name(line, run, code)
        if name and name.start in together and name.confidence <= (together[name.start] or FINDING):
            name = Name(name.start, name.end, together[name.start], (*name.why, "list"))
        if name and name.confidence:
            yield name
    if not code:
        yield from in_capitals(line)


def _name(line: str, run: re.Match[str], code: bool) -> Name | None:
    """What the run is, without the words before and behind a name."""
    end = run.start("suffix") if run["suffix"] else run.end()
    start, end, led = _without_title(line, _opened(line, run.start(), end), end)
    words = line[start:end].split()
    tables = around()
    while words and words[-1] not in tables.against and not LAST.fullmatch(words[-1]):
        rest = line[start:end].removesuffix(words.pop())  # a particle or an initial ends no name
        end = start + len(rest.rstrip())
    if not 0 < len(words) <= _WIDEST or _otherwise(words):
        return None
    if _ABBREVIATED.match(words[0]) or (_ON.search(line, max(0, start - 12), start) and _NUMBER.match(line, end)):
        return None  # U.S. Navy; 12 Victor Hugo 3
    whole = run.end() if run["suffix"] and end == run.start("suffix") else end
    signs = cues(line, start, whole, code=code) | led | ({"suffix"} if whole > end else frozenset())
    return Name(start, whole, *verdict(line, (start, whole), words, signs, code))


def _otherwise(words: Sequence[str]) -> bool:
    """Whether a word says that this is a place, a body or a thing; Jack London is a man."""
    tables = around()
    if " ".join(words[:2]) in tables.firms:
        return True
    against = tables.against.intersection(words)
    return bool(against) and not (against == {words[-1]} & tables.towns and words[0] in english().frequent)


def _opened(line: str, start: int, end: int) -> int:
    """Where the name begins behind the words that open a sentence: Dear, And, Ask."""
    while (word := line[start:end].partition(" ")[0]) in around().openings and len(word) < end - start:
        start += len(word) + 1
    return start


def _without_title(line: str, start: int, end: int) -> tuple[int, int, frozenset[str]]:
    """Dr and the like are no part of the name: ``Dr. Smith`` begins before the run, ``President Smith`` and ``Law
    Professor Smith`` within."""
    led: frozenset[str] = frozenset()
    at, tables = start, around()
    for word in line[start:end].split(" ")[:-1]:
        at += len(word) + 1
        if word.rstrip(".") in tables.titles:
            start, led = at, frozenset(("title",))
        elif word in tables.offices:
            start, led = at, frozenset(("office",))
    return start, end, led
