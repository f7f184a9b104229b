"""Pages saved by Safari (.webarchive): a property list of the page, its frames and its pictures, each a member."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote, urlsplit
from xml.parsers.expat import ExpatError

from audit.errors import Unread
from audit.model import Item, Remark, Segment, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at

_MAIN, _OTHERS, _FRAMES = "WebMainResource", "WebSubresources", "WebSubframeArchives"
_LARGEST = 256 << 20
_DEPTH = 20
_SUFFIXES = {"text/html": "html", "text/plain": "txt", "image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


def sniff(head: Head) -> int:
    """A property list (of either kind) whose keys are those of an archive; before the reader of all such lists."""
    start = head.data[:64].lstrip()
    is_list = start.startswith(b"bplist00") or (start.startswith(b"<?xml") and b"<plist" in head.data[:1024])
    return 100 if is_list and _MAIN.encode() in head.data else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the addresses as segments, what stands there as members; raise ``Unread`` when it is damaged."""
    import plistlib

    if (reading.head.size or 0) > _LARGEST:
        raise Unread(f"limit:bytes:{_LARGEST}")
    try:
        with source.open() as stream:
            archive = plistlib.load(stream)
    except (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, OverflowError) as error:
        raise Unread("damaged") from error
    except RecursionError as error:
        raise Unread("limit:depth:512") from error
    yield from _archive(source, reading, archive, Names(), 0)


def _archive(source: Source, reading: Reading, archive: object, names: Names, depth: int) -> Iterator[Item]:
    if not isinstance(archive, dict) or depth > _DEPTH:
        yield Remark(incomplete="damaged")
        return
    yield from _resource(source, reading, archive.get(_MAIN), names)
    for resource in _listed(archive.get(_OTHERS)):
        yield from _resource(source, reading, resource, names)
    for frame in _listed(archive.get(_FRAMES)):
        yield from _archive(source, reading, frame, names, depth + 1)


def _resource(source: Source, reading: Reading, resource: object, names: Names) -> Iterator[Item]:
    """The bytes of one address, under the last part of it."""
    if not isinstance(resource, dict):
        return
    address, data = str(resource.get("WebResourceURL") or ""), resource.get("WebResourceData")
    if address and not address.startswith("data:"):
        yield Segment(address, at({"part": "address"}), hint="link")
    if isinstance(data, bytes) and data:
        reading.budget.spend(len(data))
        yield source.member(names.unique(_name(address, resource)), lambda: BytesIO(data), len(data))


def _name(address: str, resource: dict[object, object]) -> str:
    kind = str(resource.get("WebResourceMIMEType") or "").lower()
    suffix = _SUFFIXES.get(kind, "")
    try:
        parts = urlsplit(address)
        name = "" if parts.scheme == "data" else unquote(parts.path).rstrip("/").rpartition("/")[2]
    except ValueError:
        name = ""
    name = name or "page"
    return name if not suffix or "." in name else f"{name}.{suffix}"


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


READER = Reader("webarchive", sniff, read, order=40)
