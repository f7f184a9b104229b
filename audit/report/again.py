"""A saved report in the light of what the user told since: another situation, other readers, what leaked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from audit.assessment import advise, plan
from audit.assessment.case import Case
from audit.assessment.sentence import spoken
from audit.assessment.tasks import tasks
from audit.assessment.verdict import count_gaps, decide
from audit.config import Config, Readership, Situation
from audit.report.officer import LEAKED
from reports.document import Assessment, Report
from reports.officer import Officer


def revised(report: Report, situation: Situation, readers: Readership | None, leaked: Iterable[str] = ()) -> Report:
    """The report with its verdict, advice and plan made anew; what was found stays as it was."""
    config = Config(situation=situation, readers=readers)
    groups = tuple(
        replace(group, advice=advise.advice_for(group.entity, group.advice, situation)) for group in report.findings
    )
    records = tuple(
        replace(record, advice=advise.advice_for(record.entity, record.advice, situation)) for record in report.records
    )
    advice = dict.fromkeys(name for ids in (*(g.advice for g in groups), *(r.advice for r in records)) for name in ids)
    case = Case(
        situation,
        groups,
        records,
        report.labels,
        report.accounts,
        report.reuse,
        report.people,
        frozenset(leaked),
        frozenset(report.aside),
    )
    return replace(
        report,
        situation=situation,
        findings=groups,
        records=records,
        assessment=_assessed(report, config),
        advice=advise.blocks(advice, situation),
        laws=advise.cards(advice),
        plan=plan.first_steps(groups, records, situation),
        tasks=tasks(case),
        officer=_officer(report, situation),
    )


def _officer(report: Report, situation: Situation) -> Officer | None:
    """The meter alone, without duties, is for a leak that is known."""
    known = report.officer
    return known if known and (known.duties or situation in LEAKED) else None


def _assessed(report: Report, config: Config) -> Assessment:
    known = report.assessment
    if config.readers in (None, known.readers) and config.situation == report.situation:
        return known
    readers = config.readers or cast(Readership, known.readers)
    decision = decide(known.harm, readers, count_gaps(report.files))
    assessment = replace(
        known,
        readers=readers,
        readers_why="set" if config.readers else known.readers_why,
        verdict=decision.verdict,
        cannot_say=decision.cannot_say,
        at_least=decision.at_least,
    )
    return spoken(assessment, decision, report.files, report.findings, report.records, config)
