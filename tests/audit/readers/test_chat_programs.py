"""Chats as desktop programs and exporters write them: one or two heads that only they have, days told apart from hours,
and what other programs write nearly so."""

from __future__ import annotations

import pytest

from audit.readers.chat_text import READER

IRSSI = (
    "--- Log opened Fri Jan 02 10:00:00 2026\n10:01 -!- ann has joined #chan\n10:02 < ann> hi\n10:03 <@ben> yo\n"
    "--- Day changed Sat Jan 03 2026\n10:04 < ann> bye\n"
)
HEXCHAT = (
    "**** BEGIN LOGGING AT Fri Jan  2 10:00:00 2026\n\nJan 02 10:01:00 *\tNow talking on #chan\n"
    "Jan 02 10:02:00 <ann>\thi\nJan 02 10:03:00 <ben>\tyo\nJan 02 10:04:00 <ann>\tbye\n"
)
TEXTUAL = "".join(
    f"[2026-01-0{day}T10:0{day}:00+0200] <{name}> {text}\n"
    for day, name, text in ((2, "ann", "hi"), (2, "ben", "yo"), (3, "ann", "bye"))
)
WEECHAT = (
    "2026-01-02 10:01:00\t-->\tann (~ann@192.0.2.1) has joined #chan\n2026-01-02 10:02:00\tann\thi\n"
    "2026-01-02 10:03:00\t@ben\tyo\n2026-01-03 10:04:00\tann\tbye\n"
)
PIDGIN = (
    "Conversation with ben@example.com at Fri 02 Jan 2026 10:00:00 AM CET on ann@example.com/ (jabber)\n"
    "(10:01:00 AM) ann: hi\n(10:02:00 AM) ben: yo\n(10:03:00 AM) ann: bye\n"
)
CHATLOG = (
    "小雨(wxid_sample00000001) 2026-01-02 10:00:00\n在吗\n\n我(wxid_sample00000002) 2026-01-02 10:00:10\n在\n\n"
    "小雨(wxid_sample00000001) 2026-01-03 10:00:20\n好\n"
)
LINE_OF_COMPUTERS = (
    "2026.01.02 星期五\n17:22 小雨 早安\n17:23 小陳 貼圖\n17:24 小陳加入聊天\n2026.01.03 星期六\n08:27 小雨 好的\n"
)
LINE_THAI = (
    "[LINE] ประวัติการแชทกับ ก\nบันทึกเมื่อ 03/01/2026 01:14\n\nศ. 02/01/2026\n09:46\tก\tสวัสดี\n09:47\tข\t[สติกเกอร์]\n"
    "ส. 13/01/2026\n16:46\tก\tดี\n"
)
KAKAO_OF_OLD = (
    "카카오톡 대화\n저장한 날짜 : 2026. 1. 3.\n\n------------------------------\n2026년 1월 2일 금요일\n"
    "------------------------------\n오전 9:23, 가 : 안녕\n오전 9:25, 나 : 네\n오후 9:26, 가 : 응\n"
)
SIGNAL = (
    "[2026-01-02 10:00:00] Ann Sample: hi\n(- Ben: x -)\n[2026-01-02 10:01:00] Me: yo\n"
    "[2026-01-03 10:02:00] Ann Sample: ![a.jpg](./media/a.jpg)\n"
)
WHATSAPP_OF_OLD = (
    "13.01.16 10.01.00: Ann Sample: hi\n13.01.16 10.02.00: Ben: yo\nand more\n14.01.16 10.03.00: Ann Sample: bye\n"
)
NEW_YEAR = ("2026-01-02", "2026-01-03")


@pytest.mark.parametrize(
    ("text", "export", "span"),
    [
        (IRSSI, "irc-log", NEW_YEAR),
        (HEXCHAT, "irc-log", ("2026-01-02", "2026-01-02")),
        (TEXTUAL, "irc-log", NEW_YEAR),
        (WEECHAT, "irc-log", NEW_YEAR),
        (PIDGIN, "pidgin-chat", ("2026-01-02", "2026-01-02")),
        (CHATLOG, "chatlog-text", NEW_YEAR),
        (LINE_OF_COMPUTERS, "line-chat", NEW_YEAR),
        (LINE_THAI, "line-chat", ("2026-01-02", "2026-01-13")),
        (KAKAO_OF_OLD, "kakaotalk-chat", ("2026-01-02", "2026-01-02")),
        (SIGNAL, "signal-chat", NEW_YEAR),
        (WHATSAPP_OF_OLD, "whatsapp-chat", ("2016-01-13", "2016-01-14")),
    ],
    ids=[
        "irssi",
        "HexChat",
        "Textual",
        "WeeChat",
        "Pidgin",
        "chatlog",
        "LINE",
        "LINE in Thai",
        "KakaoTalk",
        "Signal",
        "WhatsApp",
    ],
)
def test_three_messages_of_two_people(take, sure, text, export, span) -> None:
    assert sure(READER, text) == 88
    (record,) = take(READER, text).records
    assert (record.export, record.count, record.people) == (export, 3, 2)
    assert (record.first, record.last) == span


@pytest.mark.parametrize(
    ("text", "export"),
    [
        ("2026-01-02 10:00:00 '小雨'\n在吗\n\n2026-01-02 10:00:10 '我'\n在\n", "weflow-chat"),
        (
            "# 小雨\n- 导出工具: WeFlow\n\n## 2026-01-02 10:00:00 小雨\n\n在吗\n\n## 2026-01-02 10:00:10 我\n\n在\n",
            "weflow-chat",
        ),
        ("小雨 (2026-01-02 10:00:00):在吗\n我 (2026-01-02 10:00:10):在\n", "wechat-exporter"),
        ("Ann, [02.01.26 10:00]\nhi\n\nBen, [Jan 2, 2026 at 10:01:30 AM]:\nyo\n", "telegram-copy"),
    ],
)
def test_two_messages_are_enough_where_nobody_else_writes_so(take, text: str, export: str) -> None:
    (record,) = take(READER, text).records
    assert (record.export, record.count, record.people) == (export, 2, 2)


def test_the_ids_of_wechat_are_a_column_of_their_own(take) -> None:
    assert [row["wechat id"] for row in take(READER, CHATLOG).table("chat")][:2] == [
        "wxid_sample00000001",
        "wxid_sample00000002",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"13.01.16 10:00:{second:02d}: worker: job {second}\n" for second in range(30)),
        "".join(f"01/13/16 10:00:{second:02d}: sshd[12{second}]: connection\n" for second in range(30)),
        "".join(f"01/13/2016 10:00:{second:02d}: Connected to: db{second}\n" for second in range(30)),
        "".join(f"[2026-01-{day:02d} 10:00:00] fix: thing {day}\n" for day in range(1, 20)),
        "".join(f"2026-01-02 10:00:{second:02d}\tann\tlogin ok\n" for second in range(40)),
        "2026.01.02 星期五\n早上起来\n09:30 出发\n10:00 到公司 开会\n10:10 到公司 开会\n12:00 家里 吃饭\n",
        "".join(f"(12:0{minute}) step: do thing {minute}\n" for minute in range(9)),
        "".join(f"foo(bar_{day}) 01-{day:02d} 10:00:00\n" for day in range(1, 20)),
        "".join(f"00:0{minute} Speaker {minute % 2}: hello there\n" for minute in range(9)),
    ],
    ids=["workers", "daemons", "servers", "commits", "events", "diary", "steps", "runs", "transcript"],
)
def test_what_only_looks_so_is_no_chat(sure, text: str) -> None:
    assert sure(READER, text) == 0
