from __future__ import annotations

import base64

import pytest

from audit.readers.svg import READER
from audit.readers.xml import READER as XML

DRAWING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by 周小舟 -->\n<!DOCTYPE svg PUBLIC "x" "y">\n'
    '<svg xmlns="http://www.w3.org/2000/svg" width="19912345678">\n<title>名片</title><path d="M 1380013 8000"/>\n'
    "<text x='1'>电话 199<tspan>1234</tspan>5678</text><style>.a{}</style>\n"
    f'<image xlink:href="data:image/png;base64,{base64.b64encode(b"PNG data").decode()}"/></svg>'
)


@pytest.mark.parametrize(
    ("text", "score"), [(DRAWING, 93), ("<svg/>", 93), ("<html><svg/></html>", 0), ("svg", 0), ("<gpx/>", 0)]
)
def test_sniff(sure, text, score):
    assert sure(READER, text, "a.svg") == score
    assert not score or score > sure(XML, text, "a.svg")


def test_words_are_read_and_paths_are_not(take):
    taken = take(READER, DRAWING)
    said = "".join(segment.text for segment in taken.segments)
    assert "电话 19912345678" in said and "drawn by 周小舟" in said and "1380013" not in said
    assert taken.place("电话") == {"line": 6, "column": 13}
    assert taken.members == {"picture.png": b"PNG data"}


def test_a_broken_drawing_gives_its_words(take):
    taken = take(READER, "<svg><text>199<image href='data:image/png;base64,====' /><g><g")
    assert taken.place("199") == {"line": 1, "column": 12} and taken.members == {"picture.png": b""}
