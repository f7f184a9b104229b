"""``pdaudit evidence`` from the first entry to the bundle."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.audit.casework.test_evidence_strangers import CALLS

Command = Callable[..., Result]
FIELDS = "对方：+86 199 1234 5678\n自称: 客服小测\n内容摘要: 说出了订单 Geheimnis\n  要验证码\n"


@pytest.fixture
def evidence(pdaudit: Command) -> Command:
    return lambda *arguments, input=None: pdaudit("evidence", *arguments, input=input)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who types what the test gives as input."""
    monkeypatch.setattr("audit.cli.evidence_prompt._somebody", lambda: True)


def entries(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "evidence.jsonl").read_text("utf-8").splitlines()[1:]]


def test_from_a_call_to_the_bundle(evidence: Command, folder: Path) -> None:
    called = evidence("add", "--call", "--lang", "zh", input=FIELDS)
    assert called.exit_code == 0
    assert "199****5678" in called.stdout
    filed = evidence("add", "a.txt", "--lang", "en")
    assert filed.exit_code == 0
    first, second = entries(folder)
    assert (first["channel"], first["other"], first["claimed"]) == ("call", "+86 199 1234 5678", "客服小测")
    assert first["summary"] == "说出了订单 Geheimnis\n要验证码"
    assert (second["file"], second["size"], second["channel"]) == ("a.txt", 4, "file")
    assert stat.S_IMODE((folder / "evidence.jsonl").stat().st_mode) == 0o600

    listed = evidence("list", "--lang", "zh")
    assert [line.split()[0] for line in listed.stdout.splitlines()[:2]] == ["E0001", "E0002"]
    assert str(second["hash"]) in listed.stdout
    verified = evidence("verify", "--head", str(first["hash"]), "--lang", "en")
    assert verified.exit_code == 0
    assert "a.txt: unchanged" in verified.stdout
    assert "does not show that what is told is true" in verified.stdout
    exported = evidence("export", "-o", "out.zip", "--lang", "en")
    assert exported.exit_code == 0
    for told in (called, filed, listed, verified, exported):
        for raw in ("1234 5678", "12345678", "Geheimnis", "小测"):
            assert raw not in told.output, "what was typed stays in the log"


def test_fields_are_asked_at_a_terminal(evidence: Command, folder: Path, terminal: None) -> None:
    told = evidence(
        "add", "a.txt", "--intimate", "--lang", "en", input="n\n2026-01-02 10:00\n\nweb\nhttps://example.com\n.\n"
    )
    assert told.exit_code == 0
    [entry] = entries(folder)
    assert (entry["channel"], entry["other"], entry["intimate"]) == ("web", "https://example.com", True)
    assert str(entry["event"]).startswith("2026-01-02T10:00:00")
    assert "not copied" in told.stdout
    assert evidence("export", "-o", "out").exit_code == 0
    assert not (folder / "out" / "files").exists()


def test_files_alone_wait_for_nobody(evidence: Command, folder: Path) -> None:
    (folder / "b.txt").write_text("text")
    told = evidence("add", "a.txt", "b.txt", "--lang", "en", input="summary: never read\n")
    assert told.exit_code == 0
    assert [(entry["file"], entry.get("summary")) for entry in entries(folder)] == [("a.txt", None), ("b.txt", None)]
    assert "the same bytes as E0001" in evidence("add", "b.txt", "--lang", "en").stdout


def test_a_screenshot_of_a_message_takes_its_fields_from_lines(evidence: Command, folder: Path) -> None:
    assert evidence("add", "--sms", "a.txt", input="号码: 95500\nminor: y\n").exit_code == 0
    assert [(one["channel"], one["file"], one["minor"]) for one in entries(folder)] == [("sms", "a.txt", True)]


def test_lines_in_the_other_encoding_of_chinese(evidence: Command, folder: Path) -> None:
    assert evidence("add", "--note", input="备注: 测试\n".encode("gb18030")).exit_code == 0
    assert [one["note"] for one in entries(folder)] == ["测试"]
    told = evidence("add", "--note", input=b"note: \xff\xff\n")
    assert (told.exit_code, "no text" in told.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "input", "words"),
    [
        (("add",), "", "name files"),
        (("add", "--call", "--sms"), "", "one of --call"),
        (("add", "--call"), "", "nothing was told"),
        (("add", "--note"), "Geheimnis\n", "line 1"),
        (("add", "gone.png"), "", "no such file"),
        (("add", "a.txt", "gone.png"), "", "no such file"),
        (("list",), "", "there is no evidence log"),
        (("verify", "--log", "a.txt"), "", "no evidence log of pdaudit"),
        (("verify", "--head", "abc"), "", "64 digits"),
        (("export", "-o", "out"), "", "there is no evidence log"),
        (("import", "a.txt"), "", "no list of calls"),
    ],
)
def test_wrong_usage_is_one_line_and_nothing_is_written(
    evidence: Command, folder: Path, arguments: tuple[str, ...], input: str, words: str
) -> None:
    told = evidence(*arguments, "-q", "--lang", "en", input=input)
    assert told.exit_code == 2
    assert words in told.stderr
    assert told.stderr.count("\n") == 1
    assert "Geheimnis" not in told.output
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert (folder / "a.txt").read_text() == "text"


