"""What can be had from a PDF without its structure: the strings of its streams, one after the other.

For documents that the library refuses, and for what it does not hand over of the others: metadata in XML (XMP), forms
in XML (XFA).
Text in fonts with an encoding of their own cannot be read so; what is plain in the bytes can.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from audit.model import Segment
from audit.parsing.interface import BLOCK_CHARS, Reading
from audit.parsing.pictures.xmp import xmp_entries
from audit.parsing.places import at

_LARGEST = 256 << 20
_INFLATED = 16 << 20
_DICTIONARY = 4_096
_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_OTHER_FILTERS = re.compile(
    rb"/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode|LZWDecode|ASCII85Decode|RunLengthDecode|Crypt)\b"
)
_NO_TEXT = re.compile(rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType)|/Length[123]\s|/Type\s*/XRef")
_SHOWS = re.compile(rb"\bT[Jj*dDm]\b|\bET\b")
_LITERAL = rb"\((?P<literal>(?:[^\\()]|\\.|\((?:[^\\()]|\\.)*+\))*+)\)|<(?P<hex>[0-9A-Fa-f\s]++)>"
_STRING = re.compile(_LITERAL + rb"|(?P<end>T\*|T[dDm]\b|ET\b|')", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}
_NAMED = re.compile(
    rb"/(?P<key>Title|Author|Subject|Keywords|Creator|Contents|TU|T|V|URI)\s*(?:" + _LITERAL + rb")", re.DOTALL
)
_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:\?xml|xdp:|template|xfa:|datasets|form\b|config\b)")


class _Stream(NamedTuple):
    """Where the bytes of a stream begin, and what they are once unpacked."""

    offset: int
    data: bytes


def strings(stream: BinaryIO, reading: Reading) -> Iterator[Segment]:
    """The text of every stream that shows some, and the entries that name people; places are an ``offset``."""
    stream.seek(0)
    whole = stream.read(_LARGEST)
    for found in _unpacked(whole, reading):
        if _XML.match(found.data):
            yield from _segments(found.data.decode("utf-8", "replace"), found.offset)
        elif _SHOWS.search(found.data):
            yield from _segments("".join(_shown(found.data)), found.offset)
        else:
            yield from _entries(found.data, found.offset)
    yield from _entries(whole)


def beside_pages(stream: BinaryIO, reading: Reading) -> Iterator[Segment]:
    """The XML of the metadata and of forms, which hold what was filled in; nothing for documents that have none."""
    stream.seek(0)
    whole = stream.read(_LARGEST)
    for packet in _PACKET.finditer(whole) if b"<x:xmpmeta" in whole else ():
        for hint, _tag, text in xmp_entries(packet[0]) or [("", "", packet[0].decode("utf-8", "replace"))]:
            yield Segment(text, at({"part": "XMP"}), hint=hint)
    for found in _unpacked(whole, reading) if b"/XFA" in whole else ():
        if _XML.match(found.data):
            text = found.data.decode("utf-8", "replace")
            for start in range(0, len(text), BLOCK_CHARS):
                yield Segment(text[start : start + BLOCK_CHARS], at({"part": "form"}))


def _segments(text: str, offset: int) -> Iterator[Segment]:
    if text.strip():
        for start in range(0, len(text), BLOCK_CHARS):
            yield Segment(text[start : start + BLOCK_CHARS], at({"offset": offset + 1}))


def _entries(data: bytes, offset: int | None = None) -> Iterator[Segment]:
    for entry in _NAMED.finditer(data):
        text = _decoded(entry)
        if text.strip():
            place = entry.start() if offset is None else offset
            yield Segment(text, at({"offset": place + 1}), hint=entry["key"].decode("ascii"))


def _unpacked(whole: bytes, reading: Reading) -> Iterator[_Stream]:
    """The streams that may hold text, in the order of the file; one without an end is the last."""
    end = 0
    for mark in _STREAM.finditer(whole):
        if mark.start() < end:
            continue
        head = whole[max(0, mark.start() - _DICTIONARY) : mark.start()]
        head = head[head.rfind(b"obj") + 3 :]
        if b"/Length" not in head:
            continue
        found = whole.find(b"endstream", mark.end())
        end = found + len(b"endstream") if found >= 0 else len(whole)
        if _OTHER_FILTERS.search(head) or _NO_TEXT.search(head):
            continue
        data = whole[mark.end() : found if found >= 0 else end]
        if _FLATE.search(head):
            data = _inflated(data)
        reading.budget.spend(len(data))
        yield _Stream(mark.end(), data)


def _inflated(data: bytes) -> bytes:
    """As far as it goes: a damaged stream often breaks at its end."""
    unpacker, out = zlib.decompressobj(), bytearray()
    try:
        for at_ in range(0, len(data), 4096):
            if len(out) >= _INFLATED:
                break
            out += unpacker.decompress(data[at_ : at_ + 4096])
    except zlib.error:
        pass
    return bytes(out[:_INFLATED])


def _shown(data: bytes) -> Iterator[str]:
    """Strings joined as they are shown; moving to another line is a line end."""
    for piece in _STRING.finditer(data):
        yield "\n" if piece["end"] else _decoded(piece)


def _decoded(found: re.Match[bytes]) -> str:
    raw = bytes.fromhex(_whole_hex(found["hex"])) if found["hex"] else _ESCAPE.sub(_unescaped, found["literal"] or b"")
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8" if raw.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")


def _whole_hex(digits: bytes) -> str:
    plain = b"".join(digits.split()).decode("ascii")
    return plain + "0" * (len(plain) % 2)


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 0xFF,))
    return _ESCAPED.get(found[2], found[2])
