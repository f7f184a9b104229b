"""What is done: the ticks of a plan, kept in ``plan.json`` beside the saved report.

A task is done when somebody ticked it, and fixed when a later scan does not ask for it any more.  What is not asked for
because the user now tells something else is neither: it is dropped, unless it was done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeGuard, get_args

from audit.errors import PdauditError
from reports.plan import Task

FILE: Final = "plan.json"
_SCHEMA: Final = 1


State = Literal["open", "done", "gone"]
"""Asked for, ticked by the user, not asked for any more."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The state of each task that was ever asked for, by its id.  Ids hold keyed hashes, no values.  ``told``: what the
    user had told (``Incident.told``) when the tasks were made; ``of``: the names of what was scanned."""

    states: Mapping[str, State] = field(default_factory=dict)
    told: str = ""
    of: tuple[str, ...] = ()

    def on(self, tasks: Iterable[Task]) -> tuple[Task, ...]:
        """The tasks with their ticks; what was gone and is asked for again is open."""
        return tuple(replace(task, done=self.states.get(task.id) == "done") for task in tasks)

    def after(self, tasks: Iterable[Task], told: str) -> Ticks:
        """What to keep once ``tasks``, with their ticks, are what there is to do for what is ``told``."""
        asked: dict[str, State] = {task.id: "done" if task.done else "open" for task in tasks if task.urgency != "none"}
        gone = (name for name, state in self.states.items() if told == self.told or state != "open")
        return replace(self, states={**dict.fromkeys(gone, "gone"), **asked}, told=told)

    @property
    def fixed(self) -> tuple[int, int]:
        """How many of all tasks are done or gone."""
        return sum(state != "open" for state in self.states.values()), len(self.states)


def load(path: Path, roots: Sequence[str] = ()) -> Ticks:
    """The ticks in a file for a scan of ``roots``, none where there is no file; ``PdauditError`` when it is damaged,
    from a newer pdaudit, or of a scan of something else."""
    of = tuple(sorted(Path(root).name for root in roots))
    try:
        kept: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Ticks(of=of)
    except OSError as error:
        raise PdauditError("cannot read {path}: {why}", path=path, why=error) from None
    except ValueError:
        kept = None
    kept = kept if isinstance(kept, dict) else {}
    states, before = kept.get("tasks"), kept.get("of", [*of])
    if not isinstance(before, list) or not _is_states(states):
        raise PdauditError("{path} is damaged; restore it, or delete it to start with a new plan", path=path)
    if kept.get("schema") != _SCHEMA:
        raise PdauditError("{path} was written by another version of pdaudit; update pdaudit", path=path)
    if tuple(before) != of and all((*before, *of)):  # "." has no name
        others = ", ".join(map(str, before))
        raise PdauditError(
            "{path} is the plan of another scan ({others}); keep this report elsewhere", path=path, others=others
        )
    return Ticks(states, str(kept.get("told", "")), of)


def _is_states(states: Any) -> TypeGuard[Mapping[str, State]]:
    return isinstance(states, dict) and all(state in get_args(State) for state in states.values())


def save(path: Path, ticks: Ticks) -> None:
    """Write them whole or not at all."""
    kept = {"schema": _SCHEMA, "of": ticks.of, "told": ticks.told, "tasks": dict(ticks.states)}
    content = json.dumps(kept, ensure_ascii=False, indent=1)
    whole = path.with_name(path.name + ".new")
    try:
        whole.write_text(content + "\n", "utf-8")
        whole.replace(path)
    except OSError as error:
        raise PdauditError("cannot write {path}: {why}", path=path, why=error) from None
