"""Sentences about parts of the document that more than one format tells, in the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from reports.document import Assessment, Coverage, FileRow, Group, Label, RecordRow, Report, Step, Where
from reports.names import shown_name, visible
from reports.order import OUTCOMES
from reports.words import Words, split_numbers

_HARM_WORDS = ((1, "harm.none"), (20, "harm.low"), (40, "harm.some"), (70, "harm.serious"))
TERMS = ("I", "B", "C", "Q", "L", "P")
"""The terms of the equation in the order it prints them."""


def harm_amount(words: Words, assessment: Assessment) -> str:
    """``54 / 100``, ``at least 54 / 100``; in words when nothing was found in what was read and not all was read."""
    if _unknown(assessment):
        return words("harm.unknown")
    return words("harm.at_least" if assessment.at_least else "harm.of", assessment.harm)


def harm_words(words: Words, assessment: Assessment) -> str:
    """What that number means; "" when there is none."""
    if _unknown(assessment):
        return ""
    return words(next((key for below, key in _HARM_WORDS if assessment.harm < below), "harm.grave"))


def _unknown(assessment: Assessment) -> bool:
    return assessment.at_least and not assessment.harm


def nothing_found(words: Words, report: Report) -> str:
    """That nothing was found, never calmer than the verdict."""
    if report.assessment.harm:
        return words("found.nothing_listed")
    if not report.assessment.cannot_say:
        return words("found.nothing")
    return words("found.nothing_read" if "nothing-read" in report.assessment.cannot_say else "found.nothing_in_part")


def file_name(words: Words, placed: Where | FileRow, show: Callable[[str], str] = shown_name) -> str:
    """``all.zip › Mail/in.mbox › message 12 › cv.pdf``, masked; with ``show=visible`` the true names."""
    steps = (words.container(show(step)) for step in placed.trail)
    return " › ".join((show(placed.path), *steps))


def place_in_file(words: Words, where: Where) -> str:
    """The place inside the file; "" when it is the file as a whole."""
    return words.place(where.place) if where.place else ""


def place(words: Words, where: Where, show: Callable[[str], str] = shown_name) -> str:
    """File and place: ``报名表.xlsx › Sheet1 第 5 行「身份证」``."""
    inside = place_in_file(words, where)
    return f"{file_name(words, where, show)} › {inside}" if inside else file_name(words, where, show)


def coverage_line(words: Words, coverage: Coverage) -> str:
    """Found = read + partly + not read + unreadable; the counts are those of the document, never recomputed."""
    counts = {outcome: coverage.outcomes.get(outcome, 0) for outcome in OUTCOMES}
    return words("coverage.equation", n=coverage.files, total=coverage.files, size=words.size(coverage.bytes), **counts)


def value(words: Words, group: Group) -> str:
    """The masked value, or what was judged of a whole column."""
    if group.column is None:
        return visible(group.value)
    key = "findings.column" if group.column.table else "findings.column_plain"
    return words(
        key,
        table=visible(group.column.table),
        header=shown_name(group.column.header),
        rate=round(group.column.rate * 100),
        distinct=group.column.distinct,
    )


def notes(words: Words, group: Group) -> list[str]:
    """What lowers a finding: a test value, masked already."""
    return [words(f"findings.{note}") for note in ("test", "masked") if getattr(group, note)]


def record(words: Words, labels: Mapping[str, Label], row: RecordRow) -> str:
    """``这是通话记录：812 条，96 人，安卓手机``."""
    facts = [words("found.entries", n=row.count)] if row.count > 1 else []
    if row.people > 1:
        facts.append(words("found.people", n=row.people))
    if row.platform:
        facts.append(words.label(labels, "platform", row.platform))
    if row.first:
        facts.append(visible(f"{row.first} – {row.last}" if row.last else row.first))
    what = words("records.line", words.label(labels, "entity", row.entity))
    return what + words("colon") + words("listing").join(facts) if facts else what


def not_looked(words: Words, parts: Iterable[str]) -> str:
    """The parts of one file that were not looked at."""
    return words("listing").join(words.not_looked(part) for part in parts)


def not_looked_counts(words: Words, coverage: Coverage) -> str:
    """What was not looked at in how many files, whatever the pages: ``图片里的文字 8,412、语音内容 3``."""
    counts: dict[str, int] = {}
    for part, count in coverage.not_looked_at.items():
        name = split_numbers(part)[0]
        counts[name] = counts.get(name, 0) + count
    return words("listing").join(f"{words.not_looked(name)} ({count:,})" for name, count in sorted(counts.items()))


def why_unread(words: Words, file: FileRow) -> str:
    """Outcome and reason: ``读不了：需要密码``."""
    outcome = words.label({}, "outcome", file.outcome)
    return f"{outcome}{words('colon')}{words.reason(file.why)}" if file.why else outcome


def steps_title(words: Words, steps: Sequence[Step]) -> str:
    """``先做 3 件事，约 15 分钟``; without the numbers when nothing needs any time."""
    if not any(step.minutes for step in steps):
        return words("steps.title")
    minutes = words("found.minutes", n=sum(step.minutes for step in steps))
    return words("steps.first", n=len(steps), minutes=minutes)


def situation(words: Words, code: str) -> str:
    """What the advice assumes."""
    return words("assumed.line", words.label({}, "situation", code))


def caption(words: Words, labels: Mapping[str, Label], category: str) -> str:
    """The caption of a category's table."""
    return words("findings.caption", words.label(labels, "category", category))


def also(words: Words, labels: Mapping[str, Label], group: Group) -> str:
    """The second category of a finding."""
    return words("findings.also", words.label(labels, "category", group.also))
