from __future__ import annotations

import pytest

from audit.model import Record
from audit.readers.chat_text import READER, style_of

QQ = (
    "消息记录（此消息记录为文本格式，不支持重新导入）\n\n消息分组:我的群\n消息对象:项目组\n"
    "2024-01-02 3:04:05 【管理员】小明(10001)\n第一行\n第二行\n\n"
    "2024-01-02 下午 03:05:06 Bob<bob@example.com>\n[图片]\n\n2024-01-02 03:06:07 小红\n好\n"
)
WELINK = "张三(z00123456)\t2026-03-31 09:15:32\n消息1\n李四(l00123457)\t2026-03-31 09:16:45\n消息2"
LOG = "".join(f"2024-01-01 12:00:{second:02d} - INFO: started worker {second}\n" for second in range(30))


def said(taken) -> list[str]:
    """What each message says; the first is what stands before them all."""
    return [text.strip() for segment in taken.segments for text in segment.text[:-1].split("\0")]


def lines(*heads: str) -> str:
    return "".join(f"{head}\n" for head in heads)


@pytest.mark.parametrize(
    ("head", "time", "sender", "message"),
    [
        ("[2020-01-01, 12:00:01] 张三: 你好", "2020-01-01, 12:00:01", "张三", "你好"),
        ("\u200e[04.01.18, 11:54:34] Jane D: hi", "04.01.18, 11:54:34", "Jane D", "hi"),
        ("[1/2/24, 9:05:03\u202fPM] ~\u202fJane: hi", "1/2/24, 9:05:03\u202fPM", "~\u202fJane", "hi"),
        ("[2024/1/2 下午9:05:03] 张三: 你好", "2024/1/2 下午9:05:03", "张三", "你好"),
        ("20/01/19, 11:23 - +86 199 0000 0000: hi", "20/01/19, 11:23", "+86 199 0000 0000", "hi"),
        ("01/20/2019, 11:25 a. m. - Jane: a: b", "01/20/2019, 11:25 a. m.", "Jane", "a: b"),
        ("2024/1/2 下午9:05 - 张三: 你好", "2024/1/2 下午9:05", "张三", "你好"),
        ("15.04.2016, 15:04 - Jane: hi", "15.04.2016, 15:04", "Jane", "hi"),
        ("09/17/19, 4:30:10 PM – Jane: hi", "09/17/19, 4:30:10 PM", "Jane", "hi"),
    ],
)
def test_whatsapp_in_its_ways(take, sure, head, time, sender, message):
    text = lines(head, head, head)
    assert sure(READER, text) == 88
    taken = take(READER, text)
    assert taken.table("chat") == [{"time": time, "sender": sender}] * 3
    assert said(taken) == [message] * 3
    (record,) = taken.records
    assert (record.entity, record.count, record.people) == ("CHAT_RECORD", 3, 1)
    assert (record.platform, record.export) == ("whatsapp", "whatsapp-chat")
    assert taken.place(message) == {"line": 1, "column": head.rindex(message) + 1}


def test_messages_of_many_lines_and_notices(take):
    first = "[1.2.24, 10:00:00] A: one\r\ntwo\r\n\r\nthree\r\n"
    text = first + "[1.2.24, 10:01:00] A added B\r\n[1.2.24, 10:02:00] B: four\r\n"
    taken = take(READER, text)
    assert said(taken) == ["one\ntwo\r\n\r\nthree", "A added B", "four"]
    assert (taken.place("one"), taken.place("three")) == ({"line": 1, "column": 23}, {"line": 4, "column": 1})
    assert taken.records[0].count == 2 and taken.records[0].people == 2


def test_signal(take):
    taken = take(READER, "[2019-12-24, 12:23] Jane: Hello\n[2020-01-17, 21:49] John: Hello\nJane!\n")
    assert taken.records == [Record("CHAT_RECORD", 2, 2, "signal", {}, "signal-chat", "2019-12-24", "2020-01-17")]


def test_qq_numbers_and_mails_have_columns_and_what_stands_before_is_text(take):
    taken = take(READER, QQ)
    assert said(taken)[0].endswith("消息对象:项目组")
    assert said(taken)[1:] == ["第一行\n第二行", "[图片]", "好"]
    assert taken.table("chat") == [
        {"time": "2024-01-02 3:04:05", "sender": "小明", "QQ": "10001"},
        {"time": "2024-01-02 下午 03:05:06", "sender": "Bob", "email": "bob@example.com"},
        {"time": "2024-01-02 03:06:07", "sender": "小红"},
    ]
    assert taken.place("10001") == {"line": 5, "column": 28}
    assert taken.place("第一行") == {"line": 6, "column": 1}
    assert taken.place("第二行") == {"line": 7, "column": 1}
    assert (taken.records[0].platform, taken.records[0].people) == ("qq", 3)


