"""The first things to do: the head of the plan, so that no two lists of one report disagree."""

from __future__ import annotations

from collections.abc import Sequence

from audit.assessment.case import Case
from audit.assessment.inventory import counts
from audit.assessment.pile import Pile
from audit.knowledge.advice import load_advice
from reports.document import Group, RecordRow
from reports.plan import Step, Task

_FILES = 5
_NOTHING_TO_DO = "ignore"


def first_steps(case: Case, plan: Sequence[Task], limit: int = 3) -> tuple[Step, ...]:
    """The first tasks of ``plan`` (``tasks(case)``).

    Nothing counted gives no step; only what needs nothing gives the one step that says so.
    """
    asked = [task for task in plan if task.urgency != "none"]
    if asked:
        return tuple(
            Step(task.advice, task.text, task.minutes, task.cures, task.files[:_FILES]) for task in asked[:limit]
        )
    calm = Pile()
    rows: list[Group | RecordRow] = [*filter(counts, case.groups), *case.records]
    for row in rows:
        calm.add(row)
    if not calm.entities:
        return ()
    block = load_advice().advice[_NOTHING_TO_DO]
    return (Step(block.id, block.words[case.situation].now, block.minutes, calm.ranked, calm.files[:_FILES]),)
