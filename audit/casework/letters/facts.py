"""What a letter may say: only what is marked as leaked, masked as in the report, and what was told about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from audit.assessment.advise import police_case
from audit.assessment.case import Case, account_key
from audit.assessment.inventory import counts
from audit.casework.incident import Incident
from audit.config import SEVERITIES
from audit.knowledge.letters import load_letters
from audit.knowledge.shelf import LANGUAGES, Text
from recognizers.catalogue import load
from reports.document import Group, RecordRow, Report
from reports.names import visible
from reports.people import Account
from reports.where import Where

PoliceCase = Literal["strong", "weak", "large"]
_VALUES: Final = 3
_YEARS: Final = 3
"""The general limitation, 民法典 188."""
_UNWRITTEN: Final = frozenset({"secret", "text", "band", "first", "position"})
"""Mask rules that leave only stars, and places: nobody's home or work stands in a letter."""
_MINORS: Final = frozenset({"minor_under14", "guardian_child", "school_class"})
_INTIMATE: Final = "intimate_media"
_NAME: Final = "PERSON"


@dataclass(frozen=True, slots=True)
class Leaked:
    """One kind of thing that is out.  ``values`` are up to three masked ones of ``count`` different values, of the
    owner when the owner is confirmed, then ``others`` are other people's; ``unsure``: of none of them it is known
    whether it is the owner's; ``account``: it is one; ``unspoken``: only its category is named; ``tier``: its class
    of 法释〔2017〕10号 art. 5 (50, 500, 5000; 0: none)."""

    name: Text
    values: tuple[str, ...] = ()
    count: int = 0
    tier: int = 0
    others: int = 0
    unspoken: bool = False
    account: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One entry of the evidence log, as it may be shown: ``channel`` is a code of the log, ``name`` masked; "" is what
    is not known.  ``unspoken``: shown on the device only, so it has no name here; ``filed``: a file belongs to it."""

    number: str
    time: str = ""
    channel: str = ""
    name: str = ""
    sha256: str = ""
    unspoken: bool = False
    filed: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """``conditions`` are those of ``audit.knowledge.letters`` that hold; ``since`` an ISO day or ""; ``limitation``
    the day by which to sue if the owner knew since then, or ""; ``files`` are those that hold it, each once; ``people``
    an officer's headcount, 0 where nobody counted."""

    leaked: tuple[Leaked, ...]
    conditions: frozenset[str]
    since: str
    limitation: str
    heard: str
    files: tuple[Where, ...]
    exhibits: tuple[Exhibit, ...]
    people: int = 0


def gather(report: Report, told: Incident, exhibits: Sequence[Exhibit] = (), police: PoliceCase | None = None) -> Facts:
    """The facts of one incident; ``police``: the user's own word on how strong the case is."""
    case = Case(
        told.situation,
        report.findings,
        report.records,
        report.labels,
        report.accounts,
        people=report.people,
        leaked=frozenset(told.leaked),
    )
    kinds = set(case.kinds_out())
    proof = bool(exhibits)
    harm = told.harm or told.situation == "abuse"
    strength = police or police_case(harmed=harm, proof=proof, many=told.many or told.heard == "news")
    holding = {
        strength: True,
        "harm": harm,
        "evidence": proof,
        "minor": bool(kinds & _MINORS),
        "intimate": _INTIMATE in kinds,
    }
    return Facts(
        leaked=tuple(_leaked(case)),
        conditions=frozenset(name for name, holds in holding.items() if holds),
        since=told.since,
        limitation=_limitation(told.since),
        heard=told.heard,
        files=tuple(_files(case)),
        exhibits=tuple(exhibits),
        people=report.officer.people if report.officer else 0,
    )


def _leaked(case: Case) -> Iterator[Leaked]:
    """Entities by severity, then accounts."""
    groups = [group for group in case.groups if counts(group) and case.is_out(group.entity)]
    records = [record for record in case.records if case.is_out(record.entity)]
    rows: list[Group | RecordRow] = [*records, *groups]
    rank = {row.entity: SEVERITIES.index(row.severity) for row in rows}
    for entity in sorted(rank, key=lambda entity: (-rank[entity], entity)):
        name = next(iter(case.named([entity])), {language: visible(entity) for language in LANGUAGES})
        members = [group for group in groups if group.entity == entity]
        known = load().entities.get(entity)
        one = Leaked(name, tier=known.tier_2017_10 if known else 0)
        if known and known.kind == _INTIMATE:
            yield replace(one, unspoken=True)
        else:
            yield _valued(case, entity, one, members)
    for account in case.accounts:
        if case.is_out(account_key(account)):
            yield Leaked(_account(case, account), account=True)


def _account(case: Case, account: Account) -> Text:
    """What an account is called, with its value when that is masked, else as the account there."""
    masked = "*" in account.value
    named = case.account_name(account if masked else replace(account, value=""))
    of = {} if masked or not account.provider else load_letters().words["account-of"]
    return {lang: visible(of.get(lang, "{name}").format(name=name)) for lang, name in named.items()}


def _valued(case: Case, entity: str, one: Leaked, groups: Sequence[Group]) -> Leaked:
    total = sum(group.column.distinct if group.column else 1 for group in groups)
    me = case.people.me
    own = [identifier.value for identifier in me.identifiers if identifier.entity == entity] if me else []
    if me and entity == _NAME and me.name:
        own = [me.name]
    if own:
        return replace(one, values=_shown(entity, own), count=len(own), others=max(total - len(own), 0))
    values = [value for group in groups for value in (group.column.examples if group.column else (group.value,))]
    return replace(one, values=_shown(entity, values), count=total, unsure=me is not None)


def _shown(entity: str, values: Iterable[str]) -> tuple[str, ...]:
    """The first few that are masked and still say something.  A report saved with ``--reveal`` holds raw values:
    none of them may get into a letter."""
    known = load().entities.get(entity)
    if known is None or known.mask in _UNWRITTEN:
        return ()
    masked = (visible(value) for value in dict.fromkeys(values) if "*" in value and value.strip("*"))
    return tuple(masked)[:_VALUES]


def _files(case: Case) -> Iterator[Where]:
    """Where what is out stands on this machine, each file once."""
    places = [place for group in case.groups if counts(group) and case.is_out(group.entity) for place in group.places]
    places += [record.where for record in case.records if case.is_out(record.entity)]
    seen: dict[tuple[int, str, tuple[str, ...]], Where] = {}
    for place in places:
        seen.setdefault((place.root, place.path, place.trail), place)
    yield from seen.values()


def _limitation(since: str) -> str:
    """The same day three years on; a day that the month does not have is its last (民法典 202)."""
    if not since:
        return ""
    known = date.fromisoformat(since)
    try:
        return known.replace(year=known.year + _YEARS).isoformat()
    except ValueError:
        return known.replace(year=known.year + _YEARS, day=28).isoformat()
