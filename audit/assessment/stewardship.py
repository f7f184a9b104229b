"""The plan of whoever looks after other people's data: what they owe the people in it, then each kind of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from audit.assessment import advise
from audit.assessment.case import Case
from audit.assessment.pile import Pile
from audit.knowledge.advice import load_advice
from audit.knowledge.plan import filled
from audit.knowledge.stewardship import Charge, load_stewardship
from reports.plan import AdviceBlock, Law, Task

_GROUP: Final = "duties"
_FILES: Final = 10
_SILENCE: Final = {"zh": "", "en": ""}


def duties(case: Case, found: Pile) -> Iterator[Task]:
    """What is to be done about ``found`` as a whole, in order; nothing where nothing weighs."""
    if not found.entities or not found.weight[0]:
        return
    for charge in load_stewardship().charges:
        if _holds(charge, case, found):
            yield _duty(charge, found)


def _holds(charge: Charge, case: Case, found: Pile) -> bool:
    if case.situation not in charge.situations or charge.marked not in (None, bool(case.leaked)):
        return False
    return not charge.entities or not charge.entities.isdisjoint(found.entities)


def _duty(charge: Charge, found: Pile) -> Task:
    return Task(
        id=f"{_GROUP}/{charge.id}",
        group=_GROUP,
        heading=load_stewardship().heading,
        advice="",
        stage="files",
        text=charge.text,
        why=charge.why,
        check=charge.check,
        urgency=charge.urgency,
        minutes=charge.minutes,
        cures=found.ranked,
        files=found.files[:_FILES],
        file_count=len(found.files),
    )


def of_kind(task: Task) -> Task:
    """The task of one kind of data, in the words of who holds it for others."""
    words = load_stewardship()
    mask = load_advice().advice[task.advice].mask
    return replace(task, text=filled(words.kind, mask=mask), check=words.kind_check, minutes=words.kind_minutes)


def advised(case: Case, ids: Sequence[str]) -> tuple[AdviceBlock, ...]:
    """The blocks ``ids`` in the words of whoever asks."""
    known = advise.blocks(ids, case.situation, case.advice_out())
    return tuple(map(_for_others, known)) if case.steward else known


def cards(case: Case, ids: Sequence[str]) -> tuple[Law, ...]:
    """The law cards behind the blocks ``ids`` and, for a steward, behind the charges."""
    charges = load_stewardship().charges if case.steward else ()
    return advise.cards(ids, {law for charge in charges for law in charge.laws})


def _for_others(block: AdviceBlock) -> AdviceBlock:
    """Advice for the owner of data, told to who holds it for others: what to do with each kind, and the law."""
    now = filled(load_stewardship().kind, mask=load_advice().advice[block.id].mask)
    return replace(block, now=now, then=_SILENCE, tell=_SILENCE, keep=_SILENCE, ignore=_SILENCE)
