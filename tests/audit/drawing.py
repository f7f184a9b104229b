"""Pictures drawn for tests: cards, screens, pages, seals and codes.  All values are invented.

Chinese is drawn where a font for it is installed; elsewhere the labels are English, and the same numbers are read.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

RED = (205, 40, 45)
MOBILE = "19912345678"


@cache
def _chinese() -> str:
    return next((str(path) for path in sorted(Path("/usr/share/fonts").rglob("*Sans*CJK*Regular*"))), "")


def said(chinese: str, english: str) -> str:
    """What can be drawn here."""
    return chinese if _chinese() else english


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.truetype(_chinese(), size, index=2) if _chinese() else ImageFont.load_default(size)


def written(size: tuple[int, int], lines: Sequence[str], height: int = 34, ground: str = "white") -> Image.Image:
    """Lines of dark text on a plain ground."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((60, 50 + number * 2 * height), line, fill=(20, 20, 30), font=font(height))
    return image


def card(number: str) -> Image.Image:
    """Of the shape of an identity card, with its number."""
    name = said("姓名  李测试", "NAME  LI CESHI")
    home = said("住址  北京市东城区样例路1号", "ADDRESS  1 Sample Road")
    return written((856, 540), [name, home, "", "", f"{said('公民身份号码', 'ID')}  {number}"], ground="#dfeaee")


def screen(lines: Sequence[str]) -> Image.Image:
    """What a telephone shows."""
    return written((1080, 2160), lines, 44, "#ededed")


def page(lines: Sequence[str] = ()) -> Image.Image:
    """A written page, A4 at 150 dots per inch."""
    filling = said(
        "第一条 甲方将房屋出租给乙方使用，租期为一年。", "Clause 1. The landlord lets the house for one year."
    )
    return written((1240, 1754), [*lines, *[filling] * 8], 32)


def photo(size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """A landscape, as far as a program can tell: soft shapes and noise."""
    return Image.effect_noise(size, 80).convert("RGB").filter(ImageFilter.GaussianBlur(3))


def seal(image: Image.Image, centre: tuple[int, int], radius: int) -> Image.Image:
    """A round seal with a star, and writing round it."""
    draw = ImageDraw.Draw(image)
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=max(3, radius // 16))
    for step in range(14):
        turn = math.pi * (0.8 + step * 0.1)
        at, half = (x + 0.7 * radius * math.cos(turn), y + 0.7 * radius * math.sin(turn)), radius / 12
        draw.rectangle((at[0] - half, at[1] - half, at[0] + half, at[1] + half), outline=RED, width=radius // 20)
    spikes = [(0.32 if point % 2 == 0 else 0.13, -math.pi / 2 + point * math.pi / 5) for point in range(10)]
    draw.polygon([(x + far * radius * math.cos(t), y + far * radius * math.sin(t)) for far, t in spikes], fill=RED)
    return image


def prohibition(image: Image.Image, centre: tuple[int, int], radius: int) -> Image.Image:
    """A red ring with a bar: no seal."""
    draw = ImageDraw.Draw(image)
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=radius // 6)
    draw.line((x - radius * 0.7, y - radius * 0.7, x + radius * 0.7, y + radius * 0.7), fill=RED, width=radius // 6)
    return image


def code(content: str, kind: str = "QRCode") -> Image.Image:
    """A QR code or barcode on a light ground."""
    import numpy as np
    import zxingcpp

    drawn = zxingcpp.create_barcode(content, zxingcpp.barcode_format_from_str(kind)).to_image(scale=4)
    inner = Image.fromarray(np.array(drawn)).convert("RGB")
    image = Image.new("RGB", (inner.width + 400, inner.height + 500), "#f0f0f0")
    image.paste(inner, (200, 250))
    return image


def encoded(image: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()
