"""The words a report carries for the codes it uses: entities, exports, platforms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from audit.exports import Exports
from audit.knowledge.accounts import load_accounts
from recognizers.catalogue import Catalogue
from reports.document import Label

_Group: TypeAlias = Callable[[], Mapping[str, Mapping[str, str]]]


class _Labels(Mapping[str, Label]):
    """``group:code`` → words.  A group is made when it is first asked for: those of exports are many, and are read
    from files that a report which tells of none does without."""

    def __init__(self, groups: Mapping[str, _Group]) -> None:
        self._groups = groups
        self._made: dict[str, dict[str, Label]] = {}

    def __getitem__(self, key: str) -> Label:
        return self._group(key.partition(":")[0])[key]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._group, self._groups))

    def __len__(self) -> int:
        return sum(len(self._group(name)) for name in self._groups)

    def _group(self, name: str) -> dict[str, Label]:
        if name not in self._made:
            told = self._groups[name]()
            self._made[name] = {f"{name}:{code}": Label(text["zh"], text["en"]) for code, text in told.items()}
        return self._made[name]


def labels(catalogue: Catalogue, exports: Exports) -> Mapping[str, Label]:
    """``entity:PERSON``, ``export:wechat-pay-bill``, ``platform:wechat`` → words in both languages."""
    return _Labels(
        {
            "entity": lambda: {entity.id: entity.label for entity in catalogue.entities.values()},
            "export": lambda: {block.id: block.label for block in exports.blocks},
            "platform": lambda: exports.platforms,
            "account": lambda: {kind.id: kind.name for kind in load_accounts().kinds},
            "mail": lambda: load_accounts().mail,
        }
    )
