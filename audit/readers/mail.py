"""E-mail messages (EML) and pages saved as one (MHT): headers, bodies, attachments.

The old policy of the standard library is used because it takes any header and any charset; nesting, parts and
header lengths are capped, because parsing them is linear but slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message
from email.utils import getaddresses
from io import BytesIO, StringIO

from audit.errors import Unread
from audit.model import Item, Place, Record, Remark, Segment, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.html.qq_page import qq_chat
from audit.parsing.html.text import HtmlText
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.mail_headers import HEADER_CHARS, headers
from audit.parsing.mail_text import (
    attachment_name,
    body_text,
    is_attached,
    location_name,
    part_bytes,
)
from audit.parsing.mail_wrappings import counted, uuencoded
from audit.parsing.places import at
from audit.parsing.text.blocks import blocks
from audit.parsing.text.encoding import detect_encoding, open_text

_DEPTH = 50
_PARTS = 10_000
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t\r\n]|[ \t]|([A-Za-z][A-Za-z0-9-]{0,60}):\S")
_TELLING = frozenset({b"from", b"date", b"message-id", b"received", b"return-path", b"mime-version", b"delivered-to"})
_KNOWN = _TELLING | {
    b"to",
    b"cc",
    b"bcc",
    b"subject",
    b"sender",
    b"reply-to",
    b"content-type",
    b"x-mailer",
    b"x-priority",
}
_REPORTS = frozenset({"message/delivery-status", "message/disposition-notification", "message/feedback-report"})
_CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
_FLAGS = "message.plist"
"""What Apple Mail keeps of a message: flags, sender, where it came from."""
_COUNT_BYTES = 32
_PEOPLE = ("from", "to", "cc", "bcc", "reply-to", "sender")


def sniff(head: Head) -> int:
    """A block of header lines at the start, two of them of mail, one of those telling."""
    names: set[bytes] = set()
    start, _ = counted(head.data) or (0, 0)
    for line in head.data[start:].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").splitlines()[:200]:
        if not line.strip():
            break
        field = _FIELD.match(line + b"\n")
        if field is None:
            return 0
        names.add((field[1] or field[2] or b"").lower())
    telling, known = len(names & _TELLING), len(names & _KNOWN)
    if telling and known >= 3:
        return 85
    return 80 if known and head.suffix in {"eml", "mht", "mhtml", "emlx"} else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield headers and bodies as segments, attachments as members, and the message as a record."""
    message, beside = _parsed(source)
    if message is None or _too_deep(message):
        yield from _plain(source, reading)
        yield Remark(incomplete=f"limit:depth:{_DEPTH}")
        return
    yield from headers(message)
    yield from _records(message)
    yield from _parts(source, message)
    if beside:
        yield source.member(_FLAGS, lambda: BytesIO(beside), len(beside))


def _parsed(source: Source) -> tuple[Message | None, bytes]:
    """The message, None when it is nested without end; and what Apple Mail has put behind it."""
    from email import message_from_binary_file, message_from_bytes
    from email.policy import compat32

    with source.open() as stream:
        wrapped = counted(stream.read(_COUNT_BYTES))
        stream.seek(0)
        try:
            if wrapped is None:
                return message_from_binary_file(stream, policy=compat32), b""
            data = stream.read()
            return message_from_bytes(data[slice(*wrapped)], policy=compat32), data[wrapped[1] :]
        except RecursionError:
            return None, b""


def _too_deep(message: Message) -> bool:
    return any(depth > _DEPTH for _, depth in _walk(message, 0, whole=True))


def _plain(source: Source, reading: Reading) -> Iterator[Segment]:
    """A message that cannot be taken apart is still text."""
    with source.open() as stream:
        for block in blocks(open_text(stream, detect_encoding(reading.head.data))):
            yield Segment(block.text, block.locate)


def _records(message: Message) -> Iterator[Item]:
    """What the message is: mail, or a chat that QQ has saved in the form of one."""
    values = [str(value)[:HEADER_CHARS] for name in _PEOPLE for value in message.get_all(name, ())]
    if any("Tencent MsgMgr" in value for value in values):
        pages = (part for part, _ in _walk(message, 0) if part.get_content_type() == "text/html")
        yield from qq_chat("".join(body_text(page)[0] for page in pages))
        return
    people = {address.lower() for _, address in getaddresses(values) if "@" in address}
    yield Record("EMAIL_MESSAGE", 1, people=max(1, len(people)))


