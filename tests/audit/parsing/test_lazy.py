"""Regular expressions of blocks are compiled when they are first asked, and all of them can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from audit.exports import Exports, load
from audit.parsing.lazy import Pattern


def patterns(exports: Exports) -> Iterator[Pattern]:
    for block in exports.known:
        yield from filter(None, (block.name, block.file, block.preamble, *(part.match for part in block.parts)))
    for word in exports.words.values():
        yield from (word.header, word.cell)
    yield from filter(None, (kind.not_named for kind in exports.generic))
    yield from filter(None, (document.entry for document in exports.documents))
    yield from exports.marks.values()


def test_loading_compiles_nothing() -> None:
    load.cache_clear()
    assert not any("compiled" in vars(pattern) for pattern in patterns(load()))


def test_every_pattern_is_one() -> None:
    assert all(pattern.compiled for pattern in patterns(load()))


def test_it_answers_as_a_compiled_one() -> None:
    pattern = Pattern("b(c)?", re.IGNORECASE)
    assert pattern.search("aBC") and not pattern.fullmatch("aBC") and pattern.fullmatch("BC")
    assert [found[0] for found in pattern.finditer("b bc")] == ["b", "bc"]
    assert vars(pattern)["compiled"] is pattern.compiled


def test_a_wrong_one_says_so_when_it_is_asked() -> None:
    with pytest.raises(re.error):
        Pattern("(").search("")
