"""What must hold for any set of items."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from audit.assessment.risk import Exposure, Item, harm
from tests.audit.assessment.exposures import (
    BIRTH,
    CHAT,
    ILLNESS,
    KEY,
    card,
    home,
    id_number,
    item,
    mobile,
    name,
    password,
    photo,
    position,
)

SETS = 10_000
CATALOGUE = (name(), mobile(), id_number(), home(), card(), position(), photo(), password(), KEY, CHAT, ILLNESS, BIRTH)


@st.composite
def items(draw: st.DrawFn) -> Item:
    one = draw(st.sampled_from(CATALOGUE))
    count = draw(st.sampled_from((1, 2, 9, 10, 99, 1_000, 10_000)))
    return replace(one, distinct=count, people=count, masked=draw(st.booleans()))


@st.composite
def exposures(draw: st.DrawFn) -> Exposure:
    members = draw(st.lists(items(), max_size=6, unique_by=lambda one: one.entity))
    located = draw(st.booleans())
    return Exposure(
        tuple(members), draw(st.integers(0, 5)), draw(st.booleans()), located or draw(st.booleans()), located
    )


@given(exposures(), items())
def test_more_findings_never_lower_it(exposure: Exposure, extra: Item) -> None:
    assert harm(replace(exposure, items=(*exposure.items, extra))).value >= harm(exposure).value


@given(exposures(), st.data())
def test_masking_and_deleting_never_raise_it(exposure: Exposure, data: st.DataObject) -> None:
    if not exposure.items:
        return
    index = data.draw(st.integers(0, len(exposure.items) - 1))
    before, one, after = exposure.items[:index], exposure.items[index], exposure.items[index + 1 :]
    whole = harm(exposure).value
    assert harm(replace(exposure, items=(*before, replace(one, masked=True), *after))).value <= whole
    assert harm(replace(exposure, items=before + after)).value <= whole


@given(exposures(), st.integers(0, 5), st.booleans())
def test_breaking_a_join_never_raises_it(exposure: Exposure, kinds: int, tied: bool) -> None:
    looser = replace(
        exposure,
        kinds_linked=min(kinds, exposure.kinds_linked),
        sensitive_linked=tied and exposure.sensitive_linked,
    )
    assert harm(looser).value <= harm(exposure).value


@given(st.lists(exposures(), min_size=1, max_size=3), st.booleans())
def test_a_folder_is_never_below_its_files(files: list[Exposure], apart: bool) -> None:
    assert harm(folder(files, apart=apart)).value >= max(harm(each).value for each in files)


def test_ten_thousand_random_sets_keep_all_of_it() -> None:
    rng = random.Random(20261123)
    for _ in range(SETS):
        one, other = drawn(rng), drawn(rng)
        whole = harm(one).value
        assert harm(replace(one, items=(*one.items, drawn_item(rng)))).value >= whole
        for index, item_ in enumerate(one.items):
            rest = (*one.items[:index], *one.items[index + 1 :])
            assert harm(replace(one, items=(*rest, replace(item_, masked=True)))).value <= whole
            assert harm(replace(one, items=rest)).value <= whole
        assert harm(folder([one, other], apart=rng.random() < 0.5)).value >= max(whole, harm(other).value)


def drawn_item(rng: random.Random) -> Item:
    count = rng.choice((1, 2, 9, 10, 99, 1_000, 10_000))
    return replace(rng.choice(CATALOGUE), distinct=count, people=count, masked=rng.random() < 0.3)


def drawn(rng: random.Random) -> Exposure:
    members = {one.entity: one for one in (drawn_item(rng) for _ in range(rng.randrange(7)))}
    located = rng.random() < 0.2
    minor = located or rng.random() < 0.2
    return Exposure(tuple(members.values()), rng.randrange(6), rng.random() < 0.5, minor, located)


def folder(files: list[Exposure], *, apart: bool) -> Exposure:
    """The union: values of the files all differ (``apart``) or are the same; one place in clear is in clear."""
    merged: dict[str, Item] = {}
    for one in (one for each in files for one in each.items):
        seen = merged.get(one.entity)
        if seen:
            total = seen.distinct + one.distinct if apart else max(seen.distinct, one.distinct)
            one = replace(one, distinct=total, people=total, masked=one.masked and seen.masked)
        merged[one.entity] = one
    return Exposure(
        tuple(merged.values()),
        max(each.kinds_linked for each in files),
        any(each.sensitive_linked for each in files),
        any(each.minor for each in files),
        any(each.minor_located for each in files),
    )


@given(st.lists(items(), max_size=6))
def test_it_stays_between_0_and_100(members: list[Item]) -> None:
    result = harm(Exposure(tuple(members), 9, True, True, True))
    assert 0 <= result.value <= 100


@given(st.integers(0, 1), st.integers(1, 10**7))
def test_low_unlinked_and_of_one_person_stays_below_20(kinds: int, values: int) -> None:
    own = item("online_time_place", "low", "indirect", n=values, people=values)
    assert harm(Exposure((name(), BIRTH, own), kinds_linked=kinds)).value <= 19
