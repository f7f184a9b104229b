"""A kind of letter and the facts, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Literal, cast

from audit.casework.letters.facts import Facts
from audit.casework.letters.tables import made
from audit.knowledge.channels import load_channels
from audit.knowledge.laws import cited, load_laws
from audit.knowledge.letters import MADE, Kind, Line, load_letters
from reports.letter import Block, Heading, Items, Letter, Paragraph, Sheet, Table

Lang = Literal["zh", "en"]
_NAMED: Final = 4


def compose(kind: Kind, facts: Facts, lang: Lang, ways: Iterable[str]) -> Letter:
    """One letter in the ways asked for, each a sheet."""
    words = {name: text[lang] for name, text in load_letters().words.items()}
    draft = " ".join((words["draft"], words["aid"])) if kind.aid and lang == "en" else words["draft"]
    values = _values(facts, lang, words)
    sheets = []
    for way in ways:
        lines = _standing(kind.ways[way][lang], facts, lang)
        title = kind.name[lang] if way == "letter" else f"{kind.name[lang]} · {words[way]}"
        sheets.append(Sheet(way, title, tuple(_blocks(lines, kind, facts, lang, values))))
    return Letter(kind.id, lang, kind.name[lang], draft, tuple(sheets))


def _standing(lines: Iterable[Line], facts: Facts, lang: Lang) -> Iterator[Line]:
    """The lines whose condition holds, shared parts in their place."""
    for line in lines:
        if line.when and (line.when in facts.conditions) == line.unless:
            continue
        if line.style == "part" and line.text not in MADE:
            yield from _standing(load_letters().parts[line.text][lang], facts, lang)
        else:
            yield line


def _blocks(
    lines: Iterable[Line], kind: Kind, facts: Facts, lang: Lang, values: Mapping[str, object]
) -> Iterator[Block]:
    """Neighbouring lines of one style are one list or table."""
    words = load_letters().words
    heads = (words["field"][lang], words["value"][lang])
    for style, run in groupby(lines, key=lambda line: line.style):
        if style == "part":
            for line in run:
                yield from made(line.text, kind, facts, lang)
            continue
        told = [line.text.format_map(values) for line in run]
        match style:
            case "heading":
                yield from map(Heading, told)
            case "bullet" | "number" | "tick":
                yield Items(cast(Any, style), tuple(told))
            case "row":
                yield Table(heads, tuple(_cells(row) for row in told))
            case _:
                yield from (Paragraph(text, cast(Any, style)) for text in told)


def _cells(row: str) -> tuple[str, str]:
    name, _, value = row.partition(" | ")
    return name, value


@dataclass(frozen=True, slots=True)
class _Laws:
    """``{law[pipl-45,pipl-46]}``: the articles as they are cited."""

    lang: Lang

    def __getitem__(self, ids: str) -> str:
        told = cited(load_laws()[name] for name in ids.split(","))[self.lang].rstrip("。.")
        return told.replace("；", "、").replace("; ", ", ")  # it stands inside a sentence


@dataclass(frozen=True, slots=True)
class _Channels:
    """``{channel[cac-12377]}``: the name, with the number when the name does not hold it."""

    lang: Lang

    def __getitem__(self, name: str) -> str:
        channel = load_channels()[name]
        known = channel.name[self.lang]
        return known if not channel.phone or channel.phone in known else f"{known} {channel.phone}"


def _values(facts: Facts, lang: Lang, words: Mapping[str, str]) -> Mapping[str, object]:
    named = [one.name[lang] for one in facts.leaked]
    leaked = ("、" if lang == "zh" else ", ").join(named[:_NAMED])
    if len(named) > _NAMED:
        leaked += words["more-kinds"].format(count=len(named))
    return {
        "leaked": leaked or words["leaked-blank"],
        "everything": ("、" if lang == "zh" else ", ").join(named) or words["leaked-blank"],
        "people": words["people-known"].format(count=facts.people) if facts.people else words["people"],
        "since": facts.since or words["since"],
        "heard": words[f"heard-{facts.heard}" if facts.heard else "heard"],
        "limitation": facts.limitation or words["limitation"],
        "law": _Laws(lang),
        "channel": _Channels(lang),
    }
