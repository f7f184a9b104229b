"""The accounts that show in the files, and what several of them share."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from audit.knowledge.accounts import AccountKind, load_accounts
from audit.report.logins import Login, logins
from audit.runners.ledger import Ledger
from reports.people import Account, Person, Reuse
from reports.where import Where

_FILES: Final = 20
_MOST: Final = 500
_NAMING: Final = {
    **dict.fromkeys(("EMAIL_ADDRESS", "MAIL_ACCOUNT"), "mailbox"),
    **dict.fromkeys(("CN_MOBILE_NUMBER", "PHONE_NUMBER"), "phone"),
}
"""What shows an account whose value is the name of others."""


def accounts(ledger: Ledger, owner: Person | None) -> tuple[Account, ...]:
    """Accounts of exports (whoever holds the export has the account), saved logins, and accounts of the owner's
    values, mailboxes first.

    Values are told of the confirmed owner only.
    """
    book = load_accounts()
    found = [*_of_exports(ledger), *_of_logins(ledger, owner), *(_of_values(ledger, owner) if owner else ())]
    ranks = {kind.id: rank for rank, kind in enumerate(book.kinds)}
    found.sort(key=lambda account: (ranks[account.kind], account.provider, -account.file_count, account.id))
    return tuple(replace(account, number=number) for number, account in enumerate(found[:_MOST], 1))


def _of_exports(ledger: Ledger) -> Iterator[Account]:
    rows = ledger.db.execute(
        "SELECT platform, entity, root, path, trail FROM record JOIN item USING (job, member) WHERE platform <> ''"
        " ORDER BY platform, job, member, seq"
    )
    for platform, together in groupby(rows, key=lambda row: str(row[0])):
        kind = load_accounts().of_platform(platform)
        if kind is None:
            continue
        shown = list(together)
        files = list(dict.fromkeys((row[2], row[3], row[4]) for row in shown))
        entities = tuple(dict.fromkeys(str(row[1]) for row in shown))
        yield _account(kind, f"platform:{platform}", "", "", files, entities)


def _of_logins(ledger: Ledger, owner: Person | None) -> Iterator[Account]:
    """An account for each site and user; where nobody is confirmed, for each site."""
    by_site = groupby(logins(ledger), key=lambda login: (login.site, login.user, login.id) if owner else (login.site,))
    for (site, *user), together in by_site:
        kind, provider = load_accounts().of_site(site)
        files = list(dict.fromkeys(file for login in together for file in login.files))
        value, identity = user or ("", "")
        yield _account(kind, provider, value, identity, files, ("PASSWORD",))


def _of_values(ledger: Ledger, owner: Person) -> Iterator[Account]:
    book = load_accounts()
    for identifier in owner.identifiers:
        kind = book.of_entity(identifier.entity)
        if kind is None:
            continue
        platform = kind.entities[identifier.entity]
        provider = f"platform:{platform}" if platform else _mailbox(identifier.value) if kind.id == "mail" else ""
        rows = ledger.db.execute(
            "SELECT DISTINCT root, path, trail FROM temp.theirs JOIN item USING (job, member)"
            " WHERE entity = ? AND id = ? ORDER BY job, member",
            (identifier.entity, identifier.id),
        )
        yield _account(kind, provider, identifier.value, identifier.id, list(rows), (identifier.entity,))


def _mailbox(masked: str) -> str:
    """The provider of a mailbox; a mask leaves the domain."""
    domain = masked.rpartition("@")[2].casefold()
    return f"mail:{domain}" if domain in load_accounts().mail else ""


def _account(
    kind: AccountKind,
    provider: str,
    value: str,
    identity: str,
    files: Sequence[tuple[int, str, str]],
    entities: tuple[str, ...],
) -> Account:
    places = tuple(Where(root, json.loads(path), tuple(json.loads(trail)), {}) for root, path, trail in files[:_FILES])
    return Account(
        number=0,
        kind=kind.id,
        provider=provider,
        value=value,
        id=identity,
        files=places,
        file_count=len(files),
        entities=entities,
        advice=kind.advice,
        question=load_accounts().question,
    )


_BESIDE: Final = """
DROP TABLE IF EXISTS temp.login; DROP TABLE IF EXISTS temp.beside;
CREATE TEMP TABLE login AS SELECT DISTINCT job, member, unit, entity || id AS secret FROM counted
    WHERE entity IN ('PASSWORD', 'SECURITY_ANSWER') AND unit > 0;
CREATE INDEX temp.logins ON login (job, member, unit);
CREATE TEMP TABLE beside AS SELECT DISTINCT l.secret, o.id, o.job, o.member, o.unit FROM counted o
    CROSS JOIN temp.login l USING (job, member, unit) WHERE o.entity || o.id <> l.secret;
"""


def reuse(ledger: Ledger, known: Sequence[Account]) -> tuple[Reuse, ...]:
    """What several accounts share, the most shared first: one password in several places, one mailbox or number as the
    name of several logins.  Compared by keyed ids; a password is never shown."""
    ledger.db.executescript(_BESIDE)
    saved = _numbered(logins(ledger), known)
    shared = [*_passwords(ledger, known, saved), *_names(ledger, known, saved)]
    shared.sort(key=lambda one: (one.by != "password", -one.places, one.accounts))
    return tuple(shared[:_MOST])


def _numbered(saved: Sequence[Login], known: Sequence[Account]) -> list[tuple[int, Login]]:
    """The logins with the numbers of their accounts."""
    book = load_accounts()
    numbers = {(account.provider, account.id): account.number for account in known}
    keys = ((book.of_site(login.site)[1], login) for login in saved)
    told = ((numbers.get((site, login.id), numbers.get((site, ""))), login) for site, login in keys)
    return [(number, login) for number, login in told if number]


def _passwords(ledger: Ledger, known: Sequence[Account], saved: Sequence[tuple[int, Login]]) -> Iterator[Reuse]:
    """What a password opens: the logins it is saved for, else the accounts whose names stand beside it."""
    accounts_of: dict[str, set[int]] = defaultdict(set)
    for number, login in saved:
        for secret in login.secrets:
            accounts_of[f"PASSWORD{secret}"].add(number)
    numbers = {account.id: account.number for account in known if account.id and account.entities != ("PASSWORD",)}
    opened = frozenset(accounts_of)
    for secret, identity in ledger.db.execute("SELECT DISTINCT secret, id FROM temp.beside"):
        if identity in numbers and secret not in opened:
            accounts_of[secret].add(numbers[identity])
    repeated = "SELECT secret, COUNT(*) FROM temp.login GROUP BY secret HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1"
    for secret, places in ledger.db.execute(repeated):
        yield Reuse("password", "", tuple(sorted(accounts_of[secret])), places)


def _names(ledger: Ledger, known: Sequence[Account], saved: Sequence[tuple[int, Login]]) -> Iterator[Reuse]:
    """Mailboxes and numbers that stand beside passwords of several logins."""
    signed_in: dict[str, list[int]] = defaultdict(list)
    for number, login in saved:
        signed_in[login.id].append(number)
    times = dict(
        ledger.db.execute(
            "SELECT id, COUNT(*) FROM (SELECT DISTINCT id, job, member, unit FROM temp.beside) GROUP BY id"
        )
    )
    for account in known:
        by = _NAMING.get(account.entities[0])
        if by and (places := times.get(account.id, 0)) > 1:
            yield Reuse(by, account.value, (account.number, *sorted({*signed_in[account.id]})), places)