def _parts(source: Source, message: Message) -> Iterator[Item]:
    """Bodies and attachments.  An HTML body that says what the plain one says is not read twice."""
    names = Names()
    said: set[str] = set()
    for count, (part, _) in enumerate(_walk(message, 0)):
        if count >= _PARTS:
            yield Remark(incomplete=f"limit:members:{_PARTS}")
            return
        name = attachment_name(part)
        if any(isinstance(defect, _CUT) for defect in part.defects):
            yield Remark(incomplete="damaged")
        if part.get_content_type() == "message/rfc822" and part is not message:
            yield _nested(source, part, names.unique(name or "message.eml"))
        elif part.is_multipart():
            yield from _around(part)
            yield from _told(part)
        elif name or is_attached(part) or not _is_body(part):
            yield _attachment(source, part, names.unique(name or location_name(part) or f"part {count}"))
        else:
            yield from _body(part, said)
            yield from _put_in(source, part, names)


def _walk(part: Message, depth: int, whole: bool = False) -> Iterator[tuple[Message, int]]:
    """Every part before its own parts; unless ``whole``, a message inside is not entered: it is its own source."""
    open_parts = [(part, depth)]
    while open_parts:
        part, depth = open_parts.pop()
        yield part, depth
        payload = part.get_payload()
        if isinstance(payload, list) and (whole or depth == 0 or part.get_content_type() != "message/rfc822"):
            open_parts.extend((child, depth + 1) for child in reversed(payload) if isinstance(child, Message))


def _is_body(part: Message) -> bool:
    """Text to be read by people; a multipart without its boundary is text too.  Tables and cards are members."""
    kind, _, subtype = part.get_content_type().partition("/")
    return kind == "multipart" or (kind == "text" and subtype in {"plain", "html", "enriched", "richtext"})


def _around(part: Message) -> Iterator[Segment]:
    """What stands before and behind the parts: programs do not show it."""
    for text in (part.preamble, part.epilogue):
        if text and text.strip():
            yield Segment(text, at({"part": "body"}))


def _told(part: Message) -> Iterator[Item]:
    """What a report of delivery says of each recipient: fields without a text."""
    if part.get_content_type() in _REPORTS:
        yield from (item for child in part.get_payload() if isinstance(child, Message) for item in headers(child))


def _body(part: Message, said: set[str]) -> Iterator[Item]:
    text, encoding = body_text(part)
    is_page = part.get_content_subtype() == "html"
    if is_page:
        segments = list(HtmlText(_in_body).segments(StringIO(text, newline="")))
    else:
        segments = [
            Segment(block.text, lambda offset, block=block: _in_body(block.locate(offset)))  # type: ignore[misc]
            for block in blocks(StringIO(text, newline=""))
        ]
    words = "".join("".join(segment.text for segment in segments if not segment.hint).split())
    if words in said:
        yield from (segment for segment in segments if segment.hint)
    elif is_page:  # once more, with its tables as rows
        yield from HtmlText(_in_body).items(StringIO(text, newline=""))
    else:
        yield from segments
    said.add(words)
    if not text.isascii():
        yield Remark(encoding=encoding)


def _put_in(source: Source, part: Message, names: Names) -> Iterator[Source]:
    """Files that stand in the text, as mail programs put them there before MIME."""
    if part.get_content_subtype() == "plain" and b"begin " in (data := part_bytes(part)):
        for name, content in uuencoded(data.decode("latin-1")):
            yield source.member(names.unique(name), lambda content=content: BytesIO(content), len(content))  # type: ignore[misc]


def _in_body(place: Place) -> Place:
    return {"part": "body", **place}


def _attachment(source: Source, part: Message, name: str) -> Source:
    return source.member(name, lambda: BytesIO(part_bytes(part)))


def _nested(source: Source, part: Message, name: str) -> Source:
    def open_message() -> BytesIO:
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else part
        try:
            return BytesIO(inner.as_bytes() if isinstance(inner, Message) else b"")
        except (UnicodeError, LookupError, KeyError, RecursionError) as error:
            raise Unread("damaged") from error

    return source.member(name, open_message)


READER = Reader("eml", sniff, read)
