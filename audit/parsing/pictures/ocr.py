"""Printed text in pictures: RapidOCR with the PP-OCRv6 weights that its wheel brings.  Nothing is ever fetched.

The weights are named by path, so the package's own download never comes into play.  One thread, one line at a time:
what is read in a picture depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_BAND, _OVERLAP = 2000, 160
"""A strip longer than this is read in bands, for the detector scales to a fixed size."""
_DETECTED_SIDE = 1280
_GLANCE_SIDE = 800
_LEAST_SCORE, _DOUBT = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """One run of text and its upright box in pixels."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """``image`` upright, its lines in reading order; ``whole`` unless time ran out before its end."""

    image: Image
    lines: tuple[Line, ...]
    whole: bool

    @property
    def sureness(self) -> float:
        """The mean score, by length."""
        length = sum(len(line.text) for line in self.lines)
        return sum(line.score * len(line.text) for line in self.lines) / length if length else 0.0

    @property
    def lies(self) -> bool:
        """Whether most lines are taller than wide."""
        tall = sum(line.bottom - line.top > 1.5 * (line.right - line.left) for line in self.lines)
        return tall * 2 > len(self.lines)


def installed() -> bool:
    """Whether the extra ``ocr`` is there; imports nothing."""
    return all(find_spec(name) for name in ("rapidocr", "zxingcpp", "onnxruntime"))


def read(image: Image, enough: Callable[[], bool] = lambda: False) -> Page:
    """The text of a picture.  ``enough`` is asked before each band of a long one but the first.

    A page that lies on its side has tall lines, one that stands on its head is read with doubt (measured: 0.6 to 0.7
    where upright pages have 0.9 to 1.0); it is turned and read again.
    """
    from PIL.Image import Transpose

    page = _read(image, enough)
    if page.lies:
        page = max(page, _read(image.transpose(Transpose.ROTATE_90), enough), key=lambda each: each.sureness)
    if page.lines and page.sureness < _DOUBT:
        turned = _read(page.image.transpose(Transpose.ROTATE_180), enough)
        page = max(page, turned, key=lambda each: each.sureness)
    return page


def _read(image: Image, enough: Callable[[], bool]) -> Page:
    lines: list[Line] = []
    for top, band in _bands(image):
        if top and enough():
            return Page(image, tuple(_ordered(lines)), whole=False)
        lines += _read_band(band, top)
    return Page(image, tuple(_ordered(lines)), whole=True)


def has_text(image: Image) -> bool:
    """A glance: whether there seem to be two runs of text or more (about a third of the time that reading takes)."""
    small = image.copy()
    small.thumbnail((_GLANCE_SIDE, _GLANCE_SIDE))
    found = _engine()(_pixels(small), use_det=True, use_cls=False, use_rec=False)
    return found.boxes is not None and len(found.boxes) >= 2


def as_text(lines: Sequence[Line]) -> str:
    """Rows of text from top to bottom; what stands side by side is one row."""
    rows: list[str] = []
    last: Line | None = None
    for line in lines:
        if last and _beside(last, line):
            rows[-1] += f" {line.text}"
        else:
            rows.append(line.text)
        last = line
    return "\n".join(rows)


def _ordered(lines: Sequence[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.top + line.bottom, line.left)):
        if rows and _beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _beside(one: Line, other: Line) -> bool:
    """Whether the middle of each stands within the height of the other."""
    middle, others = (one.top + one.bottom) / 2, (other.top + other.bottom) / 2
    return one.top < others < one.bottom and other.top < middle < other.bottom


def _bands(image: Image) -> Iterator[tuple[int, Image]]:
    """(top, band): a strip is cut into bands that overlap by more than a line."""
    top = 0
    while True:
        bottom = min(top + _BAND, image.height)
        if image.height - bottom < _BAND // 4:
            bottom = image.height
        yield top, image.crop((0, top, image.width, bottom)) if (top, bottom) != (0, image.height) else image
        if bottom == image.height:
            return
        top = bottom - _OVERLAP


def _read_band(band: Image, top: int) -> Iterator[Line]:
    found = _engine()(_pixels(band), use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None or found.txts is None:
        return
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        (left, upper), (right, lower) = box.min(axis=0), box.max(axis=0)
        middle = (upper + lower) / 2
        if score < _LEAST_SCORE or (top and middle < _OVERLAP / 2):
            continue  # the band above has read the first half of the overlap
        if band.height == _BAND and middle >= _BAND - _OVERLAP / 2:
            continue
        yield Line(text, int(left), int(upper) + top, int(right), int(lower) + top, float(score))


def _pixels(image: Image) -> Any:
    """As OpenCV has them: blue, green, red."""
    import numpy as np

    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    weights = [file for file in (files("rapidocr") / "models").iterdir() if file.name.endswith(".onnx")]
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": 4 * _BAND,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTED_SIDE,
            "Rec.rec_batch_num": 1,
            **{
                f"{part}.model_path": str(next(file for file in weights if f"_{part.lower()}_" in file.name))
                for part in ("Det", "Rec", "Cls")
            },
        }
    )
