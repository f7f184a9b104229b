"""What lies beside a report may be old, new, broken or altered: one clear line, exit 2, and nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner, Result

Command = Callable[..., Result]
NOTE = "姓名：周测试\n手机：19912345678\n身份证号：110101199003070177\n"
READING = [("plan", "run.json"), ("letter", "police", "run.json"), ("report", "run.json")]
"""The verbs that read a saved report."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, a plan, an incident and an evidence log."""
    from audit.cli.app import app

    folder, run = tmp_path_factory.mktemp("case"), CliRunner().invoke
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CEILING_DIRECTORIES", str(folder))
        patch.chdir(folder)
        Path("in").mkdir()
        Path("in", "note.txt").write_text(NOTE, encoding="utf-8")
        assert run(app, ["scan", "--fast", "-j", "1", "in", "-o", "run.json"]).exit_code == 0
        Path("incident.toml").write_text('situation = "told"\nleaked = ["CN_RESIDENT_ID"]\n', encoding="utf-8")
        assert run(app, ["plan", "run.json"]).exit_code == 0
        for told in ("note: first", "note: second"):
            assert run(app, ["evidence", "add", "--note"], input=f"{told}\n").exit_code == 0
    return folder


@pytest.fixture
def case(folder: Path, prepared: Path) -> Path:
    """The working directory, holding a copy of what was prepared."""
    copytree(prepared, folder, dirs_exist_ok=True)
    return folder


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(pdaudit: Command, folder: Path, *arguments: str) -> str:
    """The one line of an error that leaves every file as it was and makes none."""
    before = kept(folder)
    told = pdaudit(*arguments, "-o", "made.html")
    assert (told.exit_code, told.stderr.count("\n"), told.stdout) == (2, 1, ""), told.stderr
    assert kept(folder) == before
    assert "Traceback" not in told.stderr and "周测试" not in told.stderr
    return told.stderr


def rewritten(path: Path, **values: object) -> None:
    document = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**document, **values}), encoding="utf-8")


@pytest.mark.parametrize("arguments", READING, ids=lambda words: words[0])
def test_a_report_of_an_older_schema_is_read(pdaudit: Command, case: Path, arguments: tuple[str, ...]) -> None:
    document = json.loads((case / "run.json").read_text("utf-8"))
    for name in ("tasks", "laws", "edits", "officer", "reuse", "aside", "revealed", "allowed"):
        document.pop(name, None)
    document |= {"schema_version": "1.0", "people": [], "accounts": []}
    (case / "run.json").write_text(json.dumps(document), encoding="utf-8")
    assert pdaudit(*arguments, "-o", "made.html").exit_code == 0
    assert (case / "made.html").stat().st_size > 1_000


@pytest.mark.parametrize("arguments", READING, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"schema_version": "9.9"}', "does not know"),
        ("{}", "no schema_version"),
        ("[1]", "not a pdaudit report"),
        ('{"schema_version": ', "is not JSON"),
        ("\x00\x01", "is not JSON"),
    ],
)
def test_what_is_no_report_of_ours_is_refused(
    pdaudit: Command, case: Path, arguments: tuple[str, ...], content: str, message: str
) -> None:
    (case / "run.json").write_text(content, encoding="utf-8")
    assert message in refused(pdaudit, case, *arguments)


@pytest.mark.parametrize("arguments", READING, ids=lambda words: words[0])
def test_a_report_with_a_wrong_part_names_the_part(pdaudit: Command, case: Path, arguments: tuple[str, ...]) -> None:
    rewritten(case / "run.json", findings=[{"entity": 7}])
    assert "findings[0]" in refused(pdaudit, case, *arguments)


@pytest.mark.parametrize("arguments", READING[:2], ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("situation = [", "no TOML"),
        ('situation = "leaked"', "situation must be one of"),
        ('leaked = "all"', "must be a list"),
        ('since = "yesterday"', "since must be a day"),
        ("weather = 1", "unknown key 'weather'"),
        ("\ud800", "no TOML"),
    ],
)
def test_a_broken_incident(
    pdaudit: Command, case: Path, arguments: tuple[str, ...], content: str, message: str
) -> None:
    (case / "incident.toml").write_bytes(content.encode("utf-8", "surrogatepass"))
    assert message in refused(pdaudit, case, *arguments)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "plan.json is damaged"),
        ('{"schema": 1, "tasks": {"a": "perhaps"}}', "plan.json is damaged"),
        ('{"schema": 2, "tasks": {}}', "another version"),
        ('{"schema": 1, "of": ["mail"], "tasks": {"a": "open"}}', "another scan (mail)"),
        ('{"schema": 1, "of": 7, "tasks": {"a": "open"}}', "plan.json is damaged"),
    ],
)
def test_a_plan_that_cannot_be_kept_on(pdaudit: Command, case: Path, content: str, message: str) -> None:
    (case / "plan.json").write_text(content, encoding="utf-8")
    assert message in refused(pdaudit, case, "plan", "run.json")


def test_an_altered_evidence_log_makes_no_letter(pdaudit: Command, case: Path) -> None:
    log = case / "evidence.jsonl"
    log.write_bytes(log.read_bytes().replace(b"first", b"fifth"))
    assert "was altered" in refused(pdaudit, case, "letter", "police", "run.json")
    assert pdaudit("evidence", "verify").exit_code == 1


def test_an_unknown_letter_has_a_near_one(pdaudit: Command, case: Path) -> None:
    assert "did you mean 'police'" in refused(pdaudit, case, "letter", "polise", "run.json")
