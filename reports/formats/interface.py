"""What a report format is.  One module (or package) here = one format; it ends in one constant ``FORMAT``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal, TypeAlias

from reports.document import Report

Rows: TypeAlias = Callable[[], Iterable[Mapping[str, Any]]]
"""Gives the JSON Lines rows of the ledger (finding, record, file, then one summary), from the start at each call."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to render.

    ``lang`` is the language of the text (a page that holds both starts in it); ``for_sharing`` leaves out what only
    the owner should see: names of files, ids, evidence, people; ``color`` and ``width`` (columns; None: 100) are for
    terminals; ``group`` "person" is for formats that can tell findings apart by whom they belong to.
    """

    lang: Literal["zh", "en"] = "zh"
    for_sharing: bool = False
    color: bool = False
    width: int | None = None
    group: Literal["count", "person"] = "count"


Render: TypeAlias = Callable[[Report, Rows | None, BinaryIO, Options], None]
"""Writes the report to a binary stream.  ``rows`` is None when only the saved document is at hand."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``suffixes`` with their dot, by which an output file's name chooses it; ``binary``: not for a
    terminal.  A format that needs every place says that it is truncated when it is given no rows."""

    name: str
    suffixes: tuple[str, ...]
    render: Render
    binary: bool = False
