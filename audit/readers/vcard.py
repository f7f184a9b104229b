"""vCard 2.1, 3.0 and 4.0: every card is a row, so that what belongs to one person stays together.

A tolerant parser of our own: phones write quoted-printable without folding, two versions in one file, properties
without a colon.  What is no property is kept as text.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Item, Place, Record, Remark, Rows, Segment, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.text.encoding import detect_encoding, open_text
from audit.parsing.vcard_lines import Property, properties

_CHUNK_CARDS = 2_000
_COLUMNS = {
    "FN": "full name",
    "NICKNAME": "nickname",
    "TEL": "tel",
    "EMAIL": "email",
    "ADR": "address",
    "LABEL": "address",
    "ORG": "organization",
    "TITLE": "title",
    "ROLE": "title",
    "BDAY": "birthday",
    "NOTE": "note",
    "URL": "url",
    "X-QQ": "qq",
    "X-TENCENT-QQ": "qq",
    "X-WECHAT": "wechat",
    "X-WEIXIN": "wechat",
    "IMPP": "im",
    "X-AIM": "im",
    "X-ICQ": "im",
    "X-JABBER": "im",
    "X-MSN": "im",
    "X-SKYPE": "im",
    "X-SKYPE-USERNAME": "im",
    "X-SOCIALPROFILE": "social account",
    "GENDER": "gender",
    "X-GENDER": "gender",
    "RELATED": "related contact name",
    "X-ABRELATEDNAMES": "related contact name",
    "X-SPOUSE": "related contact name",
    "GEO": "location",
}
"""RFC 6350 (2011), RFC 2426 (1998), and the extensions Apple, Android and KDE address books write."""
_SILENT = frozenset(
    {"BEGIN", "END", "VERSION", "N", "PRODID", "REV", "UID", "PHOTO", "LOGO", "SOUND", "KEY", "X-ABLABEL"}
)
_PLACES = {
    "tel": 5,
    "email": 4,
    "address": 3,
    "im": 3,
    "url": 2,
    "note": 2,
    "social account": 2,
    "related contact name": 2,
}
"""How many columns of one name stand in a row; a card with more keeps the rest in the last one."""
_OTHER = "other"


def _header() -> tuple[str, ...]:
    names = [*dict.fromkeys(_COLUMNS.values()), _OTHER]
    return tuple(name for name in names for _ in range(_PLACES.get(name, 1)))


_HEADER = _header()


def sniff(head: Head) -> int:
    """``BEGIN:VCARD`` at the start, or early in a file that is called so."""
    text = (head.text or "").lstrip("\ufeff \t\r\n")[:4096].upper()
    if text.startswith("BEGIN:VCARD"):
        return 95
    return 80 if "\nBEGIN:VCARD" in text and head.suffix in {"vcf", "vcard"} else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the cards as rows, what stands outside of them as segments, and the contact list as a record."""
    table = Table("vcard", _HEADER)
    cards: list[list[Property]] = []
    count = 0
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for card in _cards(properties(text)):
            if isinstance(card, Segment):
                yield card
                continue
            cards.append(card)
            count += 1
            if len(cards) >= _CHUNK_CARDS:
                yield _rows(table, cards)
                cards = []
        if cards:
            yield _rows(table, cards)
        yield Record("CONTACT_LIST", count, people=count)
        yield Remark(encoding=text.encoding)


def _cards(found: Iterator[Property]) -> Iterator[list[Property] | Segment]:
    """The properties of each card; a card inside a card (AGENT) is a card of its own."""
    open_cards: list[list[Property]] = []
    for item in found:
        if item.name == "BEGIN" and item.value.upper() == "VCARD":
            open_cards.append([])
        elif item.name == "END" and open_cards:
            yield open_cards.pop()
        elif open_cards:
            open_cards[-1].append(item)
        elif item.value.strip():
            yield Segment(item.value, at(item.place), hint=item.name.lower())
    yield from (card for card in open_cards if card)


def _rows(table: Table, cards: list[list[Property]]) -> Rows:
    grids = [_arranged(card) for card in cards]

    def locate(row: int, column: int) -> Place:
        found = grids[row][column]
        return found[0].place if found else cards[row][0].place

    return Rows(table, [["\n".join(item.value for item in cell) for cell in grid] for grid in grids], locate)


def _arranged(card: list[Property]) -> list[list[Property]]:
    """The properties of one card by column."""
    cells: list[list[Property]] = [[] for _ in _HEADER]
    named = {item.name for item in card if item.value.strip()}
    for item in card:
        name = "full name" if item.name == "N" and "FN" not in named else _column(item.name)
        if not name or not item.value.strip():
            continue
        first = _HEADER.index(name)
        last = first + _PLACES.get(name, 1) - 1
        free = next((index for index in range(first, last) if not cells[index]), last)
        cells[free].append(item)
    return cells


def _column(name: str) -> str:
    return "" if name in _SILENT else _COLUMNS.get(name, _OTHER)


READER = Reader("vcard", sniff, read)
