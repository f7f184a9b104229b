from __future__ import annotations

import plistlib

import pytest

from audit.readers import detect
from audit.readers.webarchive import READER


def resource(address: str, data: bytes, kind: str = "text/html") -> dict[str, object]:
    return {"WebResourceURL": address, "WebResourceData": data, "WebResourceMIMEType": kind}


PAGE = "<html><body>电话 <b>199</b>00000001</body></html>".encode()
ARCHIVE = {
    "WebMainResource": resource("https://example.com/people/", PAGE),
    "WebSubresources": [
        resource("https://example.com/a.png?x=1", b"\x89PNG", "image/png"),
        resource("data:x", b"x", "x/y"),
    ],
    "WebSubframeArchives": [{"WebMainResource": resource("https://example.com/people", b"<p>frame")}],
}


@pytest.mark.parametrize("kind", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_page_pictures_and_frames_are_members(take, given, kind):
    data = plistlib.dumps(ARCHIVE, fmt=kind)
    assert detect(given(data, "a.webarchive")[1].head) is READER
    taken = take(READER, data)
    assert taken.members == {"people.html": PAGE, "a.png": b"\x89PNG", "page": b"x", "people.html#2": b"<p>frame"}
    assert taken.place("https://example.com/people/") == {"part": "address"}


def test_other_lists_are_not_its(sure):
    assert sure(READER, plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY)) == 0
    assert sure(READER, "WebMainResource is a key") == 0


@pytest.mark.parametrize(
    "archive", [{"WebMainResource": 1, "WebSubresources": [1, {"WebResourceData": 2}]}, ["WebMainResource"]]
)
def test_archives_of_another_shape_end(take, archive):
    assert take(READER, plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)).unread is None


def test_one_that_is_cut_is_damaged(take):
    assert take(READER, plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_BINARY)[:-40]).unread == "damaged"
