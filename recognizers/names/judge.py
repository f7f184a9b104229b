"""How much a name is believed, and the reasons given."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

WEIGHTS: Mapping[str, float] = {
    "self": 3.0, "kinship": 3.0, "sender": 2.3, "label": 3.2, "number": 3.0, "role": 2.5, "title": 2.2, "record": 2.0,
    "model": 0.8, "deed": 1.1, "alone": 1.0, "beside-person": 0.3, "ends": 1.2, "closed": 0.2, "given": 0.4,
    "rare3": 1.0, "compound": 0.8, "dotted": 0.7, "name2": -0.5, "foreign": -0.4, "nickname": -0.3, "latin": 0.3,
    "polite": 1.5, "office": 0.8, "transcribed": -0.6, "model-dotted": 0.5, "model-name2": -0.1, "model-name3": 0.2,
    "model-rare2": -0.1, "model-other3": 0.3, "rival-name2": 0.2, "rival-name3": -0.4, "rival-rare3": -0.6,
    "rival-foreign": -0.1, "model-other2": 0.3, "model-rare3": -0.2, "model-nickname": -0.2, "model-latin": 0.3,
    "rival-rare2": 0.1, "small": -1.1, "quoted": -0.2, "play": -1.3, "play-other": -0.7, "other2": -0.4, "rival": -1.1,
    "then-place": -1.2, "after-place": -0.7, "beside-other": -2.1, "other3": -0.8, "sport": -0.5, "club": -3.2,
    "place": -2.1, "thing": -2.9, "elsewhere": -2.0, "code": -2.0, "masked": -1.8, "english": -4.0, "summoned": -6.0,
    "one": -6.0,
}  # fmt: skip
"""What each sign adds, in logits; what is not here adds nothing.  Fitted on our own invented sentences
(``tests/quality/names`` and the read halves of ``tests/quality/sentences``) by ``python -m tests.quality.fit_names``,
which also holds what was believed of each sign before: where hardly a sentence has one, that is what stands here."""
BIAS = -0.6

_STRONG = frozenset(("self", "kinship", "sender", "label", "number", "record"))
_NOBODY = frozenset(("masked", "acronym", "handle"))
"""李某: somebody, and nobody could say who; AMH; zhuyu88."""
_WEAK = frozenset(("role", "title", "deed", "list", "alone"))
_SURNAME = frozenset(("name", "name2", "name3", "rare2", "rare3", "compound", "rare"))
_NAMED = _SURNAME | {"dotted"}
_SAID = {
    "role": "title", "polite": "title", "office": "title", "dotted": "foreign",
    "elsewhere": "against:place", "place": "against:place", "sport": "against:team", "club": "against:team",
    "thing": "against:other-name", "quoted": "against:quoted",
} | {
    code: code
    for code in (
        "title", "deed", "list", "sender", "self", "kinship", "label", "number", "record", "alone", "mention",
        "foreign", "nickname", "masked",
    )
}  # fmt: skip
"""Our codes for what is weighed."""
_GIVEN, _GIVEN_AFTER_RARE = -0.3, 0.0
"""What the characters of a given name must at least be where only the text speaks for it."""
FOUND, _LIKELY, _DOUBTFUL = 0.34, 0.6, 0.12
"""From which probability on a name is a finding, is surer than most, and is told at all: the first is chosen by the
same command on styles of sentences that were not fitted; at the last 99 of 100 names are told."""


class Verdict(NamedTuple):
    """A confidence on the scale of ``recognizers.rule`` and its reasons; 0 when it is no name at all."""

    confidence: float
    why: tuple[str, ...]


def judge(evidence: Mapping[str, float], model: str) -> Verdict:
    """Both a model and the text: 0.75, with a strong cue 0.85; a model alone 0.6 with a surname, 0.5 … 0.6 without;
    the text alone 0.6 with a strong cue; whatever is only likely 0.4."""
    why = tuple(dict.fromkeys(_reasons(evidence, model)))
    chance = 1 / (1 + math.exp(-BIAS - sum(WEIGHTS.get(code, 0.0) * value for code, value in evidence.items())))
    if chance < _DOUBTFUL:
        return Verdict(0.0, why)
    nobody = _NOBODY & evidence.keys() or ("code" in evidence and not _SURNAME & evidence.keys())
    if nobody or chance < FOUND:
        return Verdict(0.4, why)
    if "polite" in evidence:
        return Verdict(0.5, why)
    if (_STRONG - {"label"}) & evidence.keys():
        return Verdict(0.85, why)
    if "label" in evidence or (_WEAK & evidence.keys() and chance >= _LIKELY):
        return Verdict(0.75, why)  # what stands behind a label the catalogue may know better
    return Verdict(0.6 if chance >= _LIKELY or _SURNAME & evidence.keys() else 0.5, why)


def told(evidence: Mapping[str, float]) -> Verdict:
    """The same where no model was asked: only a whole name that the text itself points at is a finding."""
    why = tuple(dict.fromkeys(_reasons(evidence, "")))
    if not _NAMED & evidence.keys() or evidence.get("given", 0) < _least(evidence) or "elsewhere" in evidence:
        return Verdict(0.0, why)
    if _STRONG & evidence.keys():
        return Verdict(0.6, why)
    several = len(_WEAK & evidence.keys()) > 1 or evidence.keys() >= {"role", "closed"}
    called = "title" in evidence and evidence.get("given", 0) > 0
    return Verdict(0.6 if several or called else 0.4, why)


def _reasons(evidence: Mapping[str, float], model: str) -> Iterable[str]:
    if "model" in evidence:
        yield f"model:{model}"
    if _SURNAME & evidence.keys():
        yield "surname"
    yield from (_SAID[code] for code in evidence if code in _SAID)
    if evidence.get("rival", 0) >= 0.5:
        yield "against:other-name"


def _least(evidence: Mapping[str, float]) -> float:
    return _GIVEN_AFTER_RARE if evidence.keys() & {"rare2", "rare3"} else _GIVEN
