"""XMP packets: the properties that speak of people, places and devices, as (hint, tag, text).

Names after XMP part 1 and 2 (ISO 16684), IPTC Photo Metadata 2023.2, Exif for XMP (CIPA DC-010) and the regions of the
Metadata Working Group 2.0.  A packet that is no XML is left as the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HINTS = {
    "creator": "PERSON",
    "Artist": "PERSON",
    "CameraOwnerName": "PERSON",
    "OwnerName": "PERSON",
    "PersonInImage": "PERSON",
    "PersonName": "PERSON",
    "PersonDisplayName": "PERSON",
    "CaptionWriter": "PERSON",
    "SerialNumber": "DEVICE_SERIAL",
    "BodySerialNumber": "DEVICE_SERIAL",
    "LensSerialNumber": "DEVICE_SERIAL",
    "CameraSerialNumber": "DEVICE_SERIAL",
    "Model": "DEVICE_MODEL",
    "CiAdrExtadr": "ADDRESS",
}
_REGION_NAMES = "http://www.metadataworkinggroup.com/schemas/regions/"
_TECHNICAL = re.compile(
    r"(?i)https?://(?:www\.w3\.org/|ns\.adobe\.com/(?:camera-raw-settings|hdr|tiff/1\.0/$|xap/1\.0/(?:sType|g/)))"
)
_ANGLE = re.compile(r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])")
_LONGEST = 4_096


def xmp_entries(packet: bytes) -> list[tuple[str, str, str]] | None:
    """(hint, tag, text) of a packet; None when it is not well-formed."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(packet)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    values = list(dict.fromkeys(_values(root, "")))
    return [*_position(values), *((hint, tag, text) for hint, tag, text in values if "GPSL" not in tag)]


def _values(element: Element, owner: str) -> Iterator[tuple[str, str, str]]:
    """Texts and attributes under the name of the nearest property: lists and alternatives are only its form."""
    space, name = _split(element.tag)
    owner = owner if _is_form(space, name) else (name if not _TECHNICAL.match(space) else "")
    if space.startswith(_REGION_NAMES) and name == "Name":
        owner = "PersonName"
    for attribute, value in element.attrib.items():
        space, name = _split(attribute)
        if space.startswith(_REGION_NAMES) and name == "Name":
            name = "PersonName"
        if not _is_form(space, name) and not _TECHNICAL.match(space):
            yield from _entry(name, value)
    if owner:
        yield from _entry(owner, element.text or "")
    for child in element:
        yield from _values(child, owner)


def _entry(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    if text.strip():
        yield _HINTS.get(name, name), f"XMP {name}", text.strip()[:_LONGEST]


def _split(name: str) -> tuple[str, str]:
    space, _, local = name.rpartition("}")
    return space.lstrip("{"), local


def _is_form(space: str, name: str) -> bool:
    return space.startswith(("http://www.w3.org/", "adobe:ns:meta")) or name in ("", "xmpmeta")


def _position(values: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """``48,51.4N`` and ``2,21.1E`` as one position in signed degrees."""
    found = {tag: angle for _, tag, text in values if (angle := _degrees(text)) is not None}
    latitude, longitude = found.get("XMP GPSLatitude"), found.get("XMP GPSLongitude")
    if latitude is not None and longitude is not None and (latitude or longitude):
        yield "PHOTO_LOCATION", "XMP GPSLatitude", f"{latitude:.6f}, {longitude:.6f}"


def _degrees(text: str) -> float | None:
    match = _ANGLE.fullmatch(text)
    if not match:
        return None
    degrees = int(match[1]) + float(match[2]) / 60 + float(match[3] or 0) / 3600
    return -degrees if match[4] in "SW" else degrees
