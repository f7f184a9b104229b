"""The exit codes, which scripts rely on."""

from __future__ import annotations

CLEAN = 0
"""Nothing at or above the threshold."""
FOUND = 1
"""Something at or above the threshold; beats INCOMPLETE."""
USAGE = 2
"""Wrong usage or configuration, or a defect of ours."""
INCOMPLETE = 3
"""Something could not be read to its end."""
INTERRUPTED = 130
"""Ctrl-C."""
