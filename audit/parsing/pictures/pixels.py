"""The pixels of a picture, decoded under a limit: small enough to look at, upright, in colour.

JPEG is decoded at a fraction of its size, as the format allows; of an animation the first frame is enough; a TIFF may
be a fax of many pages.  HEIC needs ``pi-heif`` (extra ``ocr``).
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from audit.errors import Unread
from audit.parsing.pictures.exif import by_ladder

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2000
"""Enough for the small print of a page; what is longer by far (a scrolled screenshot) keeps its width."""
WIDEST = 1600
_LEAST_SIDE = 48
"""Nothing smaller than this can be read."""
_MOST_PAGES = 50
_SUBFILE = 254
"""NewSubfileType of TIFF 6.0: its lowest bit says that a picture is a reduced copy of another one in the file."""
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    MemoryError,
    RuntimeError,
    struct.error,
)
"""What Pillow raises on damaged pictures, bombs among them (measured on its own test pictures)."""


def pictures(stream: BinaryIO, most_pixels: int) -> Iterator[Image]:
    """Each page upright as RGB, none for what is too small to hold text.

    Raises ``Unread``: ``unsupported:KIND`` for kinds nothing here decodes, ``limit:pixels:N``, ``damaged``.
    """
    from PIL import UnidentifiedImageError
    from PIL.Image import DecompressionBombError

    stream.seek(0)
    head = stream.read(12)
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they quote what they found
            opened = _heif(stream, most_pixels) if head[8:12] in _HEIF_BRANDS else _open(stream)
            yield from (page for page in _pages(opened, most_pixels) if min(page.size) >= _LEAST_SIDE)
    except DecompressionBombError:  # more than Pillow opens at all
        raise Unread(f"limit:pixels:{most_pixels}", "partial") from None
    except UnidentifiedImageError:
        raise Unread("unsupported:picture", "partial") from None
    except _BROKEN as error:
        raise Unread("damaged", "partial") from error


def comment(stream: BinaryIO) -> str:
    """The comment in the head of a GIF or JPEG, without decoding it; "" when there is none."""
    from PIL.Image import DecompressionBombError

    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = _open(stream).info.get("comment", b"")
    except (*_BROKEN, DecompressionBombError):
        return ""
    return by_ladder(found.strip(b"\0 ")) if isinstance(found, bytes) and found else ""


def _open(stream: BinaryIO) -> Image:
    from PIL import Image

    return Image.open(stream)


def _heif(stream: BinaryIO, most_pixels: int) -> Image:
    try:
        import pi_heif
    except ImportError:
        raise Unread("extra:ocr", "partial") from None
    heif: Any = pi_heif.open_heif(stream, convert_hdr_to_8bit=True)
    _within(heif.size, most_pixels)
    image: Image = heif.to_pillow()
    image.getexif().pop(0x0112, None)  # the decoder has turned it already
    return image


def _pages(opened: Image, most_pixels: int) -> Iterator[Image]:
    if opened.format == "TIFF" and opened.tag_v2.get(_SUBFILE, 0) & 1:  # type: ignore[attr-defined]
        raise Unread("unsupported:picture", "partial")  # a raw file: only its preview can be decoded
    count = min(getattr(opened, "n_frames", 1), _MOST_PAGES) if opened.format == "TIFF" else 1
    for number in range(count):
        if number:
            opened.seek(number)
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        _within(opened.size, most_pixels)
        yield fitted(opened)


def fitted(image: Image) -> Image:
    """Upright, RGB on white, no longer than ``LONGEST_SIDE`` unless it is a strip at most ``WIDEST`` wide."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        image = Pillow.alpha_composite(Pillow.new("RGBA", image.size, "white"), image)
    image = image.convert("RGB")
    short, long = sorted(image.size)
    scale = min(1.0, max(LONGEST_SIDE / long, WIDEST / short if long > 3 * short else 0))
    if scale < 1:
        image = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
    return image


def _within(size: tuple[int, int], most_pixels: int) -> None:
    if size[0] * size[1] > most_pixels:
        raise Unread(f"limit:pixels:{most_pixels}", "partial")
