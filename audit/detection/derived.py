"""What several things in one place make together: a parcel label, a child.

Spans in, spans out; they go through the door like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from audit.detection.linkage import counts
from recognizers.address_parts import level
from recognizers.span import Span

LABEL, CHILD = "DELIVERY_LABEL", "MINOR"
DERIVED = "derived"
"""What stands in ``Span.rule``."""
LABEL_REACH = 150
"""Characters of running text within which name, telephone number and address stand on one parcel."""

_NAMES = ("PERSON",)
_PHONES = ("CN_MOBILE_NUMBER", "CN_LANDLINE_NUMBER", "PHONE_NUMBER")
_ADDRESSES = ("CN_ADDRESS", "ADDRESS")


def derived(
    spans: Sequence[Span], is_child: Callable[[Span], bool], *, whole: bool = True
) -> Iterator[tuple[int, Span]]:
    """The derived spans of one row, card or message (``whole``), or of a running text.

    Each comes with the index of the span that it stands with: the address of a parcel, and what tells that somebody is
    under 14 (``is_child``).
    """
    told = [span for span in spans if counts(span) and not span.masked]
    for index, span in enumerate(spans):
        if span.entity in _ADDRESSES and span in told and _leads_to_a_door(span):
            near = told if whole else [other for other in told if _near(other, span)]
            named, reached = (
                max((other.confidence for other in near if other.entity in kinds), default=0.0)
                for kinds in (_NAMES, _PHONES)
            )
            if named and reached:
                yield index, _made(span, LABEL, min(span.confidence, named, reached))
        if counts(span) and is_child(span) and not _is_told(span, told):
            yield index, _made(span, CHILD, span.confidence)


def _is_told(span: Span, told: Sequence[Span]) -> bool:
    """Whether the text says itself, there, that it is a child."""
    return any(other.entity == CHILD and other.start < span.end and span.start < other.end for other in told)


def _leads_to_a_door(span: Span) -> bool:
    return span.entity == "ADDRESS" or level(span.form) == "door"


def _near(span: Span, address: Span) -> bool:
    return span.start - address.end <= LABEL_REACH and address.start - span.end <= LABEL_REACH


def _made(span: Span, entity: str, score: float) -> Span:
    return Span(span.start, span.end, entity, score, DERIVED, (f"derived:{span.entity}",), span.form)
