"""Red round seals, and signatures under their labels: what is drawn, not written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.parsing.pictures.ocr import Line

if TYPE_CHECKING:
    from PIL.Image import Image

_SMALL = 800
_LEAST_SHARE, _MOST_SHARE = 0.05, 0.9
"""The diameter of a seal beside the short side of the picture: 40 mm on A4 are 0.19."""
_SECTORS = 36
_LABEL = re.compile(
    r"(?i)(?:签名|签字|签署|签章|簽名|簽署|签收人|signature|signed by|sign here)[^:：]{0,8}[:：]?[ _]*$"
)
_DARK = 110
_PRINTED = 0.8
"""Handwriting is read with less certainty than print."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A red part: its box in the picture, and its pixels as coordinates (x, y) from -1 to 1 in that box."""

    box: tuple[float, float, float, float]
    x: Any
    y: Any
    pixel: float
    """The area of one pixel on the same scale."""


def seals(image: Image, lines: Sequence[Line]) -> bool:
    """Whether a seal is there: a red ring, with a star in it (state organs, companies) or a line that says ``章``."""
    said = [line for line in lines if "章" in line.text]
    return any(
        _is_ring(part) and (_has_star(part) or any(_overlap(part.box, line) for line in said))
        for part in _red_parts(image)
    )


def signatures(image: Image, lines: Sequence[Line]) -> bool:
    """Whether ink that is no printed text stands beside or under a label such as ``签名：``."""
    labels = [line for line in lines if _LABEL.search(line.text)]
    printed = [line for line in lines if line.score >= _PRINTED]
    return any(_is_signed(image, label, [line for line in printed if line is not label]) for label in labels)


def _red_parts(image: Image) -> Iterator[_Part]:
    """The red parts that have the size and about the sides of a seal."""
    import cv2
    import numpy as np

    small = image.copy()
    small.thumbnail((_SMALL, _SMALL))
    red, green, blue = np.asarray(small).astype(np.int16).transpose(2, 0, 1)
    mask = ((red - green > 50) & (red - blue > 30) & (red > 110)).astype(np.uint8)
    joined = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    for number, (left, top, width, height, area) in enumerate(stats):
        share = min(width, height) / min(small.size)
        if not number or not _LEAST_SHARE <= share <= _MOST_SHARE or not 0.75 <= width / height <= 1.33 or area < 200:
            continue
        window = np.s_[top : top + height, left : left + width]
        y, x = np.nonzero(mask[window])  # with what stands apart inside a ring
        scale = image.width / small.width
        box = (left * scale, top * scale, (left + width) * scale, (top + height) * scale)
        yield _Part(box, _centred(x), _centred(y), 4 / (np.ptp(x) * np.ptp(y)))


def _centred(values: Any) -> Any:
    """From -1 to 1."""
    return 2 * (values - values.min()) / (values.max() - values.min()) - 1


def _is_ring(part: _Part) -> bool:
    """Red all the way round at the rim, little outside it, and far from filled."""
    import numpy as np

    outside = (np.hypot(part.x, part.y) > 1.1).mean()
    filled = len(part.x) * part.pixel / np.pi
    return bool(_way_round(part, 0.8, 1.05) >= 0.8 and outside < 0.03 and filled < 0.6)


def _has_star(part: _Part) -> bool:
    """The middle is red, the band around it is not, and writing goes round between that and the rim."""
    star = _red_between(part, 0, 0.25) > 0.4 and _red_between(part, 0.42, 0.5) < 0.2
    return star and _way_round(part, 0.58, 0.8) >= 0.4


def _way_round(part: _Part, inner: float, outer: float) -> float:
    """In which share of all directions there is red between two radii."""
    import numpy as np

    radius = np.hypot(part.x, part.y)
    band = (radius > inner) & (radius < outer)
    angles = np.arctan2(part.y[band], part.x[band]) + np.pi
    return len(np.unique((angles / (2 * np.pi) * _SECTORS).astype(int))) / _SECTORS


def _red_between(part: _Part, inner: float, outer: float) -> float:
    """The share of red in the band between two radii."""
    import numpy as np

    radius = np.hypot(part.x, part.y)
    count = int(((radius >= inner) & (radius < outer)).sum())
    return count * part.pixel / (math.pi * (outer**2 - inner**2))


def _is_signed(image: Image, label: Line, others: Iterable[Line]) -> bool:
    import numpy as np

    height = label.bottom - label.top
    box = (label.right, max(0, label.top - height), min(image.width, label.right + 8 * height), label.bottom + height)
    if box[2] - box[0] < 2 * height or any(_overlap(box, line) for line in others):
        return False
    dark = np.asarray(image.crop(box)).max(axis=2) < _DARK
    dark = dark[dark.mean(axis=1) < 0.5]  # without the line to sign on
    return dark.size > 0 and bool(0.012 < dark.mean() < 0.4)


def _overlap(box: tuple[float, float, float, float], line: Line) -> bool:
    return line.left < box[2] and line.right > box[0] and line.top < box[3] and line.bottom > box[1]
