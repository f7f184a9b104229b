"""The folder is the registry: every module here that ends in a constant ``READER`` is one format.

Third parties add readers by the entry point group ``pdaudit.readers``, each naming a ``Reader``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading

__all__ = ["UNKNOWN", "detect", "registry"]


@cache
def registry() -> Mapping[str, Reader]:
    """Every known reader by name, in the order ties are broken: ``order``, then name.

    Raises ``ValueError`` when two readers share a name, so that none can silently take the place of another.
    """
    readers: dict[str, Reader] = {}
    for reader in sorted((*_own(), *_foreign()), key=lambda reader: (reader.order, reader.name)):
        if reader.name in readers:
            raise ValueError(f"two readers are called {reader.name}")
        readers[reader.name] = reader
    return MappingProxyType(readers)


def detect(head: Head) -> Reader | None:
    """The reader that is surest of this head; None when none knows it.  The same head gives the same answer."""
    best: Reader | None = None
    highest = 0
    for reader in registry().values():
        score = reader.sniff(head)
        if score > highest:
            best, highest = reader, score
    return best


def _refuse(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - see Reader
    raise Unread("unknown-kind", "skipped")


UNKNOWN = Reader("", lambda _head: 0, _refuse)
"""Of what no reader knows."""


def _own() -> Iterator[Reader]:
    for module in pkgutil.iter_modules(__path__):
        reader = getattr(import_module(f"{__name__}.{module.name}"), "READER", None)
        if isinstance(reader, Reader):
            yield reader


def _foreign() -> Iterator[Reader]:
    for entry in entry_points(group="pdaudit.readers"):
        reader = entry.load()
        if isinstance(reader, Reader):
            yield reader
