"""The pages of docs/entities: they are what the catalogue says today, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from recognizers import blocks
from recognizers.catalogue import load
from recognizers.confusion import confused, taken_apart
from recognizers.engine import Engine
from recognizers.forms import FORMS
from recognizers.pages import page, pages, sections, write
from recognizers.validators import VALIDATORS

ROOT = Path(__file__).parents[2]
WORDS = tomllib.loads((ROOT / "recognizers" / "pages.toml").read_text(encoding="utf-8"))
CATALOGUE = load()
ENGINE = Engine(CATALOGUE)


def test_the_pages_are_up_to_date() -> None:
    """Otherwise: python -m recognizers.pages docs/entities"""
    folder = ROOT / "docs" / "entities"
    made = dict(pages(CATALOGUE))
    assert sorted(path.name for path in folder.iterdir()) == sorted(made)
    stale = [name for name, content in made.items() if (folder / name).read_text(encoding="utf-8") != content]
    assert stale == []


def test_writing_removes_pages_of_entities_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "GONE.md").write_text("old")
    (tmp_path / "notes.txt").write_text("kept")
    write(tmp_path)
    assert not (tmp_path / "GONE.md").exists() and (tmp_path / "notes.txt").exists()
    assert len(list(tmp_path.glob("*.md"))) == len(CATALOGUE.entities) + 1


def keys(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield from keys(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]


def test_both_languages_have_the_same_words() -> None:
    assert sorted(keys(WORDS["zh"])) == sorted(keys(WORDS["en"]))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_choice_of_the_catalogue_has_words(lang: str) -> None:
    words = WORDS[lang]
    assert set(words["masks"]) == blocks.MASKS
    assert set(words["forms"]) == set(FORMS)
    assert set(words["ways"]) == blocks.FOUND_BY
    assert set(words["layers"]) == blocks.LAYERS
    assert set(words["identifiers"]) == blocks.IDENTIFIERS
    assert set(words["categories"]) == set(blocks.CATEGORIES)
    assert set(words["severities"]) == blocks.SEVERITIES


def test_every_check_has_words_and_every_source_a_date() -> None:
    checks = WORDS["check"]
    assert sorted(checks) == sorted(VALIDATORS)
    assert [name for name, about in checks.items() if ("source" in about) != ("date" in about)] == []
    assert [name for name, check in VALIDATORS.items() if not check.__doc__] == []


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("CN_LANDLINE_NUMBER", "PHONE_NUMBER", "same_label"),
        ("CN_MOBILE_NUMBER", "CN_LANDLINE_NUMBER", "same_label"),
    ],
)
def test_what_an_entity_is_confused_with(one: str, other: str, how: str) -> None:
    found = {entity.id: reason for entity, reason, _ in confused(CATALOGUE.entities[one], CATALOGUE, ENGINE)}
    assert found[other] == how
    assert one not in found


def test_examples_are_taken_apart() -> None:
    assert taken_apart("手机|⟦199⟧0") == ("手机", "1990", 0, 3)
    assert taken_apart("⟦a|b⟧") == ("", "a|b", 0, 3)
    assert taken_apart("plain") == ("", "plain", -1, -1)


def test_an_entity_without_patterns_says_so() -> None:
    record = next(e for e in CATALOGUE.entities.values() if not e.patterns and not e.value)
    (how,) = [s for s in sections(record, CATALOGUE, ENGINE, "en") if s.title == WORDS["en"]["how"]]
    assert how.lines == (WORDS["en"]["no_patterns"],)


def test_no_example_breaks_its_page() -> None:
    """Nothing that acts on a terminal or a viewer, and no list item of two lines."""
    for entity in CATALOGUE.entities.values():
        lines = page(entity, CATALOGUE, ENGINE).split("\n")
        assert all(line.isprintable() for line in lines)
        assert all(line.startswith(("#", "- ", "`", "<sub>")) or not line for line in lines)
