"""Messages and contacts saved by Outlook (MSG): every text property, recipients, body, attachments, messages inside."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.ole.streams import opened, root_names
from audit.parsing.outlook import msg_properties as tags
from audit.parsing.outlook.mapi_message import written
from audit.parsing.outlook.msg_properties import Storage

if TYPE_CHECKING:
    from olefile import OleFileIO

_DEPTH = 10


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
        recipients = [
            Storage(self._ole, path, self._own.code_page) for path in self._own.storages("__recip_version1.0")
        ]
        yield from written(self._own, recipients, self._inside)
        yield from self._attachments()

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
