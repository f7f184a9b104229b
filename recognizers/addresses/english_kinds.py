"""The ways in which an address outside China is written, and the sign by which each is seen: sources of regular
expressions, as few texts need them and they are slow to compile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from recognizers.addresses.english_parts import (
    APART,
    BEHIND,
    ENDING,
    GAP,
    HOME,
    LARGE,
    LETTER,
    NAME,
    NAMES,
    NUMBER,
    POSTCODE,
    PREFIX,
    SMALL_PREFIX,
    STREET,
    STREET_WORD,
    TAIL,
    UNIT,
)

_ALONE = rf"(?<![{LETTER}0-9.,:$£€#/-])"
_NUMBERED = rf"(?:[0-9]{{1,5}},? (?:{NAMES})(?: {BEHIND}\.?)?|{NAMES} {BEHIND}\.?)"
"""What may be a street of any language: a number before its name, or behind it."""
_FLOOR = r"[0-9]{1,3}(?:/F|(?:st|nd|rd|th) (?:Floor|Fl\.?))"
_PART = rf"(?:{_FLOOR}|(?:Block|Tower|Building|Bldg|Phase) [0-9A-Z]{{1,4}}(?![a-z])|{NAMES},)"
"""Between a unit and its street: 12/F, Block B, Harbour Gardens."""
_FOREIGN = (
    rf"(?:{PREFIX}) {NAMES},? {BEHIND}|[{LARGE}][{LETTER}.-]{{1,24}}(?:{ENDING}) {BEHIND}"
    rf"|(?:[{LARGE}][{LETTER}.-]{{1,24}} ){{1,3}}(?i:{ENDING}|{APART}) {BEHIND}\.?"
)
HOUSE: Final = (
    rf"{_ALONE}(?P<front>{UNIT},? (?:{_PART},? ){{0,4}})?"
    rf"(?:{NUMBER},? (?:(?:Lane|Alley|Sec\.|Section) [0-9]{{1,4}},? ){{0,3}}(?:[0-9]{{1,4}} )?{STREET}"
    rf"|(?:{NUMBER},? )?(?:{_FOREIGN})"
    rf"|{NUMBER},? (?:[0-9]{{1,4}} )?(?:{PREFIX}|{SMALL_PREFIX}) {NAMES}(?:,? {BEHIND})?){TAIL}"
)
"""A house in a street."""
_BLOCK = r"(?i:blk|block) [0-9]{1,4}[A-Z]?,? "
_HOUSE_NAME = "Cottage|Forge|Lodge|Barn|Rectory|Vicarage|Farm|Farmhouse|Grange|Bungalow|Villa"
_ESTATE = "Sector|Phase|Block|Ward|Gali"
ESTATE: Final = (
    rf"{_ALONE}(?:{_BLOCK}{NAMES}(?: [0-9]{{1,3}}(?![0-9]))?(?={GAP}#)"
    rf"|{_BLOCK}(?:{NAMES} )?(?:Ave|St|Rd|Street|Avenue|Road|Drive|Central)(?: [0-9]{{1,3}})?(?![{LETTER}0-9])"
    rf"|(?i:plot|house) [0-9]{{1,5}}[A-Z]?, (?:{_ESTATE}) [0-9A-Z]{{1,4}}"
    rf"(?:, (?:[A-Z][a-z]+ No\.? [0-9]{{1,4}}|{NAMES}))?"
    r"|(?i:H\.? ?No|House No|Plot No|Flat No|Door No|D\.? ?No|Shop No)\.?:? ?[0-9][0-9A-Za-z/-]{0,11},"
    rf"(?: [0-9A-Z][{LETTER}0-9'’. -]{{1,30}},){{0,5}} {NAMES}"
    rf"|(?:{NAME} ){{1,3}}(?:{_HOUSE_NAME}),(?: {NAMES},)? (?:{STREET}|Co\.? {NAME})"
    rf"|{UNIT}, {_FLOOR},(?: {_PART},?){{0,4}} {NAMES}"
    rf"|[0-9]{{1,4}}(?:-[0-9]{{1,4}}){{0,2}},? {NAMES},(?: {NAMES},)? [A-Z][a-z]{{1,15}}-(?:ku|shi|gu|si|gun)(?![a-z])"
    rf"|[A-Z]-?[0-9]{{1,4}}, {NAMES},(?: {NAMES},?){{1,4}}(?= [0-9]{{6}}(?![0-9]))"
    rf"|(?:The {NAMES}, )?{NUMBER},? {NAMES}(?=,(?: {NAMES},?){{1,3}} {POSTCODE})"
    rf"){TAIL}"
)
"""Singapore's blocks; India's house, plot and flat numbers with what follows between commas; houses with a name; Hong
Kong's and Manila's floors; the wards of Japan and Korea; a number and any name before a British postcode."""
BOX: Final = (
    rf"(?<![{LETTER}0-9])(?:(?:[0-9]{{1,5}} )?(?:(?i:p\.? ?o\.? ?box|gpo box|postbox|postfach|locked bag|private bag)"
    r"|(?i:rr|hc) [0-9]{1,3},? (?i:box)) [0-9]{1,6}(?![0-9])"
    r"|(?i:psc|unit|cmr) [0-9]{3,4},? (?i:box) [0-9]{1,6}(?![0-9])"
    rf"|US(?:NS|NV|S|CGC) [{LARGE}][{LETTER}'’-]{{1,20}}(?={GAP}(?:APO|FPO|DPO) ))"
    rf"(?: {NAMES}(?={GAP}{HOME}))?(?:{GAP}(?i:APO|FPO|DPO) (?i:A[APE]) [0-9]{{5}})?{TAIL}"
)
"""Boxes, those of the armed forces, and their ships."""
WITH_UNIT: Final = (
    rf"{_ALONE}(?:(?P<front>{HOME}),? {_NUMBERED}"
    rf"|(?:{_NUMBERED}|[0-9]{{1,5}} [{LETTER} .'’-]{{3,30}} [0-9]{{1,4}})(?={GAP}{HOME})){TAIL}"
)
"""A number and a name of any language beside a flat or suite."""
_DWELL = (
    r"(?i:(?<![a-z])(?:(?:live[sd]?|living|stay(?:s|ing|ed)?|i['’]?m|am|reside[sd]?|residing|located|arrived"
    r"|(?:office|restaurant|station|house|home) is|(?:drops?|meet|met)(?: [a-z]{2,8})(?: off)?) (?:at|on|in)"
    r"|address(?:es)?(?: is|\? it is|:| with)))[ \n]{1,6}"
)
_NO_STREET = (
    "Page|Gate|Terminal|Track|Platform|Room|Level|Floor|Day|Week|Chapter|Section|Version|Line|Channel|Port|Table|Figure"
    "|Step|Stage|Season|Episode|Windows|Python|Sector|District|Zone|Area|Group|Class|Grade|Year|Building|Station|Exit"
    "|Slide|Slot|January|February|March|April|May|June|July|August|September|October|November|December|Article|Act|Book"
    "|Part|Phase|The|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_SMALL = (
    r"[0-9]{1,5}[a-z]? (?:[a-z]{2,15} ){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|crescent|terrace"
    r"|boulevard|blvd|grove|mews)(?![a-z])"
)
"""A street as people chat: 742 maple st."""
LED: Final = (
    rf"{_DWELL}(?P<place>(?!(?:[0-9]{{1,5}} )?(?:{_NO_STREET})(?![a-z]))"
    rf"(?:{_NUMBERED}(?: (?:St|Rd|Ave)\.?(?![a-z]))?|{_SMALL}){TAIL})"
)
"""The same behind words of living or meeting; the address is the group ``place``."""
_SIDE = rf"(?:[0-9]{{1,5}} )?{NAMES}(?: [0-9]{{1,4}}[A-Za-z]?(?![0-9A-Za-z])\.?)?(?: St\.?(?![a-z]))?"
CORNER: Final = rf"(?i:the corner of) {_SIDE} (?:and|&) {_SIDE}{TAIL}"
"""Where two streets meet."""


def _signs() -> Iterator[str]:
    """What one of the ways cannot do without."""
    yield from (f"{word}(?![{LETTER}])" for word in STREET_WORD.split("|"))
    yield from (f"{word} [0-9]" for word in f"{ENDING}|{APART}".replace("[rslnt]", "").split("|"))
    yield from (f"{word} " for word in f"{PREFIX}|{SMALL_PREFIX}|corner of".split("|"))
    yield from (f"{word} [0-9]" for word in "Box|box|BOX|Postfach|Locked Bag|Private Bag|Postbox".split("|"))
    units = "Apt apt APT Suite suite SUITE Ste Unit Flat Apartment Blk BLK Block".split()
    yield from (rf"{word}\.? ?#?[0-9]" for word in units)
    yield from (rf"{word} ?No\.?:? ?[0-9]" for word in ("House", "Plot", "Flat", "Door", "Shop", "H", r"H\."))
    yield from (f"{word} [0-9]{{1,5}}[A-Z]?, (?:{_ESTATE}) " for word in ("Plot", "plot", "House", "house"))
    yield from (f"{word} [Aa][APEape] [0-9]" for word in ("APO", "FPO", "DPO", "apo", "fpo", "dpo"))
    living = "live lives lived living reside resides residing located".split()
    yield from (f"{word} (?:at|on|in) (?=[0-9A-ZÀ-Ω])" for word in living)
    meeting = "arrived is off meet me you us im i'm I'm am stay stays staying".split()
    yield from (f"{word} (?:at|on) (?=[0-9A-ZÀ-Ω])" for word in meeting)
    yield from (
        r"address(?:es)?(?: is|\? it is|:| with)[ \n]",
        r"Address:[ \n]",
        "/F, ",
        "-(?:ku|shi|gu|si|gun)(?![a-z])",
    )
    yield from (f"{word}, [A-Z]" for word in _HOUSE_NAME.split("|"))
    yield from (f"{area}[A-Z]?[0-9][0-9A-Z]? [0-9][A-Z]{{2}}(?![0-9A-Za-z])" for area in "ABCDEFGHIKLMNOPRSTUWYZ")


def _by_letter(ways: Iterable[str]) -> str:
    """An alternation of ``ways``, those with a first letter in common together: many at one level are slow, and the
    search skips to first letters."""
    groups: dict[str, list[str]] = {}
    for way in sorted(ways, reverse=True):
        groups.setdefault(way[0], []).append(way[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in groups.items())


SIGN: Final = _by_letter(_signs())
"""Where it is worth looking."""
