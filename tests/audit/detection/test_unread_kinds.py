"""Of a file that nothing reads, what proves itself in its bytes is told; noise proves nothing."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest

from audit.model import Finding, Outcome
from tests.audit.making import events, source
from tests.audit.readers.planted import ID, MOBILE

MAIL = "bo.li@example.com"
NOISE = random.Random(7).randbytes(3_000_000)
HEAD = b"\x93\x01\xfe\x00\x00\x80" + NOISE[:9000]
"""Of no kind."""


def told(data: bytes, scratch: Path, name: str = "store.bin") -> tuple[list[Finding], Outcome]:
    """Findings and the outcome of the file."""
    seen = events(source(data, name), scratch)
    found = [event for _, event in seen if isinstance(event, Finding)]
    return found, [event for at, event in seen if isinstance(event, Outcome) and not at.trail][-1]


@pytest.mark.parametrize(
    ("entity", "value"), [("CN_MOBILE_NUMBER", MOBILE), ("CN_RESIDENT_ID", ID), ("EMAIL_ADDRESS", MAIL)]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("shift", [0, 1])
def test_what_stands_in_the_bytes_is_told_with_its_offset(entity, value, encoding, shift, tmp_path) -> None:
    before = HEAD + b"\0" * (4 + shift - len(HEAD) % 2)
    data = before + value.encode(encoding) + b"\0\0\0" + NOISE
    found, outcome = told(data, tmp_path)
    assert [finding.entity for finding in found] == [entity]
    assert [finding.place for finding in found] == [{"offset": len(before) + 1}]
    assert "raw" in found[0].why
    assert (outcome.state, outcome.why) == ("partial", "unknown-kind")


def test_a_value_is_told_once_however_it_is_written(tmp_path) -> None:
    data = HEAD + b"\0" + MOBILE.encode() + b"\0" + MOBILE.encode("utf-16-le") + b"\0\0"
    assert len(told(data, tmp_path)[0]) == 1


def test_a_value_across_two_pieces_is_whole(tmp_path) -> None:
    for before in range((1 << 20) - 12, (1 << 20) + 2):
        found, _ = told(b"\x93\x01" + b"\0" * (before - 2) + MOBILE.encode() + b"\0" * 30, tmp_path)
        assert [finding.place for finding in found] == [{"offset": before + 1}], before


def test_an_object_of_python_is_not_opened_and_looked_through(tmp_path) -> None:
    data = pickle.dumps({"name": "x", "phone": MOBILE, "mail": MAIL, "at": bytes(300)}, protocol=5)
    found, outcome = told(data, tmp_path, "people.pkl")
    assert {finding.entity for finding in found} == {"CN_MOBILE_NUMBER", "EMAIL_ADDRESS"}
    assert outcome.state == "partial"


@pytest.mark.parametrize(
    "data",
    [
        HEAD + NOISE,
        HEAD + NOISE + b"\0bo@example.com\0",  # four characters at least
        HEAD + NOISE + b"\0Xq.Li@Kz.example\0",  # lower case
        HEAD + b"\0" + MOBILE[:-1].encode() + b"\0" + (MOBILE + "9").encode() + b"\0",
        HEAD + b"\0" + "".join("9" if ID[0] != "9" else "8").encode() + ID[1:].encode() + b"\0",
        HEAD + b"\0" + b"\0".join(MOBILE.encode()[at : at + 1] + b"\x01" for at in range(11)) + b"\0",
    ],
)
def test_what_proves_nothing_is_not_told(data, tmp_path) -> None:
    found, outcome = told(data, tmp_path)
    assert not found
    assert (outcome.state, outcome.why) == ("skipped", "unknown-kind")


def test_programs_and_fonts_hold_nobodys_numbers(tmp_path) -> None:
    found, outcome = told(b"\x7fELF" + bytes(60) + MOBILE.encode() + bytes(9), tmp_path)
    assert (found, outcome.why) == ([], "no-text")


def test_a_kind_that_is_known_and_not_read_is_looked_through(tmp_path) -> None:
    found, outcome = told(b"ITSF\x03\0" + bytes(60) + MOBILE.encode() + bytes(9), tmp_path, "book.chm")
    assert [finding.entity for finding in found] == ["CN_MOBILE_NUMBER"]
    assert (outcome.state, outcome.why) == ("partial", "unsupported:chm")
