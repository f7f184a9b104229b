"""Files that need a password: how the reason tells who sent it, and how passwords are tried.

What a password opens ends with one of the reasons of ``OPENED_BY_PASSWORD``.  ``locked`` alone or with the name of a
kind (``locked:keepass``) is recognised and never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Source
from audit.passwords import Passwords

SENDERS = {
    "wechat-pay": re.compile("微信支付|wechat ?pay|wxpay", re.IGNORECASE),
    "alipay": re.compile("支付宝|alipay", re.IGNORECASE),
    "bank": re.compile(r"银行|\bbank\b|(?<![a-z])(?:icbc|cmb|ccb|abc|boc|bocom|psbc)(?![a-z])", re.IGNORECASE),
}
"""Who sends the code of a file that is called so (its own name, or the names of what is inside)."""
OPENED_BY_PASSWORD = frozenset({"locked:password", "locked:wrong", *(f"locked:{sender}" for sender in SENDERS)})


def locked(source: Source, passwords: Passwords, *inside: str) -> Unread:
    """What to raise for a file that none of ``passwords`` opened; ``inside``: names that are written in the clear."""
    names = " ".join((source.path.rpartition("/")[2], *source.trail, *inside))
    sender = next((sender for sender, name in SENDERS.items() if name.search(names)), "")
    return Unread(f"locked:{sender or ('wrong' if passwords else 'password')}")


def spellings(passwords: Passwords) -> Iterator[bytes]:
    """The bytes each password may have been typed as: UTF-8, then what Chinese Windows programs write."""
    for password in passwords:
        yield from dict.fromkeys((password.encode("utf-8", "replace"), password.encode("gb18030", "replace")))
