"""How parts of documents and messages are called: paths inside an archive and English words of readers mean nothing
to who has only ever seen the document."""

from __future__ import annotations

import re

_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"body|word/document\.xml|content\.xml", "body"),
        (r"(?:word/)?header\d*(?:\.xml)?", "header"),
        (r"(?:word/)?footer\d*(?:\.xml)?", "footer"),
        (r"(?:word/)?(?:foot|end)notes?(?:\.xml)?|notes?", "notes"),
        (r"(?:.*/)?comments?(?:Extended|Ids|Authors|\d+)?(?:\.xml)?|commentAuthors", "comments"),
        (r"docProps/.*|meta\.xml|properties", "properties"),
        (r"(?:ppt/slides/)?slide ?(\d+)(?:\.xml)?", "slide"),
        (r"ppt/notesSlides/notesSlide(\d+)\.xml|slide (\d+) notes", "slide_notes"),
        (r"ppt/(?:slideMasters|slideLayouts)/.*", "slide_master"),
        (r"(?:word|ppt)/(?:.*/)?_rels/.*|xl/(?:.*/)?_rels/.*", "links"),
        (r"xl/sharedStrings\.xml", "texts_of_cells"),
        (r"xl/worksheets/sheet(\d+)\.xml", "sheet_part"),
        (r"text box(?: in header)?", "text_box"),
        (r"from|sender", "from"),
        (r"to|cc|bcc", "to"),
        (r"subject", "subject"),
        (r"date", "date"),
        (r"reply-to", "reply_to"),
        (r"author", "author"),
        (r"committer", "committer"),
        (r"message", "message"),
        (r"form", "form"),
        (r"folder", "folder"),
        (r"path", "path"),
        (r"machine", "machine"),
        (r"share", "share"),
        (r"address", "address"),
        (r"attachments", "attachments"),
        (r"seal", "seal"),
        (r"signature", "signature"),
    )
)


def part_code(part: str) -> tuple[str, str]:
    """The key of a part's words and its number; two empty strings for a part that is best called as it is."""
    for pattern, name in _PATTERNS:
        if found := pattern.fullmatch(part):
            return name, next(filter(None, found.groups()), "")
    return "", ""
