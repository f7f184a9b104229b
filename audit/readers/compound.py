"""OLE files that no other reader knows: properties, packaged files; what else they hold is not read and said."""

from __future__ import annotations

from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.ole.names import MAGIC
from audit.parsing.ole.streams import embedded_files, opened, properties, root_names

_KINDS = {
    "VisioDocument": "visio",
    "Quill": "publisher",
    "HwpSummaryInformation": "hwp",
    "\x05HwpSummaryInformation": "hwp",
    "MatOST": "works",
    "VBA": "vba",
    "PROJECT": "vba",
}
_OBJECT_ALONE = frozenset({"\x01Ole10Native", "Package", "CONTENTS", "\x01Ole", "\x01CompObj", "\x03ObjInfo"})


def sniff(head: Head) -> int:
    """Any OLE file; every reader that knows what is inside is surer."""
    return 30 if head.data.startswith(MAGIC) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield what all OLE files have in common; raise ``Unread`` for what is peculiar to this one."""
    names = root_names(reading.head)
    with source.open() as stream, opened(stream) as ole:
        yield from properties(ole)
        yield from embedded_files(source, ole)
    if names - _OBJECT_ALONE:
        kind = next((kind for name, kind in _KINDS.items() if name in names), "ole")
        raise Unread(f"unsupported:{kind}", "partial")


READER = Reader("ole", sniff, read, order=80)
