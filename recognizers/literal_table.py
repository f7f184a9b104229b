"""What every frame needs a text to hold, worked out beforehand: reading 500 parse trees at each start takes too long.

``python -m recognizers.literal_table`` writes ``literals.json`` anew; a test compares it with the frames.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from recognizers.literals import Way, ways

_FILE = "literals.json"
_SEPARATOR = "\t"


def needed(source: str) -> tuple[Way, ...]:
    """As ``literals.ways``, from the table where the expression stands in it."""
    known = _table().get(_key(source))
    return ways(source) if known is None else tuple(tuple(map(_strings, way)) for way in known)


def table() -> dict[str, list[list[str]]]:
    """By the hash of each frame: its ways, each as the sets it needs, a set as one line."""
    return {
        _key(source): [[_SEPARATOR.join(sorted(one)) for one in way] for way in ways(source)]
        for source in sorted(set(_sources()))
    }


def _strings(line: str) -> frozenset[str]:
    return frozenset(line.split(_SEPARATOR))


def write() -> None:
    """Brings the file beside this module up to date."""
    text = json.dumps(table(), ensure_ascii=False, indent=0, sort_keys=True)
    Path(__file__).with_name(_FILE).write_text(text + "\n", encoding="utf-8")


def _sources() -> Iterator[str]:
    from recognizers import groups, relation_frames, relation_sayings
    from recognizers.statement_frames import language

    for name in ("zh", "en"):
        yield from (frame.source for frame in language(name).frames)
    for relations in (relation_frames, relation_sayings, groups):
        yield from (frame.source for frame in relations.frames())


@cache
def _table() -> Mapping[str, list[list[str]]]:
    found: Mapping[str, list[list[str]]] = json.loads((files("recognizers") / _FILE).read_text("utf-8"))
    return found


def _key(source: str) -> str:
    return blake2b(source.encode(), digest_size=8).hexdigest()


if __name__ == "__main__":
    write()
