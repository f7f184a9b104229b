"""pdaudit as a library.

    import audit
    report = audit.scan("exports/", lang="zh")     # -> reports.document.Report
    audit.scan_frame(df)                           # -> DataFrame of findings: row, column, entity, confidence, mask

Importing this module imports nothing else: the work is behind the functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from reports.document import Report


def scan(*paths: str, **options: Any) -> Report:
    """Scan files and folders and return the Report; ``options`` are fields of ``audit.config.Config``.

    Raises ``audit.errors.PdauditError`` on a missing path or a wrong option.
    """
    from audit.config import Config
    from audit.pipeline import Run
    from audit.sources.named import roots

    config = Config(**options)
    with Run(config, roots(paths, git_history=config.git_history)) as run:
        return run.execute()


def scan_frame(frame: pd.DataFrame, *, min_confidence: float = 0.5, fast: bool = False) -> pd.DataFrame:
    """The findings of a DataFrame, one row each: row (index label), column, entity, confidence, mask.

    ``fast``: without a model for names in running text.
    """
    from audit.frame import findings

    return findings(frame, min_confidence, fast=fast)


def scan_frame_columns(frame: pd.DataFrame, *, fast: bool = False) -> pd.DataFrame:
    """What the columns of a DataFrame hold as a whole: column, entity, rate, distinct, examples, review."""
    from audit.frame import columns

    return columns(frame, fast=fast)
