"""Messages of Outlook packed for other programs (winmail.dat, ``application/ms-tnef``), with what is attached."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.outlook import msg_properties as tags
from audit.parsing.outlook.mapi_message import written
from audit.parsing.outlook.mapi_properties import PropertySet
from audit.parsing.outlook.tnef import MAGIC, opened


def sniff(head: Head) -> int:
    """The signature, and behind its key an attribute of a message or of an attachment."""
    return 100 if head.data.startswith(MAGIC) and head.data[6:7] in (b"\1", b"\2") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield what the message says, then its attachments as members; an attached message is a TNEF of its own."""
    with source.open() as stream:
        found = opened(stream)
        own = PropertySet(found.values, found.code_page)
        yield from written(own, [PropertySet(values, own.code_page) for values in found.recipients])
        names = Names()
        for number, attachment in enumerate(found.attachments, 1):
            properties = PropertySet(attachment.values, own.code_page)
            name = properties.text(tags.LONG_NAME) or properties.text(tags.SHORT_NAME) or f"attachment {number}"
            if data := attachment.content(stream):
                reading.budget.spend(len(data))
                name = names.unique(name.replace("/", "_").replace("\\", "_"))
                yield source.member(name, lambda data=data: BytesIO(data), len(data))  # type: ignore[misc]
        if not found.whole:
            yield Remark(incomplete="damaged")


READER = Reader("tnef", sniff, read)
