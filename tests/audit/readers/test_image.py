from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from audit.model import Record
from audit.parsing.pictures.exif import exif_of
from audit.readers.image import READER

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf><dc:creator>Jane Doe</dc:creator></rdf></x:xmpmeta>'


def exif(latitude=(10, 30, 0), north="N", longitude=(20, 15, 36), east="W") -> Image.Exif:
    tags = Image.Exif()
    tags[0x010F], tags[0x0110], tags[0x013B] = "Example", "Example Phone 1", "张三".encode()
    tags[0x9C9D] = "李四".encode("utf-16-le") + b"\0\0"
    detail = tags.get_ifd(0x8769)
    detail[0x9003], detail[0xA431] = "2024:01:02 03:04:05", "SN-0001"
    detail[0x9286] = b"UNICODE\0" + "备注".encode("utf-16-be")
    gps = tags.get_ifd(0x8825)
    gps[1], gps[3] = north, east
    gps[2] = tuple(IFDRational(value) for value in latitude)
    gps[4] = tuple(IFDRational(value) for value in longitude)
    return tags


def picture(kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_of_every_container(take, sure, kind):
    data = exif().tobytes()[6:] if kind == "TIFF" else picture(kind, exif=exif())
    assert sure(READER, data) == 100
    taken = take(READER, data)
    found = {(segment.hint, segment.text) for segment in taken.segments}
    assert {
        ("PHOTO_LOCATION", "10.500000, -20.260000"),
        ("DEVICE_MODEL", "Example Phone 1"),
        ("DEVICE_SERIAL", "SN-0001"),
        ("PERSON", "张三"),
        ("PERSON", "李四"),
        ("UserComment", "备注"),
        ("DateTimeOriginal", "2024:01:02 03:04:05"),
    } <= found
    assert taken.place("10.500000") == {"tag": "GPSInfo"}
    assert taken.records == [Record("PHOTO", 1, first="2024-01-02", last="2024-01-02")]
    assert taken.remarks[0].not_looked_at == ("picture text",)


def test_heic_is_searched_for_its_exif_block(take, sure):
    block = exif().tobytes()
    data = b"\0\0\0\x18ftypheic" + bytes(4000) + b"\0\0\0\x06" + block
    assert sure(READER, data) == 100
    assert ("PHOTO_LOCATION", "10.500000, -20.260000") in {
        (part.hint, part.text) for part in take(READER, data).segments
    }


@pytest.mark.parametrize(
    ("latitude", "longitude"), [((0, 0, 0), (0, 0, 0)), ((91, 0, 0), (0, 0, 0)), ((IFDRational(1, 0), 0, 0), (1, 0, 0))]
)
def test_positions_that_are_none(take, latitude, longitude):
    taken = take(READER, picture("JPEG", exif=exif(latitude=latitude, longitude=longitude)))
    assert "PHOTO_LOCATION" not in {segment.hint for segment in taken.segments}
    assert "DEVICE_SERIAL" in {segment.hint for segment in taken.segments}


def test_text_chunks_of_png_also_behind_the_pixels(take):
    info = PngInfo()
    info.add_text("Author", "Jane Doe")
    info.add_text("Comment", "packed 张三", zip=True)
    info.add_itxt("Title", "标题", zip=True)
    data = picture("PNG", pnginfo=info)
    late = b"tEXtLate\0late text"
    chunk = struct.pack(">I", len(late) - 4) + late + struct.pack(">I", zlib.crc32(late))
    at = data.rindex(b"IEND") - 4
    found = {(part.hint, part.text) for part in take(READER, data[:at] + chunk + data[at:]).segments}
    assert found == {("Author", "Jane Doe"), ("Comment", "packed 张三"), ("Title", "标题"), ("Late", "late text")}


def test_a_text_chunk_that_is_a_bomb_is_cut(take):
    info = PngInfo()
    info.add_text("Bomb", "x" * (8 << 20), zip=True)
    (segment,) = take(READER, picture("PNG", pnginfo=info)).segments
    assert len(segment.text) == 1 << 20


def test_xmp_packets_are_text(take):
    taken = take(READER, picture("JPEG") + XMP)
    assert taken.place("Jane Doe") == {"tag": "XMP"}
    assert take(READER, picture("JPEG") + b"<x:xmpmeta" * 100_000).segments == []


def test_pictures_without_metadata_and_damaged_ones(take):
    cut = picture("JPEG", exif=exif())[:150]  # what is left of its EXIF names the camera
    for data in (picture("GIF"), picture("BMP"), picture("JPEG")[:100], cut):
        taken = take(READER, data)
        assert len(taken.records) == (data is cut) and taken.incomplete == []


def test_a_huge_picture_is_not_decoded(take):
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    late = b"tEXtAuthor\0Jane"
    data += struct.pack(">I", len(late) - 4) + late + struct.pack(">I", zlib.crc32(late))
    assert [part.text for part in take(READER, data).segments] == ["Jane"]


def test_words_that_begin_like_a_bitmap_are_none(sure):
    assert sure(READER, b"BMW and others") == 0


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_in_the_block_does_not_crash(offset, noise):
    block = bytearray(exif().tobytes()[6:])
    block[offset : offset + len(noise)] = noise
    exif_of(bytes(block))


def test_a_large_picture_of_a_camera_format_may_be_a_photo(take):
    """Messengers strip the metadata of photos; icons and logos are small."""
    assert [record.entity for record in take(READER, picture("JPEG") + b"\0" * 60_000).records] == ["PHOTO"]
    assert take(READER, picture("PNG") + b"\0" * 60_000).records == []
