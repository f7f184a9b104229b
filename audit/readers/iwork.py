"""Documents of Pages, Numbers and Keynote (2013 and later): texts, notes, comments, links, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Segment, Source
from audit.parsing.archives.snappy import BrokenSnappyError
from audit.parsing.archives.unzipped import unzipped
from audit.parsing.archives.zip_parts import Parts
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.iwork_objects import Thing, references, things, written
from audit.parsing.office.iwork_tables import IworkTables
from audit.parsing.paragraphs import paragraphs
from audit.parsing.places import at

_AUTHOR, _COMMENT, _LINK = 212, 3056, 2032
_STORAGES = frozenset({2001, 2005})
_SHOW, _NODE = 2, 4
_KINDS = {0: "body", 1: "header", 2: "footnote", 4: "notes"}
_BREAKS = re.compile("[\n\u2028\u2029\x04\x05\x0c]")
_INVISIBLE = dict.fromkeys((0xFFFC, *range(9), *range(0xE, 0x20)))
_PREVIEW = re.compile(r"preview(?:-\w+)?\.jpg|QuickLook/.*")
_SILENT = re.compile(r"Metadata/(?:BuildVersionHistory\.plist|DocumentIdentifier)|Data/.*(?:-small-\d+\.|st-)[^/]*")


def sniff(head: Head) -> int:
    """A part of Apple's own kind of archive."""
    return 96 if any(name.endswith(".iwa") for name in head.zip_names) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield tables, then texts; pictures are members, and the previews too when a part of the document is broken."""
    return unzipped(source, reading, lambda archive: _inside(Parts(archive, source, reading), reading))


def _inside(parts: Parts, reading: Reading) -> Iterator[Item]:
    if any(name.endswith((".iwph", ".iwpv2")) for name in parts.names()):
        raise Unread("locked")
    objects: dict[int, Thing] = {}
    for thing in _things(parts):
        reading.budget.spend(len(thing.data))
        objects[thing.id] = thing
    tables = IworkTables(objects, reading.budget.spend)
    yield from tables.items()
    yield from _texts(objects, tables.told)
    for thing in objects.values():
        yield from _said(thing)
    whole = parts.broken is None
    yield from parts.members(lambda name: bool(_SILENT.fullmatch(name) or (whole and _PREVIEW.fullmatch(name))))


def _things(parts: Parts) -> Iterator[Thing]:
    for name in parts.names():
        if name.endswith(".iwa"):
            try:
                yield from things(name, parts.take(name))
            except BrokenSnappyError:
                parts.broken = parts.broken or "damaged"


def _texts(objects: dict[int, Thing], told: set[int]) -> Iterator[Segment]:
    """Texts by part, each paragraph a line; those of the slides in the order of the show."""
    slides = _slides(objects)
    lines: dict[tuple[int, str], list[str]] = {}
    for thing in objects.values():
        if thing.kind not in _STORAGES or thing.id in told:
            continue
        storage = thing.message
        slide = slides.get(thing.part, 0)
        kind = _KINDS.get(storage.number(1), "text")
        name = f"slide {slide}" + (" notes" if kind == "notes" else "") if slide else kind
        plain = (line.translate(_INVISIBLE) for line in _BREAKS.split(written(storage)))
        lines.setdefault((slide, name), []).extend(plain)
    for (_, name), texts in sorted(lines.items()):
        yield from paragraphs(name, texts)


def _slides(objects: dict[int, Thing]) -> dict[str, int]:
    """The number of the slide that stands in a part of a presentation."""
    show = next((thing for thing in objects.values() if thing.kind == _SHOW and "Slide" not in thing.part), None)
    if show is None:
        return {}
    nodes = (objects.get(number) for number in references(show.message.inside(3), 2))
    slides = [next(references(node.message, 2), 0) for node in nodes if node and node.kind == _NODE]
    return {objects[slide].part: number for number, slide in enumerate(slides, 1) if slide in objects}


def _said(thing: Thing) -> Iterator[Segment]:
    """Who commented, what, and where links lead."""
    field, part, hint = {
        _AUTHOR: (1, "authors", "author"),
        _COMMENT: (1, "comment", ""),
        _LINK: (2, "link", "link"),
    }.get(thing.kind, (0, "", ""))
    if field and (text := thing.message.text(field).strip()):
        yield Segment(text, at({"part": part}), hint=hint)


READER = Reader("iwork", sniff, read)
