"""Which site a saved login is for: the address that stands in its row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

LOGIN: Final = frozenset({"PASSWORD", "USERNAME"})
"""What is told of together with the site: the name and the key of an account."""

_NAMED = re.compile(
    r"(?:.*/)?(?:(?:login|origin|signon)?[_ -]?(?:ur[il]s?|realm)(?:/uri)?|(?:web)? ?sites?(?: address)?"
    r"|web[ -]?address|domain|host(?:name)?"
    r"|(?:登[录陆])?网[址站](?:地址|域名)?|站点|域名)",
    re.IGNORECASE,
)
"""How browsers and password managers call the column (``audit/exports/passwords.toml``), and people theirs."""
_HOST = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*://)?(?:[^@/?#\s]*@)?(?:www\.)?"
    r"(?P<host>[\w-]+(?:\.[\w-]+)*\.[^\W\d][\w-]+)(?::\d+)?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
"""RFC 3986; an app of a phone stands as ``android://hash@com.example.app/``.  What ends in a number is an address of a
network, not a site."""
_LONGEST = 60


def site_columns(header: Sequence[str]) -> tuple[int, ...]:
    """The columns that may name a site."""
    return tuple(column for column, name in enumerate(header) if is_site(name))


def is_site(name: str) -> bool:
    """Whether a column or field called so may name a site."""
    return _NAMED.fullmatch(name.strip()) is not None


def site(row: Sequence[str], columns: Sequence[int]) -> str:
    """The host in the first of ``columns`` that has one, in lower case without ``www.``; "" when none has."""
    hosts = (_HOST.fullmatch(row[column]) for column in columns if column < len(row))
    return next((found["host"].lower()[-_LONGEST:] for found in hosts if found), "")
