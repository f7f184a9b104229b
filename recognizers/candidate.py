"""A match that may stand, as the Span that it becomes: how far it is believed, whether it is masked or a test value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.blocks import Entity
from recognizers.forms import text as as_written
from recognizers.known import is_test
from recognizers.rule import Evidence, Pattern, Support, Value, confidence
from recognizers.span import Span

_MASKED = re.compile(
    "[*＊•●xX](?:(?<=[*＊•●])[*＊•●]|(?<=[一-鿿][*＊])|(?<=[*＊])(?=[一-鿿])|(?<=[0-9][xX])[xX]{3}(?=[0-9]))"
)
"""What stands for hidden characters in a value that was masked before we saw it."""


def candidate(
    entity: Entity,
    place: tuple[int, int],
    value: str,
    rule: Pattern | Value,
    evidence: Evidence | None,
    support: Support,
    why: Sequence[str],
) -> Span:
    """The span of ``value``; of a masked one nothing is proved, and its form is what stands there."""
    masked = entity.identifier != "secret" and _MASKED.search(value) is not None
    score = confidence(None if masked else evidence, support)
    form = as_written(value) if masked else rule.form(value)
    test = is_test(entity.id, form)
    name = rule.id if isinstance(rule, Pattern) else "value"
    return Span(*place, entity.id, score, name, (*why, "test-value") if test else tuple(why), form, masked, test)
