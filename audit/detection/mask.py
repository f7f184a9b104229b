"""The one door.  A Span with its raw text comes in, a masked Finding goes out; nothing else makes Findings.

Behind the door there are: the mask, keyed hashes (``id``, ``links``) and facts that leave enough candidates.  What the
user's configuration allows does not become a Finding: only the number of its rule comes out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence, Set
from datetime import date
from types import MappingProxyType

from audit.detection.allow import Allowances, Rule
from audit.detection.masks import MASKS, hides_enough
from audit.model import Allowed, Finding, Place
from audit.severity import stepped
from recognizers.catalogue import Catalogue, Entity
from recognizers.span import Span

_LINKED = frozenset({"id", "mobile", "phone", "landline", "card", "last-4", "device", "document", "account", "email"})
"""Mask rules of values that other files may hold whole or masked in another way."""


class Door:
    """Makes Findings.  ``reveal`` shows normal forms instead of masks (the user asked for it, once, by flag)."""

    def __init__(
        self,
        catalogue: Catalogue,
        key: bytes,
        *,
        reveal: bool = False,
        today: date | None = None,
        allow: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """``allow`` as in ``Config``; ``PdauditError`` when a rule in it is none."""
        self._entities = catalogue.entities
        self._allowances = Allowances(allow, catalogue)
        self._reveal = reveal
        self.today = today or date.today()
        self._keyed = hashlib.blake2b(key=key, digest_size=8)

    def admit(
        self,
        span: Span,
        place: Place,
        extra_why: tuple[str, ...] = (),
        confidence: float | None = None,
        column: int | None = None,
        circumstances: Set[str] = frozenset(),
        unit: int = 0,
        party: str = "",
        site: str = "",
    ) -> Finding:
        """The masked finding of ``span`` at ``place``; ``column`` is the judged column it belongs to,
        ``circumstances`` (codes of ``audit.severity``) move the severity, ``unit`` and ``party`` as in ``Finding``;
        ``site`` is the host that a saved login is for."""
        entity = self._entities[span.entity]
        if span.test or span.masked:
            circumstances = circumstances | _nobodys(span)
        severity, steps = stepped(entity.severity, circumstances)
        return Finding(
            entity=span.entity,
            value=span.form if self._reveal else self.mask(span),
            id=self._id(span),
            place=place if self._reveal else clean(place),
            confidence=round(span.confidence if confidence is None else confidence, 2),
            severity=severity,
            why=span.why + extra_why + steps,
            masked=span.masked,
            test=span.test,
            links=self._links(entity, span.form),
            facts=self.facts(span) | ({"site": clean_name(site)} if site else {}),
            column=column,
            unit=unit,
            party=party,
        )

    def allowed(self, span: Span) -> Allowed | None:
        """The rule of the configuration by which ``span`` is no finding; it is asked before ``admit``."""
        rule = self._allowances.rule(span.entity, span.form, lambda: self._id(span))
        return None if rule is None else Allowed(rule, span.entity)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """What the configuration allows."""
        return self._allowances.rules

    def mask(self, span: Span) -> str:
        """What may be shown of the value; one that was masked already stays so where that hides enough."""
        rule = self._entities[span.entity].mask
        if span.masked and hides_enough(rule, span.form):
            return span.form
        return MASKS[rule](span.form)

    def is_direct(self, span: Span) -> bool:
        """Whether a span identifies a person by itself."""
        return self._entities[span.entity].identifier == "direct"

    def _id(self, span: Span) -> str:
        return "b2:" + self._hash(f"{span.entity}\0{span.form}")

    def _hash(self, text: str) -> str:
        keyed = self._keyed.copy()
        keyed.update(text.encode("utf-8", "surrogatepass"))
        return keyed.hexdigest()

    def _links(self, entity: Entity, form: str) -> tuple[str, ...]:
        """Keyed hashes of the form and of its first-3+last-4, first-7 and last-4 views, in this order."""
        if entity.mask not in _LINKED or len(form) < 7:
            return ()
        views = (form, f"3+4:{form[:3]}{form[-4:]}", f"7:{form[:7]}", f"4:{form[-4:]}")
        return tuple(self._hash(view) for view in views)

    def facts(self, span: Span) -> dict[str, str]:
        """What may be known without the value."""
        if span.entity == "CN_RESIDENT_ID":
            return _resident_id_facts(span.form, self.today)
        if span.entity == "DATE_OF_BIRTH":
            return _birth_facts(span.form, self.today)
        return {"under_14": "yes"} if span.entity == "MINOR" else {}


def _nobodys(span: Span) -> set[str]:
    """The circumstances in which a value leads to nobody."""
    return {code for code, holds in (("test-value", span.test), ("masked", span.masked)) if holds}


_TELLING = re.compile(r"[0-9]{7,}|[^\s@/]+@[^\s@/]+")


def clean(place: Place) -> Place:
    """A place whose names (keys, sheets, tables) are masked where they look like values themselves."""
    if all(isinstance(value, int) or not _TELLING.search(value) for value in place.values()):
        return place
    return {key: clean_name(value) if isinstance(value, str) else value for key, value in place.items()}


def clean_name(name: str) -> str:
    """Digit runs from seven on and e-mail addresses keep their beginning only."""
    return _TELLING.sub(lambda found: found.group()[:3] + "***", name)


def _resident_id_facts(form: str, today: date) -> dict[str, str]:
    """Province code, decade of birth, sex, and whether the holder is under 14, as far as they are not masked.

    GB 11643-1999.
    """
    old = len(form) == 15
    birth = ("19" + form[6:12]) if old else form[6:14]
    facts = {"province": form[:2]} if form[:2].isdecimal() else {}
    if (order := form[14:15] if old else form[16:17]).isdecimal():
        facts["sex"] = "M" if int(order) % 2 else "F"
    return facts | _birth_facts(f"{birth[:4]}-{birth[4:6]}-{birth[6:]}", today)


def _birth_facts(form: str, today: date) -> dict[str, str]:
    digits = [
        part
        for part in form.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").split("-")
        if part
    ]
    try:
        born = date(int(digits[0]), int(digits[1]), int(digits[2]))
    except (ValueError, IndexError):
        return {}
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    facts = {"birth_decade": f"{born.year // 10}0s"}
    return facts | {"under_14": "yes"} if 0 <= age < 14 else facts
