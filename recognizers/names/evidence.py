"""What speaks for a name and against it: the model's words, the characters of the name, and those around it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recognizers.models import Mention
from recognizers.names.shape import FULL, given, shape
from recognizers.names.signs import signs


@dataclass(frozen=True, slots=True)
class Candidate:
    """``sentence[start:end]`` may be a name: ``mention`` is the model's word for it, ``cues`` what the text says."""

    start: int
    end: int
    mention: Mention | None
    cues: frozenset[str]


_BY_LENGTH = ("name", "rare", "other")
_AND = re.compile("[ ]?(?:[、/]|和|与|及|以及|跟|对|[vV][sS])[ ]?")
_SEEN = 0.5
_FAINT = -1.0
"""Below this logit a model that sees little sees less and less."""


def evidence(sentence: str, one: Candidate, mentions: Sequence[Mention] = ()) -> dict[str, float]:
    """What is to be weighed (``judge``): each entry with the number its weight is multiplied by.

    ``mentions`` are all that the model sees in the sentence.
    """
    text = sentence[one.start : one.end]
    kind = shape(text)
    code = f"{kind}{len(text)}" if kind in _BY_LENGTH and len(text) < 4 else kind
    found = dict.fromkeys(sorted(one.cues - {"role", "title"}), 1.0)
    found[code] = 1
    found |= _said(one.mention, code) if one.mention else {}
    if kind in FULL:
        found["given"] = min(1.0, given(text, kind))
    found |= {sign: 1.0 for sign, true in signs(sentence, one.start, one.end).items() if true}
    found |= dict.fromkeys(_neighbours(sentence, one, mentions), 1.0)
    if one.mention and "role" in found:
        found["model-role"] = found["model"]
    return found


def _said(mention: Mention, code: str) -> dict[str, float]:
    """What the model gives to a person there, to other names, to an end there, and to names right behind; how much the
    first two mean depends on what the name looks like."""
    model = math.log((mention.p + 0.01) / (1.01 - mention.p))
    return {
        "model": model,
        "faint": min(0.0, model - _FAINT),
        f"model-{code}": model,
        "rival": mention.rival,
        f"rival-{code}": mention.rival,
        "ends": mention.ends,
        "then-place": mention.then_place,
        "then-person": mention.then_person,
    }


def _neighbours(sentence: str, one: Candidate, mentions: Sequence[Mention]) -> Iterator[str]:
    """Whether a name of somebody or of something else stands right before, or beside it in a list: names of one kind
    stand together."""
    for other in mentions:
        if other.p < _SEEN or (other.start < one.end and one.start < other.end):
            continue
        first, last = (other.end, one.start) if other.end <= one.start else (one.end, other.start)
        if _AND.fullmatch(sentence, first, last):
            yield "beside-person" if other.kind == "person" else "beside-other"
        elif other.end == one.start and other.kind == "place":
            yield "after-place"
