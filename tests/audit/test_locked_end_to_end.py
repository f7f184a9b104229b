"""The person of ``planted`` in locked files: found with the password file, with a prompt on a terminal, or told locked.

The command runs as people run it: a process of its own, with a pseudo-terminal where one is asked for.
"""

from __future__ import annotations

import errno
import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.audit.readers.packing import aes_zip, crypto_zip, locked_office, locked_pdf, rar, seven_zip
from tests.audit.readers.planted import CSV, ID, MOBILE, PLAIN
from tests.audit.readers.planted_files import workbook

CODE, OTHER = "xq-208711-code", "open-sesame-4"
ENTITIES = {"CN_MOBILE_NUMBER", "CN_RESIDENT_ID"}
BILL = "微信支付账单(20240101-20240331).zip"
LOCKED: dict[str, Callable[[], bytes]] = {
    BILL: lambda: aes_zip({"账单.csv": CSV.encode()}, CODE),
    "old.zip": lambda: crypto_zip("a.txt", PLAIN.encode(), CODE.encode()),
    "a.7z": lambda: seven_zip({"a.txt": PLAIN.encode()}, CODE),
    "names.7z": lambda: seven_zip({"a.txt": PLAIN.encode()}, OTHER, names_too=True),
    "a.xlsx": lambda: locked_office(workbook(), CODE),
    "a.pdf": lambda: locked_pdf(f"Mobile {MOBILE} ID {ID}", OTHER),
    "outer.zip": lambda: aes_zip({"inner.7z": seven_zip({"a.txt": PLAIN.encode()}, OTHER)}, CODE),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(folder, *options), capture_output=True, check=False, env=environment(folder))


def command(folder: Path, *options: str) -> list[str]:
    verb = ["scan", str(folder / "in"), "--fast", "-j", "2", "--lang", "en", "-o", str(folder / "out.jsonl")]
    return [sys.executable, "-m", "audit.cli", *verb, *options]


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PDAUDIT_")}
    return kept | {"XDG_CONFIG_HOME": str(folder / "config"), "TMPDIR": str(folder), "TERM": "xterm"}


def rows(folder: Path, kind: str) -> list[dict[str, Any]]:
    lines = (folder / "out.jsonl").read_text().splitlines()
    return [row for row in map(json.loads, lines) if row["type"] == kind]


def found(folder: Path) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for row in rows(folder, "finding"):
        if row["entity"] in ENTITIES:
            out.setdefault(row["path"], set()).add(row["entity"])
    return out


def reasons(folder: Path) -> dict[tuple[str, ...], str]:
    return {(row["path"], *row["trail"]): row["why"] for row in rows(folder, "file") if row["why"]}


def assert_silent(folder: Path, *streams: bytes, but: Sequence[str] = ()) -> None:
    """Neither password stands in anything that was written or left behind."""
    left = [path for path in folder.rglob("*") if path.is_file() and path.name not in but and "in" not in path.parts]
    for data in (*streams, *(path.read_bytes() for path in left)):
        assert CODE.encode() not in data and OTHER.encode() not in data


def test_a_password_file_opens_everything(folder: Path) -> None:
    for name, make in LOCKED.items():
        (folder / "in" / name).write_bytes(make())
    (folder / "passwords").write_text(f"wrong\n{OTHER}\n{CODE}\n")
    options = (
        "--password-file",
        str(folder / "passwords"),
        "-vv",
        "-f",
        "jsonl",
        "-o",
        str(folder / "out.html"),
        "-f",
        "html",
    )
    done = run(folder, *options)
    assert done.returncode == 0, done.stderr
    assert found(folder) == dict.fromkeys(LOCKED, ENTITIES)
    assert reasons(folder) == {}
    assert_silent(folder, done.stdout, done.stderr, but=("passwords",))


def test_without_a_password_each_file_is_told_locked(folder: Path) -> None:
    for name, make in LOCKED.items():
        (folder / "in" / name).write_bytes(make())
    done = run(folder, "-v")
    assert (done.returncode, found(folder)) == (3, {})
    assert reasons(folder) == {
        (BILL, "账单.csv"): "locked:wechat-pay",
        ("old.zip", "a.txt"): "locked:password",
        ("a.7z",): "locked:password",
        ("names.7z",): "locked:password",
        ("a.xlsx",): "locked:password",
        ("a.pdf",): "locked:password",
        ("outer.zip", "inner.7z"): "locked:password",
    }
    assert "enter the code that 微信支付 (WeChat Pay) sent you" in done.stderr.decode()


def test_a_wrong_password_is_said(folder: Path) -> None:
    (folder / "in" / "a.7z").write_bytes(LOCKED["a.7z"]())
    (folder / "in" / "open.rar").write_bytes(rar({"a.txt": PLAIN.encode()}))
    (folder / "passwords").write_text(f"{OTHER}\n")
    done = run(folder, "--password-file", str(folder / "passwords"))
    assert (done.returncode, reasons(folder)) == (3, {("a.7z",): "locked:wrong"})
    assert found(folder) == {"open.rar": ENTITIES}
    assert_silent(folder, done.stdout, done.stderr, but=("passwords",))


def on_a_terminal(folder: Path, answers: Sequence[str], *options: str) -> tuple[int, bytes]:
    """The exit code and everything the terminal showed; one answer for each password that is asked for, and yes to the
    question who the user is."""
    child, terminal = pty.fork()
    if not child:
        os.execve(sys.executable, command(folder, *options), environment(folder))
    shown, asked, confirmed, waiting = b"", 0, 0, time.monotonic() + 120
    while time.monotonic() < waiting:
        try:
            data = os.read(terminal, 4096)
        except OSError as error:
            assert error.errno == errno.EIO  # how Linux says that the other side hung up
            break
        if not data:
            break
        shown += data
        if shown.count(b"leaves it locked): ") > asked:
            time.sleep(0.2)  # until the echo is off
            os.write(terminal, answers[asked].encode() + b"\n")
            asked += 1
        if shown.count(b"[y/n]") > confirmed:
            os.write(terminal, b"y\n")
            confirmed += 1
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown


def test_a_terminal_is_asked_for_each_locked_file(folder: Path) -> None:
    (folder / "in" / "plain.txt").write_text(PLAIN)
    for name in (BILL, "a.pdf", "outer.zip"):
        (folder / "in" / name).write_bytes(LOCKED[name]())
    answers = (OTHER, CODE, "not this one", OTHER, CODE)  # in the order of the paths, then what is locked still
    code, shown = on_a_terminal(folder, answers, "-vv")
    told = shown.decode()
    assert found(folder) == {"plain.txt": ENTITIES} | dict.fromkeys((BILL, "a.pdf", "outer.zip"), ENTITIES)
    assert (code, reasons(folder)) == (0, {})
    assert "enter the code that 微信支付 (WeChat Pay) sent you" in told
    assert told.count("That did not open it.") == 1
    assert told.count("is this you?") == 1
    assert_silent(folder, shown)


def test_enter_leaves_it_locked(folder: Path) -> None:
    (folder / "in" / BILL).write_bytes(LOCKED[BILL]())
    code, shown = on_a_terminal(folder, ("",))
    assert (code, reasons(folder)) == (3, {(BILL, "账单.csv"): "locked:wechat-pay"})
    assert shown.count(b"leaves it locked): ") == 1


def test_nobody_is_asked_under_quiet(folder: Path) -> None:
    (folder / "in" / BILL).write_bytes(LOCKED[BILL]())
    code, shown = on_a_terminal(folder, (), "--quiet")
    assert (code, shown) == (3, b"")
