"""What asks at a terminal, at a real one: a pseudo-terminal, a new process, answers typed as they are asked."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

WAIT = 120
"""Seconds for the next question; a slow machine only makes the test slow."""
SPAWN = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
NOTE = "姓名：周测试\n手机：19912345678\n身份证号：110101199003070177\n密码：Tr0ub4dor&3x\n"
AGAIN = "姓名：周测试\n手机：19912345678\n"


class Terminal:
    """Runs ``pdaudit`` in ``folder``; a line is typed when its question shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), "TERM": "dumb"}
        self.environment["PYTHONPATH"] = os.pathsep.join((str(Path(__file__).parents[3]), *sys.path))

    def __call__(self, *arguments: str, typed: tuple[tuple[str, str], ...] = ()) -> tuple[int, str]:
        """Exit code and everything that was shown."""
        command = [sys.executable, "-c", SPAWN, sys.executable, "-m", "audit.cli", *arguments]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self.folder, env=self.environment
        ) as process:
            assert process.stdin and process.stdout
            screen, mark = b"", 0
            for question, answer in typed:
                screen += self._until(process.stdout.fileno(), screen[mark:], question.encode())
                mark = len(screen)
                os.write(process.stdin.fileno(), answer.encode() + b"\n")
            screen += process.stdout.read()
            return process.wait(WAIT), screen.decode().replace("\r\n", "\n")

    @staticmethod
    def _until(shown: int, known: bytes, question: bytes) -> bytes:
        new, end = b"", time.monotonic() + WAIT
        while question not in known + new:
            ready, _, _ = select.select([shown], [], [], max(end - time.monotonic(), 0))
            part = os.read(shown, 65_536) if ready else b""
            assert part, f"{question.decode()} was not asked; there was {(known + new).decode()!r}"
            new += part
        return new


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    (tmp_path / "in").mkdir()
    for name in ("note.txt", "copy.txt"):
        (tmp_path / "in" / name).write_text(NOTE, encoding="utf-8")
    return Terminal(tmp_path)


SCAN = ("scan", "in", "--fast", "-j", "1", "--no-progress", "-o", "run.json", "--lang")


def test_the_owner_is_asked_once_and_has_a_page(terminal: Terminal) -> None:
    code, shown = terminal(*SCAN, "en", typed=(("is this you?", "y"),))
    assert (code, "199****5678" in shown, "19912345678" in shown) == (0, True, False)
    report = json.loads((terminal.folder / "run.json").read_text())
    assert report["people"]["me"]["file_count"] == 2
    code, shown = terminal(*SCAN, "en")
    assert (code, "is this you?" in shown) == (0, False)
    assert b"19912345678" not in b"".join(
        path.read_bytes() for path in (terminal.folder / "config").rglob("*") if path.is_file()
    ), "who the owner is stays as keyed hashes"


def test_from_the_questions_to_the_ticks_to_the_next_scan(terminal: Terminal) -> None:
    terminal(*SCAN, "zh", typed=(("是您本人吗？", "n"),))
    questions = (
        ("什么情况", "4"), ("谁能读到", "2"), ("哪些已经外泄", "1"), ("怎么知道的", "2"), ("哪一天", "2026-11-20"),
        ("损失", "n"), ("很多别人", "n"), ("哪些已经做完", "1 2"),
    )  # fmt: skip
    code, shown = terminal("plan", "run.json", "--ask", "--lang", "zh", typed=questions)
    assert (code, shown.count("- [x]")) == (0, 2)
    kept = json.loads((terminal.folder / "plan.json").read_text())["tasks"]
    assert list(kept.values()).count("done") == 2
    assert f"计划：{len(kept)} 件事，已做 2 件" in shown
    assert 'situation = "told"' in (terminal.folder / "incident.toml").read_text()
    for name in ("note.txt", "copy.txt"):
        (terminal.folder / "in" / name).write_text(AGAIN, encoding="utf-8")
    _, shown = terminal(*SCAN, "zh")
    fixed = re.search(rf"计划：{len(kept)} 件事，已做 (\d+) 件", shown)
    assert fixed and int(fixed[1]) > 2, "a scan that finds less says that more is done"


def test_merely_kept_asks_three_things_and_enter_keeps_what_was_told(terminal: Terminal) -> None:
    for name in ("note.txt", "copy.txt"):
        (terminal.folder / "in" / name).write_text("密码：Tr0ub4dor&3x\n", encoding="utf-8")
    terminal(*SCAN, "en")
    questions = (("What is the case", "1"), ("Who can read", "1"), ("Which are done", ""))
    code, shown = terminal("plan", "run.json", "--ask", "--lang", "en", typed=questions)
    assert (code, "110" in shown, "police" in shown) == (0, False, False)
    before = (terminal.folder / "incident.toml").read_bytes()
    terminal("plan", "run.json", "--ask", "--lang", "en", typed=tuple((question, "") for question, _ in questions))
    assert (terminal.folder / "incident.toml").read_bytes() == before
