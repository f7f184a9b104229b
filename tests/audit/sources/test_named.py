"""From words on the command line to Roots."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from audit.errors import PdauditError
from audit.sources.named import roots


def test_roots_are_numbered_as_they_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"y")))
    found = roots([str(tmp_path), "-", str(tmp_path), str(tmp_path / "a.txt")], stdin_name="x.csv")
    assert [root.name for root in found] == [str(tmp_path), "-", str(tmp_path / "a.txt")]
    assert [(item.root, item.path) for root in found for item in root.sources()] == [  # type: ignore[union-attr]
        (0, "a.txt"), (1, "x.csv"), (2, "a.txt"),
    ]  # fmt: skip


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(PdauditError, match="no such file or folder: nowhere"):
        roots(["nowhere"])
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PdauditError, match="leads nowhere"):
        roots([str(tmp_path / "link")])
