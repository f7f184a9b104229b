"""What a picture is by its looks: a card, a screen, a page.  Measured on a small copy and on rows of its own pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_SMALL = 512
_CARD_RATIO = 85.60 / 53.98
"""ID-1 of ISO/IEC 7810: identity cards, bank cards, driving licences."""
_CARD_TOLERANCE, _CARD_LEAST_AREA = 0.08, 0.2
_PAPER, _GREY = 150, 40
"""A pixel of paper is at least so light, and its colours are at most so far apart."""
_PAPER_SHARE = 0.55
_INK_SHARE = (0.004, 0.35)
_FLAT_SHARE = 0.5
"""Neighbouring pixels of a drawn surface are equal; those of a photo are not, for a sensor has noise."""
_SCREEN_SIDE, _PHONE_RATIO = 320, 1.6


@dataclass(frozen=True, slots=True)
class Looks:
    """``card``: of the shape of an identity card, or one lies in it; ``screen``: what a display showed, ``phone`` if it
    was upright; ``page``: dark signs on paper."""

    card: bool = False
    screen: bool = False
    phone: bool = False
    page: bool = False

    @property
    def promising(self) -> bool:
        """Whether text is to be expected."""
        return self.card or self.screen or self.page


def looks(image: Image, *, camera: bool) -> Looks:
    """``camera``: its metadata name one, so that it is no screenshot."""
    import numpy as np

    small = image.copy()
    small.thumbnail((_SMALL, _SMALL))
    pixels = np.asarray(small).astype(np.int16)
    screen = not camera and min(image.size) >= _SCREEN_SIDE and _flat_share(image) >= _FLAT_SHARE
    return Looks(
        card=_is_card(image.width, image.height) or _holds_card(pixels),
        screen=screen,
        phone=screen and image.height >= _PHONE_RATIO * image.width,
        page=_is_page(pixels),
    )


def _is_card(width: float, height: float) -> bool:
    ratio = max(width, height) / max(1, min(width, height))
    return abs(ratio / _CARD_RATIO - 1) <= _CARD_TOLERANCE


def _holds_card(pixels: Any) -> bool:
    """Something of the shape of a card lies on a ground of one colour."""
    import numpy as np

    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    ground = np.median(edge, axis=0)
    if (np.abs(edge - ground).max(axis=1) < _GREY).mean() < 0.8:
        return False
    other = np.abs(pixels - ground).max(axis=2) >= _GREY
    rows, columns = (np.flatnonzero(other.mean(axis=axis) > 0.2) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return False
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    enough = height * width >= _CARD_LEAST_AREA * other.size
    return bool(enough and other[rows[0] : rows[-1], columns[0] : columns[-1]].mean() > 0.7 and _is_card(width, height))


def _is_page(pixels: Any) -> bool:
    lightest, darkest = pixels.max(axis=2), pixels.min(axis=2)
    paper = ((darkest >= _PAPER) & (lightest - darkest <= _GREY)).mean()
    ink = (lightest < _PAPER - _GREY).mean()
    return bool(paper >= _PAPER_SHARE and _INK_SHARE[0] <= ink <= _INK_SHARE[1])


def _flat_share(image: Image) -> float:
    """How many of the pixels equal the one to the left, in sixty-four rows at full size."""
    import numpy as np

    rows = np.linspace(0, image.height - 1, 64).astype(int)
    pixels = np.asarray(image)[rows]
    return float((pixels[:, 1:] == pixels[:, :-1]).all(axis=2).mean())
