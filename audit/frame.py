"""DataFrames in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from audit.detection.hints import column_hints
from audit.detection.key import load_key
from audit.detection.linkage import Ties
from audit.detection.looking import look, names
from audit.detection.mask import Door
from audit.detection.table import TableScan, Told
from audit.model import ColumnVerdict, Finding, Place, Rows, Table
from recognizers import catalogue

if TYPE_CHECKING:
    import pandas as pd

CHUNK_ROWS = 2_000
COLUMNS = ("row", "column", "entity", "confidence", "mask")
VERDICTS = ("column", "entity", "rate", "distinct", "examples", "review")


def findings(frame: pd.DataFrame, min_confidence: float = 0.5, *, fast: bool = False) -> pd.DataFrame:
    """One row for each finding: ``row`` is the index label, ``column`` the column name, ``mask`` the masked value.

    Column names are evidence, as headers are in files.  ``fast``: without a model for names in running text.  The frame
    is not changed.
    """
    import pandas as pd

    found = [event for event in _looked_at(frame, min_confidence, fast=fast) if isinstance(event, Finding)]
    rows = [(frame.index[_row(f)], frame.columns[_column(f)], f.entity, f.confidence, f.value) for f in found]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def columns(frame: pd.DataFrame, *, fast: bool = False) -> pd.DataFrame:
    """One row for each column that holds personal data as a whole, or is called as if it did.

    ``rate`` = matching cells / filled cells of the first 10,000 rows; ``examples`` are masked; ``review`` is the code
    of the reason why a person should look at the column, "" when the evidence agrees.
    """
    import pandas as pd

    found = [event for event in _looked_at(frame, fast=fast) if isinstance(event, ColumnVerdict)]
    rows = [(frame.columns[v.column], v.entity, v.rate, v.distinct, v.examples, v.review) for v in found]
    return pd.DataFrame(rows, columns=list(VERDICTS))


def _looked_at(frame: pd.DataFrame, min_confidence: float = 0.5, *, fast: bool) -> Iterator[Told]:
    known = catalogue.load()
    named = Table("", tuple(str(name) for name in frame.columns))
    looking = look(Door(known, load_key()), known, names(fast=fast), min_confidence)
    table = TableScan(named, column_hints(named.header, known), looking, Ties(known), first_column=0)
    for first in range(0, len(frame), CHUNK_ROWS):
        cells = _texts(frame.iloc[first : first + CHUNK_ROWS])
        yield from table.rows(Rows(named, cells, _locator(first)))
    yield from table.finish()


def _texts(part: pd.DataFrame) -> list[list[str]]:
    """Cells as people see them: missing values are empty, whole floats lose their ``.0``."""
    columns = []
    for name in part.columns:
        column = part[name]
        whole = column.dtype.kind == "f" and column.dropna().mod(1).eq(0).all()
        shown = column.map(lambda cell, whole=whole: str(int(cell)) if whole else str(cell), na_action="ignore")
        columns.append(["" if missing else str(cell) for cell, missing in zip(shown, column.isna(), strict=True)])
    return [list(row) for row in zip(*columns, strict=True)]


def _locator(first: int) -> Callable[[int, int], Place]:
    def locate(row: int, column: int) -> Place:
        return {"row": first + row, "field": column}

    return locate


def _row(finding: Finding) -> int:
    return int(finding.place["row"])


def _column(finding: Finding) -> int:
    return int(finding.place["field"])
