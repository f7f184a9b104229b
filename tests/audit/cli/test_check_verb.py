"""``pdaudit check``: what it prints and how it ends."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.audit.cli.conftest import Pipeline

Command = Callable[..., Result]


@pytest.fixture(autouse=True)
def _fake(pipeline: Pipeline) -> None:
    """Every test of this file runs on the fake pipeline."""


def row(severity: str = "high", path: str = "a.txt") -> dict[str, Any]:
    return {
        "type": "finding", "root": 0, "path": path, "trail": [], "place": {"line": 1, "column": 2},
        "severity": severity, "entity": "CN_RESIDENT_ID", "value": "1****************X",
        "why": ["pattern", "label:身份证"],
    }  # fmt: skip


def locked() -> dict[str, Any]:
    return {
        "type": "file", "root": 0, "path": "b.zip", "trail": [], "outcome": "failed", "why": "locked",
        "not_looked_at": [],
    }  # fmt: skip


def test_a_finding_is_printed_and_ends_1(pdaudit: Command, pipeline: Pipeline) -> None:
    pipeline.rows = [row(), row("medium"), locked()]
    result = pdaudit("check", ".")
    assert result.exit_code == 1
    assert result.stdout == (
        "a.txt:1:2: HIGH CN_RESIDENT_ID 1****************X (label 身份证) — fix: remove it, or `pdaudit redact a.txt`\n"
    )
    assert len(result.stderr.splitlines()) == 1
    assert "b.zip" in result.stderr


def test_incomplete_ends_3_and_clean_ends_0(pdaudit: Command, pipeline: Pipeline) -> None:
    pipeline.rows = [row("medium"), locked()]
    assert (pdaudit("check", ".").exit_code, pdaudit("check", ".").stdout) == (3, "")
    pipeline.rows = [row("medium")]
    assert pdaudit("check", ".").exit_code == 0
    assert pdaudit("check", ".", "--fail-on", "medium").exit_code == 1
    assert pdaudit("check", ".", "-q").stderr == ""
    pipeline.interrupted = True
    assert pdaudit("check", ".").exit_code == 130


def test_its_defaults_are_those_of_somebody_about_to_publish(pdaudit: Command, pipeline: Pipeline) -> None:
    pdaudit("check", ".")
    assert (pipeline.config.fail_on, pipeline.config.situation) == ("high", "about-to-share")


@pytest.mark.parametrize("arguments", [[], [".", "--staged"], ["--staged", "--range", "A..B"], ["--full", "."]])
def test_it_wants_exactly_one_thing_to_look_at(pdaudit: Command, arguments: list[str]) -> None:
    result = pdaudit("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_empty_folder_is_clean(pdaudit: Command, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert pdaudit("check", "empty").exit_code == 0


def test_staged_content_and_ranges_are_what_the_run_gets(pdaudit: Command, pipeline: Pipeline, folder: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments], cwd=folder, check=True
        )

    git("init", "-q")
    git("add", "a.txt")
    (folder / "b.txt").write_text("not staged")
    assert (pdaudit("check", "--staged").exit_code, pipeline.paths) == (0, ["a.txt"])
    git("commit", "-qm", "x")
    assert (pdaudit("check", "--staged").exit_code, pipeline.paths) == (0, [])
    git("add", "b.txt")
    git("commit", "-qm", "y")
    assert (pdaudit("check", "--range", "HEAD~1..HEAD").exit_code, pipeline.paths) == (0, ["b.txt"])
    assert pdaudit("check", "--range", "nowhere..HEAD").exit_code == 2


def test_a_config_file_of_the_project_binds_the_gate(pdaudit: Command, pipeline: Pipeline, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.pdaudit]\nfail-on = "critical"')
    pipeline.rows = [row()]
    assert pdaudit("check", ".").exit_code == 0


def test_a_report_may_be_written_beside_the_lines(pdaudit: Command, pipeline: Pipeline, folder: Path) -> None:
    pipeline.rows = [row()]
    result = pdaudit("check", ".", "-o", "report.json")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert json.loads((folder / "report.json").read_text())
    result = pdaudit("check", ".", "-f", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)
