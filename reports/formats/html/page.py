"""What the template is given: the report in the order the page tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reports.coverage import unread
from reports.document import Group, Report
from reports.formats.html.bilingual import Bilingual
from reports.formats.html.charts import bar, meter
from reports.names import shown_name
from reports.order import (
    OUTCOMES,
    SEVERITIES,
    categories,
    harm_first,
    rank,
    records_first,
    severity_counts,
    worst_first,
)
from reports.plan import Task
from reports.telling import TERMS, to_review
from reports.where import Text
from reports.words import LANGUAGES, Words

MOST_GROUPS = 2000
MOST_FILES = 2000
MOST_PEOPLE = 500
FIRST_PLACES = 3
FIRST_STEPS = 3
MOST_EDITS = 5
"""Of longer lists only the number stands open."""


@dataclass(frozen=True, slots=True)
class Category:
    """One of the six: its findings worst first, its places per severity, whether whole files belong to it."""

    name: str
    groups: tuple[Group, ...]
    counts: dict[str, int]
    has_records: bool

    @property
    def target(self) -> str:
        """The id on the page that tells more of it; "" when there is nothing."""
        if self.groups:
            return f"category-{self.name}"
        return "records" if self.has_records else ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def plan_groups(tasks: Iterable[Task]) -> list[tuple[Text, list[Task]]]:
    """Tasks that follow each other under one heading."""
    return [(group[0].heading, group) for _, found in groupby(tasks, _group) for group in [list(found)]]


def _group(task: Task) -> str:
    return task.group


def content(report: Report) -> dict[str, Any]:
    """The names the template uses, ``report`` being what may be shown."""
    shown = worst_first(report.findings)[:MOST_GROUPS]
    with_records = {record.category for record in report.records}
    parts = [
        Category(
            name,
            tuple(group for group in shown if group.category == name),
            severity_counts(report.tallies, name),
            name in with_records,
        )
        for name in categories(report)
    ]
    files = harm_first(report.files)
    return {
        "report": report,
        "categories": parts,
        "largest": max(part.total for part in parts),
        "shown_groups": len(shown),
        "records": records_first(report.records),
        "to_review": to_review(report)[:MOST_FILES],
        "files": files[:MOST_FILES],
        "steps": report.plan[:FIRST_STEPS],
        "advice_ids": {block.id: block for block in report.advice},
        "terms": [(term, report.assessment.terms[term]) for term in TERMS if term in report.assessment.terms],
        "unread": unread(report.coverage),
        "unread_count": sum(count for outcome, count in report.coverage.outcomes.items() if outcome != "scanned"),
        "laws": {law.id: law for law in report.laws},
        "plan_groups": plan_groups(report.tasks),
        "most_people": MOST_PEOPLE,
        "most_edits": MOST_EDITS,
        "first_places": FIRST_PLACES,
        "most_groups": MOST_GROUPS,
        "severities": SEVERITIES,
        "outcomes": OUTCOMES,
        "rank": rank,
        "bar": bar,
        "meter": meter,
        "shown_name": shown_name,
        "shown_words": {lang: Words(lang)("view.shown", "{0}", "{1}") for lang in LANGUAGES},
        **Bilingual(report.labels).names(),
    }
