"""The catalogue: every entity type, however it is found, from the six category files beside this module.

A block is data that carries its own examples; loading refuses a block without them (see ``blocks``).
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from recognizers.blocks import CATEGORIES, CatalogueError, Entity, Examples, entity
from recognizers.rule import Pattern, Value
from recognizers.vocabulary import CELL, fold, readings, whole

__all__ = ["Catalogue", "CatalogueError", "Entity", "Examples", "Pattern", "Value", "load"]

CONFIG = "config"
"""The file that is named for blocks of the user's configuration."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``entities`` by id in file order; ``digest`` (16 hex digits) changes with any rule; ``labels`` maps a folded
    label to the ids of the entities it names and to the label as the catalogue writes it; ``columns`` likewise for
    words that name something only as the whole name of a column."""

    entities: Mapping[str, Entity]
    labels: Mapping[str, tuple[tuple[str, ...], str]]
    columns: Mapping[str, tuple[tuple[str, ...], str]]
    digest: str

    def by_label(self, word: str) -> tuple[str, ...]:
        """The entities that a column name, key or label names; an entity id names itself; () when it names none."""
        return self.named(word)[0]

    def named(self, word: str) -> tuple[tuple[str, ...], str]:
        """As ``by_label``, with our own word that was recognised: behind an entity id and U+0000 stands the one."""
        word, _, real = word.partition(CELL)
        found = (self.labels[reading] for reading in readings(word) if reading in self.labels)
        labels, written = next(found, ((), ""))
        columns, alone = self.columns.get(whole(word), ((), ""))
        own = (word,) if word in self.entities else ()
        return tuple(dict.fromkeys((*own, *labels, *columns))), real or written or alone or "".join(own)


def load(extra: Sequence[Mapping[str, Any]] = ()) -> Catalogue:
    """The built-in catalogue, with ``extra`` blocks of the user's configuration behind it.

    Raises ``CatalogueError`` naming the file (``config`` for extra blocks) and the block.
    """
    if not extra:
        return _builtin()
    blocks = [*_builtin_blocks(), *((CONFIG, str(block.get("category", "")), block) for block in extra)]
    return _catalogue(blocks)


@cache
def _builtin() -> Catalogue:
    return _catalogue(_builtin_blocks())


def _builtin_blocks() -> list[tuple[str, str, Mapping[str, Any]]]:
    blocks: list[tuple[str, str, Mapping[str, Any]]] = []
    for category in CATEGORIES:
        name = f"{category}.toml"
        try:
            data = tomllib.loads((files("recognizers") / name).read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise CatalogueError(f"{name}: {error}") from None
        if unknown := set(data) - {"category", "entity"}:
            raise CatalogueError(f"{name}: unknown key {sorted(unknown)[0]!r}")
        blocks.extend((name, data["category"], block) for block in data["entity"])
    return blocks


def _catalogue(blocks: Sequence[tuple[str, str, Mapping[str, Any]]]) -> Catalogue:
    entities: dict[str, Entity] = {}
    labels: dict[str, tuple[tuple[str, ...], str]] = {}
    columns: dict[str, tuple[tuple[str, ...], str]] = {}
    for file, category, block in blocks:
        made = entity(block, file, category, tried=file != CONFIG)
        if made.id in entities:
            raise CatalogueError(f"{file}: entity {made.id}: the id is taken")
        entities[made.id] = made
        for names, known in ((made.labels, labels), (made.columns, columns)):
            for word in names:
                ids, written = known.get(fold(word), ((), word))
                known[fold(word)] = ((*ids, made.id) if made.id not in ids else ids, written)
    digest = hashlib.blake2b(json.dumps([block for _, _, block in blocks], sort_keys=True).encode(), digest_size=8)
    return Catalogue(
        MappingProxyType(entities), MappingProxyType(labels), MappingProxyType(columns), digest.hexdigest()
    )
