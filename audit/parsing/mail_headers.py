"""The fields at the head of a mail, and of the parts of a report of delivery."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from audit.model import Item, Rows, Segment, Table
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.mail_text import correspondents, decoded_header
from audit.parsing.places import at

HEADER_CHARS = 65_536
"""What of one field is decoded."""
_TECHNICAL = re.compile(
    r"(?:content-.*|mime-version|message-id|references|in-reply-to|dkim-.*|arc-.*|domainkey-.*|authentication-.*"
    r"|received-spf|.*-signature|x-.*-(?:result|spam|score|virus|message-state|smtp-source|tlsencryption).*)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile("(?:resent-)?(?:from|sender|reply-to|to|cc|bcc)", re.IGNORECASE)
_CORRESPONDENTS = Table("addresses", ("name", "email"))
"""Who wrote, and to whom, each with their address."""


def headers(message: Message) -> Iterator[Item]:
    """Every field that says something of people, by its name; those of addresses as rows."""
    for name, value in message.items():
        if _TECHNICAL.fullmatch(name):
            continue
        raw, place = str(value), at({"part": name})
        if _ADDRESSED.fullmatch(name) and len(raw) <= HEADER_CHARS and (people := correspondents(raw)):
            yield Rows(_CORRESPONDENTS, people, lambda _row, _column, name=name: {"part": name})  # type: ignore[misc]
            continue
        yield Segment(decoded_header(raw[:HEADER_CHARS]), place, hint=name.lower(), unit="whole")
        for start in range(HEADER_CHARS, len(raw), BLOCK_CHARS):  # what is too long to be decoded is still text
            yield Segment(raw[start : start + BLOCK_CHARS], place, hint=name.lower())
