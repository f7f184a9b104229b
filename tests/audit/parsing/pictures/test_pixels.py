from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from audit.errors import Unread
from audit.parsing.pictures.pixels import comment, fitted, pictures
from tests.audit import drawing

MANY = 80_000_000


def opened(data: bytes, most: int = MANY) -> list[Image.Image]:
    return list(pictures(io.BytesIO(data), most))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_every_kind_comes_upright_in_colour(kind):
    (image,) = opened(drawing.encoded(drawing.written((300, 200), ["a"]), kind))
    assert image.mode == "RGB" and image.size == (300, 200)


def test_the_orientation_is_heeded():
    tags = Image.Exif()
    tags[0x0112] = 6
    (image,) = opened(drawing.encoded(Image.new("RGB", (300, 200)), "JPEG", exif=tags))
    assert image.size == (200, 300)


def test_a_fax_has_pages_and_an_animation_one_picture():
    pages = [Image.new("1", (200, 300), 1) for _ in range(3)]
    assert len(opened(drawing.encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))) == 3
    frames = [Image.new("P", (100, 100), color) for color in (0, 1, 2)]
    assert len(opened(drawing.encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))) == 1


def test_what_shines_through_is_white():
    (image,) = opened(drawing.encoded(Image.new("RGBA", (100, 100), (0, 0, 0, 0)), "PNG"))
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_sizes():
    assert max(fitted(Image.new("L", (6000, 4000))).size) == 2000
    assert fitted(Image.new("L", (1080, 9000))).size == (1080, 9000)  # a scrolled screenshot keeps its width
    assert opened(drawing.encoded(Image.new("RGB", (300, 20)))) == []


def bomb(side: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = [header, b"IDAT" + zlib.compress(bytes(1000))]
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("side", [10_000, 12_000])
def test_bombs_are_not_decoded(side):
    with pytest.raises(Unread) as stop:
        opened(bomb(side))
    assert stop.value.reason == f"limit:pixels:{MANY}"


def test_a_larger_bomb_than_pillow_opens():
    with pytest.raises(Unread) as stop:
        opened(bomb(60_000))
    assert stop.value.reason == f"limit:pixels:{MANY}"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "GIF"])
def test_damage(kind):
    data = drawing.encoded(drawing.photo((300, 200)), kind)
    with pytest.raises(Unread) as stop:
        opened(data[: len(data) // 2])
    assert stop.value.reason in ("damaged", "unsupported:picture")


def test_kinds_that_nothing_decodes():
    with pytest.raises(Unread) as stop:
        opened(b"FUJIFILMCCD-RAW" + bytes(500))
    assert stop.value.reason == "unsupported:picture"


def test_the_preview_of_a_raw_file_is_not_taken_for_the_picture():
    with pytest.raises(Unread) as stop:
        opened(drawing.encoded(Image.new("RGB", (160, 120)), "TIFF", tiffinfo={254: 1}))
    assert stop.value.reason == "unsupported:picture"


def test_comments_in_the_head():
    assert (
        comment(io.BytesIO(drawing.encoded(Image.new("P", (9, 9)), "GIF", comment="作者李测试".encode("gbk"))))
        == "作者李测试"
    )
    assert (
        comment(io.BytesIO(drawing.encoded(Image.new("RGB", (9, 9)), "JPEG", comment=b"by Jane Doe"))) == "by Jane Doe"
    )
    assert comment(io.BytesIO(drawing.encoded(Image.new("RGB", (9, 9))))) == ""
    assert comment(io.BytesIO(b"GIF89a")) == ""
