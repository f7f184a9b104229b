"""Running text and cards: a segment in, findings out, with what stands around each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from audit.detection.authorship import PUBLISHED, SIGNING, Authorship
from audit.detection.circumstances import circumstances, is_of_child
from audit.detection.derived import derived
from audit.detection.linkage import Ties, counts
from audit.detection.looking import Looking
from audit.model import Doubtful, Event, Finding, Place, Segment, Source
from recognizers.span import Span


class TextScan:
    """The segments of one source, whose file is called ``name``."""

    def __init__(self, looking: Looking, ties: Ties, name: str) -> None:
        self._looking = looking
        self._ties = ties
        self._name = name

    def segment(self, segment: Segment) -> Iterator[Event]:
        """Findings by place, then how many there are to confirm."""
        looking, whole = self._looking, segment.unit == "whole"
        spans = looking.engine.find(segment.text, segment.hint)
        sure = self._with_derived([span for span in spans if span.confidence >= looking.floor], whole=whole)
        allowed = [looking.door.allowed(span) for span in sure]
        tied = [span for span, rule in zip(sure, allowed, strict=True) if rule is None and counts(span)]
        if whole:
            self._ties.together(span.entity for span in tied)
        else:
            self._ties.near(tied)
        signed = Authorship(self._name, segment.text)
        around = circumstances(sure, looking.door, segment.text, whole=whole)
        units = self._ties.numbered(sure, segment.text, whole=whole)
        for span, rule, stands, unit in zip(sure, allowed, around, units, strict=True):
            yield rule or self._found(span, segment.locate(span.start), signed, stands, unit)
        doubtful = Counter(span.entity for span in spans if span.confidence < looking.floor)
        yield from (Doubtful(entity, count) for entity, count in sorted(doubtful.items()))

    def _with_derived(self, spans: list[Span], *, whole: bool) -> list[Span]:
        made = derived(spans, lambda span: is_of_child(span, self._looking.door), whole=whole)
        return sorted([*spans, *(span for _, span in made)], key=lambda span: span.start)

    def _found(self, span: Span, place: Place, signed: Authorship, stands: frozenset[str], unit: int) -> Finding:
        if span.entity in SIGNING and signed.signs(span.start):
            stands |= {PUBLISHED}
        return self._looking.door.admit(span, place, circumstances=stands, unit=unit)


def scan_name(source: Source, looking: Looking) -> Iterator[Event]:
    """File and member names are text: each component by itself."""
    name, kind = (source.trail[-1], "member") if source.trail else (source.path, "file")
    text = name.encode("utf-8", "replace").decode("utf-8").replace("/", "\x00")
    place: Place = {"name": kind}
    for span in looking.engine.find(text):
        if span.confidence >= looking.floor:
            yield looking.door.allowed(span) or looking.door.admit(span, place)


def always(place: Place) -> Callable[[int], Place]:
    """A locator for a text that stands in one place as a whole."""
    return lambda _offset: place
