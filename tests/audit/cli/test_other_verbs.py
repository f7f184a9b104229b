"""``report``, ``entities``, ``advice``, ``config`` and the command alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from recognizers.catalogue import load
from reports.conversion import to_dict
from tests.reports.sample import sample_report

Command = Callable[..., Result]
HEAVY = ("presidio_analyzer", "spacy", "pandas", "numpy", "pyarrow", "jinja2", "rich", "PIL", "pypdfium2")


@pytest.fixture
def saved(folder: Path) -> str:
    (folder / "run.json").write_text(json.dumps(to_dict(sample_report())))
    return "run.json"


def test_alone_it_shows_three_doors_in_both_languages(pdaudit: Command) -> None:
    result = pdaudit()
    assert result.exit_code == 0
    for words in ("我担心泄露", "I fear a leak", "我要发布", "我管数据", "pdaudit scan", "pdaudit check"):
        assert words in result.stdout


def test_verbs_that_the_doors_name_exist(pdaudit: Command) -> None:
    verbs = {line.split()[1] for line in pdaudit().stdout.splitlines() if line.strip().startswith("pdaudit ")}
    for verb in verbs - {"—"}:
        assert pdaudit(verb, "--help").exit_code == 0


def test_version_names_the_rules_too(pdaudit: Command) -> None:
    assert load().digest in pdaudit("--version").stdout


@pytest.mark.parametrize("arguments", [["--help"], ["scan", "--help"], ["config", "show"]])
def test_help_imports_nothing_heavy(folder: Path, arguments: list[str]) -> None:
    code = (
        f"import sys; sys.argv = ['pdaudit', *{arguments!r}]\n"
        "from audit.cli import main\n"
        "try: main()\n"
        f"except SystemExit: print(sorted({{name.partition('.')[0] for name in sys.modules}} & {set(HEAVY)!r}))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True)
    assert run.stdout.splitlines()[-1] == "[]", run.stderr


def test_a_saved_report_is_rendered_again(pdaudit: Command, saved: str, folder: Path) -> None:
    result = pdaudit("report", saved, "-f", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, json.loads((folder / saved).read_text()))
    assert pdaudit("report", saved, "-o", "rows.jsonl").exit_code == 0
    assert (folder / "rows.jsonl").read_text().splitlines()
    assert pdaudit("report", saved).stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"not json", "not JSON"), (b"[]", "not a pdaudit report"), (b"{}", "schema_version"), (b"\xff\xfe", "not JSON")],
)
def test_what_is_no_report_is_refused(pdaudit: Command, folder: Path, content: bytes, words: str) -> None:
    (folder / "x.json").write_bytes(content)
    result = pdaudit("report", "x.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert pdaudit("report", "missing.json").exit_code == 2


def test_a_report_does_not_overwrite_itself(pdaudit: Command, saved: str, folder: Path) -> None:
    before = (folder / saved).read_bytes()
    assert pdaudit("report", saved, "--for-sharing", "-o", "./run.json").exit_code == 2
    assert (folder / saved).read_bytes() == before


def test_every_entity_is_listed_and_explained(pdaudit: Command) -> None:
    listed = pdaudit("entities", "list", "--lang", "zh").stdout
    assert [line.split()[0] for line in listed.splitlines()] == list(load().entities)
    assert "居民身份证号" in listed or "身份证" in listed
    assert "CN_RESIDENT_ID" in pdaudit("entities", "explain", "cn_resident_id").stdout
    unknown = pdaudit("entities", "explain", "CN_RESIDENT")
    assert unknown.exit_code == 2
    assert "CN_RESIDENT_ID" in unknown.stderr


def test_values_are_tried_from_stdin_and_shown_masked(pdaudit: Command) -> None:
    result = pdaudit("entities", "test", input="hello\na@example.com b\n")
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first == "1: -"
    assert second.startswith("2:1: EMAIL_ADDRESS a***@example.com ")
    assert pdaudit("entities", "test", "a@example.com").exit_code == 2


def test_advice_is_listed_and_shown_in_both_languages(pdaudit: Command) -> None:
    listed = pdaudit("advice", "list").stdout.splitlines()
    assert len(listed) > 5
    name = listed[0].split()[0]
    zh, en = (pdaudit("advice", "show", name, "--lang", lang).stdout for lang in ("zh", "en"))
    assert name in zh
    assert "现在就做：" in zh
    assert "Now: " in en
    abuse = pdaudit("advice", "show", "bank-card", "--situation", "abuse", "--lang", "zh").stdout
    quiet = pdaudit("advice", "show", "bank-card", "--lang", "zh").stdout
    assert "110" in abuse and "110" not in quiet
    assert "做好的标志：" in abuse and "做好的标志：" in quiet
    assert "soon" not in pdaudit("advice", "list", "--lang", "zh").stdout
    unknown = pdaudit("advice", "show", "bank-crad")
    assert (unknown.exit_code, "bank-card" in unknown.stderr) == (2, True)


def test_config_show_says_who_said_what(pdaudit: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pdaudit.toml").write_text('situation = "told"\nfast = true')
    monkeypatch.setenv("PDAUDIT_JOBS", "3")
    lines = {line.split(" = ")[0]: line for line in pdaudit("config", "show", "--no-fast").stdout.splitlines()}
    assert lines["situation"].split() == ["situation", "=", '"told"', "#", "pdaudit.toml"]
    assert lines["jobs"].split() == ["jobs", "=", "3", "#", "PDAUDIT_JOBS"]
    assert lines["fast"].split() == ["fast", "=", "false", "#", "--fast"]
    assert lines["min-confidence"].split() == ["min-confidence", "=", "0.5", "#", "default"]
