"""Who wins a place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recognizers.catalogue import load
from recognizers.conflict import Within, outermost, resolve
from recognizers.span import Span

CATALOGUE = load()
NAMES = [
    "CN_RESIDENT_ID",
    "CN_MOBILE_NUMBER",
    "EMAIL_ADDRESS",
    "PAYMENT_ACCOUNT",
    "QQ_NUMBER",
    "MEDICAL",
    "FAMILY_MEMBER",
    "PERSON",
]


def span(entity: str, start: int, end: int, confidence: float = 0.75, *why: str) -> Span:
    return Span(start, end, entity, confidence, "rule", why, "form")


def winners(*spans: Span) -> list[str]:
    return [kept.entity for kept in resolve(spans, CATALOGUE)]


def test_the_longest_identifier_wins() -> None:
    assert winners(span("QQ_NUMBER", 0, 9, 0.95), span("EMAIL_ADDRESS", 0, 16)) == ["EMAIL_ADDRESS"]


def test_then_the_strongest() -> None:
    assert winners(span("QQ_NUMBER", 0, 11), span("CN_MOBILE_NUMBER", 0, 11, 0.95)) == ["CN_MOBILE_NUMBER"]


def test_then_the_named_one() -> None:
    assert winners(span("CN_MOBILE_NUMBER", 0, 11), span("QQ_NUMBER", 0, 11, 0.75, "label:QQ")) == ["QQ_NUMBER"]


def test_then_the_graver() -> None:
    assert winners(span("EMAIL_ADDRESS", 0, 9), span("PAYMENT_ACCOUNT", 0, 9)) == ["PAYMENT_ACCOUNT"]


def test_what_is_to_confirm_never_displaces_a_finding() -> None:
    assert winners(span("CN_RESIDENT_ID", 0, 18, 0.20), span("CN_MOBILE_NUMBER", 3, 14)) == ["CN_MOBILE_NUMBER"]


def test_statements_overlap_identifiers_but_not_themselves() -> None:
    assert winners(span("PERSON", 2, 5), span("FAMILY_MEMBER", 0, 5)) == ["FAMILY_MEMBER", "PERSON"]
    assert winners(span("MEDICAL", 0, 5), span("MEDICAL", 2, 4)) == ["MEDICAL"]


def test_a_span_within_a_stronger_one_of_its_entity_is_left_out() -> None:
    whole, part, stronger = span("PERSON", 0, 9), span("PERSON", 2, 5), span("PERSON", 2, 5, 0.95)
    assert outermost([part, whole]) == [whole]
    assert outermost([stronger, whole]) == [whole, stronger]
    assert outermost([span("QQ_NUMBER", 2, 5), whole]) == [whole, span("QQ_NUMBER", 2, 5)]


def test_a_part_of_a_span() -> None:
    parts = Within([span("PERSON", 2, 5), span("QQ_NUMBER", 0, 3)])
    assert parts.has_part_of(span("PERSON", 0, 9))
    assert not parts.has_part_of(span("PERSON", 0, 4))
    assert not parts.has_part_of(span("PERSON", 0, 9, 0.95))
    assert not parts.has_part_of(span("EMAIL_ADDRESS", 0, 9))


SPANS = st.builds(
    lambda entity, start, length, confidence: span(entity, start, start + length, confidence),
    st.sampled_from(NAMES),
    st.integers(0, 40),
    st.integers(1, 20),
    st.sampled_from([0.20, 0.40, 0.60, 0.75, 0.85, 0.95]),
)


@given(st.lists(SPANS, max_size=12))
def test_resolving_twice_is_resolving_once(spans: list[Span]) -> None:
    once = resolve(spans, CATALOGUE)
    assert resolve(once, CATALOGUE) == once
    identifiers = [kept for kept in once if CATALOGUE.entities[kept.entity].layer == "identifier"]
    assert all(a.end <= b.start for a, b in pairwise(identifiers))
    assert resolve(list(reversed(spans)), CATALOGUE) == once
