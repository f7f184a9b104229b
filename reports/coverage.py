"""What was read and what was not, in plain lines: the statement every report begins with, and the whole of it alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports import telling
from reports.document import Coverage, FileRow
from reports.names import visible
from reports.order import OUTCOMES
from reports.words import Words

_GRAVE_FIRST = ("failed", "partial", "skipped", "scanned")
NO_TEXT = "no-text"
"""The reason of kinds that hold nothing to read: fonts, icons, compiled code."""


def unread(coverage: Coverage) -> list[FileRow]:
    """What was not read, or not wholly: first what may hold something, last the kinds that hold no text."""
    return sorted(coverage.unread, key=lambda file: (file.why == NO_TEXT, _GRAVE_FIRST.index(file.outcome)))


def statement(words: Words, coverage: Coverage) -> Iterator[str]:
    """The equation, the reasons, and what of the files that were read nobody looked at."""
    yield telling.coverage_line(words, coverage)
    if coverage.reasons:
        yield words("coverage.reasons") + words("colon") + telling.reasons(words, coverage)
    if coverage.not_looked_at:
        yield words("coverage.not_looked") + words("colon") + telling.not_looked_counts(words, coverage)
    elif coverage.files and coverage.outcomes.get("scanned") == coverage.files:
        yield words("coverage.all_read")


def formats(words: Words, coverage: Coverage) -> Iterator[tuple[str, str]]:
    """Name and outcomes of each format, the commonest first: ``csv``, ``12 = 读完 11 + 读不了 1``."""
    counted = sorted(coverage.formats.items(), key=lambda format: -sum(format[1].values()))
    for name, outcomes in counted:
        yield words.label({}, "format", name or "unknown"), _outcomes(words, outcomes)


def _outcomes(words: Words, outcomes: Mapping[str, int]) -> str:
    told = [
        words("coverage.outcome", words.label({}, "outcome", outcome), n=outcomes[outcome])
        for outcome in OUTCOMES
        if outcomes.get(outcome)
    ]
    return words("coverage.sum", words("listing").join(told), n=sum(outcomes.values()))


def lines(words: Words, coverage: Coverage) -> Iterator[str]:
    """The whole of it, with every name that is known."""
    yield words("coverage.title")
    yield from (f"  {line}" for line in statement(words, coverage))
    if coverage.formats:
        yield ""
        yield words("coverage.formats")
        yield from (f"  {name}{words('colon')}{told}" for name, told in formats(words, coverage))
    if coverage.unread:
        yield ""
        yield words("coverage.unread")
    for file in unread(coverage):
        yield f"  {telling.file_name(words, file, visible)} - {telling.why_unread(words, file)}"
    unlisted = sum(coverage.outcomes.values()) - coverage.outcomes.get("scanned", 0) - len(coverage.unread)
    if unlisted > 0:
        yield f"  {words('coverage.see_more', n=unlisted)}"
