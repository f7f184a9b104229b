"""Word and Excel documents of 1997 to 2003 with a password ([MS-OFFCRYPTO] 2.3.5: RC4 CryptoAPI, 2.3.6: RC4)."""

from __future__ import annotations

import struct
from hashlib import md5, sha1
from io import BytesIO

from msoffcrypto.method.rc4 import DocumentRC4
from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI
from olefile import OleFileIO

from tests.audit.readers.ole_file import ole_file

SALT = bytes(range(16))
_BOF, _FILE_PASS, _SHEET, _EOF = 0x0809, 0x002F, 0x0085, 0x000A


def _rc4(password: str, data: bytes, block: int = 0x200) -> bytes:
    return bytes(DocumentRC4.decrypt(password, SALT, BytesIO(data), block).read())


def _crypto_api(password: str, data: bytes, block: int = 0x200) -> bytes:
    return bytes(DocumentRC4CryptoAPI.decrypt(password, SALT, 128, BytesIO(data), block).read())


def _rc4_header(password: str) -> bytes:
    verified = _rc4(password, bytes(16) + md5(bytes(16)).digest())
    return struct.pack("<2H", 1, 1) + SALT + verified


def locked_doc(document: bytes, password: str) -> bytes:
    """``document`` (of one table stream, ``1Table``) under RC4."""
    with OleFileIO(BytesIO(document)) as ole:
        word, table = (ole.openstream(name).read() for name in ("WordDocument", "1Table"))
    header = _rc4_header(password)
    moved = bytearray(word)  # the table stands behind the header, and its places count from there
    struct.pack_into("<I", moved, 0x01A2, len(header))
    word, plain = bytes(moved), moved[:0x44]
    struct.pack_into("<H", plain, 10, struct.unpack_from("<H", plain, 10)[0] | 0x0100)
    struct.pack_into("<I", plain, 14, len(header))
    return ole_file(
        {
            "WordDocument": bytes(plain) + _rc4(password, word)[0x44:],
            "1Table": (header + _rc4(password, bytes(len(header)) + table)[len(header) :]).ljust(5000, b"\0"),
        }
    )


def locked_xls(cells: dict[tuple[int, int], str], password: str) -> bytes:
    """A workbook of one sheet of texts under RC4 CryptoAPI."""
    header = struct.pack("<8I", 0x24, 0, 0x6801, 0x8004, 128, 1, 0, 0) + "RC4\0".encode("utf-16-le")
    verified = _crypto_api(password, bytes(16) + sha1(bytes(16)).digest())
    encryption = struct.pack("<3H", 1, 2, 2) + struct.pack("<2I", 4, len(header)) + header
    encryption += struct.pack("<I", 16) + SALT + verified[:16] + struct.pack("<I", 20) + verified[16:]
    start = [(_BOF, struct.pack("<4H2I", 0x0600, 5, 0, 0, 0, 0)), (_FILE_PASS, encryption)]
    sheet = [(_BOF, struct.pack("<4H2I", 0x0600, 0x10, 0, 0, 0, 0))]
    for (row, column), text in cells.items():
        raw = text.encode("utf-16-le")
        sheet.append((0x0204, struct.pack("<4HB", row, column, 0, len(text), 1) + raw))
    place = sum(4 + len(data) for _, data in start) + 4 + 6 + 8 + 4
    named = struct.pack("<IH2B", place, 0, 6, 0) + b"Sheet1"
    records = [*start, (_SHEET, named), (_EOF, b""), *sheet, (_EOF, b"")]
    plain = b"".join(struct.pack("<2H", kind, len(data)) + data for kind, data in records)
    secret = bytearray(_crypto_api(password, plain, 1024))
    at = 0
    for kind, data in records:  # headers, these records whole, and the place of the sheet stay in the clear
        end = at + 4 + (len(data) if kind in (_BOF, _FILE_PASS) else 4 if kind == _SHEET else 0)
        secret[at:end] = plain[at:end]
        at += 4 + len(data)
    return ole_file({"Workbook": bytes(secret)})