def test_welink(take):
    taken = take(READER, WELINK)
    assert taken.table("chat")[0] == {
        "time": "2026-03-31 09:15:32",
        "sender": "张三",
        "employee id": "z00123456",
    }
    assert taken.records == [Record("CHAT_RECORD", 2, 2, "welink", {}, "welink-chat", "2026-03-31", "2026-03-31")]


def test_wechat_exporter(take):
    text = lines("张三 (2024-01-02 10:00:00):你好", "我 (2024-01-02 10:00:05):在吗", "张三 (2024-01-02 10:01:00):嗯")
    taken = take(READER, text)
    assert taken.table("chat")[1] == {"time": "2024-01-02 10:00:05", "sender": "我"}
    assert taken.records == [Record("CHAT_RECORD", 3, 2, "wechat", {}, "wechat-exporter", "2024-01-02", "2024-01-02")]


def test_names_above_messages(take):
    text = "张三  2024/1/2 10:00\n你好\n李四  2024/1/2 10:01\n在\n张三  2024/1/2 10:02\n好\n"
    assert take(READER, text).records == [Record("CHAT_RECORD", 3, 2, "", {}, "chat-text", "2024-01-02", "2024-01-02")]


@pytest.mark.parametrize(
    "text",
    [
        LOG,
        LOG.replace(" - INFO", " INFO"),
        "".join(f"[2024-01-01 12:00:{second:02d}] production.ERROR: x {second}\n" for second in range(30)),
        "".join(f"[01/02/24, 12:00:{second:02d}] [error] client: denied\n" for second in range(30)),
        "time,sender\n" + "2024-01-01 12:00:00,a\n" * 20,
        "Meeting on 2024-01-01 at 10:00\n" + "agenda\n" * 20,
        "[2020-01-01, 12:00:01] A: one\n" + "line\n" * 50,
        "发送 2024-01-01 12:00:00 你好\n",
        "",
    ],
)
def test_what_is_no_chat(sure, text):
    assert style_of(text) is None and sure(READER, text) == 0


def test_long_chats_come_in_chunks_and_gbk_is_read(take):
    text = "".join(f"[2024-01-01, 12:00:01] 张三: 消息{number}\n" for number in range(4500))
    taken = take(READER, text.encode("gb18030"))
    assert [len(rows.rows) for rows in taken.rows] == [2000, 2000, 500]
    assert said(taken)[-1] == "消息4499" and taken.records[0].count == 4500


def test_a_message_without_end_does_not_fill_the_memory(take):
    taken = take(READER, lines("[1.2.24, 10:00:00] A: one") * 6 + "x" * 99 + "\n" + ("y" * 999 + "\n") * 1500)
    assert len(taken.segments) > 1 and taken.records[0].count == 6
    assert sum(map(len, said(taken))) > 1_490_000


def test_qq_chat_exporter_names_the_sender_a_line_above(take, sure):
    text = (
        "[QQChatExporter V5 / https://example.com]\n\n====\n    QQ聊天记录导出文件\n====\n聊天名称: 甲\n\n"
        "[1]\n甲:\n时间: 2024-01-02 10:00:00\n内容: 电话 19912345678\n\n"
        "[2]\n[群主] 乙:\n时间: 2024-01-03 10:00:00\n内容: 好\n二\n"
    )
    assert sure(READER, text) == 88
    taken = take(READER, text)
    assert [(row["time"][:10], row["sender"]) for row in taken.table("chat")] == [
        ("2024-01-02", "甲"),
        ("2024-01-03", "乙"),
    ]
    assert taken.place("乙") == {"line": 14, "column": 6}
    assert taken.place("19912345678") == {"line": 11, "column": 8}
    assert taken.records == [Record("CHAT_RECORD", 2, 2, "qq", {}, "qq-chat-exporter", "2024-01-02", "2024-01-03")]


