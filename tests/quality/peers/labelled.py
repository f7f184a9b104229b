"""A labelled file: a JSON list of [kind, text, target, 1 or 0]; 0 means that nothing may be found at the target."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tests.quality.peers.tools import Said

_KINDS: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(
    (files("tests.quality.peers") / "kinds.toml").read_text("utf-8")
)


@dataclass(frozen=True, slots=True)
class Row:
    """``entities``: the right answers at ``text[start:end]``; none means that nothing may be found there."""

    text: str
    start: int
    end: int
    kind: str
    entities: frozenset[str]


def read_labelled(path: Path) -> list[Row]:
    """Raises ValueError if a target does not stand in its text."""
    rows = json.loads(path.read_text("utf-8"))
    return [
        Row(text, text.index(target), text.index(target) + len(target), kind, _right(kind) if wanted else frozenset())
        for kind, text, target, wanted in rows
    ]


def score_labelled(rows: Sequence[Row], said: Sequence[Sequence[Said]]) -> Mapping[str, int]:
    """Right type found, any type found, of how many; and how many of those that must not be found."""
    counts = {"wanted": 0, "right": 0, "any": 0, "unwanted": 0, "flagged": 0}
    for row, findings in zip(rows, said, strict=True):
        there = [finding for finding in findings if finding.covers(row.start, row.end)]
        if row.entities:
            counts["wanted"] += 1
            counts["any"] += bool(there)
            counts["right"] += any(finding.entities & row.entities for finding in there)
        else:
            counts["unwanted"] += 1
            counts["flagged"] += bool(there)
    return counts


def read_english(path: Path) -> list[tuple[str, list[Row]]]:
    """JSON Lines with ``text`` and ``spans`` of [start, end, kind]: each text with its rows.

    Kinds that are not in kinds.toml get no entities: neither they nor what is found there is counted.
    """
    known = _KINDS["english"]
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        (
            line["text"],
            [Row(line["text"], start, end, kind, frozenset(known.get(kind, ()))) for start, end, kind in line["spans"]],
        )
        for line in lines
    ]


def score_english(
    texts: Sequence[tuple[str, Sequence[Row]]], said: Sequence[Sequence[Said]]
) -> Mapping[str, Mapping[str, int]]:
    """Kind → how many there are, how many were found, how often the kind was said and how often rightly."""
    counts = {kind: {"there": 0, "found": 0, "said": 0, "right": 0} for kind in _KINDS["english"]}
    for (_, rows), findings in zip(texts, said, strict=True):
        for row in missed(rows, ()):
            counts[row.kind]["there"] += 1
        for row in missed(rows, findings):
            counts[row.kind]["found"] -= 1
        for kind, right in _judged(rows, findings):
            counts[kind]["said"] += 1
            counts[kind]["right"] += right
    for count in counts.values():
        count["found"] += count["there"]
    return counts


def missed(rows: Sequence[Row], findings: Sequence[Said]) -> Iterator[Row]:
    """The rows with entities that no finding gives."""
    for row in rows:
        if row.entities and not any(
            finding.covers(row.start, row.end) and finding.entities & row.entities for finding in findings
        ):
            yield row


def _judged(rows: Sequence[Row], findings: Sequence[Said]) -> Iterator[tuple[str, bool]]:
    for finding in findings:
        touched = [row for row in rows if finding.touches(row.start, row.end)]
        if any(not row.entities for row in touched):
            continue
        for kind, entities in _KINDS["english"].items():
            if finding.entities.intersection(entities):
                yield kind, any(row.kind == kind for row in touched)


def _right(kind: str) -> frozenset[str]:
    return frozenset(_KINDS["labelled"].get(kind, (kind.upper(),)))
