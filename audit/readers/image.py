"""Pictures: what their metadata say of place, time, device and people, and, with ``--ocr``, what they show.

For the metadata the containers (JPEG, PNG, WebP, HEIC, TIFF, raw files …) are not taken apart: an EXIF block is a small
TIFF file behind one of three marks, XMP is XML text and IPTC a marked record, wherever they stand.  So a damaged or
huge picture costs nothing and tells what is left of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from audit.errors import Unread
from audit.model import Item, Record, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.pictures.exif import Exif, exif_of
from audit.parsing.pictures.iptc import iptc_entries
from audit.parsing.pictures.pixels import comment, pictures
from audit.parsing.pictures.png_text import png_texts
from audit.parsing.pictures.xmp import xmp_entries
from audit.parsing.places import at
from audit.readers.zip_archive import appended

_MAGICS = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"8BPS\0\1",
    b"FUJIFILMCCD-RAW",
)
_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis", b"crx "})
_TIFF = (b"II*\0", b"MM\0*")
_EXIF = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4}(?:Exif\0\0)?)(?=II\*\0|MM\0\*)", re.DOTALL)
_XMP_BEGIN, _XMP_END = b"<x:xmpmeta", b"</x:xmpmeta>"
_WINDOW = 4 << 20
_OVERLAP = 1 << 19
_MOST_BLOCKS = 8
_PHOTO_BYTES = 50_000
_UNREAD = Remark(not_looked_at=("picture text",))
_CAMERA_TAGS = frozenset({"Make", "Model", "DateTimeOriginal", "GPSInfo", "BodySerialNumber", "LensModel"})


def sniff(head: Head) -> int:
    """Magic bytes; bitmaps, whose magic is two letters, by their header's size field too."""
    data = head.data
    if data.startswith(_MAGICS) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return 100
    if data[4:8] == b"ftyp" and data[8:12] in _BRANDS:
        return 100
    is_bitmap = data.startswith(b"BM") and data[14:18] in (b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")
    return 90 if is_bitmap else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the metadata as segments, the picture as a record, and what is seen in it."""
    first = ""
    camera = False
    with source.open() as stream:
        for exif in _exifs(stream, reading.head.data):
            first = first or exif.date
            camera = camera or any(tag in _CAMERA_TAGS for _, tag, _ in exif.entries)
            yield from _segments(exif.entries)
        for packet in dict.fromkeys(_xmp_packets(stream)):
            entries = xmp_entries(packet)
            yield from _segments(entries or (("", "XMP", packet.decode("utf-8", "replace")),))
        yield from _segments(dict.fromkeys(entry for window in _windows(stream) for entry in iptc_entries(window)))
        for key, text in (*png_texts(stream), ("Comment", comment(stream))):
            if text:
                yield Segment(text, at({"tag": key}), hint=key)
        yield from appended(source, reading, stream)
        if camera or first or _may_be_taken(reading.head):
            yield Record("PHOTO", 1, first=first, last=first)
        yield from _seen(stream, reading, camera=camera)


def _segments(entries: Iterable[tuple[str, str, str]]) -> Iterator[Segment]:
    for hint, tag, text in entries:
        yield Segment(text, at({"tag": tag}), hint=hint, unit="whole")


def _seen(stream: BinaryIO, reading: Reading, *, camera: bool) -> Iterator[Item]:
    """What the picture shows; when nobody looked, that is said."""
    sight = reading.sight
    if sight.missing:
        yield Remark(incomplete="extra:ocr")
    if sight.mode == "off":
        yield _UNREAD
        return
    kinds: dict[str, None] = {}
    try:
        for picture in pictures(stream, reading.limits.picture_pixels):
            seen = sight.look(picture, reading.budget.watch, camera=camera)
            yield from seen.segments({"tag": "text"}, {"tag": "code"})
            kinds |= dict.fromkeys(seen.kinds)
            if not seen.read:
                yield _UNREAD
    except Unread as stop:
        yield (
            _UNREAD
            if stop.reason.startswith("unsupported")
            else Remark(not_looked_at=("picture text",), incomplete=stop.reason)
        )
    yield from (Record(kind, 1) for kind in kinds)


def _may_be_taken(head: Head) -> bool:
    """Whether a picture without camera metadata may be a photo: messengers strip it, logos and icons are small."""
    camera_format = head.data.startswith(b"\xff\xd8\xff") or head.data[4:8] == b"ftyp"
    return camera_format and (head.size or 0) >= _PHOTO_BYTES


def _exifs(stream: BinaryIO, head: bytes) -> Iterator[Exif]:
    """The EXIF blocks of the file, each content once."""
    seen: set[tuple[tuple[str, str, str], ...]] = set()
    for block in _exif_blocks(stream, head):
        exif = exif_of(block)
        if exif.entries and exif.entries not in seen:
            seen.add(exif.entries)
            yield exif


def _exif_blocks(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    if head.startswith(_TIFF):
        stream.seek(0)
        yield stream.read(_WINDOW)
    count = 0
    for window in _windows(stream):
        for mark in _EXIF.finditer(window):
            yield window[mark.end() : mark.end() + _OVERLAP]
            count += 1
            if count >= _MOST_BLOCKS:
                return


def _xmp_packets(stream: BinaryIO) -> Iterator[bytes]:
    for window in _windows(stream):
        begin = window.find(_XMP_BEGIN)
        while begin >= 0 and (end := window.find(_XMP_END, begin)) >= 0:
            yield window[begin : end + len(_XMP_END)]
            begin = window.find(_XMP_BEGIN, end)


def _windows(stream: BinaryIO) -> Iterator[bytes]:
    """The file in windows that overlap by more than any metadata block."""
    stream.seek(0)
    tail = b""
    while block := stream.read(_WINDOW):
        yield tail + block
        tail = block[-_OVERLAP:]


READER = Reader("image", sniff, read)
