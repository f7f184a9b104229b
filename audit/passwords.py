"""Passwords for locked files.  They come from a file or a hidden prompt, live in memory, and are written nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audit.errors import PdauditError

_LARGEST_FILE = 1 << 20


@dataclass(frozen=True, slots=True, repr=False)
class Passwords:
    """What is tried on every locked file, in this order.  Neither ``repr`` nor ``str`` shows one."""

    _values: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Passwords:
        """One password a line, blanks at its ends included; empty lines are none.  Raises ``PdauditError``."""
        try:
            with path.open("rb") as stream:
                raw = stream.read(_LARGEST_FILE)
        except OSError as error:
            raise PdauditError("--password-file: {path}: {why}", path=path, why=error) from None
        return cls(tuple(dict.fromkeys(line for line in _decoded(raw).splitlines() if line)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __add__(self, other: Passwords) -> Passwords:
        return Passwords(tuple(dict.fromkeys((*self._values, *other._values))))

    def __repr__(self) -> str:
        return f"Passwords({len(self)})"


NO_PASSWORDS = Passwords()


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


@dataclass(frozen=True, slots=True)
class Locked:
    """One file that a password would open, for the question.  ``again``: what was given before did not fit."""

    path: str
    trail: tuple[str, ...]
    format: str
    reason: str = field(compare=False)
    again: bool = field(default=False, compare=False)
