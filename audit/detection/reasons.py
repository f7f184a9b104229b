"""From what a parser raised to a reason code."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

_HOUSE = tuple(Path(__file__).parents[2] / name for name in ("audit", "recognizers", "reports"))
_DAMAGE = (
    ValueError, LookupError, EOFError, ArithmeticError, struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile,
)  # fmt: skip
"""What parsers raise on broken input.  Anything else is a defect of ours and is called so."""


def reason_of(error: Exception) -> str:
    """The reason code of an exception; never its text, which may quote the input."""
    if isinstance(error, PermissionError):
        return "permission"
    if isinstance(error, FileNotFoundError):
        return f"internal:{type(error).__name__}" if _is_ours(error.filename) else "vanished"
    if isinstance(error, MemoryError):
        return "limit:memory"
    if isinstance(error, RecursionError):
        return "limit:depth"
    if isinstance(error, (*_DAMAGE, OSError)) or type(error).__module__.split(".")[0] not in ("audit", "builtins"):
        return "damaged"
    return f"internal:{type(error).__name__}"


def _is_ours(name: object) -> bool:
    """Whether a file belongs to an installation, which is then broken."""
    return isinstance(name, str) and any(Path(name).is_relative_to(folder) for folder in _HOUSE)
