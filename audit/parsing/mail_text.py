"""Decoding what mails hold, whatever charset they name: headers, file names, bodies."""

from __future__ import annotations

import binascii
import re
from collections import Counter
from email.errors import InvalidBase64LengthDefect, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value, getaddresses
from io import BytesIO

from audit.parsing.text.encoding import detect_encoding, open_text

_UNENCODED = re.compile(r"[\udc80-\udcff]")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_BREAKS = re.compile(r"\r?\n[ \t]*")
_SAMPLE = 4_096


def decoded_header(value: object) -> str:
    """A header's text: encoded words decoded, raw 8-bit bytes by the encoding ladder, line breaks as blanks."""
    raw = str(value)
    if _UNENCODED.search(raw):
        raw = _by_ladder(raw.encode("utf-8", "surrogateescape"))
    raw = _BREAKS.sub(" ", raw)
    if "=?" not in raw:
        return raw
    try:
        pieces = decode_header(raw)
    except (ValueError, MessageError):  # a broken encoded word stays as written
        return raw
    return "".join(_decoded(piece, charset) for piece, charset in pieces)


def correspondents(value: object) -> list[tuple[str, str]]:
    """(name, address) of everybody in a header of addresses; [] where not all of it is names and addresses."""
    raw = str(value)
    if _UNENCODED.search(raw):
        raw = _by_ladder(raw.encode("utf-8", "surrogateescape"))
    raw = _BREAKS.sub(" ", raw)
    found = getaddresses([raw])
    told = "".join(name + address for name, address in found)
    if not all("@" in address for _, address in found) or _letters(told) != _letters(raw):
        return []
    return [(decoded_header(name), address) for name, address in found]


def _letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))


def body_text(part: Message) -> tuple[str, str]:
    """The text of a part and the encoding it was in."""
    data = part_bytes(part)
    declared = str(part.get_content_charset() or "")
    try:
        if declared and declared != "us-ascii":
            return data.decode(_wider(declared)), declared
    except (LookupError, UnicodeError):
        pass
    return _by_ladder(data), detect_encoding(data)


def part_bytes(part: Message) -> bytes:
    """The bytes of a part; base64 that is cut, which the standard library leaves as it is, decoded as far as it is."""
    payload: object = part.get_payload() if _is_unencoded(part) else part.get_payload(decode=True)
    data = payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else payload
    if not isinstance(data, bytes):
        return b""
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        letters = _NO_BASE64.sub(b"", data)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])
    return data


def _is_unencoded(part: Message) -> bool:
    """A text that calls itself base64 and has blanks within most of its lines."""
    if str(part.get("content-transfer-encoding", "")).strip().lower() != "base64" or part.is_multipart():
        return False
    lines = [line.strip() for line in str(part.get_payload())[:_SAMPLE].splitlines() if line.strip()]
    return 2 * sum(" " in line for line in lines) > len(lines)


def attachment_name(part: Message) -> str:
    """The file name of a part, "" when it has none; path separators are kept out of it."""
    value = part.get_param("filename", None, "content-disposition") or part.get_param("name", None, "content-type")
    if not value:
        return ""
    try:
        name = collapse_rfc2231_value(value)
    except (LookupError, UnicodeError):
        name = str(value)
    return decoded_header(name).replace("/", "_").replace("\\", "_").strip()


def is_attached(part: Message) -> bool:
    """Whether the part is not meant to be shown."""
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def location_name(part: Message) -> str:
    """The last component of ``Content-Location``: what a saved page calls its pictures."""
    return str(part.get("content-location", "")).partition("?")[0].rstrip("/").rpartition("/")[2].strip()


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        if charset and charset != "unknown-8bit":
            return piece.decode(_wider(charset))
    except (LookupError, UnicodeError):
        pass
    return _by_ladder(piece)


def _wider(charset: str) -> str:
    """GB18030 for the older names of it: what calls itself gb2312 often is not only that."""
    return "gb18030" if charset.lower() in {"gb2312", "gbk", "x-gbk", "gb_2312-80", "euc-cn"} else charset


def _by_ladder(data: bytes) -> str:
    return open_text(BytesIO(data), detect_encoding(data)).read()
