"""What is said on stderr, and when there is colour."""

from __future__ import annotations

import io

import pytest

from audit.cli.options import Settings
from audit.cli.talk import colored, say
from audit.config import Config


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("option", "variables", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, True),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"CLICOLOR": "0"}, True, False),
    ],
)
def test_colour(
    option: str, variables: dict[str, str], terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "CLICOLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = Terminal() if terminal else io.StringIO()
    assert colored(Settings(Config(), {}, color=option), stream) is expected


def test_names_in_messages_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("no such file: \x1b[2J\udcff")
    assert capsys.readouterr().err == "pdaudit: no such file: \\x1b[2J\\xff\n"
