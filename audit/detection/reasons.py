"""From what a parser raised to a reason code."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

_DAMAGE = (
    ValueError, LookupError, EOFError, ArithmeticError, struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile,
)  # fmt: skip
"""What parsers raise on broken input.  Anything else is a defect of ours and is called so."""


def reason_of(error: Exception) -> str:
    """The reason code of an exception; never its text, which may quote the input."""
    if isinstance(error, PermissionError):
        return "permission"
    if isinstance(error, FileNotFoundError):
        return "vanished"
    if isinstance(error, MemoryError):
        return "limit:memory"
    if isinstance(error, RecursionError):
        return "limit:depth"
    if isinstance(error, (*_DAMAGE, OSError)) or type(error).__module__.split(".")[0] not in ("audit", "builtins"):
        return "damaged"
    return f"internal:{type(error).__name__}"
