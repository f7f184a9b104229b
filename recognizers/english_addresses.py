"""Addresses in English running text, and post-office boxes: a number, a street, and what shows that somebody is there.

Number and street alone (12 Angry Way) are too little: a flat, a town, a state or a postcode stands behind them, words
of living or sending before them, or they fill a line.  Street words follow USPS Publication 28, appendix C1, and the
Royal Mail guide; postcodes the forms of the USPS, Royal Mail and Canada Post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.span import Span

SURE, LIKELY = 0.75, 0.60
"""With a postcode or state behind it; with less."""

_STREET_WORD = (
    "Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Terrace|Terr"
    "|Way|Highway|Hwy"
    "|Parkway|Pkwy|Circle|Cir|Trail|Crescent|Cres|Close|Gardens?|Row|Alley|Plaza|Mews|Loop|Broadway|Quay|Walk"
    "|Grove|Yard|Rise"
    "|Hill|Parade|Green|Wharf|Gate|Pike|Turnpike|Run|Bend|Point|Ridge|Cove|Heights|Park|Esplanade|Vale|View"
    "|Croft|Streets"
    "|Avenues|Squares|Bridge"
)
_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ž'’.-]{0,20}|[0-9]{1,3}(?:st|nd|rd|th)|[NSEW]\.?|of|the"
_POINT = "(?: (?:NW|NE|SW|SE|N|S|E|W|North|South|East|West))?"
_STREET = rf"(?:(?:{_WORD}) ){{1,4}}(?:{_STREET_WORD})(?![A-Za-z])\.?{_POINT}"
_FOREIGN = (
    r"(?:Rue|Via|Viale|Piazza|Calle|Avenida|Rua|Ulica|ul\.|Av\.|Rúa"
    r"|Strada) (?:[A-ZÀ-Þa-z][A-Za-zÀ-ž'’.-]{0,20} ?){1,4},? [0-9]{1,4}[A-Za-z]?"
    r"|[A-ZÀ-Þ][A-Za-zÀ-ž.-]{2,24}(?:straße|strasse|str\.|weg|platz|gasse|allee|straat|laan|gracht|gatan|vägen"
    r"|vej|gade|katu|tie|utca) [0-9]{1,4}[A-Za-z]?"
)
_UNIT = r"(?:#|(?:Apt|Apartment|Unit|Suite|Ste|Flat|Room|Rm|Floor|Fl|Lot)\.? ?#?)[ ]?[0-9A-Za-z-]{1,6}(?![0-9A-Za-z])"
_ZIP = r"[0-9]{5}(?:-[0-9]{4})?(?![0-9])"
_POSTCODE = r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}(?![0-9A-Za-z])|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9](?![0-9A-Za-z])"
_STATE = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]"
    "|W[AIVY]"
    "|NSW|VIC|QLD|TAS|ACT|ON|QC|BC|AB|MB|SK|NS|NB"
)
_CITY = r"[A-ZÀ-Þ][A-Za-zÀ-ž'’.-]{1,20}(?![0-9])(?:[ -][A-ZÀ-Þ][A-Za-zÀ-ž'’.-]{1,20}(?![0-9])){0,2}"
_GAP = r"[, ]{0,2}(?:\r?\n[ ]{0,8})?"
_CODE = rf"(?:{_STATE})(?![A-Za-z])(?:,? {_ZIP})?|{_POSTCODE}|{_ZIP}"
_TAIL = (
    rf"(?:{_GAP}(?P<unit>{_UNIT}))?(?:(?:, ?"
    rf"|,?[ ]?\r?\n[ ]{{0,8}})(?P<city>{_CITY})(?:, {_CITY})?)?(?:{_GAP}(?P<code>{_CODE}))?"
    rf"(?:{_GAP}(?:USA|U\.S\.A\.|UK|United Kingdom|United States|Canada|Australia|Ireland)(?![A-Za-z]))?"
)
_HOUSE = re.compile(
    rf"(?<![0-9A-Za-z.,:$£€#/-])(?P<front>{_UNIT},? )?(?:[0-9]{{1,5}}(?:-[0-9]{{1,4}})?[A-Za-z]?,? (?:{_STREET})"
    rf"|(?:[0-9]{{1,5}} )?(?:{_FOREIGN})){_TAIL}"
)
_BOX = re.compile(
    rf"(?<![A-Za-z])(?:(?i:p\.? ?o\.? ?box)|PSC [0-9]{{1,4}},? Box|Unit [0-9]{{4}},? Box) [0-9]{{1,6}}(?![0-9])"
    rf"(?:{_GAP}(?:APO|FPO|DPO) A[APE] [0-9]{{5}})?{_TAIL}"
)
_LEAD = re.compile(
    r"(?i:(?<![a-z])(?:liv(?:es?|ing|ed)|resid(?:es?|ing)|stay(?:s|ing)?|house|home|flat|office|place|work(?:s"
    r"|ing)?|am|is|are|i'm|i’m|we're|located"
    r"|based|arrive(?: today)?|meet(?: me)?|pick (?:me|it) up|delivered|deliver(?:y)?|drop(?: it)?|leave(?: it)?"
    r"|today|party|over) at"
    r"|(?:mov(?:ed|ing)|ship(?:ped)?|deliver(?:ed)?|mail(?:ed)?|sen[dt]|post(?:ed)?|goes|go|come|came"
    r"|forward(?:ed)?|sent)(?: [a-z]+){0,4} to"
    r"|address(?: is| to|:)?|(?:i|we|he|she|they) (?:live|lives) (?:in|on)|ship to:?|deliver to:?|from"
    r"|new address is|house is|bill to:?)"
    r"[: ]{1,2}(?:the |my |our )?$"
)
_SIGN = re.compile(
    rf"(?<![A-Za-z])(?:{_STREET_WORD})(?![A-Za-z])|(?i:box) [0-9]"
    r"|(?:straße|strasse|straat|gatan|katu|laan|tie|vej|gade|weg|platz|gasse|allee|vägen|utca) [0-9]"
    r"|(?<![A-Za-z])(?:Rue|Via|Calle|Avenida|Rua) "
)
_BEFORE, _LEAD_SIZE, _AFTER = 70, 48, 160
"""Characters that are read before a street word, before an address, and behind a street word."""


class EnglishAddresses:
    """Finds ADDRESS where no label names it."""

    entities = ("ADDRESS",)

    def find(self, text: str, hint: str) -> Iterator[Span]:  # noqa: ARG002
        """Addresses with a number and a street, and post-office boxes."""
        seen = 0
        for sign in _SIGN.finditer(text):
            if sign.end() <= seen:
                continue
            first = max(seen, sign.start() - _BEFORE)
            for match in _matches(text, first, sign.end() + _AFTER):
                if match.end() > sign.start() and (score := _score(text, match)):
                    seen = match.end()
                    yield _span(text, match.start(), match.start() + len(match[0].rstrip(" ,.\n")), score)
                    break


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for regex in (_HOUSE, _BOX):
        yield from regex.finditer(text, start, end)


def _score(text: str, match: re.Match[str]) -> float:
    """How sure an address is by what stands around it; 0 when it is none."""
    if match["code"]:
        return SURE
    start, end = match.span()
    around = match["unit"] or match["city"] or match.re is _BOX or match.groupdict().get("front")
    said = _LEAD.search(text[max(0, start - _LEAD_SIZE) : start])
    return LIKELY if around or said or _fills_line(text, start, end) else 0.0


def _fills_line(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return start > 0 and not before.strip() and text[end : end + 1] in ("", "\n", "\r", "\x00")


def _span(text: str, start: int, end: int, score: float) -> Span:
    """Where an organisation sits is nobody's home, and 1991-2013, Thomas G. Lane holds a copyright."""
    why: tuple[str, ...] = ("pattern", "address-parts")
    if _YEARS.match(text, start):
        score, why = DENIED, (*why, "negative:years")
    elif _OFFICE.search(text, max(0, start - _OFFICE_REACH), start):
        score, why = DENIED, (*why, "negative:office")
    return Span(start, end, "ADDRESS", score, "address-street", why, text[start:end])


DENIED = 0.20
_OFFICE_REACH = 60
_YEARS = re.compile("(?:19|20)[0-9]{2}[-–](?:19|20)?[0-9]{2},")
_OFFICE = re.compile(
    r"(?:\boffices?\s+(?:is\s|are\s)?(?:at|in)|headquarter(?:s|ed)|\b(?:Inc|Corp|Ltd|LLC|Co|GmbH)\b\.?"
    r"|\b(?:Foundation|Corporation|Company|University|Institute)\b)[^.\n]{0,3}[,:]?\s{0,12}(?:at )?$"
)
"""An organisation right before its address, as licences and imprints write it."""
