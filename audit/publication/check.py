"""The gate: rows of a run in, one line for everything at or above the threshold, totals and an exit code out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from audit.config import SEVERITIES, Severity
from audit.errors import INCOMPLETE, code
from reports.names import REMEMBERED, visible
from reports.words import Words

NAMED = 5
"""So many incomplete files are named in the totals; the rest is counted."""

HINTS = ("label", "key", "header")
"""The evidence that tells a reader most: what the text itself calls the value."""

WORDS = {
    "en": {
        "interrupted": "INTERRUPTED, only a part was looked at: ",
        "none": "there is no file to look at",
        "clean": "nothing at or above {threshold} in {files}",
        "found": "{found} found at or above {threshold}, in {hit} of {files}",
        "incomplete": "; not read to the end: {count} ({names})",
        "unseen": "; not looked at: {names}",
        "allowed": "; allowed by configuration: {count}",
        "more": "{count} more",
    },
    "zh": {
        "interrupted": "已中断（INTERRUPTED），只看了一部分：",
        "none": "没有可看的文件",
        "clean": "{files}中没有 {threshold} 及以上的发现",
        "found": "{threshold} 及以上的发现 {found} 处，在 {files}中的 {hit} 个里",
        "incomplete": "；没有读完：{count} 个（{names}）",
        "unseen": "；没有看：{names}",
        "allowed": "；按配置放行：{count} 处",
        "more": "另有 {count} 个",
    },
}


@dataclass(slots=True)
class Gate:
    """Counts while the rows go by.

    ``shown(root, path)`` names a file as the user would from the working directory.  ``strict``: what was not looked
    at counts as incomplete too.
    """

    threshold: Severity
    shown: Callable[[int, str], str]
    strict: bool = False
    found: int = 0
    files: int = 0
    allowed: int = 0
    _hit: set[tuple[int, str]] = field(default_factory=set)
    _incomplete: dict[str, str] = field(default_factory=dict)
    _unseen: dict[str, None] = field(default_factory=dict)

    def lines(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
        """The line of every finding and record at or above the threshold; rows are those of JSON Lines."""
        least = SEVERITIES.index(self.threshold)
        for row in rows:
            if row["type"] == "file":
                self._read(row)
            elif row["type"] == "summary":
                self.allowed = row.get("allowed", 0)
            elif row["type"] in ("finding", "record") and SEVERITIES.index(row["severity"]) >= least:
                self.found += 1
                self._hit.add((row["root"], row["path"]))
                yield line(row, self.shown(row["root"], row["path"]))

    def _read(self, row: Mapping[str, Any]) -> None:
        self.files += not row["trail"]
        self._unseen.update(dict.fromkeys(row["not_looked_at"]))
        if row["outcome"] != "scanned" and row["why"] and code(row["why"]) in INCOMPLETE:
            name = "!".join([self.shown(row["root"], row["path"]), *row["trail"]])
            self._incomplete[name] = row["why"]

    @property
    def exit(self) -> int:
        """1 when something was found; 3 when something could not be read to its end; else 0."""
        if self.found:
            return 1
        return 3 if self._incomplete or (self.strict and self._unseen) else 0

    def totals(self, lang: str, *, interrupted: bool = False) -> str:
        """One line: what was found in how many files, what was not read and why."""
        words, reasons = WORDS[lang], Words(lang)
        shape = "found" if self.found else "clean" if self.files else "none"
        text = (words["interrupted"] if interrupted else "") + words[shape].format(
            found=self.found, threshold=self.threshold, hit=len(self._hit), files=reasons("found.files", n=self.files)
        )
        if self.allowed:
            text += words["allowed"].format(count=self.allowed)
        if self._incomplete:
            named = [f"{name}: {reasons.reason(why)}" for name, why in list(self._incomplete.items())[:NAMED]]
            more = len(self._incomplete) - len(named)
            named += [words["more"].format(count=more)] if more else []
            text += words["incomplete"].format(count=len(self._incomplete), names="; ".join(named))
        if self._unseen:
            text += words["unseen"].format(names=", ".join(reasons.not_looked(part) for part in self._unseen))
        return text


def line(row: Mapping[str, Any], path: str) -> str:
    """What ``check`` prints of one finding or record; one line whatever the names in it hold."""
    value = row["value"] if row["type"] == "finding" else f"x{row['count']}"
    evidence = _evidence(row.get("why", ()))
    told = f"{where(row, path)}: {row['severity'].upper()} {row['entity']} {value}{evidence}"
    return visible(f"{told} — fix: {_fix(row['trail'], path)}")


def _fix(trail: Sequence[str], path: str) -> str:
    if trail and REMEMBERED.fullmatch(trail[0]):
        return "take it out of the history (git filter-repo); where it was pushed, count it as leaked"
    return f"remove it, or `pdaudit redact {path}`"


def where(row: Mapping[str, Any], path: str) -> str:
    """``path:line:column``, or ``path!member [Sheet1 row 5 身份证]``."""
    place = dict(row["place"])
    name = "!".join([path, *row["trail"]])
    if place.keys() == {"line", "column"}:
        return f"{name}:{place['line']}:{place['column']}"
    inner = " ".join(_piece(key, place[key]) for key in ORDER if key in place)
    return f"{name} [{inner}]" if inner else name


ORDER = (
    "sheet",
    "table",
    "part",
    "page",
    "line",
    "column",
    "row",
    "rowid",
    "field",
    "tag",
    "pointer",
    "offset",
    "name",
)
BARE = ("sheet", "table", "part", "tag", "pointer")


def _piece(key: str, value: int | str) -> str:
    if key in BARE or (key == "field" and isinstance(value, str)):
        return str(value)
    return f"{value} name" if key == "name" else f"{key} {value}"


def _evidence(why: Iterable[str]) -> str:
    codes = [evidence.replace(":", " ", 1) for evidence in why]
    hints = [evidence for evidence in codes if evidence.partition(" ")[0] in HINTS]
    told = hints or [evidence for evidence in codes if evidence != "pattern"] or codes
    return f" ({', '.join(told)})" if told else ""
