"""OpenDocument files with a password (ODT, ODS, ODP): what is inside is a source of its own."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast
from xml.etree.ElementTree import ParseError

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.archives.unfolding import BROKEN, Inflated, view
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.locks import locked
from audit.parsing.office.odf_locks import MANIFEST, PACKAGE, Lock, inflated, locks
from audit.parsing.office.workbook_parts import is_locked

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LARGEST = 128 << 20
_MANIFEST_BYTES = 4 << 20


def sniff(head: Head) -> int:
    """The manifest says that entries are encrypted."""
    return 99 if MANIFEST in head.zip_names and is_locked(head.source) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the document under its own name; raise ``Unread`` when no password fits."""
    with (
        source.open() as stream,
        cast(BinaryIO, tempfile.SpooledTemporaryFile(8 << 20, dir=str(reading.scratch))) as out,
    ):
        try:
            with zipfile.ZipFile(stream) as archive:
                found = locks(_manifest(archive))
                password = _password(archive, found, source, reading)
                _unlock(archive, found, password, reading, out)
        except (*BROKEN, KeyError, ParseError) as error:
            raise Unread("damaged") from error
        yield source.member(source.name, partial(view, out), out.seek(0, 2))


def _manifest(archive: zipfile.ZipFile) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    with archive.open(MANIFEST) as part:
        try:
            return cast("Element", fromstring(part.read(_MANIFEST_BYTES)))
        except DefusedXmlException as error:
            raise Unread("damaged") from error


def _password(archive: zipfile.ZipFile, found: dict[str, Lock], source: Source, reading: Reading) -> str:
    """The first that opens the smallest entry; raises ``Unread``."""
    names = [info.filename for info in sorted(archive.infolist(), key=lambda info: info.file_size)]
    name = next((name for name in names if name in found), "")
    data = _stored(archive, name)
    for password in reading.passwords:
        if found[name].open(data, password) is not None:
            return password
    raise locked(source, reading.passwords)


def _unlock(archive: zipfile.ZipFile, found: dict[str, Lock], password: str, reading: Reading, out: BinaryIO) -> None:
    """Write the document as it would be without a password."""
    if PACKAGE in found:
        plain = found[PACKAGE].open(_stored(archive, PACKAGE), password) or b""
        _pour(plain, reading, out)
        return
    with zipfile.ZipFile(out, "w") as opened:
        for info in archive.infolist():
            if info.filename == MANIFEST or info.is_dir():
                continue
            data = _stored(archive, info.filename)
            if info.filename in found:
                data = found[info.filename].open(data, password) or b""
            with opened.open(info.filename, "w") as part:
                if info.filename in found:
                    _pour(data, reading, cast(BinaryIO, part))
                else:
                    reading.budget.spend(len(data))
                    part.write(data)


def _stored(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST:
        raise Unread(f"limit:bytes:{_LARGEST}")
    return archive.read(name)


def _pour(data: bytes, reading: Reading, out: BinaryIO) -> None:
    """Unfold what was deflated before it was encrypted; what was not is written as it is."""
    if data.startswith(b"PK\x03\x04") or inflated(data[:1024]) is None:
        reading.budget.spend(len(data))
        out.write(data)
        return
    with reading.unfold(cast(BinaryIO, Inflated(BytesIO(data), 0, len(data)))) as plain:
        while block := plain.read(1 << 16):
            out.write(block)


READER = Reader("locked-odf", sniff, read)
