"""Chats as they are copied out of a program's window, and lists that programs send by mail."""

from __future__ import annotations

import pytest

from audit.readers.chat_text import READER

TELEGRAM = (
    "Ann Sample, [02.01.2026 10:00]\nhi\n\n林样, [02.01.2026 10:01]\n19900000001\n\nAnn Sample, [03.01.2026 9:00]\nok\n"
)
TEAMS = "[2026-01-02 10:00] Ann Sample\nhi\n[2026-01-02 10:01] 林样\n19900000001\n[2026-01-03 9:00] Ann Sample\nok\n"
VIBER = "".join(
    f'{day},10:00:00,{name},+12025550143,"{text}"\n'
    for day, name, text in (
        ("13/01/2026", "Ann Sample", "hi"),
        ("13/01/2026", "林样", "a, b"),
        ("14/01/2026", "Ann Sample", ""),
    )
)
VIBER_CHAT = "".join(
    f"[ {day} ][ 10:15:22 ] {name}: {text}\n"
    for day, name, text in (
        ("13/01/2026", "Ann Sample", "hi"),
        ("13/01/2026", "林样", "a\nb"),
        ("14/01/2026", "Ann Sample", "ok"),
    )
)
SKYPE = (
    "[13.01.2026 10:15:22] Ann Sample: hi\n[13.01.2026 10:15:40 | Edited 10:16:00] 林样: 19900000001\n"
    "[13.01.2026 10:17:11] Ann Sample: ok\n"
)
DINGTALK = "Ann Sample 01-13 10:15:22\nhi\n林样 01-13 10:15:40\n19900000001\nAnn Sample 01-14 09:00:00\nok\n"
ZOOM = (
    "10:00:00 From Ann Sample to Everyone:\n\thi\n10:01:00 From 林样 to Ann Sample(Direct Message):\n\t19900000001\n"
    "10:02:00 From Ann Sample to Everyone:\n\tok\n"
)
ZOOM_OLD = "10:00:00\t From  Ann Sample : hi\n10:01:00\t From  林样 : 19900000001\n10:02:00\t From  Ann Sample : ok\n"


@pytest.mark.parametrize(
    ("text", "platform", "export"),
    [
        (TELEGRAM, "telegram", "telegram-copy"),
        (TEAMS, "teams", "teams-copy"),
        (VIBER, "viber", "viber-list"),
        (VIBER_CHAT, "viber", "viber-chat"),
        (SKYPE, "skype", "skype-copy"),
        (DINGTALK, "", "chat-text"),
        (ZOOM, "zoom", "zoom-chat"),
        (ZOOM_OLD, "zoom", "zoom-chat"),
    ],
    ids=["Telegram", "Teams", "Viber", "Viber's chats", "Skype", "DingTalk", "Zoom", "Zoom of old"],
)
def test_the_chat_is_known_by_how_its_messages_begin(take, sure, text, platform, export) -> None:
    assert sure(READER, text) == 88
    taken = take(READER, text)
    assert [row["sender"] for row in taken.table("chat")] == ["Ann Sample", "林样", "Ann Sample"]
    (record,) = taken.records
    assert (record.platform, record.export, record.count, record.people) == (platform, export, 3, 2)


def test_vibers_numbers_are_telephone_numbers(take) -> None:
    assert {row["phone number"] for row in take(READER, VIBER).table("chat")} == {"+12025550143"}


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"[2026-01-02 10:00:0{second}] INFO\nstarted\n" for second in range(9)),
        "".join(f"2026-01-0{day},10:00,{day * 11111},3.5\n" for day in range(1, 9)),
        "".join(f"backup-{day} 01-0{day} 10:00:00\n{day} files\n" for day in range(1, 9)),
        "".join(f"[ {day} ][ x ] step: done\n" for day in range(1, 9)),
        "".join(f"Release {day}, [2026-01-0{day}]\n- fixed\n" for day in range(1, 9)),
    ],
    ids=["log", "measurements", "runs", "steps", "releases"],
)
def test_what_only_looks_so_is_no_chat(sure, text) -> None:
    assert sure(READER, text) == 0


def test_brackets_without_skypes_signs_are_whatsapps(take) -> None:
    (record,) = take(READER, SKYPE.replace(" | Edited 10:16:00", "")).records
    assert record.platform == "whatsapp"
