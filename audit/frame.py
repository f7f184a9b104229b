"""DataFrames in, findings out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from audit.detection.key import load_key
from audit.detection.linkage import Ties
from audit.detection.mask import Door
from audit.detection.table import TableScan
from audit.model import ColumnVerdict, Doubtful, Finding, Place, Rows, Table
from recognizers import catalogue
from recognizers.engine import Engine

if TYPE_CHECKING:
    import pandas as pd

CHUNK_ROWS = 2_000
COLUMNS = ("row", "column", "entity", "confidence", "mask")


def findings(frame: pd.DataFrame, min_confidence: float = 0.5) -> pd.DataFrame:
    """One row for each finding: ``row`` is the index label, ``column`` the column name, ``mask`` the masked value.

    Column names are evidence, as headers are in files.  The frame is not changed.
    """
    import pandas as pd

    known = catalogue.load()
    header = tuple(str(name) for name in frame.columns)
    named = Table("", header)
    table = TableScan(
        named, header, Engine(known), Door(known, load_key()), Ties(known), min_confidence, first_column=0
    )
    events: list[Finding | ColumnVerdict | Doubtful] = []
    for first in range(0, len(frame), CHUNK_ROWS):
        cells = _texts(frame.iloc[first : first + CHUNK_ROWS])
        events += table.rows(Rows(named, cells, _locator(first)))
    events += table.finish()
    found = [event for event in events if isinstance(event, Finding)]
    rows = [(frame.index[_row(f)], frame.columns[_column(f)], f.entity, f.confidence, f.value) for f in found]
    return pd.DataFrame(rows, columns=list(COLUMNS))


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
