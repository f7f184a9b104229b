"""The verdict in one sentence, in every language: what is here, what it would mean, what to do first.

The words are in ``knowledge/sentences.toml``; numbers come before adjectives, and nothing here claims a leak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from audit.assessment.inventory import Found, inventory, prominence
from audit.assessment.verdict import Decision, Gaps, band, count_gaps
from audit.config import SEVERITIES, Situation
from audit.knowledge.shelf import LANGUAGES, read
from reports.document import Assessment, FileRow, Group, RecordRow
from reports.plan import Step

_TOP = 3
_PUBLISH_FROM = 20
_PLACES = "处"
"""The measure word of what is counted by where it stands: facts, which many people share."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence is made of.  ``steps`` are the first things to do; ``entries`` tells how many entries the
    records of a kind hold; ``interrupted``: the user stopped the scan."""

    decision: Decision
    harm: int
    situation: Situation
    gaps: Gaps
    found: tuple[Found, ...]
    steps: tuple[Step, ...]
    entries: Mapping[str, int] = field(default_factory=dict)
    interrupted: bool = False


def spoken(
    assessment: Assessment,
    decision: Decision,
    files: Iterable[FileRow],
    groups: Sequence[Group],
    records: Sequence[RecordRow],
    situation: Situation,
    steps: tuple[Step, ...],
    distinct: Mapping[str, int] = MappingProxyType({}),
) -> Assessment:
    """``assessment`` with its sentence.  ``distinct`` values of each kind in the whole: the groups may be a part of it
    only, and a value that stands in two columns is one value."""
    rows = tuple(files)
    entries: Counter[str] = Counter()
    for record in records:
        entries[record.kind] += record.count
    facts = Facts(
        decision,
        assessment.harm,
        situation,
        _gaps(rows),
        tuple(replace(one, count=distinct.get(one.kind) or one.count) for one in inventory(groups, records)),
        steps,
        entries,
        any(row.why == "interrupted" for row in rows),
    )
    return replace(assessment, sentence=sentence(facts))


def _gaps(files: Sequence[FileRow]) -> Gaps:
    """What was not read.  A container none of whose members could be read has told nothing but their names."""
    containers = {(row.root, row.path, row.trail[:-1]) for row in files if row.trail}
    told = (row for row in files if (row.root, row.path, row.trail) not in containers)
    read = any(row.outcome in ("scanned", "partial") and row.bytes for row in told)
    return count_gaps(files) if read else replace(count_gaps(files), read=0)


def sentence(facts: Facts) -> Mapping[str, str]:
    """One of four shapes: no verdict, all clear, do not publish yet, found."""
    return {language: _Voice(language).say(facts) for language in LANGUAGES}


def _needs_action(facts: Facts) -> bool:
    """Whether more is to be said than that all is well.  Many harmless things may weigh something together."""
    return band(facts.harm) not in ("none", "1-19") or bool(facts.harm and _heavy(facts.found))


def _heavy(found: Iterable[Found]) -> list[Found]:
    """What is worth naming, the most important first."""
    return sorted((one for one in found if one.severity != "low"), key=_importance)


def _importance(one: Found) -> tuple[int, int, int, str]:
    return -SEVERITIES.index(one.severity), prominence(one.kind), -one.count, one.kind


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Any]:
    return read("sentences.toml")


@dataclass(frozen=True, slots=True)
class _Voice:
    language: str

    def say(self, facts: Facts) -> str:
        stopped = self._text("interrupted") if facts.interrupted else ""
        if facts.decision.verdict == "cannot-say":
            return self._joined(stopped, self._cannot_say(facts))
        if _needs_action(facts):
            publishing = facts.situation == "about-to-share" and facts.harm >= _PUBLISH_FROM
            main = self._publish(facts) if publishing and _heavy(facts.found) else self._found(facts)
        else:
            main = self._all_clear(facts)
        return self._joined(stopped, main, self._aside(facts))

    def _cannot_say(self, facts: Facts) -> str:
        start = self._text("cannot-say").format(missing=self._missing(facts.decision.cannot_say))
        if not facts.gaps.read:
            return start + ("。" if self.language == "zh" else ".")
        verdict = _words()["verdict"][facts.decision.read_part][self.language]
        if not _heavy(facts.found):
            return start + self._text("rest").format(verdict=verdict)
        return start + self._text("rest-holds").format(verdict=verdict, things=self._things(facts))

    def _all_clear(self, facts: Facts) -> str:
        key = "all-clear-part" if self._aside(facts) else "all-clear"
        clear = self._number(key, facts.gaps.read, files=f"{facts.gaps.read:,}")
        if not facts.found:
            return clear
        return self._joined(clear, self._text("harmless").format(things=self._things(facts)))

    def _found(self, facts: Facts) -> str:
        doubt = _words()["doubt"][facts.situation][self.language]
        consequence = _words()["consequence"][band(facts.harm)][self.language]
        shape = self._text("found" if facts.found else "found-unlisted")
        main = shape.format(things=self._things(facts), doubt=doubt, consequence=consequence)
        minutes = sum(step.minutes for step in facts.steps)
        if not minutes:
            return main
        return self._joined(main, self._number("steps", len(facts.steps), steps=len(facts.steps), minutes=minutes))

    def _publish(self, facts: Facts) -> str:
        made_of_columns = _words()["made-of-columns"]
        heavy = [one for one in _heavy(facts.found) if not (one.kind in made_of_columns and not one.columns)]
        people = max((one.count for one in heavy), default=0)
        if people > 1 and all(one.columns and not one.loose for one in heavy):
            columns = sum(one.columns for one in heavy)
            nouns = self._list([self._noun(one) for one in heavy[:_TOP]], more=len(heavy) > _TOP)
            return self._number("publish-columns", columns, people=f"{people:,}", nouns=nouns, columns=columns)
        minutes = sum(step.minutes for step in facts.steps)
        start = self._text("publish").format(things=self._things(facts))
        return start + self._text("publish-steps").format(minutes=minutes)

    def _aside(self, facts: Facts) -> str:
        """What was not read although the verdict stands."""
        missing = facts.decision.cannot_say or facts.gaps.unseen()
        told = tuple(code for code in missing if code != "nothing-read")
        return self._text("aside").format(missing=self._missing(told)) if told else ""

    def _missing(self, codes: Iterable[str]) -> str:
        parts = []
        for code in codes:
            name, _, count = code.partition(":")
            one, many = _words()["missing"][name][self.language]
            parts.append((one if count == "1" else many).format(n=f"{int(count or 0):,}"))
        return ("，" if self.language == "zh" else ", ").join(parts)

    def _things(self, facts: Facts) -> str:
        told = _heavy(facts.found) or sorted(facts.found, key=_importance)
        return self._list([self._thing(one, facts.entries) for one in told[:_TOP]], more=len(told) > _TOP)

    def _thing(self, found: Found, entries: Mapping[str, int]) -> str:
        first, second = self._kind(found.kind)
        count = found.places if _words()["kind"].get(found.kind, {"zh": ("",)})["zh"][0] == _PLACES else found.count
        noun = second if self.language == "zh" else (first if count == 1 else second)
        thing = f"{count:,} {first}{noun}" if self.language == "zh" else f"{count:,} {noun}"
        inside = entries.get(found.kind, 0)
        return thing + self._text("entries").format(n=f"{inside:,}") if inside > count else thing

    def _noun(self, found: Found) -> str:
        return self._kind(found.kind)[1]

    def _kind(self, kind: str) -> Sequence[str]:
        kinds = _words()["kind"]
        words: Sequence[str] = kinds.get(kind, kinds["other"])[self.language]
        return words

    def _list(self, parts: Sequence[str], *, more: bool = False) -> str:
        if more:
            return self._text("and-more").format(things=("、" if self.language == "zh" else ", ").join(parts))
        if len(parts) < 2:
            return "".join(parts)
        if self.language == "en":
            return ", ".join(parts[:-1]) + " and " + parts[-1]
        gap = " " if parts[-1][0].isascii() else ""
        return "、".join(parts[:-1]) + f"和{gap}{parts[-1]}"

    def _joined(self, *sentences: str) -> str:
        return (" " if self.language == "en" else "").join(part for part in sentences if part)

    def _text(self, key: str) -> str:
        return str(_words()[key][self.language])

    def _number(self, key: str, count: int, **values: object) -> str:
        one, many = _words()[key][self.language]
        return str(one if count == 1 else many).format(**values)
