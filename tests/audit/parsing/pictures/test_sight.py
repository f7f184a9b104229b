from __future__ import annotations

import itertools
import socket
import subprocess
import sys

import pytest
from PIL import Image

from audit.config import Config, Limits
from audit.parsing.pictures import ocr
from audit.parsing.pictures.sight import Sight, Watch
from tests.audit import drawing
from tests.audit.making import resident_id

TEN_SECONDS_A_CALL = 10


def slow(**limits: int) -> Sight:
    """Each look takes at least ten seconds by its clock."""
    ticks = itertools.count(step=TEN_SECONDS_A_CALL)
    return Sight("auto", Limits(**limits), clock=lambda: float(next(ticks)))


def test_numbers_and_names_are_read_without_a_network(monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    monkeypatch.setattr(socket, "create_connection", None)
    ocr._engine.cache_clear()
    number = resident_id()
    seen = Sight("auto").look(drawing.card(number), Watch())
    assert number in seen.text
    assert drawing.said("李测试", "CESHI") in seen.text
    assert seen.read and seen.kinds == ("CN_RESIDENT_ID_PHOTO",)


def test_a_screenshot(monkeypatch):
    lines = ["10:24", drawing.said("王样例", "Wang"), "ok", f"Tel {drawing.MOBILE}", f"ID {resident_id()}"]
    seen = Sight("auto").look(drawing.screen(lines), Watch())
    assert drawing.MOBILE in seen.text and resident_id() in seen.text
    assert seen.kinds == ("DOCUMENT_IMAGE",)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_card_that_lies_on_its_side_or_head(degrees):
    seen = Sight("auto").look(drawing.card(resident_id()).rotate(degrees, expand=True), Watch())
    assert resident_id() in seen.text and seen.kinds == ("CN_RESIDENT_ID_PHOTO",)


def test_a_long_strip_is_read_in_bands_and_every_line_once():
    strip = drawing.written((800, 3400), [f"line {number:03d} of them" for number in range(41)], 40)
    text = Sight("all").look(strip, Watch()).text
    assert [f"{number:03d}" in text for number in range(41)] == [True] * 41
    assert len(text.splitlines()) == 41


def test_a_strip_that_takes_too_long_is_read_in_part():
    strip = drawing.written((800, 3400), ["above"], 40)
    ticks = itertools.count(step=50)
    seen = Sight("all", clock=lambda: float(next(ticks))).look(strip, Watch())
    assert seen.text and not seen.read


def test_a_photo_without_text_has_been_looked_at():
    seen = Sight("auto").look(drawing.photo(), Watch(), camera=True)
    assert seen.read and not seen.text and not seen.kinds


def test_the_budget_of_a_file():
    sight, watch = slow(ocr_file_seconds=5), Watch()
    small = drawing.written((400, 300), ["Tel 19912345678"])
    assert sight.look(small, watch).read
    assert watch.seconds >= TEN_SECONDS_A_CALL
    assert not sight.look(small, watch).read
    assert sight.look(small, Watch()).read  # the next file has its own


def test_the_budget_of_a_worker_leaves_half_to_what_promises_text():
    sight = slow(ocr_seconds=30)
    page, photo = drawing.written((400, 300), ["abc", "def"]), drawing.photo((400, 300))
    assert sight.look(photo, Watch()).read
    assert sight.look(page, Watch()).read
    assert not sight.look(photo, Watch()).read
    assert not sight.look(page, Watch()).read


def test_codes_and_what_they_are_are_seen_after_the_time_is_up():
    sight, watch = slow(ocr_file_seconds=5), Watch()
    watch.seconds = 100
    seen = sight.look(drawing.code("wxp://f2f0AbCd"), watch)
    assert [code.content for code in seen.codes] == ["wxp://f2f0AbCd"]
    assert seen.kinds == ("PAYMENT_QR",) and not seen.read


def test_everything_has_no_budget():
    watch = Watch()
    watch.seconds = 10_000
    assert Sight("all").look(Image.new("RGB", (100, 100)), watch).read


@pytest.mark.parametrize(
    ("config", "mode"),
    [
        (Config(), "auto"),
        (Config(fast=True), "off"),
        (Config(fast=True, ocr="all"), "all"),
        (Config(ocr="off"), "off"),
    ],
)
def test_what_is_asked(config, mode):
    assert Sight.asked(config).mode == mode


def test_without_the_extra_only_who_asked_is_told(monkeypatch):
    monkeypatch.setattr(ocr, "installed", lambda: False)
    usual, asked = Sight.asked(Config()), Sight.asked(Config(ocr="auto"))
    assert (usual.mode, usual.missing) == ("off", False)
    assert (asked.mode, asked.missing) == ("off", True)


def test_nothing_heavy_is_imported_before_a_picture_is_looked_at():
    code = "import sys, audit.readers.image, audit.readers.pdf as p, audit.parsing.pictures.sight as s; s.Sight('auto')"
    heavy = "print(sorted({'numpy', 'cv2', 'rapidocr', 'zxingcpp', 'onnxruntime', 'PIL'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", f"{code}; {heavy}"], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
