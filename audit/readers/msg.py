"""Messages and contacts saved by Outlook (MSG): every text property, recipients, body, attachments, messages inside."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from audit.model import Item, Record, Remark, Segment, Source
from audit.parsing import msg_properties as tags
from audit.parsing.html_text import HtmlText
from audit.parsing.interface import BLOCK_CHARS, Head, Reader, Reading
from audit.parsing.msg_properties import NAMES, Storage, unpacked_rtf
from audit.parsing.ole_streams import opened, root_names
from audit.parsing.paragraphs import paragraphs
from audit.parsing.places import at
from audit.parsing.rtf_text import Paragraph, RtfText
from audit.parsing.unfolding import Names

if TYPE_CHECKING:
    from olefile import OleFileIO

_DEPTH = 10
_BODIES = frozenset({tags.BODY, tags.HTML, tags.RTF})
_TECHNICAL = frozenset(
    {tags.KIND, 0x001D, 0x003D, 0x0070, 0x1035, 0x1042, 0x3002, 0x0E1D, 0x007F, 0x300B, 0x3703, 0x370E}
)
"""Kinds of addresses, message ids and what repeats the subject."""


def sniff(head: Head) -> int:
    """The stream of fixed properties at the top."""
    return 98 if "__properties_version1.0" in root_names(head) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the message, then the messages attached to it; places are a ``part``."""
    with source.open() as stream, opened(stream) as ole:
        yield from _Message(source, reading, ole, (), "", "", Names()).items()


class _Message:
    """One message of the file; ``inside`` names the attached message it is, "" for the file itself."""

    def __init__(
        self,
        source: Source,
        reading: Reading,
        ole: OleFileIO,
        path: tuple[str, ...],
        inside: str,
        page: str,
        names: Names,
    ) -> None:
        self._source, self._reading, self._ole = source, reading, ole
        self._inside = inside
        self._names = names
        self._own = Storage(ole, path, page)

    def items(self) -> Iterator[Item]:
        people: set[str] = set()
        for tag, text in self._own.texts():
            if tag in tags.SENDERS:
                people.add(text.lower())
            if tag not in _BODIES and tag not in _TECHNICAL:
                yield from self._property(NAMES.get(tag, ""), text)
        for path in self._own.storages("__recip_version1.0"):
            recipient = Storage(self._ole, path, self._own.code_page)
            for tag, text in recipient.texts():
                if tag in tags.RECIPIENT:
                    people.add(text.lower())
                if tag in NAMES:
                    yield from self._property("to", text)
        yield from self._body()
        if self._own.text(tags.KIND).upper().startswith("IPM.CONTACT"):
            yield Record("CONTACT_LIST", 1, people=1)
        else:
            yield Record("EMAIL_MESSAGE", 1, people=max(1, len(people)))
        yield from self._attachments()

    def _part(self, name: str) -> str:
        return f"{self._inside}{name}"

    def _property(self, name: str, text: str) -> Iterator[Segment]:
        place = at({"part": self._part(name or "property")})
        for start in range(0, len(text), BLOCK_CHARS):
            yield Segment(text[start : start + BLOCK_CHARS], place, hint=name, unit="whole")

    def _body(self) -> Iterator[Item]:
        """The plain body; HTML where it says something else; RTF where it is the only one."""
        plain = self._own.text(tags.BODY)
        yield from paragraphs(self._part("body"), plain.replace("\r\n", "\n").split("\n"))
        page = self._own.text(tags.HTML) or self._own.decoded(self._own.data(tags.HTML))
        segments = list(
            HtmlText(lambda place: {"part": self._part("body"), **place}).segments(StringIO(page, newline=""))
        )
        said = "".join("".join(segment.text for segment in segments if not segment.hint).split())
        yield from (segment for segment in segments if segment.hint or said != "".join(plain.split()))
        if not plain.strip() and not said:
            rtf = unpacked_rtf(self._own.data(tags.RTF))
            texts = [item.text for item in RtfText(BytesIO(rtf)) if isinstance(item, Paragraph)]
            yield from paragraphs(self._part("body"), texts)

    def _attachments(self) -> Iterator[Item]:
        for number, path in enumerate(self._own.storages("__attach_version1.0"), 1):
            attachment = Storage(self._ole, path, self._own.code_page)
            name = attachment.text(tags.LONG_NAME) or attachment.text(tags.SHORT_NAME) or f"attachment {number}"
            inner = attachment.inner_message()
            data = attachment.data(tags.ATTACHED)
            if inner and self._inside.count("/") >= _DEPTH:
                yield Remark(incomplete=f"limit:depth:{_DEPTH}")
            elif inner:
                inside = f"{self._inside}message {number}/"
                yield from _Message(
                    self._source, self._reading, self._ole, inner, inside, self._own.code_page, self._names
                ).items()
            elif data:
                self._reading.budget.spend(len(data))
                name = self._names.unique(name.replace("/", "_").replace("\\", "_"))
                yield self._source.member(name, lambda data=data: BytesIO(data), len(data))  # type: ignore[misc]


READER = Reader("msg", sniff, read)
