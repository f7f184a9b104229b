"""Invented texts as people write and receive them, with what they tell of people marked by hand.

``open.toml``, ``more.toml`` (by another hand, no addresses), ``fresh.toml`` (by a third, before it read a rule; no
addresses), ``second.toml`` (the held half of earlier), ``third.toml`` (by the hand of the held half), ``wide.toml``,
``fourth.toml`` and ``fifth.toml`` (by three more that read no rule) may be read while rules are written;
``blind.toml``, the held half, and ``after.toml`` and ``later.toml``, by two more hands when all was fitted, are only
scored.  The files of ``taught``, one for a field of life, teach statements with the first.  All mark words as
``⟦ENTITY ENTITY|words|relation word⟧``; an id that ends in ``?`` is as right found as not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

Half: TypeAlias = Literal[
    "open", "more", "fresh", "second", "third", "wide", "fourth", "fifth", "held", "after", "later"
]

READ: Final[tuple[Half, ...]] = ("open", "more", "fresh", "second", "third", "wide", "fourth", "fifth")
"""What may be read while rules are written."""
_HERE: Final = Path(__file__).parent
HELD: Final = _HERE / "blind.toml"
TAUGHT: Final = (*(_HERE / f"{half}.toml" for half in READ), *sorted((_HERE / "taught").glob("*.toml")))
"""What the weights of statements are fitted on."""
SCORED: Final[tuple[Half, ...]] = ("held", "after", "later")
"""What nobody reads who writes a rule, and nothing is fitted on."""
HALVES: Final[tuple[Half, ...]] = (*READ, *SCORED)
STYLES: Final = frozenset({"chat", "form", "medical", "kinship", "notice", "bill"})

NAMED: Final = ("PERSON", "CN_ADDRESS", "ADDRESS")
RELATIONS: Final = ("FAMILY_MEMBER", "COLLEAGUE", "GUARDIAN_CHILD", "EMERGENCY_CONTACT", "GROUP_MEMBERSHIP")
STATEMENTS: Final = (
    *("MEDICAL", "MEDICAL_STIGMATISED", "FERTILITY", "DISABILITY", "RELIGION", "POLITICAL_STATUS"),
    *("SEXUAL_ORIENTATION", "MARITAL_HISTORY", "CRIMINAL_RECORD", "ETHNICITY", "INCOME", "LOAN_RECORD"),
    *("SCHOOL_CLASS", "MINOR"),
)
BEHAVIOUR: Final = (
    *("TRAVEL_RECORD", "LODGING_RECORD", "PURCHASE_RECORD", "TRANSACTION_RECORD", "ACCOUNT_BALANCE"),
    *("LOGIN_RECORD", "ONE_TIME_CODE"),
)
KINDS: Final = (*NAMED, *RELATIONS, *STATEMENTS, *BEHAVIOUR)

_PLACES: Final = frozenset({"CN_ADDRESS", "ADDRESS"})
ALSO: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(_PLACES, _PLACES),
    **dict.fromkeys(("MEDICAL_STIGMATISED", "FERTILITY", "DISABILITY"), frozenset({"MEDICAL"})),
    **dict.fromkeys(("GUARDIAN_CHILD", "EMERGENCY_CONTACT"), frozenset({"FAMILY_MEMBER"})),
    **dict.fromkeys(("PURCHASE_RECORD", "LOAN_RECORD", "INCOME"), frozenset({"TRANSACTION_RECORD"})),
    **dict.fromkeys(("TRAVEL_RECORD", "LODGING_RECORD"), _PLACES | {"PURCHASE_RECORD"}),
    "SCHOOL_CLASS": frozenset({"MINOR"}) | _PLACES,
    "LOGIN_RECORD": _PLACES,
}
"""What is true of the same words beside the entity marked there: finding it is no mistake and no replacement."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One entity told by the characters ``start`` to ``end``; ``relation`` is the word that says who the person is to
    the other; ``optional`` ones count neither as missed nor as false."""

    entity: str
    start: int
    end: int
    relation: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` without its marks; ``near`` names the kinds whose words it uses without telling them of anybody."""

    style: str
    text: str
    marks: tuple[Marked, ...]
    near: frozenset[str]

    @property
    def told(self) -> tuple[Marked, ...]:
        """The marks a recognizer must find."""
        return tuple(mark for mark in self.marks if not mark.optional)

    @property
    def spared(self) -> tuple[Marked, ...]:
        """Where a finding is no mistake though none is asked for: optional marks, what is true beside a mark, and
        ``我妈`` or ``my boss``, who are a relation but nobody by name."""
        beside = (
            Marked(entity, mark.start, mark.end, optional=True)
            for mark in self.marks
            for entity in sorted(ALSO.get(mark.entity, ()))
        )
        return (*(mark for mark in self.marks if mark.optional), *beside, *self._nameless())

    def _nameless(self) -> Iterator[Marked]:
        for entity, word in _NAMELESS.items():
            if entity not in self.near:
                yield from (Marked(entity, m.start(), m.end(), optional=True) for m in word.finditer(self.text))


