"""The report formats.  This folder is the registry; third parties join by the entry point ``pdaudit.formats``.

Modules here are imported when a report is rendered, never before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePath
from pkgutil import iter_modules
from types import MappingProxyType

from reports.formats.interface import Format
from reports.refusal import Refusal

ENTRY_POINT = "pdaudit.formats"


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name, in the order of the names.  A third party cannot replace one of ours."""
    found = {}
    for known in (*_theirs(), *_ours()):
        found[known.name] = known
    return MappingProxyType(dict(sorted(found.items())))


def guess(path: PurePath | str) -> str:
    """The name of the format an output file's name asks for; the longest matching suffix wins.

    Raises ``ValueError`` when no format has that suffix.
    """
    name = PurePath(path).name.lower()
    fitting = [
        (len(suffix), known.name) for known in formats().values() for suffix in known.suffixes if name.endswith(suffix)
    ]
    if not fitting:
        known_suffixes = " ".join(sorted(suffix for known in formats().values() for suffix in known.suffixes))
        raise Refusal(
            "no report format ends like that; name one with -f, or end the file in one of: {known}",
            known=known_suffixes,
        )
    return max(fitting)[1]


def _ours() -> Iterator[Format]:
    for module in iter_modules(__path__, prefix=f"{__name__}."):
        known = getattr(import_module(module.name), "FORMAT", None)
        if isinstance(known, Format):
            yield known


def _theirs() -> Iterator[Format]:
    for entry in entry_points(group=ENTRY_POINT):
        known = entry.load()
        if isinstance(known, Format):
            yield known
