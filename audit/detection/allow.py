"""Allow-lists: the user's own values and domains, which are counted and not shown as findings.

A rule is the keyed id of one value (``b2:…``, as a report prints it) or a glob (``*``, ``?``, ``[0-9]``) that the
normal form of a value of one entity must fit as a whole.  The glob is brought into that form too: ``010-8888*`` fits
the landline number 01088881234.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import translate

from audit.detection.masks import MASKS
from audit.errors import PdauditError
from recognizers.catalogue import Catalogue, Entity

IDS = "ids"
"""The key under which keyed ids stand; every other key is an entity."""

_ID = re.compile("b2:[0-9a-f]{16}")
_WILD = re.compile(r"(\*+|\?|\[[^\]]+\])")
_LITERALS_SHOWN = 7
"""As many digits as the widest mask of a number shows (mobile 3 + 4)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.  ``shown`` names it in reports: the id, or the glob without what would tell a value; ``entity`` is ""
    for an id, which does not say what it stands for."""

    entity: str
    shown: str


class Allowances:
    """All rules of a configuration in its order; a rule is known by its place in ``rules``."""

    def __init__(self, given: Mapping[str, Sequence[str]], catalogue: Catalogue) -> None:
        """Raises ``PdauditError`` that names the rule by its place: it may hold what must not be printed."""
        rules: list[Rule] = []
        self._ids: dict[str, int] = {}
        self._globs: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for key, texts in given.items():
            if key != IDS and key not in catalogue.entities:
                raise PdauditError("allow: there is no entity {key!r}", key=key)
            if isinstance(texts, str) or not all(isinstance(text, str) for text in texts):
                raise PdauditError("allow.{key} is not a list of texts", key=key)
            for number, text in enumerate(texts, start=1):
                if key == IDS:
                    rules.append(self._identity(text, number, len(rules)))
                else:
                    rules.append(self._glob(catalogue.entities[key], text, number, len(rules)))
        self.rules = tuple(rules)

    def rule(self, entity: str, form: str, identity: Callable[[], str]) -> int | None:
        """The first rule that allows a value: by its form, else by its id, which is computed only where ids are."""
        for place, glob in self._globs.get(entity, ()):
            if glob.match(form):
                return place
        return self._ids.get(identity()) if self._ids else None

    def _identity(self, text: str, number: int, place: int) -> Rule:
        if not _ID.fullmatch(text):
            raise PdauditError(
                "allow.{ids}: number {number} is not an id as reports print them (b2: and 16 digits)",
                ids=IDS,
                number=number,
            )
        self._ids.setdefault(text, place)
        return Rule("", text)

    def _glob(self, entity: Entity, text: str, number: int, place: int) -> Rule:
        pieces = _WILD.split(text)
        forms = {rule.form for rule in (*entity.patterns, entity.value) if rule} or {str.strip}
        formed = {tuple(_formed(pieces, form)) for form in forms}
        globs = sorted("".join(glob) for glob in formed if any(glob[::2]))
        if not globs:
            raise PdauditError(
                "allow.{id}: number {number} allows every value; name a part of it", id=entity.id, number=number
            )
        self._globs.setdefault(entity.id, []).extend((place, re.compile(translate(glob))) for glob in globs)
        return Rule(entity.id, _shown(entity, text, pieces))


def _formed(pieces: Sequence[str], form: Callable[[str], str]) -> list[str]:
    """The literal pieces (every other one) in normal form, the wildcards between them as they are."""
    return [piece if place % 2 or not piece else form(piece) for place, piece in enumerate(pieces)]


def _shown(entity: Entity, text: str, pieces: Sequence[str]) -> str:
    """A glob without wildcards is a value and masked as one; any other loses what only a value has: the local part of
    an address, and digits past those that a mask would show."""
    if len(pieces) == 1:
        return MASKS[entity.mask](text.strip())
    local, at, domain = text.rpartition("@")
    if at:
        return (local if not _WILD.sub("", local)[1:] else f"{local[0]}***") + at + domain
    seen = 0
    shown = []
    for char in text:
        seen += char.isdigit()
        shown.append("*" if char.isdigit() and seen > _LITERALS_SHOWN else char)
    return "".join(shown)
