"""The parts of a letter that are made from facts and knowledge: what leaked, evidence, files, channels, laws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audit.casework.evidence.words import fields as log_fields
from audit.casework.letters.facts import Exhibit, Facts, Leaked
from audit.knowledge.channels import Channel, load_channels
from audit.knowledge.channels import load_words as load_channel_words
from audit.knowledge.laws import dated, heading, load_laws
from audit.knowledge.letters import Kind, load_letters
from audit.knowledge.thresholds import load_thresholds
from reports.letter import Block, Heading, Items, Paragraph, Table
from reports.telling import file_name
from reports.words import Words

_COMMA: Final = {"zh": "、", "en": ", "}
_ROWS: Final = 20
_FILES: Final = 10
_BLANK_ROWS: Final = 3


def made(part: str, kind: Kind, facts: Facts, lang: str) -> Iterator[Block]:
    """One of the parts ``audit.knowledge.letters.MADE``."""
    words = {name: text[lang] for name, text in load_letters().words.items()}
    match part:
        case "leaked":
            yield from _leaked(facts, words, lang, words["known"])
        case "kinds":
            yield from _leaked(facts, words, lang)
        case "classes":
            yield from _classes(facts, words, lang)
        case "evidence":
            yield _evidence(facts, words, lang)
        case "files":
            yield from _files(facts, words, lang)
        case "channels":
            yield from _channels(kind, words, lang)
        case "laws":
            yield _laws(kind, words, lang)


def _leaked(facts: Facts, words: Mapping[str, str], lang: str, *known: str) -> Iterator[Block]:
    """Kinds and values; with ``known`` a column for how many leaked, which only the writer knows."""
    blank = [words["number"] for _ in known]
    rows = [(one.name[lang], _values(one, words, lang), *blank) for one in facts.leaked[:_ROWS]]
    yield Table((words["kind"], words["shown"], *known), tuple(rows))
    if rest := [one.name[lang] for one in facts.leaked[_ROWS:]]:
        yield Paragraph(words["more"].format(names=_COMMA[lang].join(rest)))


def _values(one: Leaked, words: Mapping[str, str], lang: str) -> str:
    if one.unspoken:
        return words["unspoken"]
    if not one.values:
        return words["account" if one.account else "unshown"]
    told = _COMMA[lang].join(one.values)
    if one.count > len(one.values):
        told += words["distinct"].format(count=one.count)
    if one.unsure:
        told += (" " if lang == "en" else "") + words["whose"]
    if one.others:
        told += (" " if lang == "en" else "") + words["others"].format(count=one.others)
    return told


def _classes(facts: Facts, words: Mapping[str, str], lang: str) -> Iterator[Block]:
    """What leaked by the classes of the judicial interpretation, from whose numbers it is serious."""
    tiers = {tier.number: tier for tier in load_thresholds().crime.tiers}
    rows = []
    for number, tier in tiers.items():
        names = [one.name[lang] for one in facts.leaked if one.tier == number]
        if names:
            rows.append((tier.what[lang], str(number), _COMMA[lang].join(names), words["number"]))
    if rows:
        yield Table(tuple(words["class-heads"].split("|")), tuple(rows))


def _evidence(facts: Facts, words: Mapping[str, str], lang: str) -> Table:
    blanks = words["evidence-blank"].split("|")
    listed = facts.exhibits or tuple(Exhibit(str(number)) for number in range(1, _BLANK_ROWS + 1))
    rows = tuple(tuple(_exhibit(one, blanks, words, lang)) for one in listed)
    return Table(tuple(words["evidence-heads"].split("|")), rows)


def _exhibit(one: Exhibit, blanks: Sequence[str], words: Mapping[str, str], lang: str) -> Iterator[str]:
    """A row; what the log does not say, and the other side as the user wants to call it, is left blank."""
    time, source, name, digest = blanks
    channel = log_fields()["channel"].told(one.channel, lang) if one.channel else ""
    yield one.number
    yield one.time or time
    yield f"{channel} {source}".strip()
    yield words["on-device"] if one.unspoken else one.name or (name if one.filed else words["no-file"])
    yield one.sha256 or (digest if one.filed else words["no-hash"])


def _files(facts: Facts, words: Mapping[str, str], lang: str) -> Iterator[Block]:
    if facts.files:
        shown = [file_name(Words(lang), place) for place in facts.files[:_FILES]]
        left = len(facts.files) - _FILES
        more = (words["files-more"].format(count=left),) if left > 0 else ()
        yield Heading(words["files-head"])
        yield Items("bullet", (*shown, *more))


def _channels(kind: Kind, words: Mapping[str, str], lang: str) -> Iterator[Block]:
    known = [load_channels()[name] for name in kind.channels]
    if not known:
        return
    said = load_channel_words()
    rows = tuple(
        (one.name[lang], _reached(one) or words["channel-self"], one.hours.get(lang, said["hours-unknown"][lang]))
        for one in known
    )
    yield Table(tuple(words["channel-heads"].split("|")), rows)
    yield Paragraph(words["channel-check"] + said["checked"][lang].format(checked=known[0].checked), "note")


def _reached(channel: Channel) -> str:
    return " · ".join(filter(None, (channel.phone, channel.site, channel.mail)))


def _laws(kind: Kind, words: Mapping[str, str], lang: str) -> Table:
    cards = [load_laws()[name] for name in kind.laws]
    rows = tuple((heading(card)[lang], card.text[lang], dated(card)[lang]) for card in cards)
    return Table(tuple(words["law-heads"].split("|")), rows)
