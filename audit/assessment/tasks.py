"""The plan: every thing to do, grouped by account and person, in the order to do it.

What is only kept gets quiet words.  From ``shared`` on, loud words go to what is marked as leaked and to nothing else;
as long as nothing is marked the plan opens with finding out, and the rest is treated as kept.
In a leak or abuse case the stages of ``knowledge/advice.toml`` are the order (money first, then what resets everything
else); otherwise what is out goes first, then the urgent, then the severe, then what the verdict names first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.assessment.advise import BY_STAGE, urgency, words_of
from audit.assessment.case import Case, account_key, group_key
from audit.assessment.inventory import counts
from audit.assessment.pile import Pile, Weight
from audit.assessment.stewardship import duties, of_kind
from audit.config import SEVERITIES
from audit.knowledge.advice import URGENCIES, Advice, load_advice
from audit.knowledge.channels import Channel
from audit.knowledge.plan import filled, listed, load_plan_words
from audit.knowledge.routes import load_routes
from audit.knowledge.shelf import Text
from reports.document import Group, RecordRow
from reports.people import Account
from reports.plan import Task
from reports.where import Where

_FILES: Final = 10
_KINDS_NAMED: Final = 4
_CHANNELS_NAMED: Final = 5
_IGNORE: Final = "ignore"
_FIRST, _OUT, _AFTER, _KEPT = range(4)
"""Before everything; what is out; what follows from that; what is only kept."""
_REACHING: Final = frozenset({"CONTACT_LIST", "CHAT_RECORD", "CALL_RECORD", "SMS_RECORD", "FRIEND_LIST"})
"""Records with which somebody can turn to the owner's friends."""
_LOGINS: Final = ("PASSWORD", "SECURITY_ANSWER")


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A task, in which phase it comes, the weight of the worst that it cures, and how much harm goes with it."""

    task: Task
    phase: int
    weight: Weight = (0, 0)
    saved: int = 0


def tasks(case: Case) -> tuple[Task, ...]:
    """The plan in order; what can be left alone stands last."""
    if case.steward:
        return _of_steward(case)
    made = [*_of_files(case), *_of_accounts(case), *_of_people(case), *_of_leak(case)]
    stages = load_advice().stages

    def place(weighed: _Weighed) -> tuple[int, ...]:
        task, (severity, prominence) = weighed.task, weighed.weight
        stage = stages.index(task.stage) if case.situation in BY_STAGE and task.group != "unmarked" else 0
        hurry = URGENCIES.index(task.urgency)
        return stage, weighed.phase, -hurry, -severity, -prominence, -weighed.saved, task.minutes

    return (*(weighed.task for weighed in sorted(sorted(made, key=_named), key=place)), *_left_alone(case))


def _of_steward(case: Case) -> tuple[Task, ...]:
    """For others' data: what is owed to the people in it comes first, then each kind, the gravest first."""
    rows: list[Group | RecordRow] = [*filter(counts, case.groups), *case.records]
    found = Pile()
    for row in rows:
        found.add(row)
    kinds = sorted(_of_files(replace(case, situation=words_of(case.situation, out=False))), key=_gravest)
    return (*duties(case, found), *(of_kind(weighed.task) for weighed in kinds), *_left_alone(case))


def _gravest(weighed: _Weighed) -> tuple[int, ...]:
    return tuple(-part for part in (*weighed.weight, weighed.saved))


def _named(weighed: _Weighed) -> str:
    return weighed.task.id


def _of_files(case: Case) -> Iterator[_Weighed]:
    """What stands in files: a task for each block of advice, one for what is out and one for what is not."""
    piles: dict[tuple[str, bool], Pile] = {}
    for group in filter(counts, case.groups):
        for advice in () if group_key(group) in case.aside else group.advice:
            piles.setdefault((advice, case.is_out(group.entity)), Pile()).add(group)
    for record in case.records:
        for advice in record.advice:
            piles.setdefault((advice, case.is_out(record.entity)), Pile()).add(record)
    for (name, out), pile in piles.items():
        if name != _IGNORE and pile.weight[0]:
            task = _file_task(case, load_advice().advice[name], pile, out=out)
            yield _Weighed(task, _OUT if out else _KEPT, pile.weight, pile.saved)


def _file_task(case: Case, advice: Advice, pile: Pile, *, out: bool) -> Task:
    situation = words_of(case.situation, out=out)
    kinds = listed(case.named(pile.ranked), _KINDS_NAMED)
    return Task(
        id=f"files/{advice.id}" + ("/out" if out else ""),
        group="files",
        heading=load_plan_words().heading["files"],
        advice=advice.id,
        stage=advice.stage if out else "files",
        text=advice.words[situation].now,
        why=filled(load_plan_words().why["cures"], kinds=kinds, count=pile.count, files=len(pile.files)),
        check=advice.check_out if out and not case.quiet else advice.check,
        urgency=urgency(advice, situation, pile.weight[0]),
        minutes=advice.minutes,
        cures=pile.ranked,
        files=pile.files[:_FILES],
        file_count=len(pile.files),
    )