def test_what_was_altered_is_found_and_the_rest_still_told(evidence: Command, folder: Path) -> None:
    evidence("add", "--note", input="note: one\n")
    evidence("add", "a.txt")
    log = folder / "evidence.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    for altered, words in (
        ([lines[0], lines[1].replace(b"one", b"two"), lines[2]], "line 2: changed"),
        ([lines[0], lines[2]], "line 2: does not follow"),
        (lines[:2], "end: the head"),
    ):
        log.write_bytes(b"".join(altered))
        told = evidence("verify", "--lang", "en")
        assert (told.exit_code, words in told.stdout) == (1, True)
        assert evidence("list", "--lang", "en").exit_code == 1
        added = evidence("add", "a.txt", "--lang", "en")
        assert (added.exit_code, "altered" in added.stderr) == (2, True)
        assert log.read_bytes() == b"".join(altered)
    assert evidence("export", "-o", "out").exit_code == 1


def test_a_file_that_changed_or_went_away(evidence: Command, folder: Path) -> None:
    evidence("add", "a.txt")
    (folder / "evidence.jsonl.head").unlink()
    assert "cannot be seen" in evidence("verify", "--lang", "en").stdout
    (folder / "a.txt").write_text("TEXT")
    assert evidence("verify").exit_code == 1
    assert evidence("export", "-o", "one").exit_code == 1
    (folder / "a.txt").unlink()
    assert evidence("verify").exit_code == 3
    assert evidence("export", "-o", "two").exit_code == 3


def test_strangers_are_shown_masked_chosen_and_added(
    evidence: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "calls.xml").write_text(CALLS, "utf-8")
    (folder / "c.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:李样例\nTEL:19912340004\nEND:VCARD\n", "utf-8")
    arguments = ("import", "calls.xml", "--contacts", "c.vcf", "--lang", "en")
    shown = evidence(*arguments)
    assert (shown.exit_code, "nothing was added" in shown.stderr) == (0, True)
    assert "  1. 199****0001  2 calls" in shown.stdout
    assert "19912340001" not in shown.output.replace(" ", "")
    assert not (folder / "evidence.jsonl").exists()
    with monkeypatch.context() as patched:
        patched.setattr("audit.cli.evidence_prompt._somebody", lambda: True)
        assert evidence(*arguments, input="\n").exit_code == 0
        assert not (folder / "evidence.jsonl").exists()
        assert evidence(*arguments, input="1, 77\n").exit_code == 0
    assert [entry["other"] for entry in entries(folder)] == ["19912340001"]
    rest = evidence(*arguments, "--all")
    assert "1 are in the log already" in rest.stderr
    assert [entry.get("other") for entry in entries(folder)] == ["19912340001", None]
    assert evidence("verify").exit_code == 0
    told = evidence("import", "calls.xml", "--lang", "en")
    assert "no --contacts" in told.stderr


def test_an_export_that_cannot_be_read_says_why(evidence: Command, folder: Path) -> None:
    (folder / "all.zip").write_bytes(b"PK\x03\x04broken")
    told = evidence("import", "all.zip", "--lang", "en")
    assert told.exit_code == 2
    assert "all.zip was not read to its end" in told.stderr
    assert "holds no list" in told.stderr


def test_a_list_in_a_broken_archive_is_incomplete(evidence: Command, folder: Path) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("calls.xml", CALLS)
        archive.writestr("second.zip", b"PK\x03\x04broken")
    told = evidence("import", "all.zip", "--all", "--lang", "en")
    assert (told.exit_code, len(entries(folder))) == (3, 3)


def test_a_value_is_never_an_argument(evidence: Command) -> None:
    help = evidence("add", "--help").output
    assert not [name for name in ("--other", "--number", "--summary", "--note TEXT") if name in help]
