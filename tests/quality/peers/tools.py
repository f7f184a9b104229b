"""The tools of peers.toml, and what they answer: spans with our entities for their labels."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[2]
_ENOUGH = 0.5
"""A finding is at a place if it covers at least this share of it."""


@dataclass(frozen=True, slots=True)
class Tool:
    """``labels``: its label → ours; a tool without ``requirements`` is this project, whose labels are the entities."""

    name: str
    adapter: str
    setup: str
    requirements: Sequence[str] = ()
    limits: str = ""
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def entities(self, label: str) -> frozenset[str]:
        return frozenset(self.labels.get(label, ()) if self.requirements else (label,))

    def supports(self, entities: Iterable[str]) -> bool:
        known = {entity for ours in self.labels.values() for entity in ours}
        return not self.requirements or not known.isdisjoint(entities)


@dataclass(frozen=True, slots=True)
class Said:
    """One finding; ``entities`` are those of ours that its label stands for, at least one."""

    start: int
    end: int
    entities: frozenset[str]

    def covers(self, start: int, end: int) -> bool:
        return min(self.end, end) - max(self.start, start) >= _ENOUGH * (end - start)

    def touches(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Answers:
    """``batches``: for each batch the findings in each of its texts; ``seconds``: CPU time for each batch."""

    load: float
    batches: Sequence[Sequence[Sequence[Said]]]
    seconds: Sequence[float]


class NotInstalled(Exception):
    """The package index did not give what the tool needs; the message says what pip said."""


def tools() -> list[Tool]:
    """This project first, then the others in the order of the page."""
    table = tomllib.loads((files("tests.quality.peers") / "peers.toml").read_text("utf-8"))
    return [Tool(**entry) for entry in table["peer"]]


def python_of(tool: Tool, environments: Path) -> Path:
    """The interpreter that has ``tool``; its environment is made if there is none.  Raises NotInstalled."""
    if not tool.requirements:
        return Path(sys.executable)
    place = environments / sha256("\n".join(sorted(tool.requirements)).encode()).hexdigest()[:12]
    python, complete = place / "bin" / "python", place / "complete"
    if not complete.exists():
        venv.create(place, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--only-binary=:all:", *tool.requirements]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode:
            errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise NotInstalled(errors[-1] if errors else f"pip ended with {done.returncode}")
        complete.touch()
    return python


def ask(tool: Tool, python: Path, batches: Sequence[Sequence[str]]) -> Answers:
    """Runs the adapter on ``batches`` of texts.  Raises CalledProcessError if it breaks."""
    done = subprocess.run(
        [python, _HERE / "adapters" / tool.adapter],
        input="".join(json.dumps(batch) + "\n" for batch in batches),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": "" if tool.requirements else str(_ROOT)},
        check=True,
    )
    first, *rest = map(json.loads, done.stdout.splitlines())
    said = [[list(_mapped(tool, spans)) for spans in answer["spans"]] for answer in rest]
    return Answers(first["load"], said, [answer["seconds"] for answer in rest])


def _mapped(tool: Tool, spans: Iterable[tuple[int, int, str, float]]) -> Iterator[Said]:
    for start, end, label, _score in spans:
        if entities := tool.entities(label):
            yield Said(start, end, entities)
