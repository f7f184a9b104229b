from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.model import Record
from audit.parsing.mail_text import decoded_header
from audit.readers.mail import READER

PLAIN = (
    "From: A <a@example.com>\r\nTo: b@example.com\r\nSubject: Hi\r\n"
    "Date: Mon, 1 Jan 2024 00:00:00 +0800\r\n\r\nBody 1\r\n"
)


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in {"From": "张三 <a@example.com>", "To": "b@example.com", "Subject": "问候", **headers}.items():
        mail[name] = value
    mail["Message-ID"] = "<1@mx.example.com>"
    return mail


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        (PLAIN, "a.txt", 85),
        ("From: a@example.com\nSubject: x\n\ny", "a.eml", 80),
        ("From: a@example.com\nSubject: x\n\ny", "a.txt", 0),
        ("name: x\nversion: 1\nfrom: y\n", "a.yaml", 0),
        ("To: all\nplain words\n", "a.eml", 0),
        ("From the desk of\n", "a.eml", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def test_headers_bodies_and_the_record(take):
    mail = message(Cc="c@example.com")
    mail.set_content("正文 one\nline two")
    taken = take(READER, mail.as_bytes())
    assert taken.table("addresses") == [
        {"name": "张三", "email": "a@example.com"},
        {"email": "b@example.com"},
        {"email": "c@example.com"},
    ]
    assert taken.segments[0].hint == "subject" and taken.segments[0].text == "问候"
    assert taken.place("c@example.com") == {"part": "Cc"}
    assert taken.place("line two") == {"part": "body", "line": 2, "column": 1}
    assert taken.records == [Record("EMAIL_MESSAGE", 1, people=3)]
    assert not any("mx.example.com" in segment.text for segment in taken.segments)


def test_a_header_that_is_not_only_names_and_addresses_is_text(take):
    mail = message(To="Undisclosed recipients:;", Cc='"Kim, Min" <c@example.com>, d@example.com')
    mail.set_content("x")
    taken = take(READER, mail.as_bytes())
    assert taken.table("addresses")[1:] == [{"name": "Kim, Min", "email": "c@example.com"}, {"email": "d@example.com"}]
    assert [segment.text for segment in taken.segments if segment.hint == "to"] == ["Undisclosed recipients:;"]


def test_an_html_body_is_read_unless_it_repeats_the_plain_one(take):
    same, other = message(), message()
    for mail, html in ((same, "<p>Same  words</p>"), (other, "<p>Other <b>words</b></p>")):
        mail.set_content("Same words")
        mail.add_alternative(html, subtype="html")
    assert sum("words" in segment.text for segment in take(READER, same.as_bytes()).segments) == 1
    taken = take(READER, other.as_bytes())
    assert taken.place("Other words") == {"part": "body", "line": 1, "column": 4}


def test_attachments_are_members_named_as_sent(take):
    mail = message()
    mail.set_content("see attached")
    mail.add_attachment(b"name,tel\n", maintype="text", subtype="csv", filename="名单.csv")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../../x.png")
    mail.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard")
    inner = message()
    inner.set_content("inside")
    mail.add_attachment(inner)
    taken = take(READER, mail.as_bytes())
    assert list(taken.members)[:3] == ["名单.csv", ".._.._x.png", "part 4"]
    assert taken.members["名单.csv"] == b"name,tel\n"
    assert b"inside" in taken.members["message.eml"]
    assert not any("inside" in segment.text for segment in taken.segments)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?gb2312?B?1cXI/Q==?= <a@example.com>", "张三 <a@example.com>"),
        ("=?UTF-8?Q?=E5=BC=A0?=\n =?UTF-8?Q?=E4=B8=89?=", "张三"),
        ("=?x-unknown?Q?caf=E9?= x", "café x"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("=?utf-8?B?a?= <a@example.com>", "=?utf-8?B?a?= <a@example.com>"),
        ("folded\r\n\tline", "folded line"),
        ("张三".encode("gb18030").decode("ascii", "surrogateescape"), "张三"),
    ],
)
def test_decoded_header(raw, text):
    assert decoded_header(raw) == text


@pytest.mark.parametrize("charset", ["gb2312", "x-unknown", ""])
def test_bodies_in_undeclared_or_false_charsets(take, charset):
    head = f"Content-Type: text/plain; charset={charset}\r\n" if charset else ""
    data = PLAIN.partition("\r\n\r\n")[0].encode() + f"\r\n{head}\r\n".encode() + "张三的电话号码是".encode("gb18030")
    assert take(READER, data).place("电话") == {"part": "body", "line": 1, "column": 4}


def test_a_message_cut_in_its_parts_says_so(take):
    mail = message()
    mail.set_content("first")
    mail.add_attachment(b"x" * 4000, maintype="application", subtype="octet-stream", filename="x.bin")
    taken = take(READER, mail.as_bytes()[:-1500])
    assert taken.incomplete == ["damaged"] and "x.bin" in taken.members
    assert taken.place("first")["part"] == "body"


def test_nesting_without_end_stops_at_a_limit(take):
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\r\n\r\n--b{number}\r\n' for number in range(3000)
    )
    taken = take(READER, PLAIN.partition("\r\n\r\n")[0] + "\r\n" + parts + "\r\ndeep text")
    assert "limit:depth:50" in taken.incomplete


