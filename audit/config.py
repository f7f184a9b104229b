"""One frozen Config is made from flags, environment and files (``audit/cli/options.py``) and passed down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
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
    picture_pixels: int = 80_000_000
    """A picture of more is not decoded."""
    ocr_file_seconds: int = 120
    """``--ocr auto``: one file with its members may spend so long on its pictures, and …"""
    ocr_seconds: int = 900
    """… a worker on all its files; pictures that promise no text get half of it."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the user asked for.  Field names are the long options' names with ``_``."""

    jobs: int = 0
    min_severity: Severity = "low"
    min_confidence: float = 0.5
    fail_on: Severity | None = None
    lang: Literal["zh", "en"] = "zh"
    fast: bool = False
    ocr: Literal["off", "auto", "all"] | None = None
    """None: ``auto`` where the extra is installed, ``off`` without it and with ``fast``."""
    model_dir: Path | None = None
    """A spaCy pipeline or ONNX token classifier of the user's, instead of the installed models."""
    password_file: Path | None = None
    """Passwords for locked files, one a line."""
    git_history: bool = False
    """Of git repositories also everything they remember (docs/formats.md)."""
    situation: Situation = "kept"
    readers: Readership | None = None
    people: Literal["me", "count", "all"] = "me"
    """Whose data is told: the confirmed owner's in full, nobody's, everybody's; others are always counted."""
    profile: Literal["person", "publisher", "officer"] = "person"
    """Who asks: about their own data, before publishing, or for the data of others."""
    strict: bool = False
    reveal: bool = False
    progress: bool = True
    entities: tuple[Mapping[str, Any], ...] = ()
    """User-defined catalogue blocks (``[[tool.pdaudit.entity]]``)."""
    allow: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values that are the user's own (``[tool.pdaudit.allow]``): globs under the id of an entity, keyed ids of single
    values under ``ids``; docs/allow-lists.md."""
    limits: Limits = field(default_factory=Limits)
