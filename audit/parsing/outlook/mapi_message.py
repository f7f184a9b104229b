"""What a message, contact or appointment of Outlook says, however it is stored: MSG, winmail.dat, PST."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Protocol

from audit.model import Item, Record, Segment
from audit.parsing.html.text import HtmlText
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.office.rtf_text import Paragraph, RtfText
from audit.parsing.outlook import msg_properties as tags
from audit.parsing.outlook.msg_properties import NAMES, unpacked_rtf
from audit.parsing.paragraphs import paragraphs
from audit.parsing.places import at

_BODIES = frozenset({tags.BODY, tags.HTML, tags.RTF})
_TECHNICAL = frozenset(
    {tags.KIND, 0x001D, 0x003D, 0x0070, 0x1035, 0x1042, 0x3002, 0x0E1D, 0x007F, 0x300B, 0x3703, 0x370E}
)
"""Kinds of addresses, message ids and what repeats the subject."""
_RECORDS = {"IPM.CONTACT": "CONTACT_LIST", "IPM.DISTLIST": "CONTACT_LIST", "IPM.STICKYNOTE": "NOTE"}
_NO_RECORD = ("IPM.APPOINTMENT", "IPM.SCHEDULE", "IPM.TASK", "IPM.ACTIVITY", "IPM.CONFIGURATION")


class Properties(Protocol):
    """The properties of a message or of a recipient by their tags ([MS-OXPROPS])."""

    def texts(self) -> Iterator[tuple[int, str]]:
        """(tag, text) of every property that is text."""

    def text(self, tag: int) -> str:
        """A text property; "" when there is none."""

    def data(self, tag: int) -> bytes:
        """The bytes of a property; b"" when there is none."""

    def decoded(self, raw: bytes) -> str:
        """Text in the code page of the message."""


def written(own: Properties, recipients: Iterable[Properties], inside: str = "") -> Iterator[Item]:
    """Every text property, the recipients, the body, and what it is; places are a ``part`` behind ``inside``."""
    people: set[str] = set()
    for tag, text in own.texts():
        if tag in tags.SENDERS:
            people.add(text.lower())
        if tag not in _BODIES and tag not in _TECHNICAL:
            yield from _property(inside, NAMES.get(tag, ""), text)
    for recipient in recipients:
        for tag, text in recipient.texts():
            if tag in tags.RECIPIENT:
                people.add(text.lower())
            if tag in NAMES:
                yield from _property(inside, "to", text)
    yield from _body(own, f"{inside}body")
    if kind := record_kind(own):
        yield Record(kind, 1, people=max(1, len(people)) if kind == "EMAIL_MESSAGE" else 1)


def record_kind(own: Properties) -> str:
    """What the message class makes of it; "" for what has no kind of its own."""
    name = own.text(tags.KIND).upper()
    if name.startswith(_NO_RECORD):
        return ""
    return next((kind for start, kind in _RECORDS.items() if name.startswith(start)), "EMAIL_MESSAGE")


def _property(inside: str, name: str, text: str) -> Iterator[Segment]:
    place = at({"part": f"{inside}{name or 'property'}"})
    for start in range(0, len(text), BLOCK_CHARS):
        yield Segment(text[start : start + BLOCK_CHARS], place, hint=name, unit="whole")


def _body(own: Properties, part: str) -> Iterator[Item]:
    """The plain body; HTML where it says something else; RTF where it is the only one."""
    plain = own.text(tags.BODY)
    yield from paragraphs(part, plain.replace("\r\n", "\n").split("\n"))
    page = own.text(tags.HTML) or own.decoded(own.data(tags.HTML))
    segments = list(HtmlText(lambda place: {"part": part, **place}).segments(StringIO(page, newline="")))
    said = "".join("".join(segment.text for segment in segments if not segment.hint).split())
    yield from (segment for segment in segments if segment.hint or said != "".join(plain.split()))
    if not plain.strip() and not said:
        rtf = unpacked_rtf(own.data(tags.RTF))
        texts = [item.text for item in RtfText(BytesIO(rtf)) if isinstance(item, Paragraph)]
        yield from paragraphs(part, texts)
