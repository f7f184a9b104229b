"""Addresses in English running text, and post-office boxes: a number, a street, and what shows that somebody is there.

Number and street alone (12 Angry Way) are too little: a flat, a town, a state or a postcode stands behind them, words
of living or sending before them, or they fill a line.  A street in a language that we do not read is known by its flat,
or by the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.addresses.english_kinds import BOX, CORNER, ESTATE, HOUSE, LED, SIGN, WITH_UNIT
from recognizers.lazy import lazy
from recognizers.rule import compiled
from recognizers.span import Span

SURE, LIKELY, DENIED = 0.75, 0.60, 0.20
"""With a postcode, state or country behind it; with less; where it is nobody's."""
_KINDS = (HOUSE, ESTATE, BOX, WITH_UNIT, LED, CORNER)
_WITHOUT_NUMBER = (ESTATE, CORNER)
_LEAD = lazy(
    r"(?i:(?<![a-z])(?:liv(?:es?|ing|ed)|resid(?:es?|ing)|stay(?:s|ing)?|house|home|flat|office|place|work(?:s|ing)?"
    r"|am|is|are|i'm|i’m|we're|located|based|arrived?(?: today)?|meet(?: me| you| us)?|pick (?:me|it) up|delivered"
    r"|deliver(?:y)?|drop(?: it)?|leave(?: it)?|today|party|over|off) at"
    r"|(?:mov(?:ed|ing)|ship(?:ped)?|deliver(?:ed)?|mail(?:ed)?|sen[dt]|post(?:ed)?|goes|go|come|came|return"
    r"|forward(?:ed)?|sent)(?: [a-z]+){0,4} to"
    r"|address(?: is| to|:)?|(?:i|we|he|she|they) (?:live|lives|lived) (?:in|on)|ship to:?|deliver to:?|from"
    r"|(?:address|house|home|place) is|bill to:?|(?:lives?|lived) on)"
    r"[: ]{1,2}(?:the |my |our )?$"
)
"""Words of living or sending."""
_AT = lazy(
    r"(?:(?<![A-Za-z])(?:at|outside|near|opposite|behind|to|into|of|from|past|by|is|was|number|house|flat|home|door,)"
    r"|[(:;–—|]|\b(?:c/o|attn)\b[^,\n]{2,30},)[ ]?$",
    re.IGNORECASE,
)
"""Words and signs after which a street with a number is a place where somebody is."""
_STREET_END = lazy(
    r" (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Court|Crescent|Terrace|Way|Gardens|Grove|Close|Mews"
    r"|Arcade|Wynd|Cottages|Villas|Rise|Parade|Quay|Walk|View|Row|Reach|Croft|Brae)\.?(?: (?:NW|NE|SW|SE|[NSEW]))?$"
)
"""Words that hardly mean anything else behind a number and a name."""
_GOES_ON = lazy("[ ][A-Z]")
"""2 Main Street Films."""
_BEFORE, _LEAD_SIZE, _AFTER = 70, 48, 200
"""Characters that are read before a sign, before an address, and behind a sign."""
_LABEL = lazy("[A-Za-z][A-Za-z ]{1,24}:")
_DIGIT = lazy("[0-9]")
_EDGES = " ,.\r\n>?|*"


class EnglishAddresses:
    """Finds ADDRESS where no label names it."""

    entities = ("ADDRESS",)

    def find(self, text: str, hint: str) -> Iterator[Span]:  # noqa: ARG002
        """Addresses with a number and a street, and post-office boxes."""
        seen = 0
        for sign in compiled(SIGN).finditer(text):
            if sign.end() <= seen:
                continue
            start, end, score = _best(text, max(seen, sign.start() - _BEFORE), sign)
            if score:
                seen = end
                yield _span(text, start, start + len(text[start:end].rstrip(_EDGES)), score)


def _best(text: str, first: int, sign: re.Match[str]) -> tuple[int, int, float]:
    """The longest address at the sign, with its score; zeros when there is none."""
    best, last = (0, 0, 0.0), sign.end() + _AFTER
    for kind in _KINDS if _DIGIT.search(text, first, last) else _WITHOUT_NUMBER:
        for match in compiled(kind).finditer(text, first, last):
            if match.start() > sign.end():
                break
            start = match.start("place") if kind is LED else match.start()
            longer = match.end() > sign.start() and match.end() - start > best[1] - best[0]
            score = _score(text, match, start) if longer else 0.0
            if score:
                best = (start, match.end(), score)
                break
    return best


def _score(text: str, match: re.Match[str], start: int) -> float:
    """How sure an address is by what stands around it; 0 when it is none."""
    if match["code"] or match["nation"] or match["post"] or match["before"]:
        return SURE
    if match.re.pattern is not HOUSE or match["unit"] or match["city"] or match["front"]:
        return LIKELY
    before = text[max(0, start - _LEAD_SIZE) : start]
    said = _LEAD.search(before) or (
        _AT.search(before) and _STREET_END.search(match[0]) and not _GOES_ON.match(text, match.end())
    )
    return LIKELY if said or _fills_line(text, start, match.end()) else 0.0


def _fills_line(text: str, start: int, end: int) -> bool:
    """Whether nothing stands beside it in its line but a label."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip(_EDGES)
    return (
        start > 0
        and (not before or _LABEL.fullmatch(before) is not None)
        and text[end : end + 1] in ("", "\n", "\r", "\x00")
    )


def _span(text: str, start: int, end: int, score: float) -> Span:
    """Where an organisation sits is nobody's home, and 1991-2013, Thomas G. Lane holds a copyright."""
    why: tuple[str, ...] = ("pattern", "address-parts")
    if _YEARS.match(text, start):
        score, why = DENIED, (*why, "negative:years")
    elif _OFFICE.search(text, max(0, start - _OFFICE_REACH), start):
        score, why = DENIED, (*why, "negative:office")
    return Span(start, end, "ADDRESS", score, "address-street", why, text[start:end])


_OFFICE_REACH = 80
_YEARS = lazy("(?:19|20)[0-9]{2}[-–](?:19|20)?[0-9]{2},")
_OFFICE = lazy(
    r"(?:\boffices?\s+(?:is\s|are\s)?(?:at|in)|headquarter(?:s|ed)|\b(?:Inc|Corp|Ltd|LLC|Co|GmbH)\b\.?"
    r"|\b(?:Foundation|Corporation|Company|University|Institute)\b)[^.\n]{0,3}[,:]?\s{0,40}(?:at )?$"
)
"""An organisation right before its address, as licences and imprints write it."""
