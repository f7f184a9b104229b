"""What one rule is, and the scale on which its matches are believed.

valid (checksum, numbering plan, unmistakable structure)   + label or column 0.95 · + context 0.85 · alone 0.75
form only                                                  + label or column 0.75 · + context 0.60 · alone 0.40
either, when the words before it say it is something else  0.20
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

Support: TypeAlias = Literal["label", "context", "none", "negative"]
"""What the surroundings say of a match."""

FINDING = 0.5
"""From here on a span counts as found; below it is only something to confirm."""

_VALUE_GROUP = "(?P<v>"

_VALID: dict[Support, float] = {"label": 0.95, "context": 0.85, "none": 0.75, "negative": 0.20}
_WEAK: dict[Support, float] = {**_VALID, "none": 0.40}
_FORM: dict[Support, float] = {"label": 0.75, "context": 0.60, "none": 0.40, "negative": 0.20}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a validator has proved; ``codes`` go into ``Span.why``.

    ``weak``: so many unrelated numbers pass (one in ten passes a Luhn check) that without a label or context the
    match is worth no more than its form.
    """

    codes: tuple[str, ...] = ()
    weak: bool = False


Validator: TypeAlias = Callable[[str], Evidence | None]
"""Says what is proved about a matched value; None: it cannot be one."""

Form: TypeAlias = Callable[[str], str]
"""The normal form of a matched value: equal values have equal forms."""


Script: TypeAlias = Literal["", "han", "latin"]
"""What text must contain where a pattern can match: a Chinese character, an ASCII letter, or nothing of the kind."""


@cache
def compiled(source: str) -> re.Pattern[str]:
    """The regular expression, compiled at its first use: a scan of one small text uses few of several hundred."""
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape that may stand anywhere in the text.

    ``anchors`` (lower-case literals, one of them in every match), ``digits`` (at least so many ASCII digits in every
    match), ``token`` (every match lies in one run of at least so many ASCII letters, digits and ``_:.-``) and
    ``script`` let the prefilter skip text; ``needs`` is the least support without which there is no candidate at all.
    """

    id: str
    source: str
    form: Form
    validate: Validator | None = None
    keep_invalid: bool = False
    anchors: tuple[str, ...] = ()
    digits: int = 0
    token: int = 0
    script: Script = ""
    needs: Literal["", "context", "label"] = ""

    @property
    def regex(self) -> re.Pattern[str]:
        return compiled(self.source)

    @property
    def grouped(self) -> bool:
        """Whether the value is only the part of a match called ``v``."""
        return _VALUE_GROUP in self.source


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a label of the entity, or fills a cell of a column so called.

    ``glued``: it may follow a Chinese label with nothing between them even when it is Chinese itself (``姓名李雷``).
    """

    source: str
    form: Form
    validate: Validator | None = None
    keep_invalid: bool = False
    glued: bool = False

    @property
    def regex(self) -> re.Pattern[str]:
        return compiled(self.source)

    @property
    def grouped(self) -> bool:
        """Whether the value is only the part of a match called ``v``."""
        return _VALUE_GROUP in self.source


def confidence(evidence: Evidence | None, support: Support) -> float:
    """Where a match stands on the scale; ``evidence`` None means that only its form speaks for it."""
    if evidence is None:
        return _FORM[support]
    return (_WEAK if evidence.weak else _VALID)[support]


def proves(validate: Validator | None, keep_invalid: bool, value: str) -> tuple[bool, Evidence | None]:
    """Whether ``value`` may stand as a candidate, and what is proved about it."""
    if validate is None:
        return True, None
    evidence = validate(value)
    return evidence is not None or keep_invalid, evidence
