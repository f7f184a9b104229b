"""Originals stay as they are, and what must not be copied is not."""

from __future__ import annotations

import os
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from audit.casework.evidence.bundle import write
from audit.casework.evidence.entry import Entry
from audit.casework.evidence.files import state, taken
from audit.casework.evidence.listing import held_back
from audit.casework.evidence.log import append, load
from audit.errors import PdauditError

MISSING, CHANGED = "absent-missing", "absent-changed"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    (tmp_path / "case").mkdir()
    return tmp_path / "case" / "evidence.jsonl"


def add(log: Path, name: str, content: bytes = b"content", **fields: object) -> Entry:
    """A file beside the log, as an entry."""
    (log.parent / name).write_bytes(content)
    return append(log, [Entry(**taken(str(log.parent / name), log), **fields)])[0]  # type: ignore[arg-type]


def test_a_file_is_only_read(log: Path) -> None:
    path = log.parent / "a.png"
    path.write_bytes(b"content")
    path.chmod(0o400)
    os.utime(path, ns=(1, 1_000_000_001))
    fields = taken(str(path), log)
    assert fields == {"file": "a.png", "path": "a.png", "size": 7, "sha256": sha256(b"content").hexdigest()}
    append(log, [Entry(**fields)])
    write(load(log), log.parent / "out")
    status = path.stat()
    assert (path.read_bytes(), status.st_mtime_ns, status.st_mode & 0o777) == (b"content", 1_000_000_001, 0o400)


def test_what_became_of_a_file(log: Path, tmp_path: Path) -> None:
    entry = add(log, "a.png")
    assert state(entry, log) == "unchanged"
    (log.parent / "a.png").write_bytes(b"CONTENT")
    assert state(entry, log) == "changed"
    (log.parent / "a.png").unlink()
    assert state(entry, log) == "missing"
    (log.parent / "a.png").mkdir()
    assert state(entry, log) == "missing"
    (tmp_path / "far.png").write_bytes(b"x")
    assert taken(str(tmp_path / "far.png"), log)["path"] == (tmp_path / "far.png").as_posix()


def test_a_case_that_moved_as_a_whole_is_found_again(log: Path, tmp_path: Path) -> None:
    entry = add(log, "a.png")
    log.parent.rename(tmp_path / "moved")
    assert state(entry, tmp_path / "moved" / "evidence.jsonl") == "unchanged"


def test_a_name_that_is_not_utf8(log: Path) -> None:
    entry = add(log, os.fsdecode(b"\xff\xfe.png"))
    [kept] = load(log).entries
    assert (kept.file, state(kept, log)) == (entry.file, "unchanged")
    assert write(load(log), log.parent / "out").copied == 1


@pytest.mark.parametrize(("name", "message"), [("gone", "no such file"), (".", "is a folder"), ("pipe", "is no file")])
def test_what_is_no_file(log: Path, name: str, message: str) -> None:
    os.mkfifo(log.parent / "pipe")
    with pytest.raises(PdauditError, match=message):
        taken(str(log.parent / name), log)


def test_who_marks_one_marks_all_copies_of_it() -> None:
    entries = [
        Entry(id="E0001", sha256="a"),
        Entry(id="E0002", sha256="b", minor=True),
        Entry(id="E0003", sha256="a", about=""),
        Entry(id="E0004", sha256="c"),
        Entry(id="E0005", note="more", about="E0001"),
        Entry(id="E0006", intimate=True, about="E0005"),
        Entry(id="E0007", sha256="b"),
    ]
    assert held_back(entries) == {"E0001", "E0002", "E0003", "E0005", "E0006", "E0007"}
    assert held_back([Entry(id="E0001"), Entry(id="E0002", about="E0001")]) == frozenset()


