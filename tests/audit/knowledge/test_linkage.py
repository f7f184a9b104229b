from __future__ import annotations

from typing import Any

import pytest

from audit.knowledge.linkage import load_linkage, parse, together
from audit.knowledge.shelf import read
from recognizers.catalogue import load


def said(*kinds: str) -> list[str]:
    return [entry.id for entry in together(frozenset(kinds))]


def test_kinds_are_those_of_the_catalogue() -> None:
    assert {kind for entry in load_linkage() for kind in entry.kinds} <= {e.kind for e in load().entities.values()}


@pytest.mark.parametrize(
    ("kinds", "ids"),
    [
        ((), []),
        (("person_name",), []),
        (("id_card_number",), ["id-number"]),
        (("person_name", "mobile_number", "home_address"), ["parcel"]),
        (("person_name", "id_card_number", "mobile_number"), ["id-number", "three-elements"]),
        (
            ("person_name", "id_card_number", "mobile_number", "bank_card_number"),
            ["id-number", "card-number", "four-elements"],
        ),
        (("minor_under14", "school_class"), ["child-place"]),
        (("minor_under14", "school_class", "home_address"), ["child-home"]),
    ],
)
def test_what_they_say_together(kinds: tuple[str, ...], ids: list[str]) -> None:
    assert said(*kinds) == ids


@pytest.mark.parametrize("entry", load_linkage(), ids=lambda entry: entry.id)
def test_without_the_kind_to_cut_it_is_not_said(entry: Any) -> None:
    assert entry.id in said(*entry.kinds)
    assert entry.id not in said(*(entry.kinds - {entry.cut}))


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda entry: entry.update(cut="gender"), "gender"),
        (lambda entry: entry.update(instead=["four-elements"]), "id-number.instead"),
        (lambda entry: entry["reveals"].pop("en"), "id-number.reveals"),
        (lambda entry: entry.update(mark="sure"), "sure"),
    ],
)
def test_an_incomplete_entry_is_refused(spoil: Any, named: str) -> None:
    data = read("linkage.toml")
    spoil(data["together"][0])
    with pytest.raises(ValueError, match=named):
        parse(data)
