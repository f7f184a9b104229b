"""Words in text: how a label is compared, and one regular expression for many words at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from math import ceil

CELL = "\x00"
"""Stands between two cells of a column: nothing is found, and no evidence is read, across it."""

LATIN = re.compile("[a-z]")
"""A letter in lower-case text: without one no label in Latin letters can stand there."""

NUMERALS = {
    char: digit
    for digits in (
        "零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○幺貳參肆伍陸柒捌玖",
        "⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", "🄋➀➁➂➃➄➅➆➇➈", "🄌➊➋➌➍➎➏➐➑➒",
        "⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽", "🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "🄀⑴⑵⑶⑷⑸⑹⑺⑻⑼",
    )
    for digit, char in enumerate(digits)
}  # fmt: skip
"""What stands for one digit but is none: numerals, digits in circles, in brackets, with a full stop, raised."""

_JOINTS = re.compile(r"[\s_\-]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z]+|[0-9]+|[^\W0-9a-z_]+")
_NOTE = re.compile(r"[（(\[【][^）)\]】]{0,80}[）)\]】]")
_NUMBERED = re.compile("(?:号码?|编号)$")
_TAILS = frozenset(("no", "num", "number", "nbr", "value"))
"""What may stand behind the name of a column without changing what it names: ``ssn_no``, ``Phone 1 - Value``."""
_WIDE, _FEW = 40, 8
NAME = 200
"""Characters of a name that are read, from its end: nobody calls a column more, but a path may be longer."""
_PATH = re.compile(r"[./\\]")


def fold(word: str) -> str:
    """The form in which labels are compared: NFKC, case folded, without spaces, ``_`` and ``-``."""
    return _JOINTS.sub("", unicodedata.normalize("NFKC", word).casefold())


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay right."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def words(name: str) -> list[str]:
    """The words of a column name or key: split at case changes, digits, punctuation and script changes."""
    return _WORD.findall(_CAMEL.sub(" ", unicodedata.normalize("NFKC", name)).casefold())


def whole(name: str) -> str:
    """The folded name of a column without its note in brackets."""
    return fold(_NOTE.sub("", unicodedata.normalize("NFKC", name)).strip().rstrip(":*"))


def readings(name: str) -> Iterable[str]:
    """Folded readings of a column name, best first: whole, without its note in brackets, last part of a path,
    and then ever shorter ends of it (``收件人手机号`` ends in ``手机号``, ``user_phone`` in ``phone``)."""
    name = name[-NAME:]
    yield fold(name)
    plain = _NOTE.sub("", unicodedata.normalize("NFKC", name)).strip().rstrip(":*")
    yield fold(plain)
    yield _NUMBERED.sub("", fold(plain))
    parts = [part for part in _PATH.split(plain) if part and not part.isdigit()]
    chunks = words(parts[-1]) if parts else []
    while chunks and (chunks[-1].isdigit() or (chunks[-1] in _TAILS and len(chunks) > 1)):
        yield "".join(chunks)
        chunks.pop()
    for first, chunk in enumerate(chunks):
        if chunk.isascii():
            yield "".join(chunks[first:])
            continue
        rest = "".join(chunks[first + 1 :])
        yield from (chunk[i:] + rest for i in range(len(chunk)))


def alternation(vocabulary: Iterable[str]) -> str:
    """A regular expression source that matches any of the words, longest first, on lower-case text."""
    return "(?:" + "|".join(alternations(vocabulary)) + ")"


def alternations(vocabulary: Iterable[str]) -> tuple[str, str]:
    """As ``alternation``, apart for Chinese words and for those that begin with an ASCII letter or digit.

    A word with ASCII letters at an end keeps away from further ASCII letters and digits there, but for one digit that
    numbers it (``phone2``); its inner spaces, ``_``
    and ``-`` are optional.  Built as trees of common beginnings, for a flat list of a thousand words is slow; apart,
    because ``re`` skips quickly to the first character of a tree only where nothing else may stand before it.
    """
    chinese: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of itself
    latin: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in vocabulary:
        pieces = _pieces(word)
        letters = [
            c for i, piece in enumerate(pieces) for c in (["[ _-]?"] if i else []) + [re.escape(c) for c in piece]
        ]
        last = pieces[-1][-1]
        end = "(?![a-z]|[0-9][0-9a-z])" if last.isascii() and last.isalnum() else ""
        node = latin if pieces[0][0].isascii() and pieces[0][0].isalnum() else chinese
        for letter in [*letters, end] if end else letters:
            node = node.setdefault(letter, {})
        node[""] = {}
    return (
        _ahead(chinese) + _tree(chinese) if chinese else "(?!)",
        _tree(latin, "(?<![0-9a-z].)") if latin else "(?!)",
    )


def head(word: str) -> str:
    """One or two characters that stand in every text in which ``alternations`` finds the word."""
    return _pieces(word)[0][:2]


def _pieces(word: str) -> list[str]:
    return _JOINTS.split(unicodedata.normalize("NFKC", word).casefold().strip())


def _ahead(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """A look at two characters before a wide tree is climbed: most places fail on the second."""
    seconds = {key for node in tree.values() for key in node}
    if len(tree) < _WIDE or not all(len(key.lstrip("\\")) == 1 for key in (*tree, *seconds)):
        return ""
    return f"(?=[{''.join(sorted(tree))}][{''.join(sorted(seconds))}])"


def _last(branch: tuple[str, object]) -> bool:
    """Sorts the end of a word behind its continuations, so that the longest word wins."""
    return branch[0].startswith("(?!")


def _tree(node: dict[str, dict], behind: str = "") -> str:  # type: ignore[type-arg]
    """The source for one node: its branches, and nothing more where a word ends here; ``behind`` each first letter."""
    branches = [key + behind + _tree(child) for key, child in sorted(node.items(), key=_last) if key]
    if not branches:
        return ""
    source = branches[0] if len(branches) == 1 and "" not in node else _grouped(branches)
    return source + "?" if "" in node else source


def _grouped(branches: list[str]) -> str:
    """The branches as one group; many that begin with no ASCII in groups of groups, each behind a look at
    its first characters: ``re`` tries branches one by one."""
    wide = len(branches) > _FEW and not any(branch[0].isascii() for branch in branches)
    if not wide:
        return "(?:" + "|".join(branches) + ")"
    size = ceil(len(branches) / _FEW)
    parts = [branches[first : first + size] for first in range(0, len(branches), size)]
    return _grouped([f"(?=[{''.join(branch[0] for branch in part)}]){_grouped(part)}" for part in parts])
