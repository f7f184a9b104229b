from __future__ import annotations

import quopri

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.model import Record
from audit.readers.vcard import READER


def card(*lines: str, end: str = "\r\n") -> str:
    return end.join(("BEGIN:VCARD", *lines, "END:VCARD", ""))


PHONE = card(
    "VERSION:2.1", "N:王;小明;;;", "TEL;CELL:19912345678", "TEL;HOME;PREF:010-5550100", "EMAIL:wang@example.com"
)


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        (PHONE, "a.txt", 95),
        ("\ufeff\n" + PHONE.lower(), "a", 95),
        ("contacts:\n" + PHONE, "a.vcf", 80),
        ("A vCard starts with BEGIN:VCARD", "a.txt", 0),
        ("BEGIN:VCALENDAR\n", "a.vcf", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def test_a_card_is_a_row_with_a_column_for_each_number(take):
    taken = take(READER, PHONE)
    assert taken.table("vcard") == [
        {"full name": "王小明", "tel": "19912345678", "tel+1": "010-5550100", "email": "wang@example.com"}
    ]
    assert taken.place("010-5550100") == {"line": 5, "column": 15}
    assert taken.records == [Record("CONTACT_LIST", 1, people=1)]


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (("N:Doe;Jane;Q.;Dr.;PhD",), {"full name": "Dr. Jane Q. Doe PhD"}),
        (("N:Doe;Jane", "FN:Janie"), {"full name": "Janie"}),
        (("N:Doe;Jane", "FN:"), {"full name": "Jane Doe"}),
        (("item1.TEL;type=CELL:1", "item1.X-ABLabel:_$!<Home>!$_"), {"tel": "1"}),
        (("ADR;TYPE=HOME:;;1 Road;Town;Region;12345;Land",), {"address": "1 Road, Town, Region, 12345, Land"}),
        (
            ("ADR:;5栋1单元;测试路1号;杭州市;浙江省;310000;中国",),
            {"address": "中国浙江省杭州市测试路1号5栋1单元 310000"},
        ),
        (("NOTE:one\\, two\\nthree\\;",), {"note": "one, two\nthree;"}),
        (("ORG:示例公司;研发部", "TITLE:工程师"), {"organization": "示例公司 研发部", "title": "工程师"}),
        (("BDAY:1990-01-01", "X-QQ:10001", "X-ODD:odd"), {"birthday": "1990-01-01", "qq": "10001", "other": "odd"}),
        (("NOTE:a long", "  line", "\tfolded"), {"note": "a long linefolded"}),
        (('TEL;VALUE=uri;TYPE="voice;x:y":tel:+1-555-0100',), {"tel": "tel:+1-555-0100"}),
        (
            ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;林晓雨;14;;;", "FN:A"),
            {"full name": "A", "related contact name": "林晓雨"},
        ),
        (
            (
                "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Sam;1;;;",
                "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1990-01-01;3;;;",
                "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-01-01;1;;;",
            ),
            {
                "nickname": "Sam",
                "birthday": "1990-01-01",
                "other": "vnd.android.cursor.item/contact_event;2010-01-01;1;;;",
            },
        ),
        (("no colon at all", "FN:A"), {"full name": "A", "other": "no colon at all"}),
    ],
)
def test_properties(take, lines, row):
    assert take(READER, card("VERSION:3.0", *lines)).table("vcard") == [row]


@pytest.mark.parametrize(("charset", "declared"), [("utf-8", "UTF-8"), ("gb18030", "GBK"), ("gb18030", "nonsense")])
def test_quoted_printable_with_soft_breaks_is_decoded(take, charset, declared):
    value = (
        quopri.encodestring("王;小明的很长很长很长很长的名字;;;".encode(charset)).decode("ascii").replace("\n", "\r\n")
    )
    assert "=\r\n" in value
    text = card(f"N;CHARSET={declared};ENCODING=QUOTED-PRINTABLE:{value}", "TEL:1")
    assert take(READER, text).table("vcard") == [{"full name": "王小明的很长很长很长很长的名字", "tel": "1"}]


@pytest.mark.parametrize(
    "photo",
    [
        ("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", " SkZJRgABAQ", " =="),
        ("PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQ", "SkZJRgABAQ", ""),
        ("PHOTO;X=1;BASE64:", " /9j/4AAQ", ""),
        ("PHOTO:data:image/jpeg;base64,/9j/4AAQ",),
    ],
)
def test_pictures_are_left_out(take, photo):
    assert take(READER, card("FN:A", *photo, "TEL:1")).table("vcard") == [{"full name": "A", "tel": "1"}]


def test_values_without_end_are_all_kept(take):
    soft = "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\r\n".join(["x" * 70] * 8000)
    folded = "NOTE:" + "\r\n ".join(["y" * 70] * 8000)
    text = str([rows.rows for rows in take(READER, card("FN:A", soft, folded)).rows])
    assert (text.count("x" * 70), text.count("y" * 70)) == (8000, 8000)


def test_more_numbers_than_columns_are_all_kept(take):
    taken = take(READER, card(*(f"TEL:{number}" for number in range(1, 9))))
    (row,) = taken.table("vcard")
    assert "\n".join(row.values()).split("\n") == [str(number) for number in range(1, 9)]


def test_cards_in_cards_cut_cards_and_text_between_cards(take):
    text = card("FN:A", "BEGIN:VCARD", "FN:Agent", "END:VCARD") + "between: text\r\n" + "BEGIN:VCARD\r\nFN:Cut\r\nTEL:5"
    taken = take(READER, text)
    assert [row["full name"] for row in taken.table("vcard")] == ["Agent", "A", "Cut"]
    assert [(segment.hint, segment.text) for segment in taken.segments] == [("between", "text")]
    assert taken.records[0].count == 3


def test_gbk_files_and_chunks(take):
    taken = take(READER, "".join(card(f"FN:张三{number}") for number in range(4500)).encode("gb18030"))
    assert [len(rows.rows) for rows in taken.rows] == [2000, 2000, 500]
    assert len({id(rows.table) for rows in taken.rows}) == 1
    assert taken.table("vcard")[4499] == {"full name": "张三4499"}
    assert taken.remarks[0].encoding == "gb18030"


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(alphabet='TEL:;=\\ \tN.é张"', max_size=20), max_size=8))
def test_no_line_is_lost_and_nothing_crashes(take, lines):
    taken = take(READER, card(*lines, "FN:last"))
    assert "last" in str([rows.rows for rows in taken.rows])


def test_who_belongs_to_the_person_is_another_person(take):
    taken = take(READER, card("VERSION:3.0", "FN:王小明", "item1.X-ABRELATEDNAMES;type=pref:李小红"))
    assert taken.table("vcard") == [{"full name": "王小明", "related contact name": "李小红"}]
