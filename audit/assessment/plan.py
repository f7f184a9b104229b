"""The first things to do: few, concrete, with minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from audit.assessment.advise import BY_STAGE, stage_order
from audit.assessment.inventory import counts
from audit.config import SEVERITIES, Situation
from audit.knowledge.advice import load_advice
from reports.document import Group, RecordRow
from reports.plan import Step
from reports.where import Where

_FILES = 5
_NOTHING_TO_DO = "ignore"
_RANK: dict[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
SAVED = (10, 25, 45, 60)
"""How much harm goes with a finding, by the rank of its severity: its weight in the score."""


@dataclass(slots=True)
class _Task:
    """All that one advice block would cure."""

    advice: str
    entities: dict[str, int] = field(default_factory=dict)
    places: list[tuple[int, Where]] = field(default_factory=list)

    def add(self, entity: str, severity: str, places: Iterable[Where]) -> None:
        rank = _RANK[severity]
        self.entities[entity] = max(rank, self.entities.get(entity, 0))
        self.places += [(rank, replace(place, place={})) for place in places]

    @property
    def worst(self) -> int:
        return max(self.entities.values())

    @property
    def saved(self) -> int:
        """How much harm goes: the weight of each entity's severity in the score."""
        return sum(SAVED[rank] for rank in self.entities.values())

    def step(self, situation: Situation) -> Step:
        block = load_advice().advice[self.advice]
        entities = tuple(sorted(self.entities, key=lambda entity: (-self.entities[entity], entity)))
        return Step(self.advice, block.words[situation].now, block.minutes, entities, self._files())

    def _files(self) -> tuple[Where, ...]:
        """The files that hold the worst of it, each once."""
        chosen: dict[tuple[int, str, tuple[str, ...]], Where] = {}
        for _, where in sorted(self.places, key=lambda pair: -pair[0]):
            chosen.setdefault((where.root, where.path, where.trail), where)
        return tuple(chosen.values())[:_FILES]


def first_steps(
    groups: Iterable[Group], records: Iterable[RecordRow], situation: Situation, limit: int = 3
) -> tuple[Step, ...]:
    """The advice that matters most: by severity, then harm saved, then few minutes; in a leak or abuse case by stage.

    Nothing counted gives no step; only low findings give the one step that says that nothing needs doing.
    """
    tasks = _tasks(groups, records)
    real = [task for task in tasks if task.worst > 0 and task.advice != _NOTHING_TO_DO]
    if real:
        return tuple(task.step(situation) for task in sorted(real, key=lambda task: _order(task, situation))[:limit])
    if not tasks:
        return ()
    calm = _Task(_NOTHING_TO_DO)
    for task in tasks:
        calm.entities |= task.entities
        calm.places += task.places
    return (calm.step(situation),)


def _order(task: _Task, situation: Situation) -> tuple[int, int, int, int, str]:
    stage = stage_order(task.advice) if situation in BY_STAGE else 0
    return stage, -task.worst, -task.saved, load_advice().advice[task.advice].minutes, task.advice


def _tasks(groups: Iterable[Group], records: Iterable[RecordRow]) -> list[_Task]:
    """One task for each advice block; test values, masked values and what is still to confirm need nothing done."""
    tasks: dict[str, _Task] = {}
    for group in filter(counts, groups):
        for advice in group.advice:
            tasks.setdefault(advice, _Task(advice)).add(group.entity, group.severity, group.places)
    for record in records:
        for advice in record.advice:
            tasks.setdefault(advice, _Task(advice)).add(record.entity, record.severity, (record.where,))
    return list(tasks.values())
