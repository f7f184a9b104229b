"""Sound and film: what their tags say of people, devices, places, times.  What is heard and seen is not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from audit.model import Item, Remark, Segment, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.media.atoms import Tag, tags
from audit.parsing.media.ebml import MAGIC as MATROSKA
from audit.parsing.media.ebml import ebml_tags
from audit.parsing.media.riff import riff_tags
from audit.parsing.places import at
from audit.readers.opaque import READER as OPAQUE

_BOXES = re.compile(rb"\x00.{3}(?:ftyp|moov|wide|free|mdat)", re.DOTALL)
_TAGGED = re.compile(
    rb"ID3[\x02-\x04]|fLaC\x00|OggS\x00|RIFF.{4}WAVE|FORM.{4}AIF[FC]|\x30\x26\xb2\x75\x8e\x66\xcf\x11", re.DOTALL
)
_AVI = re.compile(rb"RIFF.{4}AVI ", re.DOTALL)
_HINTS = {"artist": "author", "composer": "author", "position": "PHOTO_LOCATION", "model": "DEVICE_MODEL"}
_COUNTS = frozenset({"filename", "filesize", "duration", "bitrate", "samplerate", "channels", "bitdepth", "mime_type"})
_LONGEST = 65_536


def sniff(head: Head) -> int:
    """Magic bytes of containers with tags; pictures in the same containers are surer."""
    known = _BOXES.match(head.data) or _TAGGED.match(head.data) or _AVI.match(head.data)
    return 60 if known or head.data.startswith(MATROSKA) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the tags as segments, pictures in them as members, then what is known of any sound or film."""
    data = reading.head.data
    if _TAGGED.match(data):
        yield from _tagged(source, reading)
    else:
        walk = ebml_tags if data.startswith(MATROSKA) else riff_tags if _AVI.match(data) else tags
        with source.open() as stream:
            yield from _walked(source, reading, walk(stream, stream.seek(0, 2)))
    yield from OPAQUE.read(source, reading)


def _walked(source: Source, reading: Reading, found: Iterable[Tag | tuple[str, bytes]]) -> Iterator[Item]:
    names = Names()
    for name, value in found:
        if isinstance(value, str):
            yield Segment(value, at({"tag": name}), hint=_HINTS.get(name, name))
        else:
            reading.budget.spend(len(value))
            yield source.member(names.unique(name), lambda value=value: BytesIO(value), len(value))  # type: ignore[misc]


def _tagged(source: Source, reading: Reading) -> Iterator[Item]:
    """ID3, Vorbis comments, RIFF and ASF; tags that are damaged are said."""
    from tinytag import TinyTag, TinyTagException

    with source.open() as stream:
        try:
            found = TinyTag.get(file_obj=stream, duration=False, image=True)
        except (TinyTagException, ValueError, IndexError, KeyError, OSError, ArithmeticError):
            yield Remark(not_looked_at=("tags",))
            return
    for name, values in found.as_dict().items():
        if name in _COUNTS:
            continue
        for value in values if isinstance(values, list) else [values]:
            if text := str(value).strip("\0 ")[:_LONGEST]:
                yield Segment(text, at({"tag": name}), hint=_HINTS.get(name, name))
    names = Names()
    for name, images in found.images.as_dict().items():
        for image in images:
            reading.budget.spend(len(image.data))
            yield source.member(names.unique(name), lambda data=image.data: BytesIO(data), len(image.data))  # type: ignore[misc]


READER = Reader("media", sniff, read)
