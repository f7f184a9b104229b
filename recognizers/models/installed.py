"""Which spaCy pipelines are installed, found without importing spaCy."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

_ENGLISH = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""Pipelines of the spaCy project, best first.  They are used where the user has installed them and never required: the
packages of these names on the Python package index are not theirs."""
_PLACEHOLDER = 100
"""Packages that only keep a name are versioned 999 and the like."""


def english() -> str | None:
    """The name of an installed English pipeline; None when there is none."""
    return next((name for name in _ENGLISH if _is_real(name)), None)


def _is_real(name: str) -> bool:
    """Installed, and not a package that only keeps the name."""
    try:
        major = re.match("[0-9]+", version(name))
    except PackageNotFoundError:
        return False
    return major is not None and int(major[0]) < _PLACEHOLDER and find_spec(name) is not None
