"""How much a name is believed, and the reasons given."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

WEIGHTS: Mapping[str, float] = {
    "model": 0.9, "rival": -0.6, "ends": 0.9, "then-place": -1.1, "then-person": 1.1, "given": 0.3,
    "name": -0.1, "name2": 0.1, "name3": 0.6, "compound": 0.5, "rare": -0.2, "rare2": -0.2, "rare3": 0.4,
    "dotted": 0.5, "foreign": 0.4, "nickname": -1.6, "latin": 1.0, "small": -0.5,
    "other": -0.3, "other2": -0.5, "other3": -0.7, "one": -5.0, "masked": -2.5, "polite": -1.0, "office": -0.5,
    "role": 2.0, "title": 1.0, "deed": 0.3, "list": 0.5, "sender": 2.6, "alone": 1.5, "bounded": 0.4,
    "self": 3.0, "kinship": 3.0, "label": 2.0, "number": 2.5, "record": 2.0,
    "quoted": -0.3, "elsewhere": -2.0, "sport": -1.6, "club": -2.2, "play": -0.7, "play-other": -0.8,
    "code": -1.5, "english": -3.0, "summoned": -4.0,
}  # fmt: skip
"""What each sign adds, in logits; what is not here adds nothing.  Those a newspaper or a microblog knows are a logistic
regression on public sets of such texts, rounded; introductions, relatives, labels, records and how people are addressed
are set by hand, for there are hardly any in them."""
_BIAS = -1.3

_STRONG = frozenset(("self", "kinship", "sender", "label", "number", "record"))
_NOBODY = frozenset(("masked", "small"))
"""李某: somebody, and nobody could say who; and a word in small letters."""
_WEAK = frozenset(("role", "title", "deed", "list", "alone", "bounded"))
_SURNAME = frozenset(("name", "name2", "name3", "rare2", "rare3", "compound", "rare"))
_NAMED = _SURNAME | {"dotted"}
_SAID = {
    "role": "title", "polite": "title", "office": "title", "dotted": "foreign",
    "elsewhere": "against:place", "sport": "against:team", "club": "against:team", "quoted": "against:quoted",
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
_FOUND, _LIKELY, _DOUBTFUL = 0.25, 0.6, 0.12
"""From which probability on a name is a finding, is worth confirming, and is told at all."""


class Verdict(NamedTuple):
    """A confidence on the scale of ``recognizers.rule`` and its reasons; 0 when it is no name at all."""

    confidence: float
    why: tuple[str, ...]


def judge(evidence: Mapping[str, float], model: str) -> Verdict:
    """Both a model and the text: 0.75, with a strong cue 0.85; a model alone 0.6 with a surname, 0.5 … 0.6 without;
    the text alone 0.6 with a strong cue; whatever is only likely 0.4."""
    why = tuple(dict.fromkeys(_reasons(evidence, model)))
    chance = 1 / (1 + math.exp(-_BIAS - sum(WEIGHTS.get(code, 0.0) * value for code, value in evidence.items())))
    if chance < _DOUBTFUL:
        return Verdict(0.0, why)
    nobody = _NOBODY & evidence.keys() or ("code" in evidence and not _SURNAME & evidence.keys())
    if nobody or chance < _FOUND:
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
    several = len(_WEAK & evidence.keys()) > 1
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
