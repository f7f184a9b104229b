"""One thing named on the command line, as the pipeline sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from audit.model import Source


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that stands in the tree, or in a container there, but is not opened; ``reason`` is a code of
    ``audit.errors``."""

    path: str
    reason: str
    trail: tuple[str, ...] = ()


SourceOrRow: TypeAlias = Source | Skipped


class Root(Protocol):
    """Lists what it holds, in bytewise order of the relative path (UTF-8, ``/``, names by ``surrogateescape``).

    The openers of its Sources are small objects that work in a forked process and may be called again and again.
    """

    @property
    def name(self) -> str:
        """As the user gave it."""
        ...

    def sources(self) -> Iterator[SourceOrRow]:
        """Every entry once."""
        ...

    def total_bytes(self) -> int | None:
        """A quick estimate for a progress bar; None when it would take long."""
        ...

    def real(self, path: str) -> str | None:
        """Where ``path`` lies in the file system; None when it is no file (stdin, a git blob)."""
        ...

    def shown(self, path: str) -> str:
        """``path`` as the user would name it from the working directory."""
        ...
