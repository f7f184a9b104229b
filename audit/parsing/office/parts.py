"""Documents that are zip archives of XML parts: what DOCX, PPTX and ODT have in common.

Every part is read, also headers, comments, notes, deleted text and properties.  Paragraphs are lines, counted within
their part; a table of at least two rows is a table; pictures and embedded files are members.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from xml.etree.ElementTree import ParseError

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import Member
from audit.parsing.archives.unzipped import unzipped
from audit.parsing.archives.zip_entries import member_name, packed
from audit.parsing.archives.zip_locks import ZipLock
from audit.parsing.interface import Reading
from audit.parsing.office.text import PartText

_SILENT = re.compile(
    r"\[Content_Types\]\.xml|mimetype|(?:.*/)?_rels/[^/]*\.rels|META-INF/.*|manifest\.rdf|settings\.xml|layout-cache"
    r"|Configurations2/.*|customXml/itemProps\d*\.xml|(?:word|ppt)/(?:.*/)?(?:themes?|fonts|printerSettings)/.*"
    r"|(?:word|ppt)/(?:.*/)?(?:styles|stylesWithEffects|fontTable|settings|webSettings|numbering|presentation|presProps"
    r"|viewProps|tableStyles)\.xml"
)
"""Parts that say how a document looks.  Whatever else is no text part is a member, also what does not belong there."""


def read_parts(source: Source, reading: Reading, is_text: Callable[[str], bool]) -> Iterator[Item]:
    """Yield the text of the parts for which ``is_text`` holds, and what is embedded.

    A member opens only until the next one is asked for.
    """
    return unzipped(source, reading, lambda archive: _parts(source, reading, archive, is_text))


def _parts(
    source: Source, reading: Reading, archive: zipfile.ZipFile, is_text: Callable[[str], bool]
) -> Iterator[Item]:
    lock = ZipLock(archive, source, reading)
    for info in sorted(archive.infolist(), key=member_name):
        name = member_name(info)
        if info.is_dir() or (_SILENT.fullmatch(name) and not is_text(name)):
            continue
        with closing(Member(packed(archive, info, lock), reading, info.compress_size)) as member:
            if is_text(name):
                yield from _text(name, member)
            else:
                yield source.member(name, member.open, info.file_size)
            if member.broken:
                yield Remark(incomplete=member.broken)


def _text(name: str, member: Member) -> Iterator[Item]:
    """The text of one part; a part that breaks gives what came before and does not end the reading."""
    from defusedxml import DefusedXmlException

    text = PartText(name)
    try:
        with member.open() as stream:
            yield from text.read(stream)
    except (ParseError, DefusedXmlException, UnicodeError):
        yield from text.rest()
        yield Remark(incomplete="damaged")
    except Unread as unread:
        if unread.reason != "damaged":
            raise
        yield Remark(incomplete="damaged")
