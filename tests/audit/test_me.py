from __future__ import annotations

import stat
from pathlib import Path

import pytest

from audit.errors import PdauditError
from audit.me import NOBODY, Me, load, save


def test_what_was_said_is_kept_for_one_key(tmp_path: Path) -> None:
    said = NOBODY.with_mine(["b2:1", "b2:2"]).with_others(["b2:2", "b2:3"])
    assert said == Me(frozenset({"b2:1"}), frozenset({"b2:2", "b2:3"}))
    path = tmp_path / "new" / "me.json"
    save(path, "k:1", said)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load(path, "k:1") == said
    assert load(path, "k:2") == NOBODY
    assert said.with_mine(["b2:3"]).others == {"b2:2"}


def test_nothing_said_is_nobody(tmp_path: Path) -> None:
    assert load(tmp_path / "me.json", "k:1") == NOBODY


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"key_id": 1}', '{"key_id": "k", "mine": [1], "others": []}'])
def test_a_damaged_file_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "me.json"
    path.write_text(content)
    with pytest.raises(PdauditError, match="damaged"):
        load(path, "k")
