"""A page of a PDF that is a picture, drawn and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.parsing.interface import Reading
from audit.parsing.pictures.sight import Seen

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_DOTS_PER_INCH, _POINTS_PER_INCH = 200, 72
_LONGEST_SIDE = 2400
"""A4 at 200 dots per inch; a plan on a larger sheet is drawn smaller."""


def look_at(page: PdfPage, reading: Reading) -> Seen:
    """What the page shows; nothing when nobody asked.  Raises ``PdfiumError`` when it cannot be drawn."""
    if reading.sight.mode == "off":
        return Seen()
    longest = max(*page.get_size(), 1.0)
    picture = page.render(scale=min(_DOTS_PER_INCH / _POINTS_PER_INCH, _LONGEST_SIDE / longest)).to_pil()
    return reading.sight.look(picture.convert("RGB"), reading.budget.watch)
