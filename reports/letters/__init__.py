"""The formats of letters: Markdown, Word (DOCX), a page to print (HTML).

A renderer is imported when its format is used, so that choosing one costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, TypeAlias, cast

from reports.letter import Letter
from reports.refusal import Refusal

Render: TypeAlias = Callable[[Letter, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class LetterFormat:
    """``suffixes`` with their dot, by which an output file's name chooses it; ``binary``: not for a terminal."""

    name: str
    suffixes: tuple[str, ...]
    binary: bool = False

    def render(self, letter: Letter, out: BinaryIO) -> None:
        """Write ``letter`` to a binary stream."""
        module = import_module(f"{__name__}.{self.name}")
        cast(Render, module.render)(letter, out)


FORMATS: Mapping[str, LetterFormat] = MappingProxyType(
    {
        known.name: known
        for known in (
            LetterFormat("markdown", (".md", ".markdown", ".txt")),
            LetterFormat("docx", (".docx",), binary=True),
            LetterFormat("html", (".html", ".htm")),
        )
    }
)


def guess(path: PurePath | str) -> LetterFormat:
    """The format an output file's name asks for; ``ValueError`` when none has its suffix."""
    suffix = PurePath(path).suffix.lower()
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    suffixes = " ".join(suffix for known in FORMATS.values() for suffix in known.suffixes)
    raise Refusal(
        "no format of letters ends like that; name one with -f, or end the file in one of: {known}", known=suffixes
    )
