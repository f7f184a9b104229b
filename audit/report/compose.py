"""From the ledger to the Report: count, group, assess, advise.  Reads tallies, never the findings one by one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from audit.assessment import advise, plan, readership, sentence
from audit.assessment.case import Case
from audit.assessment.risk import Exposure, harm
from audit.assessment.stewardship import advised, cards
from audit.assessment.tasks import tasks
from audit.assessment.verdict import count_gaps, decide
from audit.config import SEVERITIES, Config, Situation
from audit.detection.scan import Tools
from audit.report import exposures, tallies
from audit.report.accounts import accounts, reuse
from audit.report.aside import aside
from audit.report.coverage import FILES_LISTED, coverage, exit_code, file_rows
from audit.report.edits import edits
from audit.report.labels import labels
from audit.report.officer import officer
from audit.report.revealed import revealed
from audit.report.rows import classification, record_severity
from audit.runners.ledger import Ledger
from audit.sources.root import Root
from reports.document import Allowed, Assessment, FileRow, Group, RecordRow, Report
from reports.people import People
from reports.plan import Step
from reports.where import Where


def report(ledger: Ledger, tools: Tools, roots: Sequence[Root], key_id: str, people: People) -> Report:
    """The whole Report of a finished ledger."""
    config, catalogue = tools.config, tools.looking.catalogue
    floor = SEVERITIES.index(config.min_severity)
    found = tallies.groups(ledger, catalogue, floor)
    groups = tuple(_advised(group, config.situation) for group in found.groups)
    records = tuple(_records(ledger, tools, floor))
    exposed = exposures.by_file(ledger, catalogue)
    files = tuple(file_rows(ledger, _harm(exposed)))
    whole = exposures.whole(ledger, catalogue, exposed)
    together = revealed(ledger, catalogue, floor, config.situation)
    reading = _reading(roots, config)
    advice_ids = dict.fromkeys(a for ids in [g.advice for g in groups] + [r.advice for r in records] for a in ids)
    case = _case(ledger, tools, groups, records, people, aside(ledger, catalogue, groups, people, reading[0]))
    to_do = tasks(case)
    steps = plan.first_steps(case, to_do)
    assessment = _assess(whole, files, reading, case, steps)
    return Report(
        tool={"name": "pdaudit", "version": tool_version()},
        roots=tuple(root.name for root in roots),
        situation=config.situation,
        findings=groups,
        records=records,
        files=files if len(files) <= FILES_LISTED else tuple(f for f in files if f.why or f.harm)[:FILES_LISTED],
        columns=found.columns,
        tallies=tallies.per_entity(ledger, catalogue),
        assessment=assessment,
        coverage=coverage(ledger, files, config.limits),
        advice=advised(case, tuple(advice_ids)),
        laws=cards(case, tuple(advice_ids)),
        plan=steps,
        tasks=to_do,
        labels=case.labels,
        rules=catalogue.digest,
        key_id=key_id,
        exit=_exit(ledger, {row.severity for rows in (groups, records, together) for row in rows}, tools),
        to_confirm=ledger.doubtful(),
        truncated=found.truncated,
        people=people,
        aside=tuple(sorted(case.aside)),
        edits=edits(ledger, catalogue, assessment.harm, reading[0]),
        officer=officer(ledger, catalogue, roots, exposed, config),
        accounts=tuple(case.accounts),
        reuse=tuple(case.reuse),
        allowed=tuple(_allowed(ledger, tools)),
        revealed=together,
    )


def _case(
    ledger: Ledger,
    tools: Tools,
    groups: tuple[Group, ...],
    records: tuple[RecordRow, ...],
    people: People,
    left: frozenset[str],
) -> Case:
    """What the plan is made from."""
    known = accounts(ledger, people.me)
    words = labels(tools.looking.catalogue, tools.exports)
    steward = tools.config.profile == "officer"
    situation, shared = tools.config.situation, reuse(ledger, known)
    return Case(situation, groups, records, words, known, shared, people, aside=left, steward=steward)


def summary(document: Report) -> dict[str, Any]:
    """The last row of the JSON Lines."""
    return {
        "roots": list(document.roots),
        "counts": {tally.entity: tally.count for tally in document.tallies},
        "bytes": document.coverage.bytes,
        "outcomes": dict(document.coverage.outcomes),
        "to_confirm": document.to_confirm,
        "allowed": sum(rule.count for rule in document.allowed),
        "rules": document.rules,
        "key_id": document.key_id,
        "exit": document.exit,
    }


def tool_version() -> str:
    """The installed version; "0" in a bare checkout."""
    try:
        return version("pdaudit")
    except PackageNotFoundError:
        return "0"


def _advised(group: Group, situation: Situation) -> Group:
    return (
        group
        if not group.advice
        else tallies.with_advice(group, advise.advice_for(group.entity, group.advice, situation))
    )


def _records(ledger: Ledger, tools: Tools, floor: int) -> Iterator[RecordRow]:
    found = ledger.db.execute(
        "SELECT r.entity, r.count, r.people, r.platform, r.export, r.first, r.last, r.circumstances, r.place,"
        " i.root, i.path, i.trail"
        " FROM record r JOIN item i USING (job, member) ORDER BY r.job, r.member, r.seq"
    )
    for name, count, people, platform, export, first, last, circumstances, place, root, path, trail in found:
        entity = tools.looking.catalogue.entities[name]
        severity, why = record_severity(entity, count, circumstances)
        if SEVERITIES.index(severity) < floor:
            continue
        yield RecordRow(
            **classification(entity),
            severity=severity,
            count=count,
            people=people,
            platform=platform,
            where=Where(root, json.loads(path), tuple(json.loads(trail)), json.loads(place)),
            advice=advise.advice_for(name, entity.advice, tools.config.situation),
            export=export,
            first=first,
            last=last,
            why=why,
        )


def _reading(roots: Sequence[Root], config: Config) -> readership.Reading:
    guessed = readership.widest(readership.guess(root.name, config.readers) for root in roots)
    return readership.said(guessed, config.situation)


def _harm(exposed: Mapping[int, Exposure]) -> dict[int, int]:
    return {job: harm(exposure).value for job, exposure in exposed.items()}


def _assess(
    whole: Exposure, files: Sequence[FileRow], reading: readership.Reading, case: Case, steps: tuple[Step, ...]
) -> Assessment:
    (readers, why), total = reading, harm(whole)
    decision = decide(total.value, readers, count_gaps(files))
    assessment = Assessment(
        harm=total.value,
        at_least=decision.at_least,
        equation=total.equation,
        terms=total.terms,
        floors=total.floors,
        readers=readers,
        readers_why=why,
        verdict=decision.verdict,
        cannot_say=decision.cannot_say,
    )
    distinct: Counter[str] = Counter()
    for item in whole.items:
        distinct[item.kind] += 0 if item.masked else item.distinct
    values = {kind: count for kind, count in distinct.items() if kind not in {row.kind for row in case.records}}
    return sentence.spoken(assessment, decision, files, case.groups, case.records, case.situation, steps, values)


def _allowed(ledger: Ledger, tools: Tools) -> Iterator[Allowed]:
    """Every rule in the order of the configuration, used or not."""
    used = ledger.allowed()
    for place, rule in enumerate(tools.looking.door.rules):
        for entity, count in used.get(place, [(rule.entity, 0)]):
            yield Allowed(rule.shown, entity, count)


def _exit(ledger: Ledger, severities: Set[str], tools: Tools) -> int:
    """0, 1 (something at or above ``--fail-on``) or 3 (incomplete); 1 beats 3."""
    config = tools.config
    if config.fail_on is not None:
        threshold = SEVERITIES.index(config.fail_on)
        if any(SEVERITIES.index(severity) >= threshold for severity in severities):
            return 1
    return exit_code(ledger, strict=config.strict)
