from __future__ import annotations

from pathlib import Path

import pytest

from audit.casework.incident import NOTHING, Incident, load, save
from audit.errors import PdauditError

MARKED = ("CN_MOBILE_NUMBER", "platform:wechat")
TOLD = Incident("told", "shared", MARKED, "2026-11-01", "message", True, True, ("e-1",))


def test_answers_come_back(tmp_path: Path) -> None:
    save(tmp_path / "incident.toml", TOLD)
    assert load(tmp_path / "incident.toml") == TOLD
    assert load(tmp_path / "none.toml") == NOTHING


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("situation = ", "no TOML"),
        ('situation = "panic"', "situation must be one of kept"),
        ('who = "me"', "unknown key 'who'"),
        ('leaked = "all"', "leaked must be a list"),
        ("leaked = [1]", "leaked must be a list"),
        ("harm = 1", "harm must be true or false"),
        ("many = 1", "many must be true or false"),
        ('since = "yesterday"', "a day such as"),
        (f'since = "{"9" * 600}"', "short text"),
        ("situation = 3", "short text"),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "incident.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PdauditError, match=message) as caught:
        load(path)
    assert "\n" not in str(caught.value)
