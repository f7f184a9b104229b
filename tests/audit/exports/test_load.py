"""Blocks are read when they are first asked for, their expressions are compiled later still, and all of them can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.exports import Exports, load


def _patterns(exports: Exports) -> Iterator[re.Pattern[str]]:
    for block in exports.known:
        yield from filter(None, (block.name, block.file, block.preamble, *(part.match for part in block.parts)))
    for word in exports.words.values():
        yield from (word.header, word.cell)
    yield from filter(None, (kind.not_named for kind in exports.generic))
    yield from filter(None, (document.entry for document in exports.documents))
    yield from exports.marks.values()


def test_a_text_asks_for_no_tables() -> None:
    exports = Exports()
    assert exports.documents and "known" not in vars(exports)


def test_reading_all_leaves_nothing_to_be_read() -> None:
    exports = Exports()
    exports.read()
    assert {"known", "generic", "words", "documents", "platforms", "marks"} <= vars(exports).keys()


def test_reading_compiles_nothing() -> None:
    assert not any("compiled" in vars(pattern) for pattern in _patterns(Exports()))


def test_every_pattern_is_one() -> None:
    assert all(pattern.groups >= 0 for pattern in _patterns(load()))
