"""What is done: the ticks of a plan, kept in ``plan.json`` beside the saved report.

A task is done when somebody ticked it, and fixed when a later scan does not ask for it any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, get_args

from audit.errors import PdauditError
from reports.plan import Task

FILE: Final = "plan.json"
_SCHEMA: Final = 1


State = Literal["open", "done", "gone"]
"""Asked for, ticked by the user, not asked for any more."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The state of each task that was ever asked for, by its id.  Ids hold keyed hashes, no values."""

    states: Mapping[str, State] = field(default_factory=dict)

    def on(self, tasks: Iterable[Task]) -> tuple[Task, ...]:
        """The tasks with their ticks; what was gone and is asked for again is open."""
        return tuple(replace(task, done=self.states.get(task.id) == "done") for task in tasks)

    def after(self, tasks: Iterable[Task]) -> Ticks:
        """What to keep once ``tasks``, with their ticks, are what there is to do."""
        asked: dict[str, State] = {task.id: "done" if task.done else "open" for task in tasks if task.urgency != "none"}
        return Ticks({**dict.fromkeys(self.states, "gone"), **asked})

    @property
    def fixed(self) -> tuple[int, int]:
        """How many of all tasks are done or gone."""
        return sum(state != "open" for state in self.states.values()), len(self.states)


def load(path: Path) -> Ticks:
    """The ticks in a file, none where there is no file; ``PdauditError`` when it is damaged or from a newer pdaudit."""
    try:
        kept: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Ticks()
    except OSError as error:
        raise PdauditError(f"cannot read {path}: {error.strerror}") from None
    except ValueError:
        kept = None
    states = kept.get("tasks") if isinstance(kept, dict) else None
    if not isinstance(states, dict) or not all(state in get_args(State) for state in states.values()):
        raise PdauditError(f"{path} is damaged; restore it, or delete it to start with a new plan")
    if kept.get("schema") != _SCHEMA:
        raise PdauditError(f"{path} was written by another version of pdaudit; update pdaudit")
    return Ticks(states)


def save(path: Path, ticks: Ticks) -> None:
    """Write them whole or not at all."""
    content = json.dumps({"schema": _SCHEMA, "tasks": dict(ticks.states)}, ensure_ascii=False, indent=1)
    whole = path.with_name(path.name + ".new")
    try:
        whole.write_text(content + "\n", "utf-8")
        whole.replace(path)
    except OSError as error:
        raise PdauditError(f"cannot write {path}: {error.strerror}") from None
