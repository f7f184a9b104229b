"""``pdaudit letter`` from a saved report and the incident beside it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from typer.testing import Result

import audit
from reports.conversion import to_dict
from tests.audit.knowledge.test_letters import KINDS

CONTENT = "姓名：周测试\n手机：19912345678\n身份证号：110101199003070177\n密码：Tr0ub4dor&3x\n邮箱：zhou@example.com\n"
RAW = ("19912345678", "110101199003070177", "Tr0ub4dor", "zhou@example.com", "周测试")
ABUSE = 'situation = "abuse"\nleaked = ["CN_RESIDENT_ID", "CN_MOBILE_NUMBER", "PASSWORD", "EMAIL_ADDRESS", "PERSON"]\n'

Command = Callable[..., Result]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The saved scan of one note."""
    folder = tmp_path_factory.mktemp("in")
    (folder / "19912345678.txt").write_text(CONTENT, encoding="utf-8")
    return json.dumps(to_dict(audit.scan(str(folder), fast=True, jobs=1)))


@pytest.fixture
def letter(pdaudit: Command, folder: Path, saved: str) -> Command:
    """``pdaudit letter KIND run.json`` on that scan."""
    (folder / "run.json").write_text(saved, encoding="utf-8")
    return lambda kind, *options: pdaudit("letter", kind, "run.json", *options)


def told(folder: Path, content: str = ABUSE) -> None:
    (folder / "incident.toml").write_text(content, encoding="utf-8")


def one_line(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_the_list_needs_no_report(pdaudit: Command) -> None:
    listed = pdaudit("letter", "list", "--lang", "zh")
    assert listed.exit_code == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_on_stdout_masked(letter: Command, folder: Path, kind: str) -> None:
    told(folder)
    made = letter(kind, "--lang", "zh")
    assert made.exit_code == 0
    assert "草稿" in made.stdout
    assert not [raw for raw in RAW if raw in made.stdout + made.stderr]
    assert ("居民身份证号" in made.stdout) == (kind != "warn-friends")


def test_the_police_letter_and_what_to_say_when_refused(letter: Command, folder: Path) -> None:
    told(folder)
    made = letter("police", "--lang", "zh").stdout
    for word in ("受案回执", "不予立案通知书", "复议", "检察院", "第56条", "1****************7", "199****5678"):
        assert word in made


def test_one_way_only(letter: Command, folder: Path) -> None:
    told(folder)
    assert "接线人" not in letter("police", "--way", "letter", "--lang", "zh").stdout
    assert "接线人" in letter("police", "--way", "phone", "--lang", "zh").stdout


def test_how_strong_a_case_is_can_be_said(letter: Command, folder: Path) -> None:
    told(folder)
    assert "受影响的可能不止本人" in letter("police", "--case", "large", "--lang", "zh").stdout
    assert "did you mean 'large'" in one_line(letter("police", "--case", "larg"))


def test_files_by_suffix(letter: Command, folder: Path) -> None:
    told(folder)
    assert letter("deletion", "-o", "d.docx", "--lang", "zh").exit_code == 0
    assert letter("deletion", "-o", "d.html", "--lang", "en").exit_code == 0
    assert letter("deletion", "-f", "markdown", "-o", "d.letter").exit_code == 0
    document = docx.Document(io.BytesIO((folder / "d.docx").read_bytes()))
    assert "草稿" in document.sections[0].header.paragraphs[0].text
    assert "Content-Security-Policy" in (folder / "d.html").read_text("utf-8")
    assert (folder / "d.docx").stat().st_mode & 0o077 == 0
    for name in ("d.html", "d.letter"):
        assert not [raw for raw in RAW if raw in (folder / name).read_text("utf-8")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("situation", ["", 'situation = "kept"\n', 'situation = "about-to-share"\n'])
def test_nothing_is_written_to_anybody_while_nothing_is_out(
    letter: Command, folder: Path, situation: str, kind: str
) -> None:
    if situation:
        told(folder, situation + 'leaked = ["*"]\n')
    assert "pdaudit plan run.json --ask" in one_line(letter(kind))


def test_nothing_marked_is_one_line_but_friends_can_be_warned(letter: Command, folder: Path) -> None:
    told(folder, 'situation = "told"\n')
    assert "nothing is marked as leaked; run pdaudit plan run.json --ask" in one_line(letter("police"))
    told(folder, 'situation = "told"\nleaked = ["NOT_THERE"]\n')
    assert "pdaudit plan run.json --ask" in one_line(letter("police"))
    assert "请打我电话核实" in letter("warn-friends", "--lang", "zh").stdout


def test_a_revealed_report_gives_a_masked_letter(pdaudit: Command, letter: Command, folder: Path) -> None:
    (folder / "a.txt").write_text(CONTENT, encoding="utf-8")
    assert pdaudit("scan", "--fast", "-j", "1", "--reveal", "a.txt", "-o", "run.json").exit_code == 0
    assert RAW[0] in (folder / "run.json").read_text("utf-8")
    told(folder, 'situation = "told"\nleaked = ["*"]\n')
    made = letter("police")
    assert made.exit_code == 0
    assert not [raw for raw in RAW if raw in made.stdout]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("polise", "run.json"), "did you mean 'police'"),
        (("police",), "pdaudit letter police RUN.json"),
        (("police", "none.json"), "cannot read none.json"),
        (("police", "run.json", "--way", "fax"), "--way: 'fax'"),
        (("police", "run.json", "-f", "pdf"), "--format: 'pdf'"),
        (("police", "run.json", "-o", "a.pdf"), "--output a.pdf"),
        (("police", "run.json", "-o", "a.md", "-o", "b.md"), "one at a time"),
        (("police", "run.json", "-f", "html", "-o", "run.json"), "choose another name"),
    ],
)
def test_bad_input_is_one_line(
    letter: Command, pdaudit: Command, folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    told(folder)
    assert message in one_line(pdaudit("letter", *arguments))


def test_a_broken_incident_is_one_line(letter: Command, folder: Path) -> None:
    told(folder, "situation = [")
    assert "incident.toml is no TOML" in one_line(letter("police"))
