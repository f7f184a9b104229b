"""How much a name is believed, and the reasons given."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

WEIGHTS: Mapping[str, float] = {
    "self": 2.54, "kinship": 3.04, "sender": 2.56, "label": 3.26, "number": 3.01, "role": 2.60, "title": 1.72,
    "record": 2.07, "model": 0.36, "deed": 1.17, "alone": 1.01, "beside-person": 0.39, "ends": 1.08, "closed": 0.35,
    "given": 0.58, "rare3": 0.80, "compound": 0.64, "dotted": 0.95, "known": 0.77, "given-latin": 1.33, "faint": 0.68,
    "name2": -0.83, "rare2": 0.02, "foreign": -0.02, "nickname": -0.25, "latin": 0.26, "polite": 1.04, "office": 0.31,
    "transcribed": -0.41, "model-dotted": 0.67, "model-name2": 0.30, "model-name3": 0.45, "model-rare2": 0.18,
    "model-other3": 0.37, "model-role": -0.37, "rival-name2": 0.40, "rival-name3": -0.30, "rival-rare3": -0.89,
    "rival-foreign": 0.25, "model-other2": 0.40, "model-rare3": 0.12, "model-foreign": 0.35, "model-nickname": 0.10,
    "model-latin": 0.48, "rival-rare2": -0.25, "small": -1.34, "quoted": -0.07, "play": -1.52, "play-other": -0.34,
    "other2": -0.45, "titled": -0.59, "word": -0.44, "rival": -0.74, "then-place": -1.31, "after-place": -0.73,
    "beside-other": -2.21, "other3": -0.88, "titled-other": -1.06, "brand": -1.57, "withheld": -4.25, "club": -3.60,
    "place": -3.14, "thing": -3.68, "elsewhere": -2.13, "code": -2.00, "masked": -2.07, "short": -2.74,
    "counted": -2.08, "english": -3.76, "summoned": -6.00, "one": -6.00,
}  # fmt: skip
"""What each sign adds, in logits; what is not here adds nothing.  Fitted on our own invented sentences
(``tests/quality/names`` and the read halves of ``tests/quality/sentences``) by ``python -m tests.quality.fit_names``,
which also holds what was believed of each sign before: where hardly a sentence has one, that is what stands here."""
BIAS = -0.55

_STRONG = frozenset(("self", "kinship", "sender", "label", "number", "record"))
_NOBODY = frozenset(("masked", "withheld", "acronym", "handle"))
"""李某, 市民李女士: somebody, and nobody could say who; AMH; zhuyu88."""
_WEAK = frozenset(("role", "title", "deed", "list", "alone"))
_SURNAME = frozenset(("name", "name2", "name3", "rare2", "rare3", "compound", "rare"))
_NAMED = _SURNAME | {"dotted"}
_SAID = {
    "role": "title", "polite": "title", "office": "title", "dotted": "foreign",
    "elsewhere": "against:place", "place": "against:place", "club": "against:team", "short": "against:team",
    "thing": "against:other-name", "brand": "against:other-name", "quoted": "against:quoted",
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
FOUND, _LIKELY, _DOUBTFUL = 0.32, 0.6, 0.12
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
