"""Electronic books (EPUB): every page, the table of contents and the description, as members of the archive."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.archives.unfolding import BROKEN
from audit.parsing.interface import Head, Reader, Reading
from audit.readers.zip_archive import READER as ZIP

_KIND = b"mimetypeapplication/epub+zip"
_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"
_RIGHTS_BYTES = 1 << 20
_ALGORITHM = re.compile(rb"EncryptionMethod[^>]*Algorithm\s*=\s*[\"']([^\"']*)")
_FONTS_ONLY = re.compile(rb"http://(?:www\.idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc#RC)", re.IGNORECASE)


def sniff(head: Head) -> int:
    """The kind as the first member, or the part that every book has."""
    return 95 if _KIND in head.data[:128] or _CONTAINER in head.zip_names else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the members; raise ``Unread`` when the shop has locked the pages."""
    if _is_locked(source):
        raise Unread("locked")
    return ZIP.read(source, reading)


def _is_locked(source: Source) -> bool:
    """Whether more than fonts is encrypted (OCF 3.3, 4.2.6.3.2 and its font obfuscation)."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive, archive.open(_RIGHTS) as rights:
            methods = _ALGORITHM.findall(rights.read(_RIGHTS_BYTES))
    except (KeyError, *BROKEN):
        return False
    return any(not _FONTS_ONLY.match(method) for method in methods)


READER = Reader("epub", sniff, read)
