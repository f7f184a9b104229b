"""The machine readable zone of passports: ICAO Doc 9303 part 4 (eighth edition, 2021), two lines of 44 signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LENGTH = 44
_FILLERS = str.maketrans("«‹＜〈《", "<<<<<")
_NAMES = re.compile(r"P[A-Z<](?P<state>[A-Z<]{3})(?P<names>[A-Z<]{39})")
_DETAILS = re.compile(
    r"(?P<number>[0-9A-Z<]{9})(?P<number_check>[0-9])(?P<state>[A-Z<]{3})"
    r"(?P<born>[0-9]{6})(?P<born_check>[0-9])[MFX<](?P<ends>[0-9]{6})(?P<ends_check>[0-9])"
)
_WEIGHTS = (7, 3, 1)


@dataclass(frozen=True, slots=True)
class Passport:
    """``number`` agrees with its check digit; ``state`` is the holder's (three letters); ``name`` may be ""."""

    number: str
    state: str
    name: str


def passports(lines: Iterable[str]) -> Iterator[Passport]:
    """The passports whose zones stand in lines of recognised text."""
    name = ""
    for zone in map(_zone, lines):
        if above := _NAMES.match(zone):
            name = " ".join(above["names"].replace("<", " ").split())
        elif (match := _DETAILS.match(zone)) and all(_agrees(match, part) for part in ("number", "born", "ends")):
            yield Passport(match["number"].rstrip("<"), match["state"].rstrip("<"), name)


def _zone(line: str) -> str:
    """The line as a zone; "" when it is none.  Fillers at the end are easily miscounted, those inside are not."""
    text = re.sub(r"\s", "", line.translate(_FILLERS)).upper()
    return text[:_LENGTH].ljust(_LENGTH, "<") if abs(len(text) - _LENGTH) <= 6 and text.isascii() else ""


def _agrees(match: re.Match[str], part: str) -> bool:
    """Weights 7, 3, 1; letters count from 10, a filler is 0."""
    values = (0 if sign == "<" else int(sign, 36) for sign in match[part])
    total = sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values))
    return total % 10 == int(match[f"{part}_check"])
