"""The five questions of ``pdaudit plan --ask``, and which tasks are done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

from audit.assessment.case import EVERYTHING, Case, account_key
from audit.casework.incident import Incident
from audit.config import SEVERITIES
from audit.knowledge.shelf import read
from reports.document import Group, RecordRow, Report
from reports.plan import Task
from reports.words import Words

Prompt = Callable[[str, Sequence[str]], str]
"""Shows a question with its numbered answers and gives what was typed."""
Answer = TypeVar("Answer")
_SAID: Final = {
    **dict.fromkeys(("y", "yes", "是", "是的", "有"), True),
    **dict.fromkeys(("n", "no", "否", "不是", "没有", "无"), False),
}
_ATTEMPTS: Final = 3
_STAR: Final = " *"
"""Behind the answer so far."""


def ask(report: Report, told: Incident, lang: str, prompt: Prompt) -> Incident:
    """The incident after the answers; an empty answer keeps what was told before."""
    told = replace(told, situation=_chosen("situation", told.situation, lang, prompt))
    told = replace(told, readers=_chosen("readers", told.readers, lang, prompt))
    if told.situation in ("kept", "about-to-share"):
        return replace(told, leaked=(), since="", heard="", harm=False, many=False)
    told = replace(told, leaked=_marked(report, told, lang, prompt))
    told = replace(told, heard=_chosen("heard", told.heard, lang, prompt))
    told = replace(told, since=_day(told.since, lang, prompt))
    told = replace(told, harm=_whether("harm", told.harm, lang, prompt))
    return replace(told, many=_whether("many", told.many, lang, prompt))


def tick(tasks: Sequence[Task], lang: str, prompt: Prompt) -> tuple[Task, ...]:
    """The tasks, those ticked whose numbers were given."""
    open_tasks = [task for task in tasks if task.urgency != "none" and not task.done]
    lines = [f"{number}. {task.text[lang]}" for number, task in enumerate(open_tasks, 1)]
    if not lines:
        return tuple(tasks)
    given = _answer(_words()["done"][lang], lines, lang, prompt, lambda text: _numbers(text, 1, len(lines))) or []
    done = {open_tasks[number - 1].id for number in given}
    return tuple(replace(task, done=task.done or task.id in done) for task in tasks)


def _answer(
    question: str, lines: Sequence[str], lang: str, prompt: Prompt, understood: Callable[[str], Answer | None]
) -> Answer | None:
    """What was understood of an answer; None when it is empty, or still unclear when asked again."""
    if any(line.endswith(_STAR) or f"{_STAR} " in line for line in lines):
        lines = [*lines, _words()["starred"][lang]]
    for _ in range(_ATTEMPTS):
        given = prompt(question, lines)
        if not given:
            return None
        if (answer := understood(given)) is not None:
            return answer
        question, lines = _words()["unclear"][lang].format(given=given), ()
    return None


def _whether(name: str, known: bool, lang: str, prompt: Prompt) -> bool:
    answer = _answer(_words()[name][lang], (), lang, prompt, lambda given: _SAID.get(given.casefold()))
    return known if answer is None else answer


def _day(known: str, lang: str, prompt: Prompt) -> str:
    """An ISO day; what was known when the answer is empty or no day."""
    return _answer(_words()["since"][lang], (), lang, prompt, _iso) or known


def _iso(given: str) -> str | None:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return None


def _chosen(name: str, known: str, lang: str, prompt: Prompt) -> Any:
    """One of the answers, by number; what was known when the answer is empty or none of them."""
    question = _words()[name]
    codes = [answer["code"] for answer in question["answers"]]
    lines = [
        f"{number}. {answer[lang]}{_STAR if answer['code'] == known else ''}"
        for number, answer in enumerate(question["answers"], 1)
    ]
    numbers = _answer(question[lang], lines, lang, prompt, lambda given: _numbers(given, 1, len(codes)))
    return codes[numbers[0] - 1] if numbers else known


def _marked(report: Report, told: Incident, lang: str, prompt: Prompt) -> tuple[str, ...]:
    """Entities and accounts that leaked, by number; 0 is everything."""
    shelves, keys, lines = _markable(report, lang), [], [f"0. {_words()['everything'][lang]}"]
    for shelf, things in shelves.items():
        keys += [key for key, _ in things]
        first = len(keys) - len(things) + 1
        told_of = (f"{n}. {name}{_STAR if key in told.leaked else ''}" for n, (key, name) in enumerate(things, first))
        lines += [f"{shelf}:", f"   {'   '.join(told_of)}"]
    numbers = _answer(_words()["leaked"][lang], lines, lang, prompt, lambda given: _numbers(given, 0, len(keys)))
    if numbers and 0 in numbers:
        return (EVERYTHING,)
    return tuple(keys[number - 1] for number in numbers) if numbers else told.leaked


def _markable(report: Report, lang: str) -> Mapping[str, list[tuple[str, str]]]:
    """What can be marked, by what its shelf is called: entities, the worst first, and accounts, with their names."""
    case = Case("told", report.findings, report.records, report.labels, report.accounts)
    rows: list[Group | RecordRow] = [*report.findings, *report.records]
    rows.sort(key=lambda row: -SEVERITIES.index(row.severity))
    shelves: dict[str, dict[str, str]] = {}
    for row in rows:
        shelf = shelves.setdefault(Words(lang).label(report.labels, "category", row.category), {})
        shelf[row.entity] = case.named([row.entity])[0][lang] if case.named([row.entity]) else row.entity
    if report.accounts:
        named = {account_key(one): case.account_name(one)[lang] for one in report.accounts}
        shelves[_words()["accounts"][lang]] = named
    return {shelf: list(things.items()) for shelf, things in shelves.items()}


def _numbers(given: str, least: int, most: int) -> list[int] | None:
    """The numbers that were typed; None when there is anything else among them, for a slip must not mark something."""
    words = re.split(r"[\s,，、;；]+", given.strip())
    if not all(word.isdecimal() and least <= int(word) <= most for word in words):
        return None
    return list(dict.fromkeys(map(int, words)))


@lru_cache(maxsize=1)
def _words() -> Any:
    return read("questions.toml")
