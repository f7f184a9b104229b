"""``pdaudit scan``: options, outputs and exit codes."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from audit.errors import PdauditError
from tests.audit.cli.conftest import Pipeline

Command = Callable[..., Result]


def test_a_folder_that_cannot_be_written_to_is_told_before_the_scan(
    pdaudit: Command, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    result = pdaudit("scan", "a.txt", "-o", "x.html")
    assert (result.exit_code, "cannot be written to" in result.stderr) == (2, True)
    assert pipeline.roots == ()


@pytest.mark.parametrize("code", [0, 1, 3])
def test_the_exit_code_is_the_reports(pdaudit: Command, pipeline: Pipeline, code: int) -> None:
    pipeline.exit = code
    assert pdaudit("scan", "a.txt").exit_code == code


def test_an_interrupted_run_still_reports_and_ends_130(pdaudit: Command, pipeline: Pipeline) -> None:
    pipeline.interrupted, pipeline.exit = True, 1
    result = pdaudit("scan", "a.txt", "-f", "json")
    assert result.exit_code == 130
    assert json.loads(result.stdout)["exit"] == 1
    pipeline.error = KeyboardInterrupt()
    assert pdaudit("scan", "a.txt").exit_code == 130


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["scan"], "PATH"),
        (["scan", "nowhere"], "no such file or folder: nowhere"),
        (["scan", "a.txt", "--no-such-option"], "--no-such-option"),
        (["scan", "a.txt", "--lang", "fr"], "zh, en"),
        (["scan", "a.txt", "--situation", "keep"], "'kept'"),
        (["scan", "a.txt", "-f", "pdf"], "terminal"),
        (["scan", "a.txt", "-o", "report.unknown"], ".html"),
        (["scan", "a.txt", "-o", "missing/report.json"], "there is no folder"),
        (["scan", "a.txt", "-o", "."], "is a folder"),
        (["scan", "a.txt", "-f", "json", "-f", "html"], "several formats want several -o"),
        (["scan", "a.txt", "-f", "json", "-o", "x.json", "-o", "y.html"], "its own -f"),
        (["scan", "a.txt", "-o", "x.json", "-o", "x.json"], "same place"),
        (["scan", "a.txt", "--config", "missing.toml"], "missing.toml"),
        (["scan", "a.txt", "--reveal"], "needs a file"),
        (["scan", "a.txt", "--reveal", "-o", "x.html"], "json and jsonl"),
        (["scan", "a.txt", "--reveal", "-o", "x.json", "-o", "-"], "needs a file"),
        (["scan", "a.txt", "--reveal", "--for-sharing", "-o", "x.json"], "exclude each other"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_ends_2_and_says_what_is_wrong(
    pdaudit: Command, pipeline: Pipeline, folder: Path, arguments: list[str], named: str
) -> None:
    result = pdaudit(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr.replace("\n", " ")
    assert pipeline.roots == ()
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_data_goes_to_stdout_and_nothing_else_does(pdaudit: Command, pipeline: Pipeline) -> None:
    result = pdaudit("scan", "a.txt", "-f", "json")
    assert json.loads(result.stdout)["schema_version"]
    assert pipeline.paths == ["a.txt"]
    assert pdaudit("scan", "a.txt").stdout != ""


def test_several_outputs_each_in_its_format_private_and_whole(pdaudit: Command, folder: Path) -> None:
    result = pdaudit("scan", "a.txt", "-o", "report.json", "-o", "rows.jsonl", "-o", "-")
    assert result.exit_code == 0
    assert json.loads((folder / "report.json").read_text())["tool"]["name"] == "pdaudit"
    assert json.loads((folder / "rows.jsonl").read_text().splitlines()[-1])["type"] == "summary"
    assert result.stdout
    assert {path.name for path in folder.iterdir()} == {"a.txt", "report.json", "rows.jsonl"}
    assert stat.S_IMODE((folder / "report.json").stat().st_mode) == 0o600


def test_formats_and_outputs_pair_in_their_order(pdaudit: Command, folder: Path) -> None:
    assert pdaudit("scan", "a.txt", "-f", "jsonl", "-o", "one", "-f", "json", "-o", "two").exit_code == 0
    assert json.loads((folder / "one").read_text()) == {"type": "summary"}
    assert "schema_version" in json.loads((folder / "two").read_text())


@pytest.fixture(autouse=True)
def _fake(pipeline: Pipeline) -> None:
    """Every test of this file runs on the fake pipeline."""


@pytest.mark.parametrize("named", ["a.txt", "."])
def test_an_input_is_never_overwritten(pdaudit: Command, folder: Path, named: str) -> None:
    result = pdaudit("scan", named, "-f", "json", "-o", "a.txt")
    assert result.exit_code == 2
    assert "one of the files to be read" in result.stderr
    assert (folder / "a.txt").read_text() == "text"


def test_a_report_of_before_is_overwritten_and_not_read(pdaudit: Command, pipeline: Pipeline, folder: Path) -> None:
    for _ in range(2):
        assert pdaudit("scan", ".", "-o", "report.json").exit_code == 0
        assert pipeline.paths == ["a.txt"]
    assert {path.name for path in folder.iterdir()} == {"a.txt", "report.json"}


def test_a_report_that_cannot_be_finished_leaves_the_old_one(
    pdaudit: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdaudit("scan", "a.txt", "-o", "report.json")
    before = (folder / "report.json").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = pdaudit("scan", "a.txt", "-o", "report.json")
    assert (result.exit_code, "No space left" in result.stderr) == (2, True)
    assert (folder / "report.json").read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {"a.txt", "report.json"}


def test_places_that_others_see_are_warned_of(pdaudit: Command, folder: Path) -> None:
    (folder / "Dropbox").mkdir()
    assert "synced" in pdaudit("scan", "a.txt", "-o", "Dropbox/report.json").stderr
    assert "synced" not in pdaudit("scan", "a.txt", "-o", "report.json").stderr
    (folder / ".git").mkdir()
    assert "do not commit it" in pdaudit("scan", "a.txt", "-o", "report.json").stderr
    (folder / ".git" / "config").write_text('[remote "origin"]\n')
    assert "do not commit it" in pdaudit("scan", "a.txt", "-o", "report.json").stderr
    assert "请勿提交" in pdaudit("scan", "a.txt", "-o", "report.json", "--lang", "zh").stderr
    assert pdaudit("scan", "a.txt", "-q", "-o", "report.json").stderr == ""


def test_options_reach_the_run(pdaudit: Command, pipeline: Pipeline) -> None:
    pdaudit(
        "scan", "a.txt", "-j", "2", "--min-severity", "medium", "--min-confidence", "0.7", "--fail-on", "critical",
        "--lang", "zh", "--fast", "--situation", "told", "--readers", "public",
        "--strict", "--no-progress", "--reveal", "-o", "x.jsonl",
    )  # fmt: skip
    config = pipeline.config
    assert (config.jobs, config.min_severity, config.min_confidence, config.fail_on) == (2, "medium", 0.7, "critical")
    assert (config.lang, config.fast, config.situation, config.readers) == ("zh", True, "told", "public")
    assert (config.strict, config.progress) == (True, False)
    assert config.reveal is True


def test_stdin_has_the_name_that_is_given(pdaudit: Command, pipeline: Pipeline) -> None:
    assert pdaudit("scan", "-", "--stdin-name", "x.csv", input="a,b\n").exit_code == 0
    assert pipeline.paths == ["x.csv"]


def test_verbose_names_what_was_not_read(pdaudit: Command) -> None:
    assert "pdaudit: " in pdaudit("scan", "a.txt", "-v", "-f", "json").stderr
    assert pdaudit("scan", "a.txt", "-f", "json").stderr == ""


def test_a_config_file_in_the_scanned_folder_is_told_and_not_heeded(
    pdaudit: Command, pipeline: Pipeline, folder: Path
) -> None:
    (folder / "pdaudit.toml").write_text('min-severity = "critical"')
    assert "is not heeded" in pdaudit("scan", ".").stderr
    assert pipeline.config.min_severity == "low"


def test_a_mistake_found_late_is_one_line(pdaudit: Command, pipeline: Pipeline) -> None:
    pipeline.error = PdauditError("cannot read the key file\nsecond")
    result = pdaudit("scan", "a.txt")
    assert (result.exit_code, result.stderr) == (2, "pdaudit: cannot read the key file\npdaudit: second\n")


def test_a_defect_never_quotes_what_was_read(pdaudit: Command, pipeline: Pipeline) -> None:
    pipeline.error = ValueError("19900001234")
    result = pdaudit("scan", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("pdaudit: internal error: ValueError in ")
    assert len(result.stderr.splitlines()) == 1
    loud = pdaudit("scan", "a.txt", "-vv")
    assert "scan.py:" in loud.stderr
    assert "19900001234" not in loud.stderr + result.stderr
