"""docs/quality.md is what the harness wrote for this seed, these entities and the last run of the other tools."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.quality.peers.table import comparison_lines, english_lines, results
from tests.quality.peers.tools import tools
from tests.quality.score import SEED
from tests.quality.subjects import SUBJECTS

SECTIONS = [
    "What was measured, and how",
    "Entities",
    "Other writings",
    "Encodings",
    "False alarms",
    "Sentences",
    "Names in public sets",
    "Names in generated texts",
    "Other tools",
    "English",
    "What falls short",
]


@pytest.fixture(scope="module")
def page() -> str:
    return (Path(__file__).parents[2] / "docs" / "quality.md").read_text("utf-8")


def section(page: str, heading: str) -> str:
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def first_column(table: str) -> Sequence[str]:
    return re.findall(r"^\| ([A-Z][A-Z0-9_]+) \|", table, re.MULTILINE)


def test_sections(page: str) -> None:
    assert re.findall("^## (.+)$", page, re.MULTILINE) == SECTIONS


def test_seed(page: str) -> None:
    assert f"**Seed** {SEED};" in page


def test_every_entity_has_a_row(page: str) -> None:
    assert sorted(first_column(section(page, "Entities"))) == sorted(subject.entity for subject in SUBJECTS)


def test_other_tools_are_those_of_the_last_run(page: str) -> None:
    written = results()
    assert "\n".join(comparison_lines(written)) in section(page, "Other tools")
    assert "\n".join(english_lines(written)) in section(page, "English")
    asked = {tool.name: list(tool.requirements) for tool in tools()}
    assert {tool["name"]: tool["requirements"] for tool in written["tools"]} == asked
