"""Files that were put into a document as an OLE object: the ``Ole10Native`` stream and the OLE 1.0 object of RTF.

Layout after [MS-OLEDS] 2.2 and 2.3.6, Microsoft Open Specifications; the inner layout of a package is not published
and is the one all packagers write: label, path, a number, temporary path, size, bytes.
"""

from __future__ import annotations

import struct

_EMBEDDED = 2


def package(data: bytes) -> tuple[str, bytes] | None:
    """(name, bytes) of the file in a package, which follows its own size; None when it is something else."""
    try:
        at = 6 if struct.unpack_from("<I", data)[0] + 4 == len(data) or data[4:6] == b"\2\0" else 2
        label, at = _text(data, at)
        _path, at = _text(data, at)
        at += 4
        length = struct.unpack_from("<I", data, at)[0]
        at += 4 + length
        size = struct.unpack_from("<I", data, at)[0]
    except (struct.error, ValueError):
        return None
    content = data[at + 4 : at + 4 + size]
    return (_plain(label), content) if content and len(content) == size else None


def embedded(data: bytes) -> tuple[str, bytes] | None:
    """(name, bytes) of what an OLE 1.0 object holds; the name is "" when it is no package."""
    try:
        version_format = struct.unpack_from("<2I", data)
        at = 8
        for _ in range(3):  # the class, the topic, the item
            at += 4 + struct.unpack_from("<I", data, at)[0]
        size = struct.unpack_from("<I", data, at)[0]
    except struct.error:
        return None
    content = data[at + 4 : at + 4 + size]
    if version_format[1] != _EMBEDDED or not content:
        return None
    return package(content) or package(struct.pack("<I", len(content)) + content) or ("", content)


def _text(data: bytes, start: int) -> tuple[bytes, int]:
    end = data.index(b"\0", start)
    return data[start:end], end + 1


def _plain(label: bytes) -> str:
    try:
        name = label.decode("gb18030")
    except UnicodeDecodeError:
        name = label.decode("latin-1")
    return name.replace("\\", "/").rpartition("/")[2]
