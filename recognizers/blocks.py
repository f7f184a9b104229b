"""One ``[[entity]]`` block of the catalogue, checked and turned into an ``Entity``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from recognizers.forms import FORMS
from recognizers.rule import Pattern, Validator, Value
from recognizers.surnames import spelled_out
from recognizers.validators import VALIDATORS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CATEGORIES = ("basic", "device", "account", "private", "social", "behavioral")
LAYERS = frozenset({"identifier", "statement", "derived", "record", "image"})
SEVERITIES = frozenset({"low", "medium", "high", "critical"})
IDENTIFIERS = frozenset({"direct", "indirect", "secret", "none"})
FOUND_BY = frozenset({"pattern", "checksum", "field", "text", "record", "metadata", "image", "derived"})
MASKS = _set(
    "name id last-4 mobile phone landline email address card plate ip mac device position year band document account "
    "secret amount first text"
)

_PATTERN_KEYS = {"id", "regex", "validate", "form", "anchor", "digits", "token", "script", "needs", "keep_invalid"}
_VALUE_KEYS = {"regex", "validate", "form", "keep_invalid", "glued"}
_WORDS = ("labels", "columns", "context", "negative")
_DEFAULTS: Mapping[str, Any] = {
    "kind": "", "also": "", "found_by": ("pattern",), "layer": "identifier", "severity": "medium",
    "relatively_private": False,
    "identifier": "indirect", "mask": "text", "advice": (), "sensitive_gbt35273": "N", "sensitive_pipl_gbt45574": "N",
    "tier_2017_10": 0, "tier_note": "", "enisa": "-", "basis": "-", "reason": "",
}  # fmt: skip
_OTHER_KEYS = {"id", "category", "label", "pattern", "value", "examples", *_WORDS}


class CatalogueError(ValueError):
    """A block is wrong.  The message names the file, the block and what to change."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts with the expected span between ``⟦`` and ``⟧``, and near misses; ``hint|`` in front is a column name."""

    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of personal information: what it is called, how grave it is, how it is found.

    ``labels`` name the field in text and tables, ``columns`` only as the whole name of a column or key, ``context``
    words nearby support a match, ``negative`` words right before it speak against it.  The legal keys are explained in
    the catalogue files.
    """

    id: str
    kind: str
    category: str
    also: str
    label: Mapping[str, str]
    found_by: tuple[str, ...]
    layer: str
    severity: str
    relatively_private: bool
    identifier: str
    mask: str
    advice: tuple[str, ...]
    sensitive_gbt35273: str
    sensitive_pipl_gbt45574: str
    tier_2017_10: int
    tier_note: str
    enisa: str
    basis: str
    reason: str
    labels: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    value: Value | None = None
    examples: Examples = field(default_factory=Examples)


def entity(block: Mapping[str, Any], file: str, category: str, *, tried: bool = False) -> Entity:
    """The entity that ``block`` describes; raises ``CatalogueError``.

    ``tried``: its regular expressions are known to be sound (those of the built-in catalogue are, by a test) and are
    not compiled here.
    """
    name = str(block.get("id", "without id"))

    def wrong(problem: str) -> CatalogueError:
        return CatalogueError(f"{file}: entity {name}: {problem}")

    if not re.fullmatch(r"[A-Z][A-Z0-9_]{1,39}", name):
        raise wrong("id must be upper-case letters, digits and _")
    if unknown := set(block) - set(_DEFAULTS) - _OTHER_KEYS:
        raise wrong(f"unknown key {sorted(unknown)[0]!r}")
    facts = {key: _plain(block.get(key, default)) for key, default in _DEFAULTS.items()}
    facts["kind"] = facts["kind"] or name.lower()
    facts["category"] = block.get("category", category)
    facts["label"] = label = block.get("label", {})
    if not (isinstance(label, Mapping) and label.get("zh") and label.get("en")):
        raise wrong("label needs both zh and en")
    _check_choices(facts, wrong)
    for key in _WORDS:
        facts[key] = _words(block.get(key, ()), key, wrong)
    patterns = tuple(_pattern(raw, wrong) for raw in block.get("pattern", ()))
    value = _value(block["value"], wrong) if "value" in block else None
    if not tried:
        for what, rule in [(f"pattern {rule.id}", rule) for rule in patterns] + ([("value", value)] if value else []):
            _try(what, rule, wrong)
    examples = _examples(block.get("examples", {}), wrong)
    if (patterns or value) and (len(examples.match) < 3 or len(examples.reject) < 3):
        raise wrong("an entity with patterns or a value needs at least 3 match and 3 reject examples")
    return Entity(id=name, patterns=patterns, value=value, examples=examples, **facts)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _check_choices(facts: Mapping[str, Any], wrong: Any) -> None:
    choices = {
        "layer": LAYERS,
        "severity": SEVERITIES,
        "identifier": IDENTIFIERS,
        "mask": MASKS,
        "category": CATEGORIES,
    }
    for key, allowed in choices.items():
        if facts[key] not in allowed:
            raise wrong(f"{key} is none of {', '.join(sorted(allowed))}")
    if facts["also"] not in ("", *CATEGORIES):
        raise wrong("also must be empty or a category")
    if unknown := set(facts["found_by"]) - FOUND_BY:
        raise wrong(f"found_by has an unknown way {sorted(unknown)[0]!r}")
    for key, default in _DEFAULTS.items():
        if type(facts[key]) is not type(default):
            raise wrong(f"{key} must be a {type(default).__name__}")


def _words(raw: Any, key: str, wrong: Any) -> tuple[str, ...]:
    if isinstance(raw, str) or not all(isinstance(word, str) and word.strip() for word in raw):
        raise wrong(f"{key} must be a list of words")
    return tuple(raw)


def _pattern(raw: Mapping[str, Any], wrong: Any) -> Pattern:
    common = _rule(raw, _PATTERN_KEYS, f"pattern {raw.get('id', 'without id')}", wrong)
    if not raw.get("id"):
        raise wrong("a pattern needs an id")
    anchor, needs = raw.get("anchor", ()), raw.get("needs", "")
    anchors = (anchor,) if isinstance(anchor, str) else tuple(anchor)
    if any(literal != literal.lower() or not literal for literal in anchors):
        raise wrong(f"pattern {raw['id']}: anchor must be lower case")
    if needs not in ("", "context", "label"):
        raise wrong(f"pattern {raw['id']}: needs is none of context, label")
    if (script := raw.get("script", "")) not in ("", "han", "latin"):
        raise wrong(f"pattern {raw['id']}: script is none of han, latin")
    digits, token = int(raw.get("digits", 0)), int(raw.get("token", 0))
    return Pattern(id=raw["id"], anchors=anchors, digits=digits, token=token, script=script, needs=needs, **common)


def _value(raw: Mapping[str, Any], wrong: Any) -> Value:
    return Value(**_rule(raw, _VALUE_KEYS, "value", wrong), glued=bool(raw.get("glued", False)))


def _rule(raw: Mapping[str, Any], keys: set[str], what: str, wrong: Any) -> dict[str, Any]:
    """What patterns and values have in common."""
    if unknown := set(raw) - keys:
        raise wrong(f"{what}: unknown key {sorted(unknown)[0]!r}")
    if not isinstance(raw.get("regex"), str):
        raise wrong(f"{what}: regex is missing")
    form = raw.get("form", "text")
    if form not in FORMS:
        raise wrong(f"{what}: form is none of {', '.join(FORMS)}")
    check: Validator | None = None
    if "validate" in raw:
        if raw["validate"] not in VALIDATORS:
            raise wrong(f"{what}: validate is none of {', '.join(VALIDATORS)}")
        check = VALIDATORS[raw["validate"]]
    try:
        source = spelled_out(raw["regex"])
    except KeyError as error:
        raise wrong(f"{what}: regex: there is no table {error}") from None
    return {
        "source": source,
        "form": FORMS[form],
        "validate": check,
        "keep_invalid": bool(raw.get("keep_invalid", False)),
    }


def _try(what: str, rule: Pattern | Value, wrong: Any) -> None:
    try:
        regex = rule.regex
    except re.error as error:
        raise wrong(f"{what}: regex: {error}") from None
    if regex.match("") is not None:
        raise wrong(f"{what}: regex matches nothing at all")


def _examples(raw: Mapping[str, Sequence[str]], wrong: Any) -> Examples:
    if unknown := set(raw) - {"match", "reject"}:
        raise wrong(f"examples: unknown key {sorted(unknown)[0]!r}")
    match, reject = tuple(raw.get("match", ())), tuple(raw.get("reject", ()))
    if any(text.count("⟦") != 1 or text.count("⟧") != 1 for text in match):
        raise wrong("examples: every match needs one ⟦ and one ⟧")
    return Examples(match, reject)
