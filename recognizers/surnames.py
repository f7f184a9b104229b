"""The Chinese surnames as sources of regular expressions, for the catalogue's patterns.

``⟪frequent⟫`` and ``⟪rare⟫`` stand for characters in a class, ``⟪compound⟫`` for words with ``|`` between them; they
are the tables of ``names/chinese.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_TABLE = re.compile("⟪([a-z]+)⟫")


def spelled_out(source: str) -> str:
    """``source`` with its tables in place.  KeyError: there is no table of that name."""
    return _TABLE.sub(lambda name: _tables()[name[1]], source) if "⟪" in source else source


@cache
def _tables() -> dict[str, str]:
    tables = tomllib.loads((files("recognizers.names") / "chinese.toml").read_text("utf-8"))
    return {
        "frequent": tables["frequent"],
        "rare": tables["rare"],
        "compound": "|".join(tables["compound"].split()),
    }
