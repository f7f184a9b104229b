"""Columns of Chinese names that no header calls so.

One cell proves nothing: 高明 is a man or a compliment.  A column does, beside phone numbers or ID numbers: nearly
every cell begins with a surname, most have the three characters that names have had since the 1980s and places, trades
and subjects have not, and no surname has them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from recognizers.catalogue import Catalogue
from recognizers.lazy import lazy
from recognizers.names import RULE
from recognizers.span import Span

PERSON = "PERSON"
SHAPE = "name-shape"
MOST_CELLS = 0.8
_HAN = lazy("[一-鿿]{2,4}")
_NO_NAME = lazy(".*[省市县区镇乡村部科组司店厂队班级院校街局处所社员师]")
_NAMELESS = lazy(r"(?i)[_.]?(?:col(?:umn)?|field|var|unnamed|列|字段|栏)?[ _:.]*[a-z]{0,2}[0-9]{0,3}")


class NameShapes:
    """Cells that could be a name, as spans of confidence 0: only a column can make them findings."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._value = catalogue.entities[PERSON].value if PERSON in catalogue.entities else None

    def find(self, cells: Sequence[str]) -> Iterator[tuple[int, Span]]:
        """Index and span of every such cell."""
        if self._value is None:
            return
        for index, cell in enumerate(cells):
            if _HAN.fullmatch(cell) and not _NO_NAME.fullmatch(cell) and self._value.regex.fullmatch(cell):
                yield index, Span(0, len(cell), PERSON, 0.0, SHAPE, (SHAPE,), cell)


def is_shape(span: Span) -> bool:
    """Whether nothing but its shape speaks for a span."""
    return span.rule == SHAPE


def is_nameless(header: str) -> bool:
    """Whether a column has no name, or one that means nothing: ``col2``, ``Unnamed: 0``, ``列3``, ``b``."""
    return _NAMELESS.fullmatch(header.strip()) is not None


def are_people(shapes: Sequence[str], filled: int) -> bool:
    """Whether cells of name shape, of ``filled`` cells, are names."""
    names = set(shapes)
    if len(shapes) < MOST_CELLS * filled or len(names) < 3 or (2 * len(names) < len(shapes) and len(names) < 30):
        return False
    commonest = Counter(name[0] for name in names).most_common(1)[0][1]
    three = sum(len(name) == 3 for name in names)
    return 3 * three >= len(names) and 3 * commonest <= 2 * len(names)


def is_bare_name(span: Span, cell: str) -> bool:
    """Whether a name is all there is in a cell: in a column that is not called so, what the column is decides."""
    return span.rule == RULE and span.end - span.start == len(cell)
