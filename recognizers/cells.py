"""The cells of a column, joined by U+0000 to one text: no match crosses from one to the next."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from recognizers.lazy import lazy
from recognizers.vocabulary import CELL

_PAIRS = frozenset(('""', "''", "``", "**", "__", "“”", "‘’", "「」", "『』", "【】", "（）", "()", "[]"))

_NOTE = lazy(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]")
_PIECE = lazy(r"(?:[^\s/／、,，;；&＆+]|(?<![一-鿿])\s|\s(?![一-鿿]{2}))+")
_MARKED = lazy(r"\A[*＊#·]?\s*(.+?)\s*(?:(?<=[一-鿿])[0-9]{1,2}|[*＊])?\Z", re.DOTALL)

LONGEST = 4096
"""Characters behind a label, or in a cell, that are looked at: no value is longer."""


def cell_end(text: str, start: int, last: int) -> int:
    """Where the cell ends in which ``start`` lies, at most ``last``."""
    stop = text.find(CELL, start, last)
    return stop if stop >= 0 else min(last, len(text))


def within_cells(
    regex: re.Pattern[str], text: str, places: Iterable[tuple[int, int]], separated: bool
) -> Iterator[re.Match[str]]:
    """Matches in parts of the text; from the first one that crosses a cell border on, cell by cell.

    ``separated``: whether the text has cells at all.
    """
    for start, end in places:
        if not separated:
            yield from regex.finditer(text, start, end)
            continue
        for match in regex.finditer(text, start, end):
            if CELL in match[0]:
                yield from _cell_by_cell(regex, text, match.start(), end)
                break
            yield match


def _cell_by_cell(regex: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while start < end:
        stop = cell_end(text, start, end)
        yield from regex.finditer(text, start, stop)
        start = stop + 1


def filling(regex: re.Pattern[str], text: str, first: int, last: int) -> re.Match[str] | None:
    """The match of all of a cell, or of all within its quotation marks or its marks of emphasis."""
    if not first < last <= first + LONGEST:
        return None
    match = regex.fullmatch(text, first, last)
    while match is None and last - first > 2 and text[first] + text[last - 1] in _PAIRS:
        first, last = first + 1, last - 1
        inner = text[first:last]
        first, last = last - len(inner.lstrip()), first + len(inner.rstrip())
        match = regex.fullmatch(text, first, last)
    return match


def listed(regex: re.Pattern[str], text: str, first: int, last: int) -> list[re.Match[str]]:
    """The matches in a cell that holds several names, or one with a note, a mark or a number that tells namesakes
    apart: ``张三、李四``, ``张三（户主）``, ``*张三``, ``张三2``.  [] when a piece outside of brackets is none."""
    if not first < last <= first + LONGEST:
        return []
    notes = [note.span() for note in _NOTE.finditer(text, first, last)]
    blank = list(text[first:last])
    for start, end in notes:
        blank[start - first : end - first] = ["、"] * (end - start)
    found = [_marked(regex, text, first + piece.start(), piece[0]) for piece in _PIECE.finditer("".join(blank))]
    inner = (regex.fullmatch(text, start + 1, end - 1) for start, end in notes)
    outer = [match for match in found if match]
    return [*outer, *filter(None, inner)] if outer and len(outer) == len(found) else []


def _marked(regex: re.Pattern[str], text: str, start: int, piece: str) -> re.Match[str] | None:
    bare = _MARKED.match(piece)
    return regex.fullmatch(text, start + bare.start(1), start + bare.end(1)) if bare else None


def other_cells(text: str, certain: Collection[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The cells that are not among ``certain``, from–to, where they are few; else None."""
    found: list[tuple[int, int]] = []
    size = start = 0
    for cell in text.split(CELL):
        end = start + len(cell)
        if (start, end) not in certain:
            found.append((start, end))
            size += len(cell)
        start = end + 1
    return found if size * 2 < len(text) else None