def written(file: Path) -> tuple[Sentence, ...]:
    """The texts of a file in their order.  Raises ValueError for a mark that is not well formed."""
    blocks = tomllib.loads(file.read_text("utf-8"))["text"]
    return tuple(Sentence(b["style"], *unmarked(b["text"]), frozenset(b.get("near", ()))) for b in blocks)


def sentences(half: Half) -> tuple[Sentence, ...]:
    """The texts of one half in file order."""
    return written(HELD if half == "held" else _HERE / f"{half}.toml")


_MARK = re.compile(r"⟦(?P<entities>[A-Z_? ]+)\|(?P<words>[^|⟦⟧]+)(?:\|(?P<relation>[^|⟦⟧]+))?⟧")


def unmarked(written: str) -> tuple[str, tuple[Marked, ...]]:
    """The text without its marks, and what they say of it."""
    text, marks, last = "", list[Marked](), 0
    for match in _MARK.finditer(written):
        text += written[last : match.start()]
        start, text, last = len(text), text + match["words"], match.end()
        marks.extend(
            Marked(entity.removesuffix("?"), start, len(text), match["relation"] or "", entity.endswith("?"))
            for entity in match["entities"].split()
        )
    text += written[last:]
    if broken := re.search(r"[⟦⟧]", text):
        raise ValueError(f"a mark is not well formed near character {broken.start()}")
    return text, tuple(marks)


_NAMELESS: Final[Mapping[str, re.Pattern[str]]] = {
    "FAMILY_MEMBER": re.compile(
        r"[我俺咱你您他她][们家的]*[妈爸爹娘姐哥弟妹爷奶叔舅姑姨婶]|[妈爸爷奶姐哥弟妹叔舅姑姨]{2}|老[公婆伴]|媳妇|爱人|那口子|[儿孙][子女]"
        r"|女儿|闺女|孩子|[外亲][婆公甥家]|[婆公]{2}|[一二三大小][叔舅姑姨]|[嫂姨]子|[姐姑]夫|弟媳|舅妈|[堂表][哥姐弟妹]|侄[子女]|前[夫妻]"
        r"|\b(?:my|his|her|our|their|your) (?:step|grand|ex-)?(?:mum|mom|mother|dad|father|sister|brother|son|daughter"
        r"|wife|husband|aunt|uncle|nephew|niece|parents|kids)\b",
        re.IGNORECASE,
    ),
    "COLLEAGUE": re.compile(
        r"[我咱你您][们]?的?(?:老板|领导|主管|组长|同事)|工友|\bmy (?:boss|coworker|manager)\b", re.IGNORECASE
    ),
    "GUARDIAN_CHILD": re.compile(r"家长|监护人|孩子|儿子|女儿|guardian"),
}
