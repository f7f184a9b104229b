"""What to do about it, in the words of the situation.

In ``kept`` and ``about-to-share`` nobody has to be told and no evidence kept: a scan sees what lies on a disk and
cannot see a leak.  From ``shared`` on everything is one step more urgent; in ``told`` and ``abuse`` the order of the
stages holds (money first, then what resets everything else).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from audit.config import SEVERITIES, Situation
from audit.knowledge.advice import URGENCIES, Advice, load_advice
from audit.knowledge.laws import heading, load_laws
from audit.knowledge.steps import GeneralStep, load_steps
from reports.plan import AdviceBlock, Law

BY_STAGE: frozenset[Situation] = frozenset({"told", "abuse"})
QUIET: frozenset[Situation] = frozenset({"kept", "about-to-share"})
_IMPORTANT = SEVERITIES.index("high")
_CRITICAL = SEVERITIES.index("critical")
_NOW = URGENCIES.index("now")
_MANY_CLUES = 3
_SILENCE: Mapping[str, str] = {"zh": "", "en": ""}


def advice_for(entity: str, catalogue_advice_ids: Iterable[str], situation: Situation) -> tuple[str, ...]:
    """The ids of the blocks for one entity, in the order to follow them; ``ValueError`` for an unknown id."""
    known = load_advice().advice
    ids = tuple(dict.fromkeys(catalogue_advice_ids))
    unknown = [name for name in ids if name not in known]
    if unknown:
        raise ValueError(f"{entity}: no advice block {unknown[0]!r}")
    return tuple(sorted(ids, key=stage_order)) if situation in BY_STAGE else ids


def stage_order(advice_id: str) -> int:
    """The rank of a block in a leak or abuse case."""
    book = load_advice()
    return book.stages.index(book.advice[advice_id].stage)


def blocks(ids: Iterable[str], situation: Situation, out: Container[str] = ()) -> tuple[AdviceBlock, ...]:
    """The blocks, most urgent first, or by stage where that counts: ``out`` in the words of ``situation``, the others
    as for what is only kept.

    Their ``check`` is the day the facts were checked; how to see that a thing is done stands in ``Advice.check``.
    """
    chosen = [load_advice().advice[name] for name in dict.fromkeys(ids)]
    if situation in BY_STAGE:
        chosen.sort(key=lambda advice: stage_order(advice.id))
    else:
        chosen.sort(key=lambda advice: -URGENCIES.index(advice.urgency))
    return tuple(_block(advice, words_of(situation, out=advice.id in out)) for advice in chosen)


def cards(ids: Iterable[str], more: Iterable[str] = ()) -> tuple[Law, ...]:
    """The law cards that the blocks ``ids`` cite, and ``more``, each once, in the order of ``laws.toml``."""
    cited_here = {law for name in ids for law in load_advice().advice[name].laws}.union(more)
    return tuple(
        Law(law.id, heading(law), law.number, law.text, law.since, law.mark)
        for law in load_laws().values()
        if law.id in cited_here
    )


def steps(situation: Situation) -> tuple[GeneralStep, ...]:
    """The general steps of ``situation``, in the order to follow them."""
    return tuple(step for step in load_steps() if situation in step.situations)


def police_case(*, harmed: bool, proof: bool, many: bool) -> str:
    """Which case of the step ``police`` holds: whether harm was done, there is proof of it, many people are in it."""
    return "large" if many else "strong" if harmed and proof else "weak"


def needs_lawyer(severity: str, *, source_known: bool, clues: int) -> bool:
    """Only for something important whose source is known, or of which there are many clues."""
    return SEVERITIES.index(severity) >= _IMPORTANT and (source_known or clues >= _MANY_CLUES)


def opening() -> Mapping[str, str]:
    """The warning that every plan opens with."""
    return load_advice().opening


def words_of(situation: Situation, *, out: bool) -> Situation:
    """In whose words to speak of something: what is not out is only kept, whatever happened to other things."""
    return situation if out or situation in QUIET else "kept"


def urgency(advice: Advice, situation: Situation, severity: int | None = None) -> str:
    """now, soon, later or none; what is out cannot wait as long as what is kept.  Of what is kept, only what is
    critical (``severity``: a rank, None where it is not known) is to be done now."""
    if advice.urgency == "none":
        return advice.urgency
    hurry = URGENCIES.index(advice.urgency)
    if situation not in QUIET:
        return URGENCIES[min(hurry + 1, _NOW)]
    if severity is None:
        return advice.urgency
    return URGENCIES[_NOW if severity == _CRITICAL else min(hurry, _NOW - 1)]


def _block(advice: Advice, situation: Situation) -> AdviceBlock:
    words = advice.words[situation]
    quiet = situation in QUIET
    return AdviceBlock(
        id=advice.id,
        title=advice.title,
        now=words.now,
        then=words.then,
        tell=_SILENCE if quiet else advice.tell,
        keep=_SILENCE if quiet else advice.keep,
        law=advice.law,
        ignore=advice.ignore,
        urgency=urgency(advice, situation),
        minutes=advice.minutes,
        check=load_advice().checked,
        laws=advice.laws,
    )
