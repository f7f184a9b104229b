from __future__ import annotations

from pathlib import Path

import pytest

from reports import formats as registry
from reports.formats import formats, guess
from reports.formats.interface import Format


def test_the_folder_is_the_registry() -> None:
    assert {"terminal", "json", "jsonl", "html"} <= set(formats())
    assert list(formats()) == sorted(formats())


def test_every_suffix_belongs_to_one_format() -> None:
    suffixes = [suffix for known in formats().values() for suffix in known.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("run.json", "json"),
        ("RUN.JSON", "json"),
        ("a/b.jsonl", "jsonl"),
        (Path("x.html"), "html"),
        ("x.htm", "html"),
        ("x.json.html", "html"),
    ],
)
def test_the_suffix_chooses(path: str | Path, name: str) -> None:
    assert guess(path) == name


@pytest.mark.parametrize("path", ["report", "json", "x.doc", "html/x"])
def test_an_unknown_suffix_says_what_is_known(path: str) -> None:
    with pytest.raises(ValueError, match=r"-f.*\.html"):
        guess(path)


def test_a_third_party_adds_but_does_not_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(*_: object) -> None:
        """Nothing."""

    theirs = [Format("json", (".evil",), render), Format("poem", (".poem",), render)]
    monkeypatch.setattr(registry, "_theirs", lambda: iter(theirs))
    known = registry.formats.__wrapped__()
    assert known["poem"] is theirs[1]
    assert known["json"].suffixes == (".json",)
