"""Clusters of units, with what speaks against joining two of them: names and ID numbers."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final, TypeAlias

Proof: TypeAlias = tuple[int, str]
"""Length and link of an ID number: the old ones of 15 digits say nothing against those of 18."""

_NAMES_COMPARED: Final = 4
_USUAL: Final = 0.8
"""A value that stands beside one name so often is that person's, whatever stands beside it otherwise."""


class Clusters:
    """Union-find over units, with the names and the ID number of each cluster."""

    def __init__(self, named: Sequence[int], proofs: Sequence[Proof | None], shown: Sequence[tuple[str, bool]]) -> None:
        self._parent = array("q", range(len(named)))
        self._names: dict[int, frozenset[int]] = {}
        self._proofs = {index: proof for index, proof in enumerate(proofs) if proof}
        self._named = named
        self._shown = shown

    def root(self, index: int) -> int:
        """The unit that stands for the cluster of this one: its first."""
        root = index
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[index] != root:
            self._parent[index], index = root, self._parent[index]
        return root

    def owner(self, units: Iterable[int]) -> int | None:
        """The unit whose person a value in ``units`` is; None where several people's names stand with it."""
        named: Counter[int] = Counter()
        at: dict[int, int] = {}
        for unit in units:
            for name in self._known(self.root(unit)):
                named[name] += 1
                at.setdefault(name, unit)
        if not named:
            return next(iter(units))
        usual = named.most_common(_NAMES_COMPARED)
        if len(named) <= _NAMES_COMPARED and self._agree(named):
            return at[usual[0][0]]
        name, times = usual[0]
        return at[name] if times >= _USUAL * named.total() else None

    def _agree(self, names: Iterable[int]) -> bool:
        """Whether names may all be one person's."""
        return all(self._alike(one, other) for one, other in combinations(names, 2))

    def join(self, one: int, other: int, *, surely: bool) -> None:
        """Make two units one person's, unless something speaks against it; ``surely``: names do not."""
        one, other = sorted((self.root(one), self.root(other)))
        if one == other or not self._may(one, other, surely=surely):
            return
        self._parent[other] = one
        if names := self._known(one) | self._known(other):
            self._names[one] = names
        self._names.pop(other, None)
        if proof := self._proofs.pop(other, None):
            self._proofs.setdefault(one, proof)

    def _may(self, one: int, other: int, *, surely: bool) -> bool:
        proof, second = self._proofs.get(one), self._proofs.get(other)
        if proof and second and proof[0] == second[0] and proof[1] != second[1]:
            return False
        return surely or self._agree(self._known(one) | self._known(other))

    def _known(self, root: int) -> frozenset[int]:
        return self._names.get(root) or (frozenset((self._named[root],)) if self._named[root] else frozenset())

    def _alike(self, one: int, other: int) -> bool:
        return one == other or may_be_one(self._shown[one - 1], self._shown[other - 1])


_NICK: Final = tuple("老小阿大")


def may_be_one(one: tuple[str, bool], other: tuple[str, bool]) -> bool:
    """Whether two different names, masked, may be one person's: another script, a masked one, a nickname."""
    (first, masked), (second, hidden) = one, other
    if not first or not second:
        return True
    if first[0].isascii() != second[0].isascii():
        return True
    if masked or hidden:
        return first[0] == second[0]
    return first.startswith(_NICK) or second.startswith(_NICK)