@pytest.mark.parametrize(
    ("days", "span"),
    [
        (("13/02/24", "01/03/24"), ("2024-02-13", "2024-03-01")),
        (("02/13/24", "03/01/24"), ("2024-02-13", "2024-03-01")),
        (("1/3/24", "1/2/24", "1/4/24", "1/5/24"), ("", "")),
        (("1/12/23", "2/1/24", "1/2/24"), ("2023-12-01", "2024-02-01")),
        (("1.3.24", "1.2.24"), ("2024-02-01", "2024-03-01")),
        (("13/02/24", "02/13/24"), ("", "")),
        (("05/05/24", "06/06/24"), ("2024-05-05", "2024-06-06")),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_whole_file(take, days, span):
    (record,) = take(READER, lines(*(f"{day}, 11:23 - Ann: hi" for day in days for _ in range(2)))).records
    assert (record.first, record.last) == span


WEFLOW = (
    "2026-01-02 10:00:00 '我'\n我的电话 19912345678\n\n2026-01-03 10:00:05 '林样'\n好\n二\n\n"
    "2026-01-03 10:01:00 '我'\n嗯\n"
)
LINE = (
    "[LINE] Chat history with 林样\nSaved on: 2026/02/01 10:00\n\n2026/01/02(Fri)\n10:00\tA\t19912345678\n"
    "10:01\t林样\t好\n10:02\tA unsent a message.\n\n2026/01/03(Sat)\n午後3:04\tA\t[Photo]\n"
)
FORWARDED = (
    "微信群“读书”的聊天记录如下:\n\n————— 2026-01-02 —————\n\n\n陈样  10:00\n\n19912345678\n\n\n林样  10:01\n\n好\n\n\n"
    "————— 2026-01-03 —————\n\n\n陈样  09:00\n\n嗯\n"
)
KAKAO_PHONE = (
    "표본 님과 카카오톡 대화\n저장한 날짜 : 2026년 2월 1일 오후 3:04\n\n2026년 1월 2일 금요일\n"
    "2026년 1월 2일 오후 3:04, 표본 : 안녕\n2026년 1월 2일 오후 3:05, 회원님 : 19912345678\n"
    "2026년 1월 3일 오전 9:05, 표본 : 네\n2026년 1월 3일 오전 9:06, 표본님이 나갔습니다.\n"
)
KAKAO_ENGLISH = "".join(
    f"January {day}, 2026 at 3:04 PM, {name} : hi\n" for day, name in ((2, "A"), (2, "B"), (3, "A"))
)
KAKAO_COMPUTER = (
    "--------------- 2026년 1월 2일 금요일 ---------------\n[A] [오후 3:04] 안녕\n[B] [오후 3:05] 19912345678\n"
    "--------------- 2026년 1월 3일 토요일 ---------------\n[A] [오전 9:04] 네\n"
)
DISCORD = (
    f"{'=' * 62}\nGuild: Club\nChannel: general\n{'=' * 62}\n\n[2026-01-02 10:00] a#0001\nhi\n\n"
    "[2026-01-02 10:01] b\n19912345678\n\n[2026-01-03 10:01] a#0001 (pinned)\nok\n"
)
MEMOTRACE = (
    "2026-01-02 10:00:00 陈样\n你好\n\n2026-01-02 10:00:09 林样\n19912345678\n\n2026-01-03 10:01:00 陈样\n[图片]\n\n"
)


@pytest.mark.parametrize(
    ("text", "platform", "export", "senders"),
    [
        (WEFLOW, "wechat", "weflow-chat", ["我", "林样", "我"]),
        (LINE, "line", "line-chat", ["A", "林样", "A"]),
        (KAKAO_PHONE, "kakaotalk", "kakaotalk-chat", ["표본", "회원님", "표본"]),
        (KAKAO_ENGLISH, "kakaotalk", "kakaotalk-chat", ["A", "B", "A"]),
        (KAKAO_COMPUTER, "kakaotalk", "kakaotalk-chat", ["A", "B", "A"]),
        (FORWARDED, "wechat", "wechat-forwarded", ["陈样", "林样", "陈样"]),
        (DISCORD, "discord", "discord-chat-exporter", ["a#0001", "b", "a#0001"]),
        (MEMOTRACE, "", "chat-text", ["陈样", "林样", "陈样"]),
    ],
)
def test_chats_of_other_programs(take, sure, text, platform, export, senders):
    assert sure(READER, text) == 88
    taken = take(READER, text)
    assert [row["sender"] for row in taken.table("chat") if "sender" in row] == senders
    (record,) = taken.records
    assert (record.platform, record.export, record.count, record.people) == (platform, export, 3, 2)
    assert (record.first, record.last) == ("2026-01-02", "2026-01-03")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"2026-01-02 10:00:{second:02d} Started worker\n" for second in range(30)),
        "".join(f"2026-01-0{day} 10:00:00 Entry {day}\nwhat was done\n" for day in range(1, 9)),
        "".join(f"[{name}] [info] text\n" for name in "abcabc"),
        "10:00\tA\tb\n10:01\tB\tc\n10:02\tA\td\n",
    ],
    ids=["log", "diary", "brackets", "a table of hours"],
)
def test_other_lists_of_times_are_no_chats(text):
    assert style_of(text) is None
