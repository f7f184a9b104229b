from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from importlib.resources import files
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import conversion
from reports.conversion import from_dict, to_dict
from reports.document import Report
from reports.formats.json_document import encoded
from tests.reports.sample import calm_report, cannot_say_report, sample_report

SCHEMA = json.loads(files("reports").joinpath("document.schema.json").read_text(encoding="utf-8"))


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the document, built from the annotations alone."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{name: anything(hint) for name, hint in hints.items() if name != "schema_version"})
    if origin is tuple:
        return st.lists(anything(arguments[0]), max_size=2).map(tuple)
    if origin in (Union, UnionType):
        return st.one_of(*(anything(argument) for argument in arguments))
    if origin is not None:
        return st.dictionaries(st.text(max_size=3), anything(arguments[1]), max_size=2)
    return {
        str: st.text(st.characters(codec=None), max_size=5),
        int: st.integers(-(2**53), 2**53),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        NoneType: st.none(),
        Any: st.none() | st.integers(0, 9) | st.text(max_size=3),
    }[kind]


@settings(max_examples=60, deadline=None)
@given(anything(Report))
def test_a_report_survives_being_saved_and_read(report: Report) -> None:
    assert from_dict(json.loads(encoded(to_dict(report)))) == report


@pytest.mark.parametrize(
    "report", [sample_report(), calm_report(), cannot_say_report()], ids=["full", "calm", "cannot-say"]
)
def test_the_samples_fit_the_schema_and_survive(report: Report) -> None:
    document = json.loads(encoded(to_dict(report)))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert from_dict(document) == report


def test_the_schema_names_exactly_the_fields_of_the_document() -> None:
    assert set(SCHEMA["properties"]) == set(SCHEMA["required"]) == {field.name for field in fields(Report)}
    full = to_dict(sample_report())
    parts = {
        "group": full["findings"][0],
        "where": full["findings"][0]["places"][0],
        "record": full["records"][0],
        "file": full["files"][0],
        "tally": full["tallies"][0],
        "assessment": full["assessment"],
        "coverage": full["coverage"],
        "advice": full["advice"][0],
        "step": full["plan"][0],
    }
    for name, part in parts.items():
        assert list(SCHEMA["$defs"][name]["properties"]) == list(part), name


def test_mappings_are_written_in_the_order_of_their_keys() -> None:
    labels = to_dict(sample_report())["labels"]
    assert list(labels) == sorted(labels)
    assert next(iter(to_dict(sample_report()))) == "schema_version"


def damaged(*path: str | int, value: Any) -> dict[str, Any]:
    document: Any = json.loads(encoded(to_dict(sample_report())))
    target = document
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return document  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "no schema_version"),
        ({"schema_version": 1}, "no schema_version"),
        ({"schema_version": "1.2"}, "update pdaudit"),
        ({"schema_version": "99.0"}, "update pdaudit"),
        ({"schema_version": "1.1"}, "expected a field"),
        (damaged("findings", 3, "count", value="secret"), r"findings\[3\].count: expected a value of type int"),
        (damaged("findings", 3, "count", value=True), r"findings\[3\].count: expected a value of type int"),
        (damaged("findings", value={"secret": 1}), "findings: expected a list"),
        (damaged("assessment", value="secret"), "assessment: expected an object"),
        (damaged("assessment", "extra", value="secret"), "assessment: expected 1 unknown|assessment"),
        (damaged("files", 0, "why", value=3), r"files\[0\].why: expected a value of type str"),
        (damaged("records", 0, "where", "place", value={"secret": 1.5}), "expected int or str"),
    ],
)
def test_what_is_no_report_is_refused_with_the_place_and_without_its_content(
    document: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        from_dict(document)
    assert "secret" not in str(caught.value)


def test_an_older_version_is_upgraded_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    older = json.loads(encoded(to_dict(sample_report())))
    older["schema_version"] = "0.8"
    del older["notices"]
    steps = {
        "0.8": lambda document: {**document, "schema_version": "0.9"},
        "0.9": lambda document: {**document, "schema_version": "1.0", "notices": ["upgraded"]},
    }
    monkeypatch.setattr(conversion, "UPGRADES", {**conversion.UPGRADES, **steps})
    assert from_dict(older).notices == ("upgraded",)


def test_a_report_of_the_first_version_is_read() -> None:
    older = json.loads(encoded(to_dict(sample_report())))
    for name in ("reuse", "tasks", "aside", "edits", "officer", "laws"):
        del older[name]
    older |= {"schema_version": "1.0", "people": {"others": 12}, "accounts": [{"bank": 1}]}
    read = from_dict(older)
    assert (read.people.others, read.accounts, read.tasks) == (0, (), ())
    assert read.findings == sample_report().findings


def test_a_name_that_is_not_utf8_is_escaped_and_comes_back() -> None:
    line = encoded({"path": "byte\udcff.txt", "名": 1})
    assert line.isascii()
    assert re.search(rb"\\udcff", line)
    assert json.loads(line) == {"path": "byte\udcff.txt", "名": 1}
