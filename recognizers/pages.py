"""A page for each entity, made from its block of the catalogue: what it is, how it is found, what it is confused with.

``python -m recognizers.pages docs/entities`` writes them; ``pdaudit entities explain`` shows the same on a terminal.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from recognizers.blocks import CATEGORIES
from recognizers.catalogue import Catalogue, Entity, load
from recognizers.confusion import confused
from recognizers.engine import Engine
from recognizers.rule import Pattern, Value
from recognizers.validators import VALIDATORS

LANGUAGES = ("zh", "en")
HEADINGS = {"zh": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page; each line is Markdown of one line."""

    title: str
    lines: tuple[str, ...]


def sections(entity: Entity, catalogue: Catalogue, engine: Engine, lang: str) -> tuple[Section, ...]:
    """Everything there is to say about an entity in one language; parts without content are left out."""
    words = _words()[lang]
    parts = {
        "what": _what(entity, words),
        "how": _how(entity, words),
        "checks": _checks(entity, words, lang),
        "words": _vocabulary(entity, words),
        "match": (_code(example) for example in entity.examples.match),
        "reject": (_code(example) for example in entity.examples.reject),
        "confused": _confused(entity, catalogue, engine, words, lang),
        "law": _law(entity, words),
    }
    made = (Section(words[name], tuple(lines)) for name, lines in parts.items())
    return tuple(section for section in made if section.lines)


def page(entity: Entity, catalogue: Catalogue, engine: Engine) -> str:
    """The Markdown page of an entity, Chinese first."""
    told = [f"# {entity.label['zh']} · {entity.label['en']}", f"`{entity.id}`"]
    for lang in LANGUAGES:
        told.append(f"## {HEADINGS[lang]}")
        for section in sections(entity, catalogue, engine, lang):
            told += [f"### {section.title}", "\n".join(f"- {line}" for line in section.lines)]
        told.append(f"<sub>{_words()[lang]['made']}</sub>")
    return "\n\n".join(told) + "\n"


def index(catalogue: Catalogue) -> str:
    """The README of the folder: every page by category."""
    zh, en = (_words()[lang] for lang in LANGUAGES)
    told = [f"# {zh['index']} · {en['index']}", f"{zh['index_about']} {en['index_about']}"]
    for category in CATEGORIES:
        told.append(f"## {zh['categories'][category]} · {en['categories'][category]}")
        of_it = (entity for entity in catalogue.entities.values() if entity.category == category)
        told.append("\n".join(_entry(entity, zh, en) for entity in of_it))
    return "\n\n".join(told) + "\n"


def pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """File name and content of every page, the index first."""
    engine = Engine(catalogue)
    yield "README.md", index(catalogue)
    for entity in catalogue.entities.values():
        yield f"{entity.id}.md", page(entity, catalogue, engine)


def write(folder: Path) -> None:
    """Write all pages of the built-in catalogue; pages of entities that are gone are removed."""
    made = dict(pages(load()))
    folder.mkdir(parents=True, exist_ok=True)
    for known in folder.glob("*.md"):
        if known.name not in made:
            known.unlink()
    for name, content in made.items():
        (folder / name).write_text(content, encoding="utf-8")


def _entry(entity: Entity, zh: Mapping[str, Any], en: Mapping[str, Any]) -> str:
    severity = f"{zh['severities'][entity.severity]} {en['severities'][entity.severity]}"
    return f"- [`{entity.id}`]({entity.id}.md) {entity.label['zh']} · {entity.label['en']} — {severity}"


def _what(entity: Entity, words: Mapping[str, Any]) -> Iterator[str]:
    categories = [words["categories"][category] for category in (entity.category, entity.also) if category]
    because = words["because"].format(entity.reason) if entity.reason else ""
    facts = {
        "kind": f"`{entity.kind}`",
        "category": " + ".join(categories),
        "severity": words["severities"][entity.severity] + because,
        "identifier": words["identifiers"][entity.identifier],
        "layer": words["layers"][entity.layer],
        "private": words["yes"] if entity.relatively_private else "",
        "found_by": words["comma"].join(words["ways"][way] for way in entity.found_by),
        "mask": words["masks"][entity.mask],
        "advice": words["comma"].join(f"`{advice}`" for advice in entity.advice),
    }
    yield from _facts(facts, words)


