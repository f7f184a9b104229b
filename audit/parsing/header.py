"""Find the header row of a table.  Bills and bank statements put up to two dozen lines above it.

Only the structure is looked at: a header is a row of short, distinct labels, about as wide as what follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SEARCHED = 60
_BODY = 200
_LONGEST_LABEL = 64
_VALUE = re.compile(
    r"""\d{4,} | ^[\W\d_]*$ | @ | :// | ^[¥￥$€£+-]?\d | [:：]\s*\S | \*{2} | ^(?:true|false|null|none|n/?a)$""",
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD = re.compile(r"^(?:19|20)\d\d(?:年\d{0,2}月?)?$")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Layout:
    """``preamble`` rows stand above the table; ``header`` is the next row, or None when data follows at once."""

    preamble: int
    header: tuple[str, ...] | None

    @property
    def body(self) -> int:
        """Index of the first data row."""
        return self.preamble + (self.header is not None)


def find_layout(rows: Sequence[Sequence[str]]) -> Layout:
    """Where the table begins in the first rows of a sheet or file; cells are stripped already."""
    filled = [sum(map(bool, row)) for row in rows[:_BODY]]
    width = _body_width(filled)
    scores = [_score(rows, filled, index, width) for index in range(min(len(rows), _SEARCHED))]
    best = max(range(len(scores)), key=lambda index: (scores[index], -index), default=0)
    if scores and scores[best] > 0:
        return Layout(best, tuple(rows[best]))
    wide = (index for index, count in enumerate(filled[:_SEARCHED]) if count and count * 2 >= width)
    return Layout(next(wide, 0), None)


def sections(rows: Sequence[Sequence[str]]) -> list[int]:
    """Where tables begin in the first rows of a sheet: 0, and every row behind an empty one that begins another.

    It is another one when it and the one before have data and headers that differ.  Two columns before it are not
    enough: labels and their values above a bill look like that.
    """
    starts = [0]
    breaks = [index for index in range(1, len(rows)) if any(rows[index]) and not any(rows[index - 1])]
    for at, end in pairwise([*breaks, len(rows)]):
        before, here = _own_header(rows[starts[-1] : at]), _own_header(rows[at:end])
        if len(before) > 2 and len(here) > 1 and before != here:
            starts.append(at)
    return starts


def _own_header(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The labels of a header that stands in the first two rows with data below; empty when there is none."""
    layout = find_layout(rows)
    labels = tuple(filter(None, layout.header or ()))
    has_data = any(map(any, rows[layout.body :]))
    return labels if layout.preamble < 2 and has_data else ()


def _body_width(filled: Sequence[int]) -> int:
    """How many cells of a typical data row are filled."""
    counts = Counter(count for count in filled if count)
    if not counts:
        return 0
    top = max(counts.values())
    return max(count for count, times in counts.items() if times * 3 >= top * 2)


def _score(rows: Sequence[Sequence[str]], filled: Sequence[int], index: int, width: int) -> float:
    """How much row ``index`` looks like a header: 0 = it is none, half for made-up names (Column1, Column2)."""
    labels = [cell for cell in rows[index] if cell]
    if not labels or len(labels) * 2 < width or (width > 1 and len(labels) < 2):
        return 0.0
    wordy = sum(_is_label(label) for label in labels) / len(labels)
    if wordy < 0.8 or len({*labels}) < 0.8 * len(labels):
        return 0.0
    if any(_is_full(row, width) for row in rows[:index]):
        return 0.0
    below = [row for row, count in zip(rows[index + 1 : _BODY], filled[index + 1 :], strict=False) if count]
    if len(labels) == 1 and not _differs(labels[0], [row[0] for row in below if row]):
        return 0.0
    if _repeats(rows[index], below):
        return 0.0
    fit = min(len(labels) / max(width, 1), 1.2) * wordy * wordy
    return fit / 2 if _is_made_up(labels) else fit


def _is_full(row: Sequence[str], width: int) -> bool:
    """Whether a row is as wide as the table and so is data; a header cannot stand below it."""
    cells = [cell for cell in row if cell]
    is_told = any(cell[-1] in ":：" for cell in cells) or _is_pairs(cells)
    return len(cells) >= max(width, 2) and not _is_made_up(cells) and not is_told


def _is_pairs(cells: Sequence[str]) -> bool:
    """Labels and their values in turn, as exporters write of themselves above a table."""
    names, values = cells[::2], cells[1::2]
    plain = sum(map(_is_label, values))
    return len(names) == len(values) > 1 and all(map(_is_label, names)) and plain * 2 <= len(values)


def _is_made_up(labels: Sequence[str]) -> bool:
    return len({_NUMBER.sub("", label) for label in labels}) == 1 < len(labels)


def _is_label(cell: str) -> bool:
    if len(cell) > _LONGEST_LABEL or "\n" in cell.strip():
        return False
    return _PERIOD.match(cell) is not None or _VALUE.search(cell) is None


def _repeats(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """True when cells of the row come again in their columns, as data does and labels do not."""
    again = sum(
        bool(cell) and any(column < len(other) and other[column] == cell for other in below)
        for column, cell in enumerate(row)
    )
    return again * 3 > sum(map(bool, row))


def _differs(label: str, cells: Sequence[str]) -> bool:
    """A lone label is one when the cells below it are of another make: values, or of quite another length."""
    if not cells:
        return False
    values = sum(not _is_label(cell) for cell in cells)
    return values * 2 > len(cells) or median(map(len, cells)) > 2 * len(label)
