"""Sentences about parts of the document that more than one format tells, in the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from reports.document import Assessment, Column, Coverage, FileRow, Group, Label, RecordRow, Report, Revealed
from reports.names import shown_name, visible
from reports.order import OUTCOMES
from reports.people import Account
from reports.plan import Edit, Step, Task
from reports.where import Where
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


def account(words: Words, labels: Mapping[str, Label], known: Account) -> str:
    """What an account is called: whose it is, else which kind."""
    told = known.provider in labels or known.provider.startswith("site:")
    key = known.provider if told else f"account:{known.kind}"
    group, _, code = key.partition(":")
    return words.label(labels, group, code)


def fact(words: Words, name: str, value: str) -> str:
    """What can be read from values: ``birth_decade``, ``sex``, ``province`` …"""
    key, value = f"fact.{name}", value.removesuffix("s") if name == "birth_decade" else value
    if f"{key}.{value}" in words:
        return words(f"{key}.{value}")
    return words(key, value) if key in words else f"{visible(name)}: {visible(value)}"


def plan_title(words: Words, tasks: Sequence[Task]) -> str:
    """How many things there are to do, how many are done, and how long the rest takes."""
    asked = [task for task in tasks if task.urgency != "none"]
    minutes = sum(task.minutes for task in asked if not task.done)
    return words("plan.count", sum(task.done for task in asked), len(asked), minutes)


def task_check(words: Words, task: Task) -> str:
    """How to see that a task is done."""
    return words("plan.check", words.text(task.check))


def edit(words: Words, labels: Mapping[str, Label], known: Edit) -> str:
    """``Drop the column 身份证号 (3 values of PRC ID number)``."""
    kind = words.label(labels, "entity", known.entity) if known.entity else ""
    return words(f"edits.{known.action}", visible(known.header), known.values, kind)


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


def reasons(words: Words, coverage: Coverage) -> str:
    """``需要密码（2）、这类文件不含文字（14）``, the commonest first."""
    counts = sorted(coverage.reasons.items(), key=lambda reason: -reason[1])
    return words("listing").join(words("coverage.counted", words.reason(reason), n=count) for reason, count in counts)


def value(words: Words, group: Group) -> str:
    """The masked value, or what was judged of a whole column."""
    if group.column is None:
        return visible(group.value)
    key = "findings.column" if group.column.table else "findings.column_plain"
    told = words(
        key,
        table=visible(group.column.table),
        header=shown_name(group.column.header),
        rate=round(group.column.rate * 100),
        n=group.column.distinct,
    )
    return words("listing").join(filter(None, (told, examples(words, group.column))))


def examples(words: Words, column: Column) -> str:
    """``例如 138****0001、…``; "" when there are none, or when their masks leave nothing to see."""
    shown = words("listing").join(visible(example) for example in column.examples if example.strip("*"))
    return words("review.examples", shown) if shown else ""


def measure(words: Words, column: Column) -> str:
    """How many cells of a column fit, how many values that are, and which, masked."""
    told = words("review.measure", rate=round(column.rate * 100), n=column.distinct)
    return words("listing").join(filter(None, (told, examples(words, column))))


def review(words: Words, labels: Mapping[str, Label], column: Column) -> str:
    """Why a person should look at a column; a code without words is shown as it is."""
    code, _, other = column.review.partition(":")
    key = f"review.{code}"
    return words(key, words.label(labels, "entity", other)) if key in words else visible(column.review)


def to_review(report: Report) -> list[Column]:
    """The columns whose evidence is mixed, in report order."""
    return [column for column in report.columns if column.review]


def column_line(words: Words, labels: Mapping[str, Label], column: Column, where: str) -> str:
    """``客户.csv「号码」：像是手机号，同一列里还有不少身份证号（80% 的单元格符合，…）``."""
    what = words.label(labels, "entity", column.entity)
    line = words("review.line", place=where, what=what, why=review(words, labels, column))
    return line + words("found.aside", measure(words, column))


def column_place(words: Words, column: Column, show: Callable[[str], str] = shown_name) -> str:
    """File and table of a column, and its name."""
    file = file_name(words, column.where, show) if column.where else ""
    named = words("place.field_name", shown_name(column.header)) if column.header else _numbered(words, column)
    return " › ".join(filter(None, (file, visible(column.table), named)))


def _numbered(words: Words, column: Column) -> str:
    number = column.where.place.get("field", "") if column.where else ""
    return words("place.field_number", str(number)) if number else ""


def notes(words: Words, group: Group) -> list[str]:
    """What to know of a finding: a test value, masked already, in a column that needs review."""
    told = [words(f"findings.{note}") for note in ("test", "masked") if getattr(group, note)]
    return [*told, words("review.tag")] if group.column and group.column.review else told


def record(words: Words, labels: Mapping[str, Label], row: RecordRow) -> str:
    """``这是通话记录：812 条，96 人，安卓手机``."""
    facts = [words("found.entries", n=row.count)] if row.count > 1 else []
    if row.people > 1:
        facts.append(words("found.people", n=row.people))
    if row.platform:
        facts.append(words.label(labels, "platform", row.platform))
    if row.first:
        facts.append(visible(f"{row.first} – {row.last}" if row.last not in ("", row.first) else row.first))
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


def allowed(words: Words, report: Report) -> str:
    """What the configuration keeps out of the findings, rule by rule, and the rules that are not used; "" without."""
    used = [rule for rule in report.allowed if rule.count]
    idle = [visible(f"{rule.entity} {rule.rule}".strip()) for rule in report.allowed if not rule.count]
    told = [
        words("allowed.rule", words.label(report.labels, "entity", rule.entity), visible(rule.rule), rule.count)
        for rule in used
    ]
    total = [words("allowed.total", n=sum(rule.count for rule in used)) + words("colon") + words("listing").join(told)]
    unused = [words("allowed.unused", n=len(idle)) + words("colon") + words("listing").join(idle)]
    return words("allowed.then").join((total if used else []) + (unused if idle else []))


def revealed(words: Words, group: Revealed) -> str:
    """How much the masked values of one group show together: ``11 个字符中的 11 个``."""
    return words("revealed.known", known=group.known, length=group.length)


def variants(words: Words, group: Revealed) -> str:
    """The masked values of one group as they stand, or that they are not shown."""
    return words("revealed.and").join(map(visible, group.variants)) or words("revealed.hidden")


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
