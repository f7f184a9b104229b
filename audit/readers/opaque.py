"""Kinds that are recognised and not read: without text, or of a format that no reader reads yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.errors import Unread
from audit.model import Item, Record, Remark, Source
from audit.parsing.interface import Head, Reader, Reading

_NO_TEXT, _AUDIO, _VIDEO = "no-text", "audio", "video"


@dataclass(frozen=True, slots=True)
class _Kind:
    magic: re.Pattern[bytes]
    what: str


def _kind(what: str, *magics: bytes) -> _Kind:
    return _Kind(re.compile(b"|".join(magics), re.DOTALL), what)


_KINDS = (
    _kind(_NO_TEXT, rb"\x7fELF", rb"MZ.{58}.{2}\x00\x00", rb"\xfe\xed\xfa[\xce\xcf]", rb"[\xce\xcf]\xfa\xed\xfe"),
    _kind(_NO_TEXT, rb"\xca\xfe\xba\xbe", rb"dex\n03", rb"\0asm", rb".\x0d\r\n.{12}[\xe3c]", rb"!<arch>\n"),
    _kind(_NO_TEXT, rb"\x00\x01\x00\x00\x00", rb"OTTO\x00", rb"ttcf\x00", rb"wOF[F2]", rb"true\x00"),
    _kind(_NO_TEXT, rb"\x00\x00[\x01\x02]\x00[\x01-\x20]\x00", rb"icns\x00"),
    _kind("unsupported:archive", rb"\x1f\x9d", rb"\x02\x21\x4c\x18", rb"\x89LZO\x00"),
    _kind("unsupported:chm", rb"ITSF\x03\x00"),
    _kind("unsupported:caj", rb"CAJ\x00", rb"KDH ?\x00", rb"HN\x00\x00"),
    _kind("unsupported:r-data", rb"RD[AX][23]\n", rb"X\n\x00\x00\x00[\x02\x03]\x00", rb"A\n[23]\n\d{5,6}\n"),
    _kind("unsupported:sas-catalog", rb"\x00{12}\xc2\xea\x81\x63\xb3\x14\x11\xcf"),
    _kind("unsupported:sas-cport", rb"\*\*COMPRESSED\*\* \*\*COMPRESSED\*\* "),
    _kind("unsupported:access", rb"\x00\x01\x00\x00(?:Standard (?:Jet|ACE) DB|MSISAM Database)\x00"),
    _kind("unsupported:matlab", rb"MATLAB (?:5\.0|7\.3) MAT-file"),
    _kind("unsupported:hdf5", rb"\x89HDF\r\n\x1a\n"),
    _kind("unsupported:numpy", rb"\x93NUMPY[\x01-\x03]\x00"),
    _kind("unsupported:pickle", rb"\x80[\x04\x05]\x95.{5}\x00{3}", rb"\x80[\x02\x03][]})(cK\x8aX].*\."),
    _kind("unsupported:mssql", rb"\x01\x0f\x00\x00.{28}\x00{4}\x01\x00", rb"TAPE\x00\x00[\x00-\x07]\x00"),
    _kind("unsupported:mysql", rb".{4}\x00{4}.{16}\x00\x08.{8}(.{4})\1", rb"\xfe\x01[\x07-\x0a]", rb"\xfe\xfe\x07\x01"),
    _kind("unsupported:pg-dump", rb"PGDMP\x01"),
    _kind("unsupported:oracle", rb"\x03\x00.EXPORT:V\d\d"),
    _kind("unsupported:mongodb", rb"\x6d\xe2\x99\x81", rb"\x41\xd8\x01\x00\x01\x00"),
    _kind("unsupported:redis", rb"REDIS\d{4}[\xf5-\xff]"),
    _kind("unsupported:duckdb", rb".{8}DUCK[\x00-\xff]\x00{7}"),
    _kind("unsupported:filemaker", rb"\x00\x01\x00\x00\x00\x02\x00\x01\x00\x05\x00\x02\x00\x02\xc0HBAM"),
    _kind(
        _AUDIO,
        rb"ID3[\x02-\x04]",
        rb"\xff[\xfb\xf3\xf2\xfa]",
        rb"\xff[\xf1\xf9]",
        rb"fLaC\x00",
        rb"RIFF.{4}WAVE",
        rb"MThd\x00\x00",
    ),
    _kind(_AUDIO, rb"#!AMR", rb"\x02?#!SILK_V3", rb"OggS\x00", rb"FORM.{4}AIF[FC]", rb"\x00.{3}ftypM4A"),
    _kind(_VIDEO, rb"\x00.{3}ftyp", rb"\x1a\x45\xdf\xa3", rb"RIFF.{4}AVI ", rb"FLV\x01", rb"\x00\x00\x01[\xba\xb3]"),
    _kind(_VIDEO, rb"\x00.{3}(?:moov|mdat|wide|free)", rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", rb"G.{187}G.{187}G"),
)
"""Magic numbers as their specifications and file(1) give them, collected November 2026.  Silk is WeChat's voice.  Of
InnoDB the first page says twice whose it is."""
_TABLES = (b"\x57\xfb\x80\x8b\x24\x75\x47\xdb", b"\xf7\xcf\xf4\x85\xb7\x41\xe2\x88")
"""What tables of LevelDB and RocksDB end with."""
_RECORDS = {_AUDIO: ("VOICE_MESSAGE", "speech"), _VIDEO: ("VIDEO", "pictures and speech of the video")}


def sniff(head: Head) -> int:
    """Magic bytes; below every reader that reads."""
    return 50 if _what(head) else 0


def _what(head: Head) -> str:
    told = next((kind.what for kind in _KINDS if kind.magic.match(head.data)), "")
    return "unsupported:leveldb" if not told and head.suffix in ("ldb", "sst") and _is_table(head.source) else told


def _is_table(source: Source) -> bool:
    with source.open() as stream:
        size = stream.seek(0, 2)
        stream.seek(max(size - 8, 0))
        return stream.read() in _TABLES


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Yield a record of sound and film, whose content is not looked at; raise ``Unread`` for the rest."""
    what = _what(reading.head)
    if what not in _RECORDS:
        raise Unread(what, "skipped")
    entity, content = _RECORDS[what]
    if entity == "VIDEO" or _is_voice(reading.head.data):
        yield Record(entity, 1)
    yield Remark(not_looked_at=(content,))


def _is_voice(data: bytes) -> bool:
    """The formats phones record speech in; music is nobody's secret."""
    return re.match(rb"#!AMR|\x02?#!SILK_V3|\x00.{3}ftypM4A|OggS\x00.{22,28}OpusHead", data, re.DOTALL) is not None


READER = Reader("opaque", sniff, read, order=90)
