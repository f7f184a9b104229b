"""OLE compound files: their streams, their properties, what is embedded in them.  The walk itself is olefile's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from audit.errors import Unread
from audit.model import Item, Remark, Segment, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.interface import Head
from audit.parsing.ole.names import MAGIC
from audit.parsing.ole.native import package
from audit.parsing.ole.user_properties import user_properties
from audit.parsing.places import at

if TYPE_CHECKING:
    from olefile import OleFileIO

_LARGEST = 256 << 20
_TELLING = ("title", "subject", "author", "keywords", "comments", "last_saved_by", "category", "manager", "company")
_PEOPLE = frozenset({"author", "last_saved_by", "manager"})
_MORE = "\x05DocumentSummaryInformation"
_LINKS = "_PID_"
"""Names of properties that repeat what stands in the document."""
_FAULTS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What olefile raises on damaged files."""


def root_names(head: Head) -> frozenset[str]:
    """Names of the streams and storages of the top level; empty for what is no OLE file or too damaged to tell."""
    if not head.data.startswith(MAGIC):
        return frozenset()
    try:
        with head.source.open() as stream, opened(stream) as ole:
            return frozenset(path[0] for path in ole.listdir(storages=True))
    except Unread:
        return frozenset()


@contextmanager
def opened(stream: BinaryIO) -> Iterator[OleFileIO]:
    """The file; raises ``Unread`` when its directory is broken."""
    from olefile import OleFileIO

    try:
        ole = OleFileIO(stream)
    except _FAULTS as error:
        raise Unread("damaged") from error
    try:
        yield ole
    finally:
        ole.close()


def stream_bytes(ole: OleFileIO, path: str | list[str]) -> bytes:
    """The bytes of one stream; b"" when there is none or its chain is broken."""
    try:
        if not ole.exists(path) or ole.get_size(path) > _LARGEST:
            return b""
        return bytes(ole.openstream(path).read())
    except _FAULTS:
        return b""


def properties(ole: OleFileIO) -> Iterator[Segment]:
    """Title, authors, company and the like, then those of the user's making."""
    try:
        known = ole.get_metadata()
    except _FAULTS:
        return
    for name in _TELLING:
        value = getattr(known, name, None)
        text = _text(value) if isinstance(value, bytes) else str(value or "")
        if text.strip("\0 "):
            hint = "author" if name in _PEOPLE else name
            yield Segment(text.strip("\0"), at({"part": "properties"}), hint=hint)
    for name, text in user_properties(stream_bytes(ole, _MORE)):
        if text and not name.startswith(_LINKS):
            yield Segment(text, at({"part": "properties"}), hint=name)


def embedded_files(source: Source, ole: OleFileIO) -> Iterator[Item]:
    """Files that were put into the document, as members; what is not unpacked is said."""
    names = Names()
    unopened = False
    for path in ole.listdir():
        if path[-1] == "\x01Ole10Native":
            found = package(stream_bytes(ole, path))
            if found is None:
                unopened = True
                continue
            name, data = found
            yield source.member(names.unique(name or "object"), lambda data=data: BytesIO(data), len(data))  # type: ignore[misc]
        elif path[-1] in ("Package", "CONTENTS") and (data := stream_bytes(ole, path)):
            yield source.member(names.unique("object"), lambda data=data: BytesIO(data), len(data))  # type: ignore[misc]
        elif len(path) > 2 and path[-1] in ("WordDocument", "Workbook", "Book", "PowerPoint Document"):
            unopened = True
    if unopened:
        yield Remark(not_looked_at=("embedded objects",))


def _text(raw: bytes) -> str:
    """Property texts are in the code page of the system that wrote them."""
    from audit.parsing.text.encoding import detect_encoding, open_text

    return open_text(BytesIO(raw), detect_encoding(raw)).read()
