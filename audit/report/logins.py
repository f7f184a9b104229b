"""Saved logins: an account for each site and user name in the files of browsers and password managers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audit.runners.ledger import Ledger

_USERS: Final = (
    *("USERNAME", "EMAIL_ADDRESS", "MAIL_ACCOUNT", "CN_MOBILE_NUMBER", "PHONE_NUMBER", "PAYMENT_ACCOUNT"),
    *("QQ_NUMBER", "WECHAT_ID", "CN_RESIDENT_ID", "BANK_CARD", "SOCIAL_ACCOUNT", "CUSTOMER_NUMBER"),
)
"""What people sign in with."""

_ROWS: Final = f"""
DROP TABLE IF EXISTS temp.saved; DROP TABLE IF EXISTS temp.held;
CREATE TEMP TABLE saved AS SELECT DISTINCT job, member, unit, substr(facts, 6) AS site FROM finding
    WHERE facts LIKE 'site=%' AND unit > 0;
CREATE INDEX temp.saved_rows ON saved (job, member, unit);
CREATE TEMP TABLE held AS SELECT f.job, f.member, f.unit, f.entity, f.id, f.value, s.site FROM finding f
    CROSS JOIN temp.saved s USING (job, member, unit) WHERE f.entity IN {("PASSWORD", *_USERS)};
"""


@dataclass(frozen=True, slots=True)
class Login:
    """``user`` is masked, ``id`` its keyed id; both "" where the store names nobody.  ``secrets`` are keyed ids of
    passwords, ``files`` are (root, path, trail) as the ledger holds them."""

    site: str
    user: str
    id: str
    secrets: frozenset[str]
    files: tuple[tuple[int, str, str], ...]


def logins(ledger: Ledger) -> tuple[Login, ...]:
    """Every login once, however many stores hold it, in the order of sites."""
    ledger.db.executescript(_ROWS)
    secrets: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    files: dict[tuple[str, str, str], dict[tuple[int, str, str], None]] = defaultdict(dict)
    for login, secret, file in _rows(ledger):
        secrets[login] |= secret
        files[login][file] = None
    return tuple(Login(*login, frozenset(secrets[login]), tuple(files[login])) for login in sorted(files))


def _rows(ledger: Ledger) -> Iterator[tuple[tuple[str, str, str], set[str], tuple[int, str, str]]]:
    """Row by row: the site with its user, the passwords beside them, and the file."""
    rows: dict[tuple[int, int, int], list[tuple[str, str, str, str]]] = defaultdict(list)
    for job, member, unit, *told in ledger.db.execute(
        "SELECT job, member, unit, site, entity, id, value FROM temp.held"
    ):
        rows[job, member, unit].append(tuple(told))
    named = "SELECT root, path, trail FROM item WHERE job = ? AND member = ?"
    for (job, member, _), cells in sorted(rows.items()):
        users = sorted((_USERS.index(entity), id, value) for _, entity, id, value in cells if entity in _USERS)
        _, id, user = users[0] if users else (0, "", "")
        secrets = {id for _, entity, id, _ in cells if entity == "PASSWORD"}
        yield (cells[0][0], user, id), secrets, ledger.db.execute(named, (job, member)).fetchone()
