"""What ``--for-sharing`` leaves out of a report: names of files, ids, evidence, people and accounts.

A file is called by a number and its suffix (``file-3.xlsx``), so that findings that stand together still do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any, TypeVar

from reports.document import Column, FileRow, Group, RecordRow, Report, Revealed
from reports.people import People
from reports.where import Where

_LONGEST_SUFFIX = 5
HIDDEN = "***"
_OWN_TO_PERSON = ("id", "key_id", "person", "why", "roots", "links", "facts")

Placed = TypeVar("Placed", Where, FileRow)


class _Numbers:
    """Gives each name a number at its first mention."""

    def __init__(self) -> None:
        self._paths: dict[tuple[int, str], str] = {}
        self._members: dict[tuple[int, str, tuple[str, ...]], str] = {}

    def path(self, root: int, path: str) -> str:
        return self._paths.setdefault((root, path), f"file-{len(self._paths) + 1}{_suffix(path)}")

    def trail(self, root: int, path: str, trail: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._member((root, path, trail[: depth + 1])) for depth in range(len(trail)))

    def _member(self, key: tuple[int, str, tuple[str, ...]]) -> str:
        name = key[2][-1]
        if name.startswith("message "):
            return name
        return self._members.setdefault(key, f"member-{len(self._members) + 1}{_suffix(name)}")

    def rename(self, placed: Placed) -> Placed:
        return replace(
            placed,
            path=self.path(placed.root, placed.path),
            trail=self.trail(placed.root, placed.path, placed.trail),
        )


def shared(report: Report) -> Report:
    """The report as it may be given to somebody else."""
    numbers = _Numbers()
    rename = numbers.rename
    report = _without_halves(report)
    return replace(
        report,
        roots=tuple(f"root-{number}" for number in range(1, len(report.roots) + 1)),
        files=tuple(rename(file) for file in report.files),
        findings=tuple(_shared_group(group, numbers) for group in report.findings),
        records=tuple(_shared_record(record, numbers) for record in report.records),
        columns=tuple(_shared_column(column, numbers) for column in report.columns),
        coverage=replace(report.coverage, unread=tuple(rename(file) for file in report.coverage.unread)),
        plan=tuple(replace(step, files=tuple(rename(where) for where in step.files)) for step in report.plan),
        assessment=replace(report.assessment, readers_why=report.assessment.readers_why.partition(":")[0]),
        key_id="",
        people=People(others=report.people.others, exact=report.people.exact),
        accounts=(),
        reuse=(),
        tasks=(),
        aside=(),
        edits=None,
        officer=None,
        notices=(),
        revealed=tuple(_shared_revealed(group, numbers) for group in report.revealed),
        allowed=tuple(replace(rule, rule="") for rule in report.allowed),
    )


def halves(report: Report) -> Set[str]:
    """Masked values that, together with others in the report, show more than a mask may."""
    return frozenset(variant for group in report.revealed for variant in group.variants)


def shared_rows(rows: Iterable[Mapping[str, Any]], hidden: Set[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """The same for JSON Lines rows, one at a time; what grows is one short name per file.  ``hidden``: ``halves``."""
    numbers = _Numbers()
    for row in rows:
        kept = {key: value for key, value in row.items() if key not in _OWN_TO_PERSON}
        if row["type"] == "file":
            kept["why"] = row.get("why")
        if row.get("masked") and row["value"] in hidden:
            kept["value"] = HIDDEN
        if "path" in row:
            root, path = row.get("root", 0), row["path"]
            kept["path"] = numbers.path(root, path)
            kept["trail"] = list(numbers.trail(root, path, tuple(row.get("trail", ()))))
        yield kept


def _shared_group(group: Group, numbers: _Numbers) -> Group:
    places = tuple(numbers.rename(where) for where in group.places)
    return replace(group, id="", why=(), places=places, column=group.column and _shared_column(group.column, numbers))


def _without_halves(report: Report) -> Report:
    hidden = halves(report)

    def column(known: Column) -> Column:
        return replace(known, examples=tuple(example for example in known.examples if example not in hidden))

    def group(known: Group) -> Group:
        value = HIDDEN if known.masked and known.value in hidden else known.value
        return replace(known, value=value, column=known.column and column(known.column))

    return replace(
        report,
        findings=tuple(map(group, report.findings)),
        columns=tuple(map(column, report.columns)),
        revealed=tuple(replace(known, variants=()) for known in report.revealed),
    )


def _shared_revealed(group: Revealed, numbers: _Numbers) -> Revealed:
    return replace(group, places=tuple(numbers.rename(where) for where in group.places))


def _shared_record(record: RecordRow, numbers: _Numbers) -> RecordRow:
    return replace(record, where=numbers.rename(record.where), why=())


def _shared_column(column: Column, numbers: _Numbers) -> Column:
    return replace(column, where=column.where and numbers.rename(column.where))


def _suffix(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    suffix = last.rpartition(".")[2] if "." in last else ""
    fits = suffix.isascii() and suffix.isalnum() and len(suffix) <= _LONGEST_SUFFIX and not suffix.isdigit()
    return f".{suffix.lower()}" if fits else ""
