"""The progress bar is there for a terminal and for nobody else."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from audit.cli.options import Settings
from audit.cli.progress import NAME_WIDTH, short, shown
from audit.config import Config


@dataclass
class Done:
    files: int = 1200
    bytes: int = 50
    total_bytes: int | None = 100
    current: str = "a[b]\x1b.txt"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_shows_files_and_the_current_name(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with shown(Settings(Config(), {})) as tell:
        assert tell is not None
        tell(Done())
    assert "1,200" in terminal.getvalue()
    assert "a[b]\\x1b.txt" in terminal.getvalue()


@pytest.mark.parametrize(
    ("settings", "stream"),
    [
        (Settings(Config(progress=False), {}), Terminal()),
        (Settings(Config(), {}, quiet=True), Terminal()),
        (Settings(Config(), {}), io.StringIO()),
    ],
)
def test_else_there_is_none(settings: Settings, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    with shown(settings) as tell:
        assert tell is None
    assert stream.getvalue() == ""


def test_long_names_show_their_end() -> None:
    assert short("d/" * 100 + "end.txt").endswith("end.txt")
    assert len(short("x" * 500)) == NAME_WIDTH + 1
