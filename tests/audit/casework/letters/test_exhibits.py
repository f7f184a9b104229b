"""From the evidence log into a letter: never the other side's number, never a word of what was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.casework.evidence import log
from audit.casework.evidence.entry import Entry
from audit.casework.letters.exhibits import exhibits
from audit.errors import PdauditError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    entries = [
        Entry(event="2026-03-01T10:00:00+08:00", channel="call", other="19912345678", summary="知道我的住址"),
        Entry(event="2026-03-02", channel="web", file="shot 19912345678.png", sha256="ab" * 32),
        Entry(event="2026-03-03", channel="wechat", file="名字.jpg", sha256="cd" * 32, intimate=True),
        Entry(event="2026-03-04", channel="sms", other="10690000", imported=True),
    ]
    log.append(tmp_path / log.FILE, entries)
    return tmp_path


def test_number_time_channel_masked_name_and_hash(folder: Path) -> None:
    call, shot, image = exhibits(folder, ())
    assert (call.number, call.channel, call.name, call.sha256) == ("E0001", "call", "", "")
    assert (call.time, call.filed) == ("2026-03-01 10:00+0800", False)
    assert (shot.time, shot.filed) == ("2026-03-02", True)
    assert (shot.name, shot.sha256) == ("shot 19***78.png", "ab" * 32)
    assert (image.name, image.unspoken) == ("", True)
    assert "19912345678" not in str((call, shot, image))
    assert "住址" not in str((call, shot, image))


def test_the_incident_chooses_and_an_entry_that_is_not_there_is_a_number(folder: Path) -> None:
    assert [one.number for one in exhibits(folder, ("E0004", "E0009"))] == ["E0004", "E0009"]
    assert exhibits(folder, ("E0009",))[0].time == ""


def test_without_a_log_only_numbers(tmp_path: Path) -> None:
    assert exhibits(tmp_path, ()) == ()
    assert [one.number for one in exhibits(tmp_path, ("E0001",))] == ["E0001"]


def test_an_altered_log_makes_no_letter(folder: Path) -> None:
    path = folder / log.FILE
    path.write_text(path.read_text("utf-8").replace("2026-03-02", "2026-03-09"), "utf-8")
    with pytest.raises(PdauditError, match="altered"):
        exhibits(folder, ())
