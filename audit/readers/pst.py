"""Data files of Outlook (PST, OST): every message, contact, appointment and note of every folder, with attachments."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any, BinaryIO, cast

from audit.errors import Unread
from audit.model import Item, Record, Remark, Segment, Source
from audit.parsing.archives.unfolding import view
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.outlook import msg_properties as tags
from audit.parsing.outlook.mapi_message import record_kind
from audit.parsing.outlook.pst_items import pack, properties
from audit.parsing.places import at

_SPOOL_BYTES = 8 << 20
_DEPTH = 100


def sniff(head: Head) -> int:
    """The magic, and that of the client that wrote it ([MS-PST] 2.2.2.6)."""
    return 100 if head.data.startswith(b"!BDN") and head.data[8:10] in (b"SM", b"SO", b"AB") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield one member for each item, in its folder, and what they are as a whole."""
    try:
        import pypff
    except ImportError:
        raise Unread("extra:mail-legacy") from None
    with source.open() as stream:
        file = pypff.file()
        try:
            file.open_file_object(stream)
            root = file.get_root_folder()
        except (OSError, MemoryError) as error:  # a size that no file has
            raise Unread("damaged") from error
        if root is None:
            raise Unread("damaged")
        store = _Store(source, reading)
        try:
            yield from store.folder(root, ())
            yield from store.lost(file)
        finally:
            file.close()
        yield from store.records()


class _Store:
    """Counts what it yields.  Folders and messages are libpff's, which has no types."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source, self._reading = source, reading
        self._numbers = count(1)
        self._kinds: Counter[str] = Counter()
        self._people: set[str] = set()
        self._seen: set[int] = set()

    def folder(self, folder: Any, path: tuple[str, ...]) -> Iterator[Item]:
        """A folder with all below it; ``path`` are the names above."""
        number = self._told(lambda: folder.identifier)
        if number in self._seen or len(path) > _DEPTH:
            yield Remark(incomplete="damaged")
            return
        self._seen.add(cast(int, number))
        name = self._told(lambda: folder.name) or ""
        if name:
            path = (*path, name)
            yield Segment(name, at({"part": "folder"}))
        yield from self._each(folder, "message", path)
        for inner in self._inside(folder, "folder"):
            yield from self.folder(inner, path) if inner else (Remark(incomplete="damaged"),)

    def lost(self, file: Any) -> Iterator[Item]:
        """Items that are in no folder any more: what was deleted, as far as it is still there."""
        for index in range(self._told(lambda: file.number_of_orphan_items) or 0):
            item = self._told(lambda index=index: file.get_orphan_item(index))  # type: ignore[misc]
            if item is not None and hasattr(item, "attachments"):
                yield from self._message(item, ("deleted",))

    def records(self) -> Iterator[Record]:
        """What the file holds, by kinds."""
        for kind, number in self._kinds.items():
            yield Record(kind, number, people=max(1, len(self._people)) if kind == "EMAIL_MESSAGE" else number)

    def _each(self, folder: Any, kind: str, path: tuple[str, ...]) -> Iterator[Item]:
        for message in self._inside(folder, kind):
            yield from self._message(message, path) if message else (Remark(incomplete="damaged"),)

    def _inside(self, folder: Any, kind: str) -> Iterator[Any]:
        """The folders or messages in a folder; None for one that cannot be read."""
        number = self._told(lambda: getattr(folder, f"number_of_sub_{kind}s"))
        if number is None:
            yield None
        for index in range(number or 0):
            yield self._told(lambda index=index: getattr(folder, f"get_sub_{kind}")(index))  # type: ignore[misc]

    def _message(self, message: Any, path: tuple[str, ...]) -> Iterator[Item]:
        folder = self._source.member("/".join(path), self._source.opener) if path else self._source
        with cast(BinaryIO, tempfile.SpooledTemporaryFile(_SPOOL_BYTES, dir=str(self._reading.scratch))) as packed:
            try:
                own = properties(message)
                if not pack(packed, message, own):
                    yield Remark(not_looked_at=("attached messages",))
            except (OSError, ValueError, TypeError, MemoryError):
                yield Remark(incomplete="damaged")
            self._reading.budget.spend(packed.seek(0, 2))
            if packed.tell():
                self._kinds.update(filter(None, (record_kind(own),)))
                self._people.update(text.lower() for tag, text in own.texts() if tag in tags.SENDERS)
                yield folder.member(f"message {next(self._numbers)}", partial(view, packed), packed.tell())

    @staticmethod
    def _told(ask: Callable[[], Any]) -> Any:
        """What libpff answers; None where the file is broken."""
        try:
            return ask()
        except (OSError, TypeError, ValueError, MemoryError):
            return None


READER = Reader("pst", sniff, read)
