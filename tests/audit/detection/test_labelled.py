"""What a value is may stand beside it: fields of password managers, of profiles and of settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.detection.labelled import Labelled
from recognizers.catalogue import load
from tests.audit.making import events, findings, source

CATALOGUE = load()


@pytest.mark.parametrize(
    ("table", "header", "row", "column", "said"),
    [
        ("label_values", ("label", "value"), ("Email", "a@example.com"), 1, {"Email": {0}}),
        ("Entry/String", ("Key", "Value"), ("UserName", "xiaozhou"), 1, {"UserName": {0}}),
        ("fields", ("value", "name", "designation"), ("x1y2", "q", "password"), 0, {"password": {0}}),
        ("fields", ("title", "id", "value/string"), ("Prüfziffer", "cvv", "123"), 2, {"cvv": {0}}),
        ("card/field", ("name", "type", "field"), ("Login", "login", "xiaozhou"), 2, {"Login": {0}}),
        ("", ("statistic", "value"), ("account name", "xiaozhou"), 1, {"account name": {0}}),
        # the column says itself what it is
        ("fields", ("title", "value/phone"), ("Password", "19900000001"), 1, {}),
        # not the column of values, and no label that means anything
        ("label_values", ("label", "value"), ("Email", "a@example.com"), 0, {}),
        ("settings", ("name", "value"), ("colour", "red"), 1, {}),
        # a text of a program's surface: its value is a label for people to read
        ("settings", ("key", "value"), ("password", "Password"), 1, {}),
        ("resources/string", ("name", "string"), ("password", "geheim12"), 1, {}),
        ("", ("price", "value"), ("password", "3"), 1, {}),
    ],
)
def test_what_a_row_calls_its_cell(table, header, row, column, said) -> None:
    assert Labelled(table, header, CATALOGUE).said(column, [row]) == said


def test_a_name_is_a_person_beside_what_only_people_have() -> None:
    labelled = Labelled("label_values", ("label", "value"), CATALOGUE)
    rows = [("Name", "Ann Sample"), ("Phone number", "+1 202 555 0143")]
    assert labelled.said(1, rows) == {"PERSON\x00Name": {0}, "Phone number": {1}}
    assert labelled.said(1, rows[:1]) == {"Name": {0}}


def test_fields_are_found_under_their_labels_and_only_there(tmp_path: Path) -> None:
    text = '{"fields": [{"label": "PIN", "value": "4821"}, {"label": "Colour", "value": "4822"}]}'
    told = findings(events(source(text, "a.json"), tmp_path))
    assert [(one.entity, one.place["pointer"]) for one in told] == [("PASSWORD", "/fields/0/value")]
