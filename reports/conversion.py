"""``Report`` ⇄ plain dict: exact inverses, driven by the dataclasses themselves, so that no field is named twice.

A saved report may come from anywhere, so every value is checked on the way in; an error names the place
(``findings[3].count``) and what was expected there, and never quotes the content.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reports.document import SCHEMA_VERSION, Report
from reports.refusal import Refusal


def _with_people(document: dict[str, Any]) -> dict[str, Any]:
    """1.0 had no people, accounts, tasks, edits, officer's numbers or laws, only room for the first two."""
    return {**document, "schema_version": "1.1", "people": {}, "accounts": []}


UPGRADES: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"1.0": _with_people}
"""From an older ``schema_version`` to a function that returns the document in the next newer version.  Such a
function holds the words of its time and imports nothing of today's document."""


def to_dict(report: Report) -> dict[str, Any]:
    """The document as dicts, lists and scalars, ``schema_version`` first.

    Fields stand in the order of their class and mappings in the order of their keys: equal reports give equal bytes.
    """
    return {"schema_version": report.schema_version, **_plain(report)}


def from_dict(document: Mapping[str, Any]) -> Report:
    """The report that ``to_dict`` made; ``ValueError`` when it is no report or of a version not known here."""
    report = _made(Report, _upgraded(document), "")
    assert isinstance(report, Report)
    return report


def _upgraded(document: Mapping[str, Any]) -> dict[str, Any]:
    current = dict(document)
    version = current.get("schema_version")
    if not isinstance(version, str):
        raise Refusal("not a pdaudit report: it has no schema_version")
    while version in UPGRADES:
        current = UPGRADES[version](current)
        version = current["schema_version"]
    if version != SCHEMA_VERSION:
        raise Refusal(
            "this report has a schema_version that this pdaudit does not know (it reads up to {known}): "
            "update pdaudit, or scan again",
            known=SCHEMA_VERSION,
        )
    return current


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _made(kind: Any, value: Any, place: str) -> Any:
    """``value`` as ``kind``: a dataclass, ``tuple[X, ...]``, ``Mapping[str, X]``, a union of scalars, or a scalar."""
    origin = get_origin(kind)
    if kind is Any:
        return value
    if dataclasses.is_dataclass(kind):
        return _made_dataclass(kind, value, place)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], item, f"{place}[{n}]") for n, item in enumerate(_is(list, value, place)))
    if origin in (Union, UnionType):
        return _made_union(get_args(kind), value, place)
    if origin is not None:
        item = get_args(kind)[1]
        return {key: _made(item, content, f"{place}.*") for key, content in _is(dict, value, place).items()}
    return _made_scalar(kind, value, place)


def _made_dataclass(kind: Any, value: Any, place: str) -> Any:
    given = _is(dict, value, place)
    hints = get_type_hints(kind)
    if unknown := given.keys() - hints.keys():
        raise _wrong(place, f"{len(unknown)} unknown field(s)")
    required = {
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    if missing := required - given.keys():
        raise _wrong(place, f"a field {min(missing)!r}")
    return kind(**{name: _made(hints[name], content, f"{place}.{name}".lstrip(".")) for name, content in given.items()})


def _made_union(kinds: tuple[Any, ...], value: Any, place: str) -> Any:
    if value is None and NoneType in kinds:
        return None
    candidates = [kind for kind in kinds if kind is not NoneType]
    if len(candidates) == 1:
        return _made(candidates[0], value, place)
    if type(value) in candidates:
        return value
    raise _wrong(place, " or ".join(kind.__name__ for kind in candidates))


def _made_scalar(kind: type, value: Any, place: str) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    return _is(kind, value, place)


def _is(kind: type, value: Any, place: str) -> Any:
    if type(value) is not kind:
        raise _wrong(
            place, {"dict": "an object", "list": "a list"}.get(kind.__name__, f"a value of type {kind.__name__}")
        )
    return value


def _wrong(place: str, expected: str) -> ValueError:
    where = place or "the document"
    return Refusal(
        "not a pdaudit report, or a damaged one: {where}: expected {expected}", where=where, expected=expected
    )
