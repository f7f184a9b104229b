"""Find the header row of a table.  Bills and bank statements put up to two dozen lines above it.

Only the structure is looked at: a header is a row of short, distinct labels, about as wide as what follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from audit.parsing.tables.forms import is_asked, is_form
from audit.parsing.tables.side_by_side import repeated

_SEARCHED = 60
_BODY = 200
_LONGEST_LABEL = 64
_LONGEST_QUESTION = 300
_WIDE, _LINES = 5, 2
_VALUE = re.compile(
    r"""\d{4,} | ^[\W\d_]*$ | @ | :// | ^[¥￥$€£+-]?\d | [:：]\s*\S | \*{2} | ^(?:true|false|null|none|n/?a)$""",
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD = re.compile(r"^(?:19|20)\d\d(?:年\d{0,2}月?)?$")
_NUMBER = re.compile(r"\d+")
_QUESTION = re.compile(r"(?i)q?\d{1,3}\s?[、.．)）:：]\s?[^\W\d]|.{20,}[?？]\W{0,3}$")
"""A column of a questionnaire: ``1、您的姓名：``, ``How did you hear about us?``"""


@dataclass(frozen=True, slots=True)
class Layout:
    """``preamble`` rows stand above the table; ``header`` is the next row, or None when data follows at once.

    ``lines`` rows are the header: two where groups of columns have a name of their own above theirs.
    """

    preamble: int
    header: tuple[str, ...] | None
    lines: int = 1

    @property
    def body(self) -> int:
        """Index of the first data row."""
        return self.preamble + (self.lines if self.header is not None else 0)


def find_layout(rows: Sequence[Sequence[str]]) -> Layout:
    """Where the table begins in the first rows of a sheet or file; cells are stripped already.

    A form is no table: all of it stands above none.
    """
    layout = _of_table(rows)
    if len(rows) <= _SEARCHED and is_form(rows[layout.preamble :]):
        return Layout(len(rows), None)
    return _with_second_line(rows, layout)


def _of_table(rows: Sequence[Sequence[str]]) -> Layout:
    filled = [sum(map(bool, row)) for row in rows[:_BODY]]
    width = _body_width(filled)
    if (index := _wide_header(rows, filled, width)) is not None:
        return Layout(index, tuple(rows[index]))
    scores = [_score(rows, filled, index, width) for index in range(min(len(rows), _SEARCHED))]
    best = max(range(len(scores)), key=lambda index: (scores[index], -index), default=0)
    if scores and scores[best] > 0:
        return Layout(best, tuple(rows[best]))
    wide = (index for index, count in enumerate(filled[:_SEARCHED]) if count and count * 2 >= width)
    return Layout(next(wide, 0), None)


def _with_second_line(rows: Sequence[Sequence[str]], layout: Layout) -> Layout:
    """A row below the header that names the columns of its groups: 应发项目 above 基本工资, 绩效, 补贴.

    It is all labels, fills gaps of the header and has gaps where the header stands alone; the row below fills both.
    """
    second, data = (*rows[layout.body : layout.body + 2], (), ())[:2]
    if layout.header is None or not all(_is_label(cell) for cell in second if cell):
        return layout
    both = list(zip_longest(layout.header, second, data, fillvalue=""))
    filled = [bool(cell) for upper, lower, cell in both if lower and not upper]
    alone = [bool(cell) for upper, lower, cell in both if upper and not lower]
    if not filled or not alone or 2 * sum(filled) < len(filled) or 2 * sum(alone) < len(alone):
        return layout
    return Layout(layout.preamble, tuple(_joined([(upper, lower) for upper, lower, _ in both])), lines=2)


def _joined(names: Sequence[tuple[str, str]]) -> Iterator[str]:
    """``group/name``: the name of a group stands above the first of its columns alone."""
    group = ""
    for upper, lower in names:
        group = upper or (group if lower else "")
        yield f"{group}/{lower}" if group and lower else group or lower


