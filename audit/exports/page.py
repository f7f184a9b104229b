"""The page of docs that lists every export that is known, and how it is known.

``python -m audit.exports.page docs/exports.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from audit.exports import Exports, load
from audit.exports.block import Export
from audit.exports.document import Document
from audit.parsing.chat_styles import STYLES
from audit.parsing.html.marks import MARKS

_MOST_COLUMNS = 6
_ABOVE = """\
# Exports that are known

Recognised by the names of columns and keys, never by the name of the file alone; renamed and re-saved files are known
all the same. What no block knows is told by what its columns mean (`audit/exports/generic.toml`): {kinds}.

`record` is the entity of the catalogue that the whole counts as; "columns only" means that the kinds of record have no
name for it and only the meaning of its columns is used. `known by` lists columns, keys and table names as they are
compared (in lower case), of long lists the first {most}; documents are known by words at their beginning. `people`
names the columns in which persons are counted: those marked "others" never name the owner, so what stands in their row
beside them is another person's. The platform is the account to look after when such a file got out.

| id | what it is | | platform | record | known by | people |
|---|---|---|---|---|---|---|
"""
_CHATS = """
## Chats in plain text

Known by how the first line of a message looks (`audit/parsing/chat_styles.py`).

| id | platform | what a message tells besides its text |
|---|---|---|
"""
_PAGES = """
## Pages

Known by the tag that each entry has. Lists of like objects in the scripts of a page are tables like any other;
MemoTrace and WeFlow write their chats so.

| id | platform | record | tag of an entry |
|---|---|---|---|
"""


def page(exports: Exports) -> str:
    """The whole page."""
    kinds = ", ".join(sorted({kind.record for kind in exports.generic}))
    parts = [_ABOVE.format(kinds=kinds, most=_MOST_COLUMNS), *_blocks(exports)]
    return "".join((*parts, _CHATS, *_chats(exports), _PAGES, *_pages(exports)))


def _blocks(exports: Exports) -> Iterator[str]:
    for block in exports.blocks:
        names = block.label["zh"], block.label["en"], _platform(block.platform, exports), _record(block)
        known = _signs(block) if isinstance(block, Document) else _columns(block)
        people = "" if isinstance(block, Document) else _people(block)
        yield _row(f"`{block.id}`", *names, known, people)


def _chats(exports: Exports) -> Iterator[str]:
    for style in dict.fromkeys((style.export, style.platform, style.columns) for style in STYLES):
        yield _row(f"`{style[0]}`", _platform(style[1], exports), ", ".join(style[2]))


def _pages(exports: Exports) -> Iterator[str]:
    for mark in MARKS:
        entities = ", ".join(dict.fromkeys((mark.entity, *(entity for _, entity in mark.named))))
        yield _row(f"`{mark.export}`", _platform(mark.platform, exports), entities, f"`<{mark.tag} … {mark.sign}`")


def _record(block: Export | Document) -> str:
    records = [block.record, *(part.record for part in block.parts)] if isinstance(block, Export) else [block.record]
    return ", ".join(dict.fromkeys(filter(None, records))) or "columns only"


def _platform(id: str, exports: Exports) -> str:
    return exports.platforms[id]["en"] if id else "as the text or the file's name says"


def _columns(block: Export) -> str:
    parts = [_list(block.header)] if block.header else []
    parts += ["one of " + " / ".join("+".join(group) for group in block.either)] if block.either else []
    parts += [f"table `{block.name.pattern}`"] if block.name else []
    return "; ".join(parts)


def _signs(document: Document) -> str:
    return _list([signs[0] for signs in document.signs])


def _people(block: Export) -> str:
    return ", ".join((*block.people, *(f"{column} (others)" for column in block.others)))


def _list(names: Iterable[str]) -> str:
    shown = list(names)
    return ", ".join(shown[:_MOST_COLUMNS]) + (" …" if len(shown) > _MOST_COLUMNS else "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(load()), "utf-8")
