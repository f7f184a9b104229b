"""What went wrong is called by its name, and a broken installation is no fault of the file that was read."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

import audit
import recognizers
from audit.detection.reasons import reason_of


def missing(*path: str) -> FileNotFoundError:
    return FileNotFoundError(2, "No such file or directory", str(Path(*path)))


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "x", "a.csv"), "permission"),
        (missing("folder", "a.csv"), "vanished"),
        (FileNotFoundError("a.csv"), "vanished"),
        (missing(*audit.__path__, "exports", "banks.toml"), "internal:FileNotFoundError"),
        (missing(*recognizers.__path__, "basic.toml"), "internal:FileNotFoundError"),
        (missing(*(f"{place}2" for place in audit.__path__), "a.csv"), "vanished"),
        (MemoryError(), "limit:memory"),
        (RecursionError(), "limit:depth"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), "damaged"),
        (zlib.error("x"), "damaged"),
        (OSError(5, "x"), "damaged"),
        (KeyError("x"), "damaged"),
        (TypeError("x"), "internal:TypeError"),
        (AssertionError("x"), "internal:AssertionError"),
    ],
)
def test_an_error_has_its_reason(error, reason):
    assert reason_of(error) == reason
