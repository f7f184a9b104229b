"""Everything that one artefact prints about a value leaves at least 1,000 candidates, whatever the artefact.

A folder holds the catalogue's own examples of every identifier.  What they are is known from a run with ``--reveal``;
then every report, plan, letter and list made of the folder is searched for them and for masks that fit them.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from audit.detection.masks import ENOUGH, candidates
from audit.detection.partial import Cells, cells, together
from audit.knowledge.letters import load_letters
from recognizers.catalogue import Catalogue, load
from tests.recognizers.examples import taken_apart

Command = Callable[..., Result]
Value = tuple[str, str]
"""Mask rule and normal form."""
EXAMPLES = 3
SHORTEST = 6
"""Shorter values may stand anywhere by chance."""
TOKEN = re.compile(r"[\w.@:·,+*-]*\*[\w.@:·,+*-]*")
MASKED = re.compile(r"[*•＊×█]|xx|XX")
"""What the files themselves hold masked is shown as it stands; what that reveals is ``audit.report.revealed``'s."""
WORDS = frozenset({"name", "address", "text", "amount", "band", "first", "year"})
"""Rules of values that are no numbers: how much they leave is tested beside the rules."""
RENDERED = ("police", "lawyer")
"""Letters in every format: the formats render blocks and know no kinds."""
FAST = ("--fast", "-j", "1", "--no-progress")


def _example_files(folder: Path, catalogue: Catalogue) -> None:
    for entity in catalogue.entities.values():
        if entity.identifier in ("direct", "indirect", "secret"):
            told = [taken_apart(example) for example in entity.examples.match if not MASKED.search(example)][:EXAMPLES]
            lines = [f"{hint}：{text}" if hint else text for hint, text, _, _ in told]
            (folder / f"{entity.id.lower()}.txt").write_text("\n\n".join(lines), encoding="utf-8")


def _values(rows: Path, catalogue: Catalogue) -> set[Value]:
    found = [json.loads(line) for line in rows.read_text("utf-8").splitlines()]
    return {
        (catalogue.entities[row["entity"]].mask, row["value"])
        for row in found
        if row["type"] == "finding"
        and not row["masked"]
        and not row["test"]
        and catalogue.entities[row["entity"]].identifier in ("direct", "indirect", "secret")
        and catalogue.entities[row["entity"]].mask not in WORDS
        and len(row["value"]) >= SHORTEST
    }


def _shown(texts: dict[str, str], value: Value) -> Iterator[tuple[str, Cells]]:
    """Artefact by artefact, what all masks in it that fit the value show of it together."""
    rule, form = value
    whole = cells(rule, form)
    for name, text in texts.items():
        union: Cells = ("",) * len(whole)
        for token in set(TOKEN.findall(text)):
            masked = cells(rule, token.strip(".,:-"))
            if len(masked) == len(whole) and together(masked, whole) == whole:
                union = together(union, masked) or union
        yield name, union


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture
def artefacts(pdaudit: Command, folder: Path, catalogue: Catalogue) -> dict[str, str]:
    """Every artefact of one folder as text; the raw rows are in ``raw.jsonl``."""
    (folder / "in").mkdir()
    _example_files(folder / "in", catalogue)
    assert pdaudit("scan", "in", *FAST, "--reveal", "-o", "raw.jsonl").exit_code == 0
    outputs = [word for suffix in ("json", "jsonl", "html", "md") for word in ("-o", f"run.{suffix}")]
    scan = ("scan", "in", *FAST, "--situation", "told", "--profile", "officer")
    texts = {"messages": pdaudit(*scan, *outputs).stderr, "terminal": pdaudit(*scan).stdout}
    (folder / "incident.toml").write_text('situation = "told"\nleaked = ["*"]\n')
    texts["plan"] = pdaudit("plan", "run.json", "-o", "plan.html", "-o", "plan.md").stderr
    for kind in load_letters().kinds:
        for suffix in ("md", "html", "docx") if kind in RENDERED else ("md",):
            assert pdaudit("letter", kind, "run.json", "--lang", "zh", "-o", f"{kind}.{suffix}").exit_code == 0
    other = next(form for rule, form in sorted(_values(folder / "raw.jsonl", catalogue)) if rule == "mobile")
    texts["evidence"] = pdaudit("evidence", "add", "--note", input=f"other: {other}\nsummary: {other}\n").stdout
    texts["evidence list"] = pdaudit("evidence", "list").stdout
    for path in folder.iterdir():
        if path.suffix == ".docx":
            texts[path.name] = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
        elif path.suffix in (".json", ".jsonl", ".html", ".md") and path.name not in ("raw.jsonl", "evidence.jsonl"):
            texts[path.name] = path.read_text("utf-8")
    return texts


def test_a_thousand_candidates_are_left_in_every_artefact(
    artefacts: dict[str, str], folder: Path, catalogue: Catalogue
) -> None:
    values = _values(folder / "raw.jsonl", catalogue)
    assert len({rule for rule, _ in values}) > 10
    assert len(artefacts) > len(load_letters().kinds) + 10
    masks_seen = 0
    for rule, form in values:
        for name, union in _shown(artefacts, (rule, form)):
            assert form not in artefacts[name], (name, rule)
            masks_seen += any(union)
            assert candidates(rule, union.count("")) >= ENOUGH, (name, rule, union)
    assert masks_seen > 100
