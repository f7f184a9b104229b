"""Old Office documents and Outlook messages made by hand, as small as their formats allow."""

from __future__ import annotations

import struct

from tests.audit.readers.ole_file import Tree, ole_file


def doc(body: str, header: str = "", comment: str = "", flags: int = 0, **streams: bytes) -> bytes:
    """A Word document of two pieces: the first half in UTF-16, the rest too, then headers and comments in cp1252."""
    text = body + header + comment
    wide, narrow = (body.encode("utf-16-le"), (header + comment).encode("cp1252"))
    start = 0x400
    word = bytearray(start)
    struct.pack_into("<H", word, 0, 0xA5EC)
    struct.pack_into("<H", word, 10, 0x0200 | flags)
    struct.pack_into("<8I", word, 0x4C, len(body), 0, len(header), 0, len(comment), 0, 0, 0)
    pieces = struct.pack("<3I", 0, len(body), len(text))
    pieces += struct.pack("<HIH", 0, start, 0) + struct.pack("<HIH", 0, (start + len(wide)) * 2 | 0x40000000, 0)
    table = b"\1\2\0ab" + b"\2" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<2I", word, 0x01A2, 0, len(table))
    return ole_file({"WordDocument": bytes(word) + wide + narrow, "1Table": table, **streams})


def ppt(*texts: str, locked: bool = False) -> bytes:
    """A presentation of one slide; texts that fit are stored in one byte a character."""
    atoms = b""
    for text in texts:
        narrow = text.isascii()
        data = text.encode("latin-1" if narrow else "utf-16-le")
        atoms += struct.pack("<HHI", 0, 0x0FA8 if narrow else 0x0FA0, len(data)) + data
    slide = struct.pack("<HHI", 0xF, 0x03EE, len(atoms)) + atoms
    user = bytes(12) + struct.pack("<I", 0xF3D1C4DF if locked else 0xE391C05F)
    return ole_file({"Current User": user, "PowerPoint Document": slide})


def stream(tag: int, value: str | bytes, ansi: str = "") -> Tree:
    """One property of a message."""
    if isinstance(value, bytes):
        return {f"__substg1.0_{tag:04X}0102": value}
    return {f"__substg1.0_{tag:04X}{'001E' if ansi else '001F'}": value.encode(ansi or "utf-16-le")}


def msg(properties: Tree, code_page: int = 0, **storages: Tree) -> bytes:
    """A message; storages are named without their version: ``recip_0`` is ``__recip_version1.0_#00000000``."""
    fixed = bytes(32)
    if code_page:
        fixed += struct.pack("<2HIII", 3, 0x3FFD, 6, code_page, 0)
    tree: Tree = {"__properties_version1.0": fixed, **properties}
    for name, inner in storages.items():
        kind, _, number = name.partition("_")
        tree[f"__{kind}_version1.0_#{int(number):08X}"] = inner
    return ole_file(tree)
