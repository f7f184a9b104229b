"""What WeChat locks on a disk: its databases, its chat backups and the pictures it has received.

Documents that were received lie beside them as they came (``FileStorage/File``, ``msg/file``) and are none of these.
Folders and names as of November 2026: Windows and macOS 3.x and 4.x, Android; on iOS the databases are not locked.
"""

from __future__ import annotations

import re

_FOLDER = re.compile(
    r"(?:^|/)(?:xwechat_files|WeChat Files|com\.tencent\.(?:mm|xin|xinWeChat)|MicroMsg|db_storage)/"
    r"|(?:^|/)Msg/(?:Multi/)?[^/]+$|(?:^|/)([a-z_]{3,10})/\1\.db(?:-wal)?$",
    re.IGNORECASE,
)
"""Its folders; the last is how 4.x lays out ``db_storage`` (``contact/contact.db``)."""
_DATABASE = re.compile(r".+\.(?:db|sqlite)(?:-wal)?", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:En)?MicroMsg|(?:Media|Public|FTS|OpenIM)?MSG_?\d*|(?:biz_)?message_(?:\d+|fts|resource)|wccontact_new\d|WxFileIndex)"
    r"\.db(?:-wal)?",
    re.IGNORECASE,
)
_BACKUP = re.compile(r"BAK_\d+_(?:TEXT|MEDIA)")
_WAL = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_WAL_HEADER = 56
"""The header of a write-ahead log and of its first page are not locked (SQLite file format, 4.1)."""
_PAGE = 4096
_NOISE_VALUES = 240
_PICTURE_4 = (b"\x07\x08V1\x08\x07", b"\x07\x08V2\x08\x07")
_PICTURES = (
    b"\xff\xd8\xff\xe0",
    b"\xff\xd8\xff\xe1",
    b"\xff\xd8\xff\xdb",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"RIFF",
    b"wxgf",
)


def wechat_lock(path: str, head: bytes) -> str:
    """``wechat`` for a locked database or backup, ``wechat-picture`` for a picture; "" for anything else.

    ``head`` is the beginning of the file at ``path``, a page at least where the file has as much.
    """
    path = path.replace("\\", "/")
    name = path.rpartition("/")[2]
    if name.lower().endswith(".dat"):
        return "wechat-picture" if _is_picture(head) else ""
    if not (_NAME.fullmatch(name) or _BACKUP.fullmatch(name) or (_DATABASE.fullmatch(name) and _FOLDER.search(path))):
        return ""
    return "wechat" if _is_noise(head[_WAL_HEADER:] if head.startswith(_WAL) else head) else ""


def _is_noise(data: bytes) -> bool:
    """A page in which nearly every byte value stands, as after encryption."""
    return len(data) >= _PAGE and len(set(data[:_PAGE])) > _NOISE_VALUES


def _is_picture(head: bytes) -> bool:
    """The mark of 4.x, or the beginning of a picture of which every byte was combined with the same one (3.x)."""
    if head.startswith(_PICTURE_4):
        return True
    return any(
        key and bytes(byte ^ key for byte in head[: len(magic)]) == magic
        for magic in _PICTURES
        for key in (head[0] ^ magic[0] if head else 0,)
    )