def test_messages_in_messages_without_end_are_text(take):
    nested = PLAIN.replace("Body 1", "deep text")
    for _ in range(400):
        nested = PLAIN.replace("\r\n\r\nBody 1", "\r\nContent-Type: message/rfc822\r\n\r\n" + nested)
    taken = take(READER, nested)
    assert taken.incomplete == ["limit:depth:50"] and taken.place("deep text")["line"] > 400


def test_a_monstrous_header_comes_in_pieces(take):
    taken = take(READER, PLAIN.replace("b@example.com", "b@example.com, " * 40_000))
    pieces = [segment.text for segment in taken.segments if segment.hint == "to"]
    assert len(pieces) == 4 and sum(map(len, pieces)) == len("b@example.com, ") * 40_000


def test_text_around_the_parts_is_kept(take):
    mail = message()
    mail.set_content("first")
    mail.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="x.bin")
    mail.preamble, mail.epilogue = "before 1", "behind 2"
    assert {"before 1", "behind 2"} <= {segment.text.strip() for segment in take(READER, mail.as_bytes()).segments}


def test_a_qq_page_archive_is_a_chat(take):
    text = (
        "From: <Save by Tencent MsgMgr>\r\nSubject: Tencent IM Message\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n'
        "<table><tr><td>小明 10:00</td></tr></table>\r\n"
        "--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: {A}.dat\r\n\r\n/9j/\r\n--b--\r\n"
    )
    taken = take(READER, text)
    assert [(record.entity, record.platform) for record in taken.records] == [("CHAT_RECORD", "qq")]
    assert list(taken.members) == ["{A}.dat"]


def test_the_messages_of_a_qq_page_are_rows_and_are_counted(take):
    message = (
        "<tr><td><div style=color:#42B475;padding-left:10px;><div style=float:left;margin-right:6px;>{}</div>{}</div>"
    )
    page = (
        "<html><body><table><tr><td>消息对象:样例群</td></tr><tr><td>日期: 2026-01-02</td></tr>\r\n"
        + message.format("小雨&lt;sample@example.com&gt;", "20:01:02")
        + message.format("小然(90000001)", "20:01:30")
        + "<tr><td>日期: 2026-01-03</td></tr>"
        + message.format("小然(90000001)", "9:01:02")
        + "</table></body></html>"
    )
    text = (
        "From: <Save by Tencent MsgMgr>\r\nSubject: Tencent IM Message\r\nMIME-Version: 1.0\r\n"
        'Content-Type:multipart/related;\r\n\tcharset="utf-8"\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding:7bit\r\n\r\n{page}\r\n--b--\r\n"
    )
    taken = take(READER, text)
    assert taken.records == [Record("CHAT_RECORD", 3, 2, "qq", {}, "qq-mht", "2026-01-02", "2026-01-03")]
    assert taken.table("chat") == [
        {"time": "2026-01-02 20:01:02", "sender": "小雨", "email": "sample@example.com"},
        {"time": "2026-01-02 20:01:30", "sender": "小然", "QQ": "90000001"},
        {"time": "2026-01-03 9:01:02", "sender": "小然", "QQ": "90000001"},
    ]
    chat = taken.rows[0]
    place = chat.locate(1, 1)
    line = page.splitlines()[int(place["line"]) - 1]
    assert place["part"] == "body" and line[int(place["column"]) - 1 :].startswith("小然(90000001)")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_crash(take, data):
    take(READER, PLAIN.encode()[:-10] + data)
    take(READER, b"Content-Type: multipart/mixed; boundary=x\n" + data)


def test_an_attachment_whose_base64_is_cut_is_decoded_as_far_as_it_goes(take):
    whole = base64.b64encode(b"name,phone\nann,19912345678\n" * 3).decode()
    text = (
        "From: a@example.com\nTo: b@example.com\nDate: Mon, 1 Jan 2024 10:00:00 +0800\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=XX\n\n--XX\nContent-Type: text/csv; name=a.csv\n"
        f"Content-Transfer-Encoding: base64\n\n{whole[:-11]}"
    )
    taken = take(READER, text)
    assert taken.members["a.csv"].startswith(b"name,phone\nann,19912345678\n")
    assert taken.incomplete == ["damaged"]


def test_a_table_of_data_in_a_page_is_rows(take):
    rows = "".join(f"<tr><td>甲{day}</td><td>1990000000{day}</td><td>{day}.50</td></tr>" for day in range(1, 5))
    page = f"<p>账单</p>\n<table><tr><th>姓名</th><th>手机</th><th>金额</th></tr>{rows}</table>"
    head = "From: a@example.com\nTo: b@example.com\nDate: Mon, 1 Jan 2024 10:00:00 +0800\n"
    taken = take(READER, f"{head}Content-Type: text/html; charset=utf-8\n\n{page}")
    assert [row["手机"] for row in taken.table("")] == [f"1990000000{day}" for day in range(1, 5)]
    place = taken.place("19900000003")
    assert (place["part"], place["line"]) == ("body", 2)
