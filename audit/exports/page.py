"""The page of docs that lists every export that is known.

``python -m audit.exports.page docs/exports.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from audit.exports import Exports, load
from audit.exports.block import Export
from audit.exports.document import Document

_ABOVE = """\
# Exports that are known

Recognised by the names of columns and keys, never by the name of the file alone; renamed and re-saved files are known
all the same. What no block knows is told by what its columns mean (`audit/exports/generic.toml`): {kinds}.

`record` is the entity of the catalogue that the whole counts as; "columns only" means that the kinds of record have no
name for it and only the meaning of its columns is used. Chats in plain text are recognised by their reader.

| id | what it is | | platform | record |
|---|---|---|---|---|
"""


def page(exports: Exports) -> str:
    """The whole page."""
    kinds = ", ".join(sorted({kind.record for kind in exports.generic}))
    return _ABOVE.format(kinds=kinds) + "".join(_lines(exports))


def _lines(exports: Exports) -> Iterator[str]:
    for block in exports.blocks:
        names = block.label["zh"], block.label["en"], _platform(block, exports), block.record or "columns only"
        yield f"| `{block.id}` | {' | '.join(names)} |\n"


def _platform(block: Export | Document, exports: Exports) -> str:
    return exports.platforms[block.platform]["en"] if block.platform else "as the text or the file's name says"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(load()), "utf-8")
