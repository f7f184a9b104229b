"""Addresses behind links, as people read them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

_SCHEME: Final = re.compile(r"(?i)(?:mailto|tel|sms|callto):(?://)?")


def plain(address: str) -> str:
    """Without the word before mail addresses and numbers, and without %-escapes."""
    return unquote(_SCHEME.sub("", address, count=1))
