"""Pictures: what their metadata say of place, time, device and people.  Pixels are never decoded.

The containers (JPEG, PNG, WebP, HEIC, TIFF …) are not taken apart: an EXIF block is a small TIFF file behind one of
three marks, and XMP is XML text, wherever they stand.  So a damaged or huge picture costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from audit.model import Item, Record, Remark, Segment, Source
from audit.parsing.exif import Exif, exif_of
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.png_text import png_texts
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
    """Yield the metadata as segments and the picture as a record."""
    first = ""
    taken = _may_be_taken(reading.head)
    with source.open() as stream:
        for exif in _exifs(stream, reading.head.data):
            first = first or exif.date
            taken = taken or any(tag in _CAMERA_TAGS for _, tag, _ in exif.entries)
            for hint, tag, text in exif.entries:
                yield Segment(text, at({"tag": tag}), hint=hint, unit="whole")
        for packet in dict.fromkeys(_xmp_packets(stream)):
            yield Segment(packet, at({"tag": "XMP"}), unit="whole")
        for key, text in png_texts(stream):
            yield Segment(text, at({"tag": key}), hint=key)
        yield from appended(source, reading, stream)
    if taken or first:
        yield Record("PHOTO", 1, first=first, last=first)
    yield Remark(not_looked_at=("picture text",))


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


def _xmp_packets(stream: BinaryIO) -> Iterator[str]:
    for window in _windows(stream):
        begin = window.find(_XMP_BEGIN)
        while begin >= 0 and (end := window.find(_XMP_END, begin)) >= 0:
            yield window[begin : end + len(_XMP_END)].decode("utf-8", "replace")
            begin = window.find(_XMP_BEGIN, end)


def _windows(stream: BinaryIO) -> Iterator[bytes]:
    """The file in windows that overlap by more than any metadata block."""
    stream.seek(0)
    tail = b""
    while block := stream.read(_WINDOW):
        yield tail + block
        tail = block[-_OVERLAP:]


READER = Reader("image", sniff, read)
