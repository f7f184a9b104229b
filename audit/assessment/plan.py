"""The first things to do: few, concrete, with minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from audit.assessment.advise import BY_STAGE, stage_order
from audit.assessment.inventory import counts
from audit.assessment.pile import Pile
from audit.config import Situation
from audit.knowledge.advice import load_advice
from reports.document import Group, RecordRow
from reports.plan import Step

_FILES = 5
_NOTHING_TO_DO = "ignore"


def first_steps(
    groups: Iterable[Group], records: Iterable[RecordRow], situation: Situation, limit: int = 3
) -> tuple[Step, ...]:
    """The advice that matters most: by severity, then harm saved, then few minutes; in a leak or abuse case by stage.

    Nothing counted gives no step; only low findings give the one step that says that nothing needs doing.
    """
    piles = _piles(groups, records)
    real = {advice: pile for advice, pile in piles.items() if pile.worst > 0 and advice != _NOTHING_TO_DO}
    if real:
        order = sorted(real, key=lambda advice: _order(advice, real[advice], situation))
        return tuple(_step(advice, real[advice], situation) for advice in order[:limit])
    if not piles:
        return ()
    calm = Pile()
    for pile in piles.values():
        calm.join(pile)
    return (_step(_NOTHING_TO_DO, calm, situation),)


def _order(advice: str, pile: Pile, situation: Situation) -> tuple[int, int, int, int, str]:
    stage = stage_order(advice) if situation in BY_STAGE else 0
    return stage, -pile.worst, -pile.saved, load_advice().advice[advice].minutes, advice


def _step(advice: str, pile: Pile, situation: Situation) -> Step:
    block = load_advice().advice[advice]
    return Step(advice, block.words[situation].now, block.minutes, pile.ranked, pile.files[:_FILES])


def _piles(groups: Iterable[Group], records: Iterable[RecordRow]) -> dict[str, Pile]:
    """One for each advice block; test values, masked values and what is still to confirm need nothing done."""
    piles: dict[str, Pile] = defaultdict(Pile)
    for group in filter(counts, groups):
        for advice in group.advice:
            piles[advice].add(group.entity, group.severity, group.count, group.places)
    for record in records:
        for advice in record.advice:
            piles[advice].add(record.entity, record.severity, record.count, (record.where,))
    return piles