def _of_accounts(case: Case) -> Iterator[_Weighed]:
    """The accounts that may be the source, and the password that several share."""
    for account in case.accounts:
        if case.is_out(account_key(account)):
            yield _Weighed(_account_task(case, account, load_advice().advice[account.advice[0]]), _FIRST)
    places = sum(one.places for one in case.reuse if one.by == "password")
    if places:
        quiet = not any(map(case.is_out, _LOGINS))
        stage = "files" if quiet else "sessions"
        task = _own_task(case, "reuse", stage, advice="passwords", quiet=quiet, places=places)
        yield _Weighed(task, _KEPT if quiet else _FIRST, (len(SEVERITIES), 0))


def _account_task(case: Case, account: Account, advice: Advice) -> Task:
    words = load_plan_words()
    return Task(
        id=f"account/{account_key(account)}/{advice.id}",
        group=f"account:{account.number}",
        heading=filled(words.heading["account"], name=case.account_name(account)),
        advice=advice.id,
        stage=advice.stage,
        text=advice.words[case.situation].now,
        why=filled(words.why["account"], files=account.file_count),
        check=advice.check_out,
        urgency=urgency(advice, case.situation),
        minutes=advice.minutes,
        cures=account.entities,
        files=account.files[:_FILES],
        file_count=account.file_count,
    )


def _of_people(case: Case) -> Iterator[_Weighed]:
    """Whom to warn: only when a list of them, or a way to reach them, is out."""
    lists = [record for record in case.records if record.entity in _REACHING and case.is_out(record.entity)]
    reached = any(one.kind in ("social", "mail") and case.is_out(account_key(one)) for one in case.accounts)
    if lists or reached:
        people = max((record.people for record in lists), default=case.people.others)
        yield _Weighed(_own_task(case, "warn", "people", group="people", advice="contacts", people=people), _AFTER)


def _of_leak(case: Case) -> Iterator[_Weighed]:
    """What a leak asks for beyond accounts and files."""
    if case.quiet:
        return
    if not case.leaked:
        yield _Weighed(_own_task(case, f"unmarked-{case.situation}", "money", group="unmarked"), _FIRST)
        return
    yield _Weighed(_own_task(case, "evidence", "evidence", group="evidence"), _FIRST)
    channels = {
        channel.id: _called(channel)
        for kind in case.kinds_out()
        for channel in load_routes().channels(kind, case.situation)
    }
    if channels:
        named = listed(list(channels.values()), _CHANNELS_NAMED)
        yield _Weighed(_own_task(case, "report", "report", group="report", channels=named), _AFTER)


def _called(channel: Channel) -> Text:
    """A channel with its number, where it has one."""
    number = f" {channel.phone}" if channel.phone else ""
    return {language: name if channel.phone in name else name + number for language, name in channel.name.items()}


def _own_task(
    case: Case, name: str, stage: str, group: str = "files", advice: str = "", quiet: bool = False, **values: object
) -> Task:
    words = load_plan_words()
    own = words.task[name]
    text: Text = own.quiet if (quiet or case.quiet) and own.quiet else own.leak
    return Task(
        id=f"{group}/{name}",
        group=group,
        heading=words.heading[group],
        advice=advice,
        stage=stage,
        text=filled(text, **values),
        why=filled(words.why[name], **values),
        check=own.check,
        urgency="now",
        minutes=own.minutes,
        cures=(),
        files=(),
        file_count=0,
    )


def _left_alone(case: Case) -> Iterator[Task]:
    """The one line that says what needs nothing."""
    pile = Pile()
    for group in filter(counts, case.groups):
        if group_key(group) in case.aside:
            pile.add(group)
    if pile.entities:
        yield _ignored(case, pile.ranked, pile.files)


def _ignored(case: Case, entities: Sequence[str], files: tuple[Where, ...]) -> Task:
    words = load_plan_words()
    own = words.task["ignore"]
    return Task(
        id="ignore/ignore",
        group="ignore",
        heading=words.heading["ignore"],
        advice=_IGNORE,
        stage="none",
        text=filled(own.leak, kinds=listed(case.named(entities), _KINDS_NAMED)),
        why=words.why["ignore"],
        check=own.check,
        urgency="none",
        minutes=own.minutes,
        cures=tuple(entities),
        files=files[:_FILES],
        file_count=len(files),
    )
