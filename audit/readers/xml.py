"""XML of any kind: message and call backups, health exports, tracks, notes.  See ``audit.parsing.xml_rows``.

No entity is expanded, no external thing is fetched, a DTD without entities is ignored.  What an honest writer gets
wrong (emoji as two surrogate references, control characters) is mended on the way; where the document breaks, the
rest of it is read as plain text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO
from xml.parsers import expat

from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.text.blocks import Block, blocks
from audit.parsing.text.decoded import DecodedText
from audit.parsing.text.encoding import detect_encoding, open_text
from audit.parsing.xml_rows import ElementRows, Refused

_STEP = 1 << 16
_LONGEST_REFERENCES = 24
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,80}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_PROLOGUE = re.compile(r"\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>\s*)*")
_PAGE_PARTS = frozenset(
    {
        *(
            "head",
            "body",
            "meta",
            "link",
            "script",
            "style",
            "template",
            "div",
            "p",
            "span",
            "a",
            "b",
            "br",
            "img",
            "form",
        ),
        *(
            "section",
            "article",
            "main",
            "header",
            "footer",
            "nav",
            "aside",
            "details",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("table", "tr", "td", "ul", "ol", "li", "dl", "pre", "blockquote", "button", "input", "label", "select"),
    }
)
"""Elements of pages: what begins with one is a piece of HTML or a template, not XML."""
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)(?=[\s/>])")
_SURROGATES = re.compile(
    r"&#(?:(5[5-7]\d{3})|[xX]([dD][89a-fA-F][0-9a-fA-F]{2}));(?:&#(?:(5[5-7]\d{3})|[xX]([dD][89a-fA-F][0-9a-fA-F]{2}));)?"
)
_FORBIDDEN_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));")
_LINE_END = re.compile(r"\r\n?|\n")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def sniff(head: Head) -> int:
    """An XML declaration, or a prologue and a root element in a file that is called XML."""
    text = (head.text or "").lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return 0
    prologue = _PROLOGUE.match(text)
    root = _ROOT.match(text, prologue.end() if prologue else 0)
    if root is None:
        return 60 if text.startswith("<?xml") else 0
    name = root[1].lower()
    if name == "html":
        return 0
    if text.startswith("<?xml"):
        return 90
    if name in _PAGE_PARTS:
        return 0
    return 70 if _closes(text, root[1]) or head.suffix in {"xml", "gpx", "kml", "tcx", "xsd", "rss"} else 20


def _closes(text: str, name: str) -> bool:
    return text.rstrip().endswith((f"</{name}>", "/>"))


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield tables of repeated elements and segments of the rest."""
    encoding = declared_encoding(reading.head.data)
    with source.open() as stream:
        text = open_text(stream, encoding)
        parser = expat.ParserCreate()
        rows = ElementRows(parser)
        broken: str | None = None
        try:
            for piece in mended(text):
                parser.Parse(piece, False)
                yield from rows.ready()
            parser.Parse("", True)
        except expat.ExpatError:
            broken = "damaged"
        except Refused as refused:
            broken = str(refused)
        yield from rows.rest()
        yield Remark(encoding=text.encoding, incomplete=broken)
    if broken:
        with source.open() as stream:
            yield from text_from(stream, encoding, parser.CurrentLineNumber, parser.CurrentColumnNumber)


def declared_encoding(head: bytes) -> str:
    """What the declaration says where the head keeps to it; what the bytes say otherwise."""
    declared = _DECLARED.match(head)
    found = detect_encoding(head)
    if declared is None or found.startswith("utf"):
        return found
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
        codecs.getincrementaldecoder(name)("strict").decode(head)
    except (LookupError, UnicodeDecodeError):
        return found
    return "gb18030" if name in {"gb2312", "gbk"} else name


def mended(text: DecodedText) -> Iterator[str]:
    """The text in pieces, with everything mended that expat refuses though its meaning is plain."""
    rest = ""
    while block := text.read(_STEP):
        block = rest + block
        cut = block.find("&", max(0, len(block) - _LONGEST_REFERENCES))
        block, rest = (block, "") if cut < 0 else (block[:cut], block[cut:])
        yield _mend(block)
    yield _mend(rest)


def _mend(text: str) -> str:
    if "&#" in text:
        text = _SURROGATES.sub(_joined, text)
        text = _FORBIDDEN_REFERENCE.sub(" ", text)
    return _FORBIDDEN.sub(" ", text)


def _joined(match: re.Match[str]) -> str:
    """Two surrogate references are one character; one alone is none."""
    units = [int(match[1] or match[2], 10 if match[1] else 16)]
    if match[3] or match[4]:
        units.append(int(match[3] or match[4], 10 if match[3] else 16))
    units = [unit for unit in units if 0xD800 <= unit <= 0xDFFF]
    return b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace")


def text_from(stream: BinaryIO, encoding: str, line: int, column: int) -> Iterator[Item]:
    """What is left of a document that breaks: the text from ``line`` (1-based) and ``column`` (0-based) on."""
    for block in blocks(open_text(stream, encoding)):
        if block.after() > (line, column + 1):
            yield _from(block, line, column)


def _from(block: Block, line: int, column: int) -> Segment:
    ends = islice(_LINE_END.finditer(block.text), max(0, line - block.line))
    start = max((end.end() for end in ends), default=0)
    if block.line <= line:
        start += column - (block.column - 1 if line == block.line else 0)
    start = max(0, start)
    return Segment(block.text[start:], lambda offset: block.locate(start + offset))


READER = Reader("xml", sniff, read)
