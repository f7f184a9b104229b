"""A pipeline that scans nothing and says what it was given: the command line is tested without the house behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from audit.cli.options import LANGUAGE_VARIABLES, OPTIONS
from audit.config import Config
from audit.sources.root import Root
from reports.document import Report
from tests.reports.sample import sample_report

SUMMARY = {"type": "summary"}


@dataclass
class Pipeline:
    """What the fake run gives, and what it was given."""

    exit: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)
    interrupted: bool = False
    error: BaseException | None = None
    config: Config = field(default_factory=Config)
    roots: Sequence[Root] = ()
    paths: list[str] = field(default_factory=list)

    def start(
        self,
        config: Config,
        roots: Sequence[Root],
        progress: Callable[..., None] | None = None,
        ask: object = None,
        confirm: object = None,
    ) -> Run:
        """Stands in for the class ``Run``."""
        self.config, self.roots = config, roots
        return Run(self, progress)


class Run:
    """The face of ``audit.pipeline.Run``."""

    def __init__(self, pipeline: Pipeline, progress: Callable[..., None] | None) -> None:
        self.pipeline = pipeline
        self.progress = progress
        self.interrupted = pipeline.interrupted

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def execute(self) -> Report:
        if self.pipeline.error:
            raise self.pipeline.error
        self.pipeline.paths = [entry.path for root in self.pipeline.roots for entry in root.sources()]
        return replace(sample_report(), exit=self.pipeline.exit)

    def rows(self) -> Iterator[dict[str, Any]]:
        yield from self.pipeline.rows
        yield SUMMARY


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    made = Pipeline()
    module = ModuleType("audit.pipeline")
    module.Run = made.start  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "audit.pipeline", module)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: in no git work tree, with one file ``a.txt``, and no settings but what a test makes."""
    for name in (*LANGUAGE_VARIABLES, "PDAUDIT_CONFIG", "PDAUDIT_NO_CONFIG", *(option.variable for option in OPTIONS)):
        monkeypatch.delenv(name, raising=False)
    for name in ("FORCE_COLOR", "NO_COLOR", "CLICOLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("text")
    return tmp_path


@pytest.fixture
def pdaudit(folder: Path) -> Callable[..., Result]:
    """Runs the command in ``folder``."""
    from audit.cli.app import app

    return lambda *arguments, input=None: CliRunner().invoke(app, list(arguments), input=input)
