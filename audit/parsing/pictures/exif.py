"""EXIF: a TIFF block as (hint, tag, text) entries.  Tags after Exif 2.32 (CIPA DC-008-2019) and Microsoft's XP tags."""

from __future__ import annotations

import math
import re
import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from audit.parsing.pictures.maker_notes import maker_entries
from audit.parsing.text.encoding import common_share, detect_encoding, open_text

_MAIN = {
    0x010E: "ImageDescription",
    0x010F: "Make",
    0x0110: "Model",
    0x0131: "Software",
    0x0132: "DateTime",
    0x013B: "Artist",
    0x013C: "HostComputer",
    0x8298: "Copyright",
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords",
    0x9C9F: "XPSubject",
    0xC62F: "CameraSerialNumber",
}
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_MAKER_NOTE = 0x927C
_DETAIL = {
    0x9003: "DateTimeOriginal",
    0x9286: "UserComment",
    0xA420: "ImageUniqueID",
    0xA430: "CameraOwnerName",
    0xA431: "BodySerialNumber",
    0xA435: "LensSerialNumber",
    0xA436: "Photographer",
}
_HINTS = {
    "Artist": "PERSON",
    "XPAuthor": "PERSON",
    "CameraOwnerName": "PERSON",
    "Photographer": "PERSON",
    "BodySerialNumber": "DEVICE_SERIAL",
    "LensSerialNumber": "DEVICE_SERIAL",
    "CameraSerialNumber": "DEVICE_SERIAL",
}
_DATE = re.compile(r"((?:19|20)\d\d)[:-](\d\d)[:-](\d\d)")
_COMMENT_CODES = {b"ASCII\0\0\0": "utf-8", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "shift-jis", bytes(8): "utf-8"}


@dataclass(frozen=True, slots=True)
class Exif:
    """``entries`` are (hint, tag, text); ``date`` is the day the picture was taken, ISO, "" when unknown."""

    entries: tuple[tuple[str, str, str], ...]
    date: str = ""


def exif_of(block: bytes) -> Exif:
    """What a TIFF block says; a damaged one says nothing."""
    from PIL import Image

    exif = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they quote what they found
            exif.load(b"Exif\0\0" + block)
            detail = exif.get_ifd(_EXIF_IFD)
            tags = {**_named(exif, _MAIN), **_named(detail, _DETAIL)}
            position = _position(exif.get_ifd(_GPS_IFD))
            note = detail.get(_MAKER_NOTE, b"")
            made = list(maker_entries(block, note, tags.get("Make", ""))) if isinstance(note, bytes) else []
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, struct.error):
        return Exif(())
    day = _DATE.match(tags.get("DateTimeOriginal") or tags.get("DateTime", ""))
    return Exif((*_entries(tags, position), *made), "-".join(day.groups()) if day else "")


def _entries(tags: dict[str, str], position: str) -> Iterator[tuple[str, str, str]]:
    if position:
        yield "PHOTO_LOCATION", "GPSInfo", position
    make, model = tags.pop("Make", ""), tags.pop("Model", "")
    if make or model:
        both = model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()
        yield "DEVICE_MODEL", "Model", both
    for tag, text in tags.items():
        yield _HINTS.get(tag, tag), tag, text


def _named(values: Mapping[int, Any], names: dict[int, str]) -> dict[str, str]:
    found = ((name, _text(name, values.get(tag))) for tag, name in names.items())
    return {name: text for name, text in found if text}


def _text(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        value = bytes(value) if all(isinstance(item, int) and 0 <= item < 256 for item in value) else ""
    if isinstance(value, bytes):
        return _decoded(name, value)
    if isinstance(value, str) and not value.isascii():  # written as UTF-8 or GBK, read as Latin-1
        with suppress(UnicodeEncodeError):
            value = by_ladder(value.encode("latin-1"))
    return str(value).strip("\0 \r\n\t") if value is not None else ""


def _decoded(name: str, value: bytes) -> str:
    if name.startswith("XP"):
        return value.decode("utf-16-le", "replace").strip("\0 ")
    if name == "UserComment":
        encoding = _COMMENT_CODES.get(value[:8])
        value = value[8:] if encoding else value
        if encoding == "utf-16":  # the byte order of the file is promised and often not kept
            return max((value.decode(f"utf-16-{order}", "replace") for order in ("le", "be")), key=_readable).strip(
                "\0 "
            )
        if encoding and encoding != "utf-8":
            return value.decode(encoding, "replace").strip("\0 ")
    return by_ladder(value.strip(b"\0 ")).strip("\u200b ") if any(value) else ""


def _readable(text: str) -> float:
    plain = sum(" " <= character <= "~" for character in text)
    return plain + common_share(text) * (len(text) - plain)


def by_ladder(value: bytes) -> str:
    """Text whose encoding nothing names: UTF-8, GBK or what else it decodes as."""
    return open_text(BytesIO(value), detect_encoding(value)).read()


def _position(gps: Mapping[int, Any]) -> str:
    """``lat, lon`` in signed degrees; "" when there is none, or only the zeros some programs write."""
    latitude, longitude = _degrees(gps.get(2), gps.get(1)), _degrees(gps.get(4), gps.get(3))
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return ""
    return f"{latitude:.6f}, {longitude:.6f}" if latitude or longitude else ""


def _degrees(parts: Any, side: Any) -> float | None:
    try:
        degrees: float = sum(float(part) / 60**power for power, part in enumerate(parts))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not math.isfinite(degrees):
        return None
    letter = side.decode("latin-1", "replace") if isinstance(side, bytes) else str(side or "")
    return -degrees if letter.strip("\0 ").upper() in {"S", "W"} else degrees
