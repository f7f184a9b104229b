"""A zip archive as its reader asks for it, or what is left of one that lost its directory."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator

from audit.model import Item, Source
from audit.parsing.archives.zip_entries import opened
from audit.parsing.archives.zip_walk import walk
from audit.parsing.interface import Reading


def unzipped(source: Source, reading: Reading, inside: Callable[[zipfile.ZipFile], Iterator[Item]]) -> Iterator[Item]:
    """Yield what ``inside`` makes of the open archive; without a directory, the members that a walk finds.

    The archive stays open while its members are read: a member opens only until the next one is asked for.  Raises
    ``Unread`` for an archive whose entries overlap.
    """
    with source.open() as stream:
        archive = opened(stream)
        if archive is None:
            yield from walk(source, reading, stream)
            return
        with archive:
            yield from inside(archive)
