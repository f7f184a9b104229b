"""The bytes of a file as text in pieces, past its structure: where the raw pass looks.

Flat files are taken as they lie, and so are those that nothing reads; of documents that are zip archives, the XML
parts; of PDF also the packed objects.  Of SQLite it is the free space (``audit.parsing.sqlite.free``).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import IO, TypeAlias

from audit.model import Place, Source
from audit.parsing.archives.unfolding import BROKEN

_STEP = 1 << 20
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_IN_A_VALUE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@._%+-"
_LONGEST_VALUE = 256
_XML_PART = re.compile(r".*\.(?:xml|rels|vml)", re.IGNORECASE)
_OBJECTS = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s{0,8}stream\r?\n")
_PACKED = re.compile(r"(?<=/Filter)(?:(?!endobj|stream).){0,400}stream\r?\n(.*?)(?:endstream|\Z)", re.DOTALL)
_PART_BYTES = 256 << 20
"""What of one part is looked at."""
_RATIO = 200
"""Zip archives that swell more than this are bombs; XML packs to a tenth."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in which a value's ASCII characters stand as they do in the bytes; the functions take offsets into it."""

    text: str
    place: Callable[[int], Place]
    around: Callable[[int, int], str]
    """What stands between two offsets, decoded as the file is."""


Pieces: TypeAlias = Iterator[Piece]


def flat(stream: IO[bytes], encoding: str, part: str = "", most: int = 1 << 62, start: int = 0) -> Pieces:
    """A stream cut where no value is, ``most`` bytes of it; places are 1-based offsets in bytes.  ``start`` bytes of it
    were read before."""
    kept_as = encoding if encoding in _WIDE else "latin-1"  # every byte a character: offsets are those of the bytes
    carried = b""
    while (block := stream.read(_STEP)) and start < most:
        data = carried + block
        text = data.decode(kept_as, "replace")
        whole = text.rstrip(_IN_A_VALUE) if len(block) == _STEP else text
        if len(text) - len(whole) > _LONGEST_VALUE:
            whole = text
        size = len(data) if whole is text else len(whole.encode(kept_as, "surrogatepass"))
        yield _Bytes(data[:size], whole, kept_as, encoding, start, part).piece()
        start, carried = start + size, data[size:]
    if carried:
        yield _Bytes(carried, carried.decode(kept_as, "replace"), kept_as, encoding, start, part).piece()


def every_way(source: Source) -> Pieces:
    """The beginning of a file of which nothing is known: as bytes, and as UTF-16 from either byte on."""
    for encoding, start in (("utf-8", 0), ("utf-16-le", 0), ("utf-16-le", 1)):
        with source.open() as stream:
            stream.read(start)
            yield from flat(stream, encoding, most=_PART_BYTES, start=start)


def parts(source: Source, members: Collection[str]) -> Pieces:
    """The XML parts of a document that is a zip archive, but for ``members``, which are looked at by themselves."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if _XML_PART.fullmatch(info.filename) and info.filename not in members:
                    yield from _part(archive, info)
    except BROKEN:
        return


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Pieces:
    try:
        with archive.open(info) as part:
            yield from flat(part, "utf-8", info.filename, min(_PART_BYTES, max(_STEP, info.compress_size * _RATIO)))
    except BROKEN:
        return


def plain_bytes(stream: IO[bytes], encoding: str) -> Pieces:
    """A PDF as it lies, with blanks for its packed streams: by chance an address of mail stands in one of ASCII85."""
    for piece in flat(stream, encoding):
        yield replace(piece, text=_PACKED.sub(lambda packed: " " * len(packed[0]), piece.text))


def packed_objects(stream: IO[bytes]) -> Pieces:
    """The objects that a PDF keeps in packed streams (ISO 32000-1, 7.5.7); what pages show is packed elsewhere.  The
    place is that of the stream."""
    whole = stream.read(_PART_BYTES)
    for found in _OBJECTS.finditer(whole):
        try:
            data = zlib.decompressobj().decompress(whole[found.end() :], min(_PART_BYTES, len(whole) * _RATIO))
        except zlib.error:
            continue
        yield Piece(data.decode("latin-1"), _at(found.end()), _slice(data))


def _at(start: int) -> Callable[[int], Place]:
    return lambda _offset: {"offset": start + 1}


def _slice(data: bytes) -> Callable[[int, int], str]:
    return lambda start, end: data[max(start, 0) : end].decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Bytes:
    data: bytes
    text: str
    kept_as: str
    encoding: str
    start: int
    part: str

    def piece(self) -> Piece:
        return Piece(self.text, self._place, self._around)

    def _place(self, offset: int) -> Place:
        place: Place = {"offset": self.start + self._byte(offset) + 1}
        return {"part": self.part, **place} if self.part else place

    def _around(self, start: int, end: int) -> str:
        raw = self.data[self._byte(max(start, 0)) : self._byte(end)]
        try:
            return raw.decode(self.encoding, "replace")
        except LookupError:  # an encoding of ours that Python has under no name
            return raw.decode("utf-8", "replace")

    def _byte(self, offset: int) -> int:
        if self.kept_as == "latin-1":
            return offset
        return len(self.text[:offset].encode(self.kept_as, "surrogatepass"))
