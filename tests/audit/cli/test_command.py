"""The command as a shell sees it, with the whole house behind it: exit codes and streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]
ARGUMENTS = [sys.executable, "-m", "audit.cli"]
ID_NUMBER = "11010119900307803X"  # invented; region and check digit are valid
CLEAN = "nothing to see\n"


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    """Nothing is written outside the test's folder."""
    key = folder.parent / f"{folder.name}.key"
    search = os.pathsep.join(str(Path(path).absolute()) for path in sys.path if path)
    return os.environ | {"PDAUDIT_KEY_FILE": str(key), "PYTHONPATH": search, "LC_ALL": "C.UTF-8"}


@pytest.fixture
def pdaudit(folder: Path, environment: dict[str, str]) -> Command:
    def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*ARGUMENTS, *arguments], cwd=folder, env=environment, input=given, capture_output=True, text=True
        )

    return run


def test_scan_ends_0_whatever_it_finds_and_3_when_incomplete(pdaudit: Command, folder: Path) -> None:
    (folder / "a.txt").write_text(f"身份证 {ID_NUMBER}\n")
    found = pdaudit("scan", ".", "--fast", "-f", "jsonl")
    assert found.returncode == 0, found.stderr
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [row["entity"] for row in rows if row["type"] == "finding"] == ["CN_RESIDENT_ID"]
    assert ID_NUMBER not in found.stdout + found.stderr
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(40))
    assert pdaudit("scan", ".", "--fast").returncode == 3
    assert pdaudit("scan", ".", "--fast", "--fail-on", "high").returncode == 1
    assert pdaudit("scan", "nowhere").returncode == 2


def test_check_ends_1_0_or_3(pdaudit: Command, folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN)
    assert pdaudit("check", "--fast", "a.txt").returncode == 0
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(40))
    assert pdaudit("check", "--fast", ".").returncode == 3
    (folder / "a.txt").write_text(f"\n身份证 {ID_NUMBER}\n")
    found = pdaudit("check", "--fast", ".")
    assert found.returncode == 1
    assert found.stdout.startswith("a.txt:2:5: HIGH CN_RESIDENT_ID 1****************X (")
    assert found.stdout.endswith("fix: remove it, or `pdaudit redact a.txt`\n")
    assert len(found.stderr.splitlines()) == 1


def test_files_that_are_named_one_by_one_keep_their_names(pdaudit: Command, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "z.txt").write_text(f"身份证 {ID_NUMBER}\n")
    (folder / "a.txt").write_text(CLEAN)
    found = pdaudit("check", "--fast", "in/z.txt", "a.txt")
    assert found.stdout.startswith("in/z.txt:1:5: HIGH"), found.stdout


def test_what_is_staged_counts_not_what_lies_in_the_folder(pdaudit: Command, folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / "a.txt").write_text(f"身份证 {ID_NUMBER}\n")
    subprocess.run(["git", "add", "a.txt"], cwd=folder, check=True)
    (folder / "a.txt").write_text(CLEAN)
    assert pdaudit("check", "--fast", "--staged").returncode == 1
    assert pdaudit("check", "--fast", "a.txt").returncode == 0


def test_stdin(pdaudit: Command) -> None:
    found = pdaudit("check", "--fast", "-", "--stdin-name", "x.csv", given=f"身份证\n{ID_NUMBER}\n")
    assert (found.returncode, found.stdout.startswith("x.csv [row 2 field ")) == (1, True)


def test_ctrl_c_ends_130(folder: Path, environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [*ARGUMENTS, "scan", "-"],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a run in the background is deaf to it
    )
    assert process.stdin is not None
    process.stdin.write(bytes(1 << 20))  # more than a pipe holds: when this returns the command is reading
    process.send_signal(signal.SIGINT)
    process.stdin.close()
    assert process.wait(60) == 130
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_reader_that_leaves_early_sees_no_traceback(folder: Path, environment: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [*ARGUMENTS, "entities", "list"], cwd=folder, env=environment, stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (2, "")
