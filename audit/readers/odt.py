"""OpenDocument texts and presentations (ODT, ODP): content, headers in the styles, properties."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.archives.unfolding import BROKEN
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.parts import read_parts

_TEXT = frozenset({"content.xml", "styles.xml", "meta.xml"})
_KINDS = (b"opendocument.text", b"opendocument.presentation", b"opendocument.graphics")
_MANIFEST = "META-INF/manifest.xml"
_MANIFEST_BYTES = 1 << 20


def sniff(head: Head) -> int:
    """The kind is the first member of the archive, stored as it is."""
    kind = head.data[:256]
    return 95 if b"mimetype" in kind and any(name in kind for name in _KINDS) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield every text part and what is embedded; raise ``Unread`` when a password is needed."""
    if _is_locked(source):
        raise Unread("locked")
    return read_parts(source, reading, lambda name: name.rpartition("/")[2] in _TEXT)


def _is_locked(source: Source) -> bool:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive, archive.open(_MANIFEST) as manifest:
            return b"encryption-data" in manifest.read(_MANIFEST_BYTES)
    except (KeyError, *BROKEN):
        return False


READER = Reader("odt", sniff, read)
