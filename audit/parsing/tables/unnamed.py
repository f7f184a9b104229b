"""Tables that are written without a header, and whose it is all the same.

Keeper's CSV begins with the first login: folder, title, login, password, address, note, shared folder, then pairs of
custom fields (docs.keeper.io, "Import a .csv file", November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_KEEPER: Final = ("Folder", "Title", "Login", "Password", "Website Address", "Notes", "Shared Folder")
_ADDRESS: Final = re.compile(r"(?:https?|android|ftp)://\S+|(?:[\w-]+\.)+[A-Za-z]{2,12}(?:/\S*)?", re.IGNORECASE)
_SEEN: Final = 200


def unnamed(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The header that ``rows`` would have; () where they tell nothing.

    A login stands before a password and an address behind it: in most rows, never an address in the places before, and
    no two passwords in three alike.
    """
    full = [row for row in rows[:_SEEN] if len(row) >= len(_KEEPER)]
    logins = [row for row in full if row[2] and row[3] and _ADDRESS.fullmatch(row[4].strip())]
    secrets = [row[3] for row in logins]
    if not logins or len(full) < len(rows[:_SEEN]) or len(logins) * 2 < len(full):
        return ()
    mixed = sum(_is_secret(secret) for secret in secrets)
    return _KEEPER if mixed * 2 > len(logins) and len({*secrets}) * 3 > len(logins) and _are_entries(logins) else ()


def _are_entries(rows: Sequence[Sequence[str]]) -> bool:
    """Whether what stands before the password is a folder, a title and a name: short, no addresses of pages, and seldom
    nothing but figures."""
    texts = [cell for row in rows for cell in row[:3]]
    return all(len(text) <= 100 and "://" not in text for text in texts) and sum(
        any(map(str.isalpha, row[2])) for row in rows
    ) * 2 > len(rows)


def _is_secret(text: str) -> bool:
    """Letters with figures or signs, without a blank; no address, no day, no number."""
    is_mixed = any(map(str.isalpha, text)) and not text.isalpha() and not any(map(str.isspace, text))
    return is_mixed and 6 <= len(text) <= 128 and not _ADDRESS.fullmatch(text)
