"""results.json as the two sections of docs/quality.md on other tools: comparison and English."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from tests.quality.markdown import row

Matrix: TypeAlias = Mapping[str, Mapping[str, Sequence[int]]]
"""Entity → sort of text → found in how many of how many."""

SORTS = ("plain", "other", "wrong")
_CELL = "{} + {} / {}"

RESULTS = Path(__file__).with_name("results.json")

_COMPARISON = """\
Measured {date} on CPython {python}, every tool in one run and asked for the same texts
(`python -m tests.quality.peers --env DIR --labelled FILE --english FILE` installs and asks them; the files stay where
they are). `tests/quality/peers/peers.toml` says which of our entities a label of a tool stands for. A finding is right
if it covers half of the value and stands for the right entity. Findings with labels that stand for none of ours are
neither right nor wrong. `–`: the tool has no label for it, which is not the same as missing it.
"""

_LABELLED = """\
A labelled file of Chinese and English lines, one value each: how many values were found as what they are, how many as
anything, and at how many of the places where nothing may be found something was. The rules were written with this file
at hand, the other tools' were not.
"""

_MATRIX = """\
A sample of the matrix above, columns aside, as the other tools are given texts only: found as it is + found in other
writings / wrongly found, of so many texts and near misses. The ways of writing and the near misses are ours, and our
rules were written for such: this says what the others do with them, not how good they are on their own ground.
"""

_SPEED = """\
Time is CPU time as a multiple of ours, of one core, in the same run: to load, and for a text full of values.
"""

_ENGLISH = """\
Texts from Presidio's own research set (`presidio_synth_v2`, generated English sentences with made-up values), found and
said: recall, precision, and how many there are. Findings on spans of kinds that are not listed here (cities,
organisations, dates, titles) do not count. Its card and telephone numbers are made by Faker: many are of plans that no
issuer or country has.
"""


def results() -> Mapping[str, Any]:
    """What the last run wrote."""
    written: Mapping[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return written


def comparison_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """The section on other tools, without its heading."""
    asked = [tool for tool in found["tools"] if "matrix" in tool]
    yield _COMPARISON.format(**found)
    yield from map(_setup_line, found["tools"])
    if "labelled" in asked[0]:
        yield "\n### Labelled lines\n"
        yield _LABELLED
        yield from _labelled_lines(asked)
    yield "\n### The matrix\n"
    yield _MATRIX
    yield from _matrix_lines(asked)
    yield "\n### Time\n"
    yield _SPEED
    yield from _speed_lines(asked)


def english_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """The section on English texts, without its heading; nothing if they were not asked for."""
    asked = [tool for tool in found["tools"] if "english" in tool]
    if not asked:
        return
    yield _ENGLISH
    yield from _head("kind", "values", *_names(asked))
    for kind, ours in asked[0]["english"].items():
        yield row(kind, ours["there"], *(_rates(tool["english"].get(kind)) for tool in asked))


def _setup_line(tool: Mapping[str, Any]) -> str:
    pinned = ", ".join(f"`{requirement}`" for requirement in tool["requirements"])
    parts = [f"**{tool['name']}**: {tool['setup']}", *([pinned] if pinned else [])]
    refused = f" Could not be installed: {tool['not_installed']}" if "not_installed" in tool else ""
    return f"- {'; '.join(parts)}. {tool['limits']}{refused}".rstrip()


def _labelled_lines(asked: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from _head("tool", "values", "right", "any", "nothing there", "flagged")
    for tool in asked:
        yield row(tool["name"], *(tool["labelled"][key] for key in ("wanted", "right", "any", "unwanted", "flagged")))


def _matrix_lines(asked: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    ours: Matrix = asked[0]["matrix"]
    shared = {entity: ours[entity] for entity in ours if any(entity in tool["matrix"] for tool in asked[1:])}
    yield from _head("entity", "texts", *_names(asked))
    for entity, counts in shared.items():
        texts = _CELL.format(*(counts[sort][1] for sort in SORTS))
        yield row(entity, texts, *(_cell(tool["matrix"].get(entity)) for tool in asked))
    yield row("**all of these**", "", *(_shares(tool["matrix"], shared) for tool in asked))
    yield row("**those it has labels for**", "", *(_shares(tool["matrix"], tool["matrix"]) for tool in asked))
    alone = ", ".join(entity for entity in ours if entity not in shared)
    yield f"\nNo other tool has a label for: {alone}."


def _cell(counts: Mapping[str, Sequence[int]] | None) -> str:
    return _CELL.format(*(counts[sort][0] for sort in SORTS)) if counts else "–"


def _shares(matrix: Matrix, entities: Matrix) -> str:
    """Of all texts with ``entities``; what is not in ``matrix`` was not found, neither rightly nor wrongly."""
    whole = {sort: sum(counts[sort][1] for counts in entities.values()) for sort in SORTS}
    part = {sort: sum(matrix[entity][sort][0] for entity in entities if entity in matrix) for sort in SORTS}
    return _CELL.format(*(f"{part[sort] / whole[sort]:.2f}" for sort in SORTS))


def _speed_lines(asked: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    ours = asked[0]
    yield from _head("tool", "load", "text")
    for tool in asked:
        yield row(tool["name"], *(f"{tool[key] / ours[key]:.1f}" for key in ("load", "per_megabyte")))


def _head(first: str, *others: str) -> Iterator[str]:
    yield row(first, *others)
    yield row("---", *["---:"] * len(others))


def _names(asked: Iterable[Mapping[str, Any]]) -> list[str]:
    return [tool["name"] for tool in asked]


def _rates(counts: Mapping[str, int] | None) -> str:
    if counts is None:
        return "–"
    precision = f"{counts['right'] / counts['said']:.2f}" if counts["said"] else "–"
    return f"{counts['found'] / counts['there']:.2f} / {precision}"
