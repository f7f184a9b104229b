"""Unknown callers and senders, in whatever list of calls and messages they stand."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.casework.evidence.adoption import adopt
from audit.casework.evidence.calls import when
from audit.casework.evidence.log import load
from audit.casework.evidence.numbers import WITHHELD, book, is_number, known, normal, shown
from audit.casework.evidence.strangers import Stranger, find
from audit.errors import PdauditError


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("+86 199 1234 5678", "19912345678"),
        ("0086-199-1234-5678", "19912345678"),
        ("8619912345678", "19912345678"),
        ("１９９ １２３４ ５６７８", "19912345678"),
        ("\u202a+8619912345678\u202c", "19912345678"),
        ("(010) 5555-0100", "01055550100"),
        ("+86 10 5555 0100", "01055550100"),
        ("+86 755 5555 0100", "075555550100"),
        ("+86 010 55550100", "01055550100"),
        ("+86 400-555-0100", "4005550100"),
        ("+86 106900001234", "106900001234"),
        ("95500", "95500"),
        ("+8695500", "95500"),
        ("+1 (212) 555-0100", "+12125550100"),
        ("0012125550100", "+12125550100"),
        ("Example Bank", "example bank"),
        ("-2", WITHHELD),
        (" Unknown ", WITHHELD),
        ("No Caller ID", WITHHELD),
        ("未知号码", WITHHELD),
        ("", WITHHELD),
    ],
)
def test_one_number_has_one_form(written: str, form: str) -> None:
    assert normal(written) == form


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["+86", "0086", "86", ""]))
def test_a_mobile_is_one_number_however_it_is_written(number: str, code: str) -> None:
    written = f"{code} {number[:3]}-{number[3:7]} {number[7:]}"
    assert normal(written) == number
    assert normal(normal(written)) == number
    assert is_number(written)
    assert number not in shown(number)


def test_a_foreign_number_is_known_without_its_country_code() -> None:
    numbers = book(["(212) 555-0100", "+44 20 7946 0123", "138"])
    for same in ("+1 212 555 0100", "020 7946 0123", "+442079460123", "138"):
        assert known(normal(same), numbers), same
    for other in ("+1 212 555 0101", "19912340000", "+13800000000", "", "555 0100"):
        assert not known(normal(other), numbers), other
    assert not known("15800138000", book(["13800138000"])), "the same last nine digits are no tie within China"


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        ("19912345678", "199****5678"),
        ("95500", "95500"),
        ("01055550100", "010******00"),
        ("+12125550100", "+12*******00"),
        ("mail@example.com", "m***@example.com"),
        ("wxid_invented", "wx***"),
        ("", ""),
    ],
)
def test_a_list_shows_numbers_masked(number: str, seen: str) -> None:
    assert shown(number) == seen


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2026-05-01 9:05", "2026-05-01T09:05:00"),
        ("2026年5月1日 19时05分", "2026-05-01T19:05:00"),
        ("2026/5/1 下午 3:05", "2026-05-01"),
        ("May 1, 2026 3:05:00 PM", "2026-05-01"),
        ("2026-05-01", "2026-05-01"),
        ("2026-05-01 99:99", "2026-05-01"),
        ("12345", ""),
        ("yesterday", ""),
    ],
)
def test_times_as_exports_write_them(cell: str, told: str) -> None:
    assert when(cell) == told


def test_counts_since_an_epoch_have_the_zone_of_this_computer() -> None:
    from datetime import datetime

    for cell in ("1777600000", "1777600000000", "799292800.25"):
        assert datetime.fromisoformat(when(cell)).timestamp() == 1777600000


Write = Callable[[str, str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(name: str, content: str) -> str:
        (tmp_path / name).write_text(content, encoding="utf-8")
        return str(tmp_path / name)

    return made


def told(found: Iterable[Stranger]) -> list[tuple[str, str, int]]:
    return [(one.number, one.channel, one.count) for one in found]


def search(*names: str, books: Iterable[str] = ()) -> list[Stranger]:
    def unread(name: str, reason: str) -> None:
        raise AssertionError((name, reason))

    return find(names, books, unread)


CALLS = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<calls count="7">
<call number="+8619912340001" duration="10" date="1777600000000" type="1" contact_name="(Unknown)" />
<call number="199 1234 0001" duration="0" date="1777700000000" type="3" contact_name="(Unknown)" />
<call number="19912340002" duration="9" date="1777600000000" type="1" contact_name="周测试" />
<call number="0086 199 1234 0002" duration="9" date="1777600000000" type="1" contact_name="(Unknown)" />
<call number="19912340003" duration="9" date="1777600000000" type="2" contact_name="(Unknown)" />
<call number="-2" duration="9" date="1777600000000" type="1" contact_name="(Unknown)" />
<call number="0086 199 1234 0004" duration="9" date="1777600000000" type="5" contact_name="(Unknown)" />
</calls>
"""
SMSES = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="4">
<sms address="106900001234" date="1777600000000" type="1" body="【某某贷】额度已到账&#10;回T退订" contact_name="" />
<sms protocol="0" address="106900001234" date="1777700000000" type="1" body="请还款" contact_name="(Unknown)" />
<sms protocol="0" address="19912340005" date="1777700000000" type="2" body="发出的" contact_name="(Unknown)" />
<sms protocol="0" address="Example" date="1777700000000" type="1" body="hello" contact_name="null" />
</smses>
"""


def test_backups_of_android(write: Write) -> None:
    calls, messages = write("calls.xml", CALLS), write("sms.xml", SMSES)
    contacts = write("c.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:李样例\nTEL:+86-199-1234-0004\nEND:VCARD\n")
    found = search(calls, messages, books=[contacts])
    assert told(found) == [
        ("19912340001", "call", 2), ("106900001234", "sms", 2), (WITHHELD, "call", 1), ("example", "sms", 1),
    ]  # fmt: skip
    company = found[1]
    assert company.excerpts == ("【某某贷】额度已到账 回T退订", "请还款")
    assert company.signatures == ("某某贷",)
    assert (company.first[:10], company.last[:10]) == (when("1777600000000")[:10], when("1777700000000")[:10])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "对方号码,通话时长,呼叫类型,起始时间\n19912340001,12,被叫,2026-05-01 10:00:00\n"
            "19912340001,12,主叫,2026-05-01 11:00:00\n19912340002,12,主叫,2026-05-01 11:00:00\n合计,24,,\n",
            [("19912340001", "call", 1)],
        ),
        (
            "号码,姓名,时间,类型,内容\n19912340001,,2026-05-01 10:00:00,接收,还钱\n"
            "19912340002,周测试,2026-05-01 10:00:00,接收,好\n19912340003,,2026-05-01 10:00:00,发送,好\n",
            [("19912340001", "sms", 1)],
        ),
        (
            "Phone Number,Contact Name,Duration,Time,Type\n+1 212-555-0100,,10,2026-05-01 10:00,Incoming\n"
            "+1 212-555-0101,,10,2026-05-01 10:00,Outgoing\n+1 212-555-0102,Jo Sample,10,2026-05-01 10:00,Missed\n",
            [("+12125550100", "call", 1)],
        ),
    ],
    ids=["operator", "messages-zh", "calls-en"],
)
def test_lists_as_csv(write: Write, content: str, expected: list[tuple[str, str, int]]) -> None:
    assert told(search(write("list.csv", content))) == expected


@pytest.mark.parametrize(
    ("name", "stranger"),
    [
        ("未知号码", True),
        ("疑似骚扰电话", True),
        ("Scam Likely", True),
        ("+86 199 1234 0001", True),
        ("中介小测", False),
        ("无名", False),
    ],
)
def test_what_stands_for_a_name_and_is_none(write: Write, name: str, stranger: bool) -> None:
    content = f"姓名,号码,时间,类型,时长\n{name},19912340001,2026-01-03 20:29:51,呼入,20\n"
    assert bool(search(write("calls.csv", content))) is stranger


def test_lists_as_json(write: Write) -> None:
    rows = [
        {"number": "19912340001", "date": "2026-05-01 10:00:00", "duration": 3, "type": "Incoming", "name": ""},
        {
            "number": "19912340002",
            "date": "2026-05-01 10:00:00",
            "duration": 3,
            "type": "Incoming",
            "name": "Jo Sample",
        },
        {"number": "19912340001", "date": "2026-05-02 10:00:00", "duration": 3, "type": "Missed", "name": ""},
    ]
    [one] = search(write("calls.json", json.dumps(rows)))
    assert (one.number, one.count, one.first, one.last) == (
        "19912340001",
        2,
        "2026-05-01T10:00:00",
        "2026-05-02T10:00:00",
    )


def test_databases_of_phones(tmp_path: Path) -> None:
    path = tmp_path / "mmssms.db"
    with sqlite3.connect(path) as base:
        base.execute(
            "CREATE TABLE sms (_id INTEGER, thread_id INTEGER, address TEXT, date INTEGER, type INTEGER, body TEXT)"
        )
        base.executemany(
            "INSERT INTO sms VALUES (?, 1, ?, 1777600000000, ?, 'x')",
            [(1, "+8619912340001", 1), (2, "19912340001", 2), (3, "19912340002", 2)],
        )
    apple = tmp_path / "sms.db"
    with sqlite3.connect(apple) as base:
        base.execute("CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT)")
        base.execute(
            "CREATE TABLE message (guid TEXT, text TEXT, handle_id INTEGER, service TEXT, date INTEGER, is_from_me INT)"
        )
        base.executemany("INSERT INTO handle VALUES (?, ?, 'SMS')", [(7, "+8619912340003"), (8, "+8619912340004")])
        base.executemany(
            "INSERT INTO message VALUES ('g', 'hi', ?, 'SMS', 799292800000000000, ?)", [(7, 0), (7, 1), (8, 1)]
        )
    assert told(search(str(path), str(apple))) == [("19912340001", "sms", 1), ("19912340003", "sms", 1)]


def test_a_list_in_an_archive_and_contacts_as_csv(write: Write, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("phone/calls.xml", CALLS)
        archive.writestr("phone/picture.bin", b"\0" * 9)
    contacts = write("c.csv", "姓名,手机,工号\n样例,199-1234-0001;95500,0004\n测试,+8619912340004,123\n")
    assert told(search(str(tmp_path / "all.zip"), books=[contacts])) == [(WITHHELD, "call", 1)]


def test_what_is_no_list_and_no_address_book(write: Write) -> None:
    calls = write("calls.xml", CALLS)
    with pytest.raises(PdauditError, match="no list of calls or messages"):
        search(write("note.txt", "19912340001 rief an"))
    with pytest.raises(PdauditError, match="no telephone numbers"):
        search(calls, books=[write("poem.txt", "Wanderers Nachtlied")])
    with pytest.raises(PdauditError, match="no such file"):
        search("nowhere.xml")


def test_what_breaks_off_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("calls.xml", CALLS)
        archive.writestr("second.zip", b"PK\x03\x04broken")
    reasons: list[str] = []
    found = find([str(tmp_path / "all.zip")], (), lambda _, reason: reasons.append(reason))
    assert found
    assert reasons == ["damaged"]


def test_strangers_become_entries_once(write: Write, tmp_path: Path) -> None:
    calls, log = write("calls.xml", CALLS), tmp_path / "evidence.jsonl"
    before = Path(calls).read_bytes(), Path(calls).stat().st_mtime_ns
    found = search(calls)
    added = adopt(found, log, "zh")
    assert [entry.other for entry in added] == ["19912340001", "", "19912340004"]
    assert "来电 2 次" in added[0].summary
    assert "未显示号码" in added[1].summary
    assert all(entry.imported and entry.file == "calls.xml" and entry.size == len(before[0]) for entry in added)
    assert adopt(found, log, "zh") == ()
    assert len(load(log).entries) == 3
    assert (Path(calls).read_bytes(), Path(calls).stat().st_mtime_ns) == before