def test_a_bundle_checks_with_sha256sum(log: Path) -> None:
    add(log, "截图 138|x.png", b"one", capture="screenshot", device="phone")
    append(log, [Entry(channel="call", other="19912345678", summary="<b>a|b</b>\n`c`")])
    made = write(load(log), log.parent / "out")
    assert made.copied == 1
    out = log.parent / "out"
    done = subprocess.run(["sha256sum", "-c", "MANIFEST.sha256"], cwd=out, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    listed = {line.split("  ", 1)[1] for line in (out / "MANIFEST.sha256").read_text().splitlines()}
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert there == listed | {"MANIFEST.sha256"}
    digest = sha256(b"one").hexdigest()
    assert (out / f"files/E0001-{digest}.png").read_bytes() == b"one"
    assert (out / "evidence.jsonl").read_bytes() == log.read_bytes()
    for lang, words in (("zh", ("证据清单", "截图", "电话")), ("en", ("List of evidence", "screenshot", "call"))):
        page = (out / f"evidence.{lang}.md").read_text(encoding="utf-8")
        rows = [line for line in page.splitlines() if line.startswith("| E")]
        assert [row.replace(r"\|", "").count("|") for row in rows] == [7, 7], "no text breaks the table"
        assert digest in rows[0]
        assert load(log).head in page
        assert "19912345678" in page
        assert "<b>" not in page
        assert all(word in page for word in words)
    assert [path.stat().st_mode & 0o077 for path in (out, *out.rglob("*"))] == [0] * (len(there) + 2)


@pytest.mark.parametrize("mark", ["intimate", "minor"])
@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_what_is_marked_is_listed_and_never_copied(log: Path, mark: str, target: str) -> None:
    add(log, "secret-name.jpg", b"SECRETPIXELS", other="https://example.com/x", event="2026-01-02", **{mark: True})
    add(log, "again.jpg", b"SECRETPIXELS", summary="what it shows")
    add(log, "chat.png", b"harmless")
    append(log, [Entry(about="E0003", note="this too", **{mark: True})])  # type: ignore[arg-type]
    made = write(load(log), log.parent / target, with_exports=True)
    assert made.copied == 0
    content = {
        path: path.read_bytes() for path in [log.parent / target, *(log.parent / target).rglob("*")] if path.is_file()
    }
    if target.endswith(".zip"):
        with zipfile.ZipFile(log.parent / target) as archive:
            content = {Path(name): archive.read(name) for name in archive.namelist()}
    assert not [path for path in content if "files" in path.parts]
    assert not [path for path, data in content.items() if b"SECRETPIXELS" in data or b"harmless" in data]
    for lang, line in (("zh", "请在设备上当面向警方出示"), ("en", "show it to the police on the device")):
        page = next(data.decode() for path, data in content.items() if path.name == f"evidence.{lang}.md")
        assert page.count(line) >= 3
        assert "2026-01-02" in page
        assert sha256(b"SECRETPIXELS").hexdigest() in page
        assert "https://example.com/x" in page
        assert "secret-name" not in page
        assert "what it shows" not in page


def test_exports_hold_other_people_and_stay_at_home(log: Path) -> None:
    add(log, "calls.xml", b"<calls/>", imported=True, other="19912345678", capture="export")
    assert write(load(log), log.parent / "out").copies == {"E0001": "kept"}
    assert write(load(log), log.parent / "all.zip", with_exports=True).copied == 1


def test_what_is_gone_or_changed_is_said(log: Path) -> None:
    add(log, "gone.png")
    add(log, "other.png")
    (log.parent / "gone.png").unlink()
    (log.parent / "other.png").write_bytes(b"edited!")
    made = write(load(log), log.parent / "out")
    assert made.copies == {"E0001": MISSING, "E0002": CHANGED}
    assert (made.without(MISSING), made.without(CHANGED), made.copied) == (1, 1, 0)
    assert "changed since it was added" in (log.parent / "out" / "evidence.en.md").read_text()


@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_nothing_is_overwritten_and_nothing_half_is_left(
    log: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(log, "a.png")
    place = log.parent / target
    write(load(log), place)
    with pytest.raises(PdauditError, match="there already"):
        write(load(log), place)
    before = sorted(log.parent.iterdir())
    monkeypatch.setattr("audit.casework.evidence.bundle.blocks", lambda _: [b"something else"])
    with pytest.raises(PdauditError, match="E0001 changed while it was copied"):
        write(load(log), log.parent / f"new-{target}")
    assert sorted(log.parent.iterdir()) == before


def test_an_altered_log_says_so_in_the_list(log: Path) -> None:
    add(log, "a.png")
    append(log, [Entry(note="b")])
    log.write_bytes(log.read_bytes().replace(b'"note":"b"', b'"note":"c"'))
    write(load(log), log.parent / "out")
    assert "the log was altered" in (log.parent / "out" / "evidence.en.md").read_text()
