"""Archives and locked files as other programs write them, made in memory from names and bytes."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping

Files = Mapping[str, bytes]


def seven_zip(files: Files, password: str | None = None, *, names_too: bool = False) -> bytes:
    """A 7z archive, its names encrypted as well with ``names_too``."""
    from py7zr import SevenZipFile

    out = io.BytesIO()
    with SevenZipFile(out, "w", password=password, header_encryption=names_too) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return out.getvalue()


def aes_zip(files: Files, password: str) -> bytes:
    """A ZIP archive with AES-256 as WinZip has it."""
    from pyzipper import WZ_AES, ZIP_DEFLATED, AESZipFile

    out = io.BytesIO()
    with AESZipFile(out, "w", compression=ZIP_DEFLATED, encryption=WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def zstandard(data: bytes) -> bytes:
    """One Zstandard frame."""
    from backports.zstd import compress

    return bytes(compress(data))


class _Keys:
    """The three keys of ZipCrypto (APPNOTE.TXT 6.3.10, section 6.1.5)."""

    def __init__(self, password: bytes) -> None:
        self.keys = [0x12345678, 0x23456789, 0x34567890]
        for byte in password:
            self._update(byte)

    def _update(self, byte: int) -> None:
        a, b, c = self.keys
        a = ~zlib.crc32(bytes((byte,)), ~a & 0xFFFFFFFF) & 0xFFFFFFFF
        b = ((b + (a & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        c = ~zlib.crc32(bytes((b >> 24,)), ~c & 0xFFFFFFFF) & 0xFFFFFFFF
        self.keys = [a, b, c]

    def encrypted(self, data: bytes) -> bytes:
        out = bytearray()
        for byte in data:
            mask = self.keys[2] | 2
            out.append(byte ^ ((mask * (mask ^ 1) >> 8) & 0xFF))
            self._update(byte)
        return bytes(out)


def crypto_zip(name: str, data: bytes, password: bytes) -> bytes:
    """A ZIP archive of one deflated file under ZipCrypto."""
    deflate = zlib.compressobj(wbits=-15)
    checksum = zlib.crc32(data)
    plain = bytes(11) + bytes((checksum >> 24,)) + deflate.compress(data) + deflate.flush()
    return one_entry(name, _Keys(password).encrypted(plain), len(data), checksum, method=8, flags=0x801)


def one_entry(name: str, packed: bytes, size: int, checksum: int, *, method: int, flags: int = 0x800) -> bytes:
    """A ZIP archive whose one entry holds ``packed`` as it is."""
    raw = name.encode()
    common = struct.pack("<5H3I2H", 20, flags, method, 0, 33, checksum, len(packed), size, len(raw), 0)
    local = b"PK\x03\x04" + common + raw + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<3H2I", 0, 0, 0, 0, 0) + raw
    return local + central + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, len(central), len(local), 0)


def _number(value: int) -> bytes:
    """RAR 5.0's integers: seven bits a byte, the lowest first."""
    low, rest = value & 0x7F, value >> 7
    return bytes((low | 0x80,)) + _number(rest) if rest else bytes((low,))


def _block(*fields: int | bytes) -> bytes:
    body = b"".join(field if isinstance(field, bytes) else _number(field) for field in fields)
    sized = _number(len(body)) + body
    return struct.pack("<I", zlib.crc32(sized)) + sized


def rar(files: Files) -> bytes:
    """A RAR 5.0 archive of stored files (RAR 5.0 archive format: main header 1, files 2, end 5)."""
    out = b"Rar!\x1a\x07\x01\x00" + _block(1, 0, 0)
    for name, data in files.items():
        raw, checksum = name.encode(), struct.pack("<I", zlib.crc32(data))
        out += _block(2, 2, len(data), 4, len(data), 0o100644, checksum, 0, 1, len(raw), raw) + data
    return out + _block(5, 0, 0)


def locked_rar() -> bytes:
    """A RAR 5.0 archive whose headers are encrypted (header 4)."""
    return b"Rar!\x1a\x07\x01\x00" + _block(4, 0, 0, 0, bytes((15,)), bytes(16)) + bytes(64)


def cpio(files: Files) -> bytes:
    """A CPIO archive of the SVR4 kind."""
    out = b""
    for number, (name, data) in enumerate([*files.items(), ("TRAILER!!!", b"")], start=1):
        raw = name.encode() + b"\0"
        fields = (number, 0o100644, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(raw), 0)
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + raw
        out += head + bytes(-len(head) % 4) + data + bytes(-len(data) % 4)
    return out


def locked_office(document: bytes, password: str) -> bytes:
    """An Office document under a password (agile encryption)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(document)).encrypt(password, out)
    return out.getvalue()


def locked_pdf(text: str, password: str) -> bytes:
    """A PDF of one page that wants a password to be opened."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, "the owner's"))
    canvas.drawString(72, 720, text)
    canvas.save()
    return out.getvalue()
