"""What a plan is made for: what was found, in which situation, and what of it is out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from audit.assessment.advise import QUIET
from audit.config import Situation
from audit.knowledge.accounts import SITE
from audit.knowledge.shelf import LANGUAGES, Text
from reports.document import Group, Label, RecordRow
from reports.people import Account, People, Reuse

EVERYTHING: Final = "*"
_SAVED: Final = ("PASSWORD",)
"""What shows an account that a browser or password manager remembers."""


@dataclass(frozen=True, slots=True)
class Case:
    """``leaked``: entities, and keys of accounts, that are marked as leaked (``*``: everything); ``aside``: keys of
    groups that can be left alone; ``steward``: who asks looks after other people's data."""

    situation: Situation
    groups: Sequence[Group]
    records: Sequence[RecordRow]
    labels: Mapping[str, Label]
    accounts: Sequence[Account] = ()
    reuse: Sequence[Reuse] = ()
    people: People = field(default_factory=People)
    leaked: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    steward: bool = False

    @property
    def quiet(self) -> bool:
        """Nothing is out."""
        return self.situation in QUIET

    def is_out(self, key: str) -> bool:
        """Whether something is marked as leaked."""
        return not self.quiet and (EVERYTHING in self.leaked or key in self.leaked)

    def advice_out(self) -> frozenset[str]:
        """Blocks of advice about something that is out."""
        rows: list[Group | RecordRow] = [*self.groups, *self.records]
        found = {advice for row in rows if self.is_out(row.entity) for advice in row.advice}
        return frozenset(found.union(*(one.advice for one in self.accounts if self.is_out(account_key(one)))))

    def kinds_out(self) -> tuple[str, ...]:
        """Kinds of the catalogue that are out, in the order of the findings."""
        rows: list[Group | RecordRow] = [*self.groups, *self.records]
        return tuple(dict.fromkeys(row.kind for row in rows if self.is_out(row.entity)))

    def named(self, entities: Sequence[str]) -> list[Text]:
        """What entities are called."""
        return [_words(self.labels[key]) for name in entities if (key := f"entity:{name}") in self.labels]

    def account_name(self, account: Account) -> Text:
        """What an account is called: its provider, else its kind, and its value, masked."""
        if account.provider.startswith(SITE):
            words: Text = dict.fromkeys(LANGUAGES, account.provider.removeprefix(SITE))
        else:
            words = _words(self.labels.get(account.provider) or self.labels[f"account:{account.kind}"])
        return {language: f"{words[language]} {account.value}".strip() for language in LANGUAGES}


def group_key(group: Group) -> str:
    """What names a group within one report: the keyed id of its value, or the place of its column."""
    if group.id or not group.places:
        return group.id
    first = group.places[0]
    return "/".join((str(first.root), first.path, *first.trail, group.column.header if group.column else ""))


def account_key(account: Account) -> str:
    """What names an account from scan to scan: the keyed id of its value, or whose it is; a saved login by both, for
    one name may sign in at many sites."""
    if account.entities == _SAVED:
        return f"{account.provider} {account.id}".strip()
    return account.id or account.provider


def _words(label: Label) -> Text:
    return {"zh": label.zh, "en": label.en}
