"""From the ledger to the Report: count, group, assess, advise.  Reads tallies, never the findings one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from audit.assessment import advise, plan, readership, sentence
from audit.assessment.risk import Exposure, harm
from audit.assessment.verdict import count_gaps, decide
from audit.config import SEVERITIES, Situation
from audit.detection.scan import Tools
from audit.report import exposures, tallies
from audit.report.labels import labels
from audit.report.revealed import revealed
from audit.report.rows import classification, record_severity
from audit.runners.ledger import Ledger
from audit.sources.root import Root
from reports.document import Allowed, Assessment, Coverage, FileRow, Group, RecordRow, Report
from reports.where import Where

FILES_LISTED = 10_000


def report(ledger: Ledger, tools: Tools, roots: Sequence[Root], key_id: str) -> Report:
    """The whole Report of a finished ledger."""
    config, catalogue = tools.config, tools.looking.catalogue
    floor = SEVERITIES.index(config.min_severity)
    found = tallies.groups(ledger, catalogue, floor)
    groups = tuple(_advised(group, config.situation) for group in found.groups)
    records = tuple(_records(ledger, tools, floor))
    exposed = exposures.by_file(ledger, catalogue)
    files = tuple(_files(ledger, exposed))
    whole = exposures.whole(ledger, catalogue, exposed)
    together = revealed(ledger, catalogue, floor, config.situation)
    assessment = _assess(whole, files, tools, roots, groups, records)
    advice_ids = dict.fromkeys(a for ids in [g.advice for g in groups] + [r.advice for r in records] for a in ids)
    steps = plan.first_steps(groups, records, config.situation)
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
        coverage=_coverage(ledger, files, tools),
        advice=advise.blocks(tuple(advice_ids), config.situation),
        plan=steps,
        labels=labels(catalogue, tools.exports),
        rules=catalogue.digest,
        key_id=key_id,
        exit=_exit(ledger, {row.severity for rows in (groups, records, together) for row in rows}, tools),
        to_confirm=ledger.doubtful(),
        truncated=found.truncated,
        allowed=tuple(_allowed(ledger, tools)),
        revealed=together,
    )


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


def _files(ledger: Ledger, exposed: Mapping[int, Exposure]) -> Iterator[FileRow]:
    for job, member, root, path, trail, state, why, remarks, size, encoding, format_name in ledger.items():
        exposure = exposed.get(job) if member == 0 else None
        value = harm(exposure).value if exposure else None
        yield FileRow(
            root, json.loads(path), tuple(json.loads(trail)), state, why, tuple(json.loads(remarks)), size, encoding,
            format_name, value,
        )  # fmt: skip


def _assess(
    whole: Exposure, files: Sequence[FileRow], tools: Tools, roots: Sequence[Root], groups: Sequence[Group],
    records: Sequence[RecordRow],
) -> Assessment:  # fmt: skip
    config, total = tools.config, harm(whole)
    readers, why = readership.widest(readership.guess(root.name, config.readers) for root in roots)
    gaps = count_gaps(files)
    decision = decide(total.value, readers, gaps)
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
    return sentence.spoken(assessment, decision, files, groups, records, config, whole.items)


def _coverage(ledger: Ledger, files: Sequence[FileRow], tools: Tools) -> Coverage:
    limits = tools.config.limits
    remarks: dict[str, int] = {}
    for row in files:
        for remark in row.not_looked_at:
            remarks[remark] = remarks.get(remark, 0) + 1
    return Coverage(
        files=len(files),
        outcomes=ledger.outcomes(),
        bytes=sum(row.bytes for row in files if not row.trail),
        unread=tuple(row for row in files if row.outcome != "scanned")[:FILES_LISTED],
        not_looked_at=dict(sorted(remarks.items())),
        limits={name: getattr(limits, name) for name in limits.__slots__},
    )


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
    unseen = config.strict and ledger.remarked()
    return 3 if ledger.incomplete() or unseen else 0
