"""What stands together and makes one thing more."""

from __future__ import annotations

import pytest

from audit.detection.derived import derived
from recognizers.span import Span

NAME, PHONE = ("PERSON", "张小满"), ("CN_MOBILE_NUMBER", "19900000001")
DOOR, CITY = ("CN_ADDRESS", "浙江省杭州市西湖区文三路259号"), ("CN_ADDRESS", "浙江省杭州市")
AGE, GROWN = ("AGE", "8岁"), ("AGE", "38岁")


def spans(*what: tuple[str, str], gap: int = 5, **more: bool) -> list[Span]:
    made, start = [], 0
    for entity, form in what:
        made.append(Span(start, start + len(form), entity, 0.75, "", (), form, **more))
        start += len(form) + gap
    return made


def is_child(span: Span) -> bool:
    return span.form == "8岁"


def entities(found: list[Span], *, whole: bool = False) -> list[tuple[int, str]]:
    return [(index, span.entity) for index, span in derived(found, is_child, whole=whole)]


@pytest.mark.parametrize(
    ("found", "made"),
    [
        (spans(NAME, PHONE, DOOR), [(2, "DELIVERY_LABEL")]),
        (spans(DOOR, PHONE, NAME), [(0, "DELIVERY_LABEL")]),
        (spans(NAME, PHONE, CITY), []),
        (spans(NAME, DOOR), []),
        (spans(PHONE, DOOR), []),
        (spans(NAME, PHONE, DOOR, gap=200), []),
        (spans(NAME, PHONE, DOOR, masked=True), []),
        (spans(NAME, PHONE, DOOR, test=True), []),
        (spans(NAME, AGE), [(1, "MINOR")]),
        (spans(NAME, GROWN), []),
    ],
)
def test_derived(found: list[Span], made: list[tuple[int, str]]) -> None:
    assert entities(found) == made


def test_one_row_is_one_parcel_however_wide() -> None:
    assert entities(spans(NAME, PHONE, DOOR, gap=500), whole=True) == [(2, "DELIVERY_LABEL")]


def test_it_is_as_sure_as_its_least_sure_part() -> None:
    name, phone, door = spans(NAME, PHONE, DOOR)
    ((_, label),) = derived([name, Span(phone.start, phone.end, phone.entity, 0.6, "", (), phone.form), door], is_child)
    assert (label.confidence, label.why, label.form) == (0.6, ("derived:CN_ADDRESS",), door.form)
