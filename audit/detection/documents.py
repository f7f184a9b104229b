"""What the running text of one source IS: the document whose signs its beginning holds, and how many entries it has."""

from __future__ import annotations

from audit.exports import Exports
from audit.exports.document import HEAD_CHARS, Document, plain
from audit.exports.match import platform_named
from audit.model import Record
from audit.parsing.tables.when import Days


class DocumentMatcher:
    """Told of every text of one source, in order.  Keeps no more of it than the beginning in which signs stand."""

    def __init__(self, exports: Exports) -> None:
        self._exports = exports
        self._held: list[str] = []
        self._chars = 0
        self._decided = False
        self._document: Document | None = None
        self._platform = ""
        self._entries = 0
        self._days = Days()

    def text(self, text: str) -> None:
        """Take in the next piece of text."""
        if self._decided:
            self._count(text)
            return
        self._held.append(text)
        self._chars += len(text)
        if self._chars >= HEAD_CHARS:
            self._decide()

    def record(self) -> Record | None:
        """What the text is; None when no document is known by these signs or too little of it is there."""
        if not self._decided:
            self._decide()
        known = self._document
        if known is None or (known.entry and self._entries < known.least):
            return None
        first, last = self._days.span
        count = self._entries if known.entry else 1
        return Record(known.record, count, platform=self._platform, export=known.id, first=first, last=last)

    def _decide(self) -> None:
        self._decided = True
        head = plain("\n".join(self._held)[:HEAD_CHARS])
        fitting = [document for document in self._exports.documents if document.fits(head)]
        self._document = max(fitting, key=lambda document: (self._begins(document), len(document.signs)), default=None)
        if self._document:
            self._platform = self._document.platform or platform_named(self._exports, head)
            for text in self._held:
                self._count(text)
        self._held.clear()

    def _begins(self, document: Document) -> bool:
        """Whether the beginning holds an entry too, where the document has entries."""
        return document.entry is None or any(document.entry.search(text) for text in self._held)

    def _count(self, text: str) -> None:
        if self._document is None or self._document.entry is None:
            return
        for entry in self._document.entry.finditer(text):
            self._entries += 1
            if time := entry.groupdict().get("time"):
                self._days.add([time])
