from __future__ import annotations

import json

import pytest

from audit.readers.har import READER
from audit.readers.json_document import READER as JSON

REQUEST = {
    "method": "GET",
    "url": "https://example.com/?phone=19900000001",
    "headers": [{"name": "Authorization", "value": "Bearer abc"}, {"name": "Accept", "value": "*/*"}],
    "cookies": [{"name": "sid", "value": "s3cret"}],
    "queryString": [{"name": "phone", "value": "19900000001"}],
}
LOG = {"log": {"version": "1.2", "creator": {"name": "x"}, "entries": [{"request": REQUEST, "time": 1}] * 2}}
TEXT = json.dumps(LOG)


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        (TEXT, "a.har", 94),
        (TEXT, "a.json", 94),
        (TEXT[:90].replace('"entries"', ""), "a.json", 0),
        ('{"log": 1}', "a.har", 0),
        ("[1]", "a", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score
    assert not score or score > sure(JSON, text, name)


def test_headers_cookies_and_parameters_are_named_values(take):
    taken = take(READER, TEXT, "a.har")
    assert {(segment.hint, segment.text) for segment in taken.segments} == {
        ("Authorization", "Bearer abc"),
        ("cookie sid", "s3cret"),
        ("phone", "19900000001"),
    }
    assert taken.place("s3cret") == {"pointer": "/log/entries/0/request/cookies/0/value"}
    assert taken.place("https://") == {"pointer": "/log/entries/0/request/url"}


def test_a_cut_recording_is_damaged_and_read(take):
    taken = take(READER, TEXT[:-40], "a.har")
    assert taken.incomplete == ["damaged"] and taken.place("s3cret")
