"""A saved report in the light of what the user told since: another situation, other readers, what leaked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from audit.assessment import advise, plan
from audit.assessment.case import Case
from audit.assessment.inventory import inventory
from audit.assessment.readership import Reading, guess, said, widest
from audit.assessment.sentence import spoken
from audit.assessment.stewardship import advised, cards
from audit.assessment.tasks import tasks
from audit.assessment.verdict import count_gaps, decide
from audit.config import Readership, Situation
from audit.report.officer import LEAKED
from reports.document import Assessment, Report
from reports.officer import Officer
from reports.plan import Step


def revised(report: Report, situation: Situation, readers: Readership | None, leaked: Iterable[str] = ()) -> Report:
    """The report with its verdict, advice and plan made anew; what was found stays as it was."""
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
        _of_steward(report),
    )
    to_do = tasks(case)
    steps = plan.first_steps(case, to_do)
    return replace(
        report,
        situation=situation,
        findings=groups,
        records=records,
        assessment=_assessed(report, _reading(report, readers, situation), situation, steps),
        advice=advised(case, tuple(advice)),
        laws=cards(case, tuple(advice)),
        plan=steps,
        tasks=to_do,
        officer=_officer(report, situation),
    )


def _of_steward(report: Report) -> bool:
    """An officer's report has duties and folders; the meter alone stands in anybody's."""
    return report.officer is not None and bool(report.officer.duties or report.officer.folders)


def _officer(report: Report, situation: Situation) -> Officer | None:
    """The meter alone, without duties, is for a leak that is known."""
    known = report.officer
    return known if known and (known.duties or situation in LEAKED) else None


def _reading(report: Report, readers: Readership | None, situation: Situation) -> Reading:
    """What is set now, else what was set or guessed then, and nobody fewer than ``situation`` says."""
    if readers is not None:
        return readers, "set"
    known = report.assessment
    then = cast(Readership, known.readers), known.readers_why
    return said(widest(map(guess, report.roots)) if known.readers_why == "said" else then, situation)


def _assessed(report: Report, reading: Reading, situation: Situation, steps: tuple[Step, ...]) -> Assessment:
    known = report.assessment
    if reading == (known.readers, known.readers_why) and situation == report.situation and steps == report.plan:
        return known
    decision = decide(known.harm, reading[0], count_gaps(report.files))
    assessment = replace(
        known,
        readers=reading[0],
        readers_why=reading[1],
        verdict=decision.verdict,
        cannot_say=decision.cannot_say,
        at_least=decision.at_least,
    )
    return spoken(
        assessment, decision, report.files, report.findings, report.records, situation, steps, _distinct(report)
    )


def _distinct(report: Report) -> Mapping[str, int]:
    """How many values of a kind there are: the tallies know more than a list that was cut, and a value that stands in
    two columns once; they also hold what is not counted."""
    known: Counter[str] = Counter()
    for tally in report.tallies:
        known[tally.kind] += tally.distinct
    listed = {one.kind: one.count for one in inventory(report.findings, report.records)}
    if report.truncated:
        return known
    records = {record.kind for record in report.records}
    return {kind: min(known[kind] or count, count) for kind, count in listed.items() if kind not in records}
