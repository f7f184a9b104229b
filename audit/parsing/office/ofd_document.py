"""What an OFD document says of its pages, tags, attachments and signatures, part by part (GB/T 33190-2016, 7 to 20)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from audit.errors import Unread
from audit.model import Item, Place, Remark, Segment, Source
from audit.parsing.archives.zip_parts import Parts
from audit.parsing.der_text import der_texts
from audit.parsing.interface import Reading
from audit.parsing.office.ofd_page import Piece, lines, local, named, pieces
from audit.parsing.places import at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TELLING = frozenset(
    {"Title", "Author", "Subject", "Abstract", "Creator", "Keyword", "CustomData", "Provider", "ProviderName"}
    | {"Company", "SealName", "SignatureDateTime", "Remark"}
)
_ATTRIBUTES = frozenset({"URI", "Title", "ProviderName", "Company", "Creator", "LastModName"})
_HINTS = {"Author": "author", "Creator": "author", "LastModName": "author", "URI": "link"}


class Document:
    """One document of the file: ``root`` is the part that names all others."""

    def __init__(self, source: Source, reading: Reading, parts: Parts, root: str) -> None:
        self._source, self._reading, self._parts = source, reading, parts
        self._root = root
        self._templates: dict[str, list[Piece]] = {}
        self._written: dict[str, tuple[int, str]] = {}
        """The page and the text of every text object, by its number."""
        self._pages: dict[str, int] = {}

    def items(self) -> Iterator[Item]:
        """Pages in order, what is said of them, attachments."""
        root = xml(self._parts, self._root)
        if root is None:
            yield Remark(incomplete="damaged")
            return
        yield from told(root, {"part": "document"})
        for template in named(root, "TemplatePage"):
            part = xml(self._parts, beside(self._root, template.get("BaseLoc", "")))
            self._templates[template.get("ID", "")] = list(pieces(part)) if part is not None else []
        for number, page in enumerate(named(root, "Page"), 1):
            self._pages[page.get("ID", "")] = number
            yield from self._page(number, beside(self._root, page.get("BaseLoc", "")))
        yield from self._annotations(root)
        yield from self._tags(root)
        yield from self._attachments(root)

    def _page(self, number: int, name: str) -> Iterator[Item]:
        page = xml(self._parts, name)
        if page is None:
            return
        found = list(pieces(page))
        self._written.update((piece.key, (number, piece.text)) for piece in found if piece.key)
        for template in named(page, "Template"):
            printed = self._templates.get(template.get("TemplateID", ""), [])
            self._reading.budget.spend(sum(len(piece.text) for piece in printed))
            found += printed
        if text := "\n".join(lines(found)):
            yield Segment(text, at({"page": number}))
        yield from told(page, {"page": number})

    def _annotations(self, root: Element) -> Iterator[Item]:
        for index, listed in self._linked(root, "Annotations"):
            for page in named(listed, "Page"):
                number = self._pages.get(page.get("PageID", ""), 0)
                place: Place = {"page": number, "part": "note"} if number else {"part": "note"}
                for _, notes in self._linked(page, "FileLoc", index):
                    yield from told(notes, place)
                    if text := "\n".join(lines(pieces(notes))):
                        yield Segment(text, at(place))

    def _tags(self, root: Element) -> Iterator[Item]:
        """What the maker of the document calls its texts: ``BuyerName`` and the like, each beside its text."""
        for index, listed in self._linked(root, "CustomTags"):
            for _, tags in self._linked(listed, "FileLoc", index):
                for field in tags.iter():
                    texts = [self._written.get((child.text or "").strip(), (0, "")) for child in field]
                    if text := "".join(text for _, text in texts).strip():
                        page = next(page for page, text in texts if text)
                        yield Segment(text, at({"page": page, "part": local(field)}), hint=local(field))

    def _attachments(self, root: Element) -> Iterator[Item]:
        """The list of them; they are members by themselves."""
        for _, listed in self._linked(root, "Attachments"):
            for attachment in named(listed, "Attachment"):
                for name in ("Name", "Creator"):
                    if text := attachment.get(name, "").strip():
                        yield Segment(text, at({"part": "attachments"}), hint="author" if name == "Creator" else "")

    def _linked(self, root: Element, name: str, part: str = "") -> Iterator[tuple[str, Element]]:
        """(name, content) of the parts that elements of ``name`` lead to."""
        for element in named(root, name):
            linked = beside(part or self._root, (element.text or "").strip())
            if (content := xml(self._parts, linked)) is not None:
                yield linked, content


def signatures(parts: Parts, name: str) -> Iterator[Item]:
    """Who signed and sealed: the list, each signature, and the names in its certificates and its seal."""
    listed = xml(parts, name)
    for entry in named(listed, "Signature") if listed is not None else ():
        part = beside(name, entry.get("BaseLoc", ""))
        signature = xml(parts, part)
        if signature is None:
            continue
        yield from told(signature, {"part": "signature"})
        files = [element.text for kind in ("SignedValue", "BaseLoc") for element in named(signature, kind)]
        texts = [text for file in files for text in der_texts(parts.take(beside(part, (file or "").strip())))]
        if texts:
            yield Segment("\n".join(texts), at({"part": "seal"}))


def told(root: Element, place: Place) -> Iterator[Segment]:
    """Properties, links and names of people in a part that is not a page's text."""
    for element in root.iter():
        name, text = local(element), (element.text or "").strip()
        if name in _TELLING and text:
            hint = element.get("Name", "") if name == "CustomData" else _HINTS.get(name, name)
            yield Segment(text, at(place), hint=hint)
        for key in _ATTRIBUTES.intersection(element.attrib):
            if value := element.attrib[key].strip():
                yield Segment(value, at(place), hint=_HINTS.get(key, key))


def beside(part: str, name: str) -> str:
    """The name of a part that ``part`` refers to as ``name``: from the top with a slash, else from its own folder."""
    if not name:
        return ""
    return posixpath.normpath(name if name.startswith("/") else f"/{posixpath.dirname(part)}/{name}").lstrip("/")


def xml(parts: Parts, name: str) -> Element | None:
    """The content of a part; None when there is none.  A broken one becomes a member again, to be read as it stands."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    data = parts.take(name)
    if not data:
        return None
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, UnicodeError, LookupError, ValueError):
        parts.give_back(name)
        parts.broken = parts.broken or "damaged"
        return None
    except RecursionError as error:
        raise Unread("limit:depth:1000", "partial") from error
    return root
