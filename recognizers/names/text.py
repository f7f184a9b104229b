"""Where a name can be: text cut into sentences and lines, and what a model is never asked about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from recognizers.lazy import lazy
from recognizers.names.lexicon import chinese, english, known
from recognizers.names.shape import DOTS, HAN, PARTICLES, is_word
from recognizers.vocabulary import alternation

LONGEST = 126
"""Characters of a sentence that are read together."""

_OF_NAMES, _RARE, _HARDLY = 1.0, -1.0, -1.0
"""Of ``Chinese.given``: hardly in other words; what is assumed of a rare character; hardly in names."""
_PIECE, _REST = 24, 4
"""Characters of a part of a sentence, and of what is left of it."""
_PAUSES = lazy("[，,：:；;]+")
_HEAD = lazy(rf"[^{HAN}A-Za-z@《“]*")
_PRONOUNS = "我你您他她它咱谁这那有据"
_HAN = lazy(f"[{HAN}]")
_CAPITAL = lazy("[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-ž]|[A-Z]{2} [A-Z]{2}")
_SMALL = lazy("[a-z]{3,12}")
_NOTHING = lazy("(?!)")
_LINE = lazy(r"[^\n\r\x00]+")
_ENDS = "\n\r\x00"
_STOP = lazy('[。！？!?；;…]+[”’」』）)"]*')
_PAUSE = lazy("[，,、：:\\s]")
_CODE = lazy(
    r"\(\?[:=!<P]|[)\]][?*+](?![\s?!])|\]\{[0-9]|\\[dswbAZnt]|\\$|\"{3}\s*$"
    r"|[\"'][^\"'\s]*\|[^\"'\s]*\|[^\"'\s]*\|"
    r"|^\s*(?:def|class|import|from|return|raise|assert|if|elif|else|try|except|with|for|while|const|let|var|function)\b"
    r".*[:;({)\]},]\s*$"
    r"|^\s*[A-Za-z_][A-Za-z0-9_.\[\]]*(?:: ?[A-Za-z0-9_.\[\], |]+)? ?[-+*/|]?= ?[rbfu]{0,2}[\"'\[({]"
)
"""A line of a program: patterns, statements, assignments, text that goes on behind a backslash."""
_NEAR = 500
_RUN = lazy(f"[{HAN}]{{45,}}")
_HIDDEN = lazy(r"https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,64}|\[[一-鿿A-Za-z]{1,4}\]")
"""Addresses of pages and mailboxes, and the names of faces ([微笑]): a name in them is no name in running text."""


def sentences(text: str) -> dict[str, list[int]]:
    """Every sentence with Chinese characters and the offsets at which it stands: what repeats is read once."""
    found: dict[str, list[int]] = defaultdict(list)
    if not text.isascii() and _HAN.search(text):
        for line in _LINE.finditer(text):
            if _HAN.search(line[0]):
                for start, end in _cut(line[0]):
                    start, end = _bare(line[0], start, end)
                    if start < end:
                        found[line[0][start:end]].append(line.start() + start)
    return found


def lines(text: str) -> dict[str, list[int]]:
    """Every line with a capitalised Latin word, or with a frequent given name in small letters, and the offsets at
    which it stands."""
    found: dict[str, list[int]] = defaultdict(list)
    small = english().lower.intersection(_SMALL.findall(text))
    if small or _CAPITAL.search(text):
        named = re.compile("|".join(small)) if small else _NOTHING
        for line in _LINE.finditer(text):
            if _CAPITAL.search(line[0]) or named.search(line[0]):
                found[line[0]].append(line.start())
    return found


def shown(sentence: str) -> str:
    """The sentence with addresses of pages and mailboxes blanked out, at the same offsets."""
    return _HIDDEN.sub(lambda hidden: " " * len(hidden[0]), sentence)


def in_code(text: str, place: int) -> bool:
    """Whether the line of ``text[place]``, as far as it is near, is one of a program, or an inventory of characters, of
    which none comes twice: what a model finds there are no names."""
    first = max(0, place - _NEAR)
    start = max(first, *(text.rfind(end, first, place) + 1 for end in _ENDS))
    line = _LINE.match(text, start, place + _NEAR)
    if line is None:
        return False
    return _CODE.search(line[0]) is not None or any(len(set(run[0])) == len(run[0]) for run in _RUN.finditer(line[0]))


def worth_asking(sentence: str) -> bool:
    """Whether a name can begin in the sentence: a transcribed or dotted one, one in Latin letters, 小 or 老 before
    something, a character twice (佳佳), a title, somebody who is something or says something, or a surname that
    neither begins nor ends a common word and goes on as a name does."""
    other, surname = _openings()
    return other.search(sentence) is not None or any(
        _goes_on(sentence, match.start()) for match in surname.finditer(sentence)
    )


def pieces(sentence: str) -> Iterator[tuple[int, str]]:
    """Parts of a sentence with their offsets, cut at pauses where both sides are long enough to be understood: what is
    asked is then nearer to where a name can be."""
    start = 0
    for pause in _PAUSES.finditer(sentence):
        if pause.end() - start >= _PIECE and len(sentence) - pause.end() >= _REST:
            yield start, sentence[start : pause.end()]
            start = pause.end()
    yield start, sentence[start:]


def _goes_on(sentence: str, start: int) -> bool:
    """Whether what follows the surname may be a given name: no particle, but for one before a character of given names
    (谢有福), and no characters that are hardly ever in one, but for those behind a frequent surname.  Where the surname
    ends a word (公司 before 机), it must be a frequent one before a character of given names (现任何厚铧)."""
    tables = chinese()
    first, second = (tables.given.get(char, _RARE) for char in (sentence[start + 1], sentence[start + 2 : start + 3]))
    if sentence[start + 1] in PARTICLES and second < _OF_NAMES:
        return False
    frequent = sentence[start] in tables.frequent
    if sentence[max(0, start - 1) : start + 1] in tables.ending and not (frequent and max(first, second) >= _OF_NAMES):
        return False
    likely = max(first, (first + second) / 2) + frequent
    return likely > _HARDLY and not is_word(sentence[start : start + 3])


@cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tables = chinese()
    called = {char for char, weight in tables.given.items() if weight >= _OF_NAMES}
    heard = alternation(known().transcribed | known().japanese)
    foreign, surnames, twice, goes_on = (
        "".join(sorted(chars)) for chars in (tables.foreign, tables.surnames, called, PARTICLES)
    )
    return (
        re.compile(
            f"[{foreign}]{{3}}|[{DOTS}]|(?!{tables.small})[小老阿][{HAN}]|[A-Z][a-z]{{2}}|{tables.titles}"
            f"|{tables.roles}[ :：]?(?![{goes_on}])[{HAN}]|{heard}|表示|透露"
            f"|([{twice}])\\1|(?:^|[^{HAN}])[^{_PRONOUNS}\\W]{{2,3}}(?:说|称|解释|指出|认为)"
        ),
        re.compile(f"[{surnames}](?=[{HAN}])"),
    )


def _bare(line: str, start: int, end: int) -> tuple[int, int]:
    """Without the digits and signs before a sentence (times, numbers of a list) and the blanks behind: so more are
    alike.  Nothing is left of one without Chinese characters."""
    if not _HAN.search(line, start, end):
        return end, end
    sentence = line[start:end]
    return start + len(_HEAD.match(sentence)[0]), start + len(sentence.rstrip())  # type: ignore[index]


def _cut(line: str) -> Iterator[tuple[int, int]]:
    """Places of the sentences of a line; one that is too long is cut at a pause."""
    start = 0
    for stop in [*(match.end() for match in _STOP.finditer(line)), len(line)]:
        while stop - start > LONGEST:
            pauses = [match.end() for match in _PAUSE.finditer(line, start + LONGEST // 2, start + LONGEST)]
            middle = pauses[-1] if pauses else start + LONGEST
            yield start, middle
            start = middle
        if stop > start:
            yield start, stop
        start = stop
