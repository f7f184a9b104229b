"""The order in which reports tell things, worst first, and the counts they show beside."""

from __future__ import annotations

from collections.abc import Iterable

from reports.document import FileRow, Group, RecordRow, Report, Tally

SEVERITIES = ("critical", "high", "medium", "low")
CATEGORIES = ("basic", "device", "account", "private", "social", "behavioral")
OUTCOMES = ("scanned", "partial", "skipped", "failed")


def rank(severity: str) -> int:
    """0 is the worst; a severity not known here comes last."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def worst_first(groups: Iterable[Group]) -> list[Group]:
    """By severity, then what is no test value and not masked, then confidence and count; ties keep their order."""
    return sorted(
        groups, key=lambda group: (rank(group.severity), group.test, group.masked, -group.confidence, -group.count)
    )


def records_first(records: Iterable[RecordRow]) -> list[RecordRow]:
    """By severity, then by number of entries."""
    return sorted(records, key=lambda record: (rank(record.severity), -record.count))


def harm_first(files: Iterable[FileRow]) -> list[FileRow]:
    """By harm, then those that could not be read, then as they came."""
    return sorted(files, key=lambda file: (-(file.harm or 0), -OUTCOMES.index(file.outcome)))


def categories(report: Report) -> list[str]:
    """All six, the one with the worst findings first; among equals the one with more of the worst."""

    def weight(category: str) -> tuple[int, ...]:
        return tuple(-count for count in severity_counts(report.tallies, category).values())

    return sorted(CATEGORIES, key=weight)


def severity_counts(tallies: Iterable[Tally], category: str) -> dict[str, int]:
    """Places of one category per severity, worst first."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for tally in tallies:
        if tally.category == category and tally.severity in counts:
            counts[tally.severity] += tally.count
    return counts
