"""Reads the data files of this folder and refuses a text that is missing in one language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, TypeAlias

Text: TypeAlias = Mapping[str, str]
LANGUAGES = ("zh", "en")
MARKS = ("V1", "V2", "V3", "U")
"""How far a fact was checked: V1 in the law or on the authority's page, V2 two sources, V3 one, U not at all."""


def read(name: str) -> dict[str, Any]:
    """The content of one data file."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def text(value: Any, where: str) -> Text:
    """``value`` as a text in every language; ``where`` names it in the error."""
    if not isinstance(value, dict) or set(value) != set(LANGUAGES) or not all(value.values()):
        raise ValueError(f"{where}: needs a text in each of {', '.join(LANGUAGES)}")
    return dict(value)


def one_of(value: str, allowed: tuple[str, ...], where: str) -> str:
    """``value`` when it is allowed."""
    if value not in allowed:
        raise ValueError(f"{where}: {value!r} is none of {', '.join(allowed)}")
    return value
