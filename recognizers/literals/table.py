"""What every frame needs a text to hold, worked out beforehand: reading 500 parse trees at each start takes too long.

``python -m recognizers.literals.table`` writes ``literals.json`` anew; a test compares it with the frames.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from recognizers.literals.needed import Literals, Way, ways

_FILE = "literals.json"
_SEPARATOR = "\t"


def needed(source: str) -> tuple[Way, ...]:
    """As ``literals.ways``, from the table where the expression stands in it."""
    found = _table()["ways"].get(_key(source))
    return ways(source) if found is None else tuple(tuple(map(_set, way)) for way in found)


def table() -> dict[str, Any]:
    """``sets`` of strings, each as one line; ``ways``, by the hash of each frame: the places of the sets they need."""
    sets: dict[str, int] = {}
    found = {
        _key(source): [
            [sets.setdefault(_SEPARATOR.join(sorted(one)), len(sets)) for one in way] for way in ways(source)
        ]
        for source in sorted(set(_sources()))
    }
    return {"sets": list(sets), "ways": found}


def write() -> None:
    """Brings the file beside this module up to date."""
    text = json.dumps(table(), ensure_ascii=False, indent=0)
    Path(__file__).with_name(_FILE).write_text(text + "\n", encoding="utf-8")


def _sources() -> Iterator[str]:
    from recognizers.relations import frames as relation_frames
    from recognizers.relations import groups
    from recognizers.relations import sayings as relation_sayings
    from recognizers.statements.frames import language

    for name in ("zh", "en"):
        yield from (frame.source for frame in language(name).frames)
    for relations in (relation_frames, relation_sayings, groups):
        yield from (frame.source for frame in relations.frames())


@cache
def _set(place: int) -> Literals:
    return frozenset(_table()["sets"][place].split(_SEPARATOR))


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = orjson.loads((files(__package__) / _FILE).read_bytes())
    return found


def _key(source: str) -> str:
    return blake2b(source.encode(), digest_size=8).hexdigest()


if __name__ == "__main__":
    write()
