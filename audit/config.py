"""One frozen Config is made from flags, environment and files (``audit/cli/options.py``) and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Situation = Literal["kept", "about-to-share", "shared", "told", "abuse"]
Readership = Literal["encrypted", "me", "shared", "public", "unknown"]
Severity = Literal["low", "medium", "high", "critical"]
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high", "critical")


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit that can stop a reading; a limit that was hit is a row in the report."""

    depth: int = 10
    members: int = 10_000
    unfolded_bytes: int = 2 << 30
    ratio: int = 100
    progress_seconds: int = 60
    file_seconds: int = 120
    """One file may take so long, and ten seconds more for each of its megabytes."""
    memory_bytes: int = 1536 << 20


@dataclass(frozen=True, slots=True)
class Config:
    """What the user asked for.  Field names are the long options' names with ``_``."""

    jobs: int = 0
    min_severity: Severity = "low"
    min_confidence: float = 0.5
    fail_on: Severity | None = None
    lang: Literal["zh", "en"] = "zh"
    fast: bool = False
    situation: Situation = "kept"
    readers: Readership | None = None
    strict: bool = False
    reveal: bool = False
    progress: bool = True
    entities: tuple[Mapping[str, Any], ...] = ()
    """User-defined catalogue blocks (``[[tool.pdaudit.entity]]``)."""
    limits: Limits = field(default_factory=Limits)