def _how(entity: Entity, words: Mapping[str, Any]) -> Iterator[str]:
    needs = {"": words["alone"], "label": words["needs_label"], "context": words["needs_context"]}
    for pattern in entity.patterns:
        need = needs[pattern.needs] if pattern.needs or pattern.validate else words["to_confirm"]
        yield f"`{pattern.id}`{words['colon']}{words['semicolon'].join([need, *_rule(pattern, words)])}"
    if entity.value:
        yield f"{words['value']}{words['colon']}{words['semicolon'].join(_rule(entity.value, words))}"
    if not entity.patterns and not entity.value:
        yield words["no_patterns"]


def _rule(rule: Pattern | Value, words: Mapping[str, Any]) -> Iterator[str]:
    if rule.validate:
        yield words["check"].format(_check_name(rule))
        if rule.keep_invalid:
            yield words["keep_invalid"]
    yield words["form"].format(words["forms"][rule.form.__name__])


def _checks(entity: Entity, words: Mapping[str, Any], lang: str) -> Iterator[str]:
    """What each check proves, and the table it looks into."""
    known = _words()["check"]
    rules = (rule for rule in (*entity.patterns, entity.value) if rule and rule.validate)
    for name in dict.fromkeys(map(_check_name, rules)):
        about = known.get(name, {})
        english = " ".join((VALIDATORS[name].__doc__ or "").split()).replace("``", "`")
        source = words["source"].format(about["source"], about["date"]) if "source" in about else ""
        yield f"`{name}`{words['colon']}{about.get('zh', english) if lang == 'zh' else english}{source}"


def _check_name(rule: Pattern | Value) -> str:
    return next(name for name, check in VALIDATORS.items() if check is rule.validate)


def _vocabulary(entity: Entity, words: Mapping[str, Any]) -> Iterator[str]:
    listed = {name: getattr(entity, name) for name in ("labels", "columns", "context", "negative")}
    yield from _facts({name: words["comma"].join(known) for name, known in listed.items()}, words)


def _confused(
    entity: Entity, catalogue: Catalogue, engine: Engine, words: Mapping[str, Any], lang: str
) -> Iterator[str]:
    for other, how, text in confused(entity, catalogue, engine):
        told = words[how].format(text if how == "same_label" else _code(text))
        yield f"[`{other.id}`]({other.id}.md) {other.label[lang]}{words['colon']}{told}"


def _law(entity: Entity, words: Mapping[str, Any]) -> Iterator[str]:
    facts = {
        "gbt35273": words["flag"][entity.sensitive_gbt35273],
        "pipl": words["flag"][entity.sensitive_pipl_gbt45574],
        "tier": entity.tier_note or str(entity.tier_2017_10 or ""),
        "enisa": words["enisa_class"].get(entity.enisa, ""),
        "basis": entity.basis.strip("-"),
    }
    yield from _facts(facts, words)


def _facts(facts: Mapping[str, str], words: Mapping[str, Any]) -> Iterator[str]:
    """One line for each fact there is."""
    yield from (f"{words[name]}{words['colon']}{text}" for name, text in facts.items() if text)


def _code(text: str) -> str:
    """An example as it is, in a code span that its own back-ticks cannot end."""
    plain = _plain(text)
    ticks = max(map(len, re.findall("`+", plain)), default=0)
    return f"{'`' * (ticks + 1)} {plain} {'`' * (ticks + 1)}" if ticks else f"`{plain}`"


def _plain(text: str) -> str:
    """On one line, and with the characters that draw nothing written as escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files("recognizers").joinpath("pages.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