def _wide_header(rows: Sequence[Sequence[str]], filled: Sequence[int], width: int) -> int | None:
    """The header of a bill with so few entries that the labels and values above it, two in a row, are the most: a row
    of labels more than twice as wide as all above it, and one of data below it."""
    widest = 0
    for index, count in enumerate(filled[:_SEARCHED]):
        if count >= _WIDE and count > 2 * max(width, widest) and widest:
            labels = [cell for cell in rows[index] if cell]
            below = next((row for row, cells in zip(rows[index + 1 :], filled[index + 1 :], strict=False) if cells), ())
            values = [cell for cell in below if cell]
            is_header = all(map(_is_label, labels)) and len({*labels}) == count
            return index if is_header and len(values) * 2 >= count and not all(map(_is_label, values)) else None
        widest = max(widest, count)
    return None


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
    if wordy < 0.8 or (len({*labels}) < 0.8 * len(labels) and not repeated(rows[index])):
        return 0.0
    if any(_is_full(rows, above, width) for above in range(index)) and not _outgrows(rows, filled, index):
        return 0.0
    below = [row for row, count in zip(rows[index + 1 : _BODY], filled[index + 1 :], strict=False) if count]
    if len(labels) == 1 and not _differs(labels[0], [row[0] for row in below if row]):
        return 0.0
    if _repeats(rows[index], below):
        return 0.0
    fit = min(len(labels) / max(width, 1), 1.2) * wordy * wordy
    return fit / 2 if _is_made_up(labels) else fit


def _outgrows(rows: Sequence[Sequence[str]], filled: Sequence[int], index: int) -> bool:
    """Whether a row of labels is twice as wide as the one line of values above it, and what is below is as long."""
    above = [count for count in filled[:index] if count]
    below = len(rows[index + 1]) if index + 1 < len(rows) else 0
    return len(above) == 1 and filled[index] >= 2 * max(_WIDE, *above) and below >= filled[index]


def _is_full(rows: Sequence[Sequence[str]], index: int, width: int) -> bool:
    """Whether a row is as wide as the table and so is data; a header cannot stand below it."""
    cells = [cell for cell in rows[index] if cell]
    is_told = any(cell[-1] in ":：" for cell in cells) or _is_told(rows, index)
    return len(cells) >= max(width, 2) and not _is_made_up(cells) and not is_told


def _is_told(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Labels and their values in turn, as exporters write of themselves above a table.

    Of lines beside each other one may have more values that could be labels: 微信ID, 昵称, 备注 above 导出工具, 版本.
    """
    beside = range(max(0, index - 1), min(len(rows), index + 2))
    return _plain_values(rows[index]) > 0 and any(_is_pairs(rows[other]) for other in beside)


def _is_pairs(row: Sequence[str]) -> bool:
    pairs = sum(map(bool, row)) // 2
    return pairs > 1 and _plain_values(row) * 2 >= pairs


def _plain_values(row: Sequence[str]) -> int:
    """How many cells behind a label can be no label; 0 when the row is no labels and values in turn."""
    cells = [cell for cell in row if cell]
    names, values = cells[::2], cells[1::2]
    if len(names) != len(values) or not all(map(_is_label, names)):
        return 0
    return sum(not _is_label(cell) for cell in values)


def _is_made_up(labels: Sequence[str]) -> bool:
    return len({_NUMBER.sub("", label) for label in labels}) == 1 < len(labels)


def _is_label(cell: str) -> bool:
    if len(cell) <= _LONGEST_QUESTION and _QUESTION.match(cell):
        return True
    if len(cell) > _LONGEST_LABEL:
        return False
    if "\n" in cell.strip():  # in two languages, or broken to be narrow
        lines = cell.split("\n")
        return len(lines) == _LINES and all(map(_is_label, lines))
    return _PERIOD.match(cell) is not None or _VALUE.search(cell) is None


def _repeats(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """True when cells of the row come again in their columns, as data does and labels do not; the header of a list of
    people may stand at the top of each of its pages."""
    if sum(map(is_asked, row)) > 1:
        below = [other for other in below if [*other] != [*row]]
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
