"""What the command line says, in the language asked for: English in the code, other languages in ``messages.*.toml``,
where each text stands under the English one."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from audit.errors import Told, said

SOURCE = "en"
"""The language of the texts in the code."""


def words(lang: str) -> Callable[[str], str]:
    """Gives the text of ``lang`` for an English one; the English one where there is none."""
    known = messages(lang)
    return lambda text: known.get(text, text)


def spoken(told: Told, lang: str) -> str:
    """An error or message in words."""
    return said(told, words(lang))


@cache
def messages(lang: str) -> Mapping[str, str]:
    """Every text of a language by the English one."""
    if lang == SOURCE:
        return {}
    tables = tomllib.loads(files("audit.cli").joinpath(f"messages.{lang}.toml").read_text("utf-8"))
    return {text: told for table in tables.values() for text, told in table.items()}
