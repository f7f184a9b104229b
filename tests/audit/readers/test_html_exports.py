"""Pages that are exports are told by the tag each of their entries has."""

from __future__ import annotations

import pytest

from audit.model import Record
from audit.readers.html import READER

WECHAT = (
    '<div class="msg chat left" msgid="1"><span class="dspname" wxId="wxid_sample0{0}">小雨</span>'
    ' 2026-01-0{0} 10:00:00<span class="left msg-text"><pre>在吗</pre></span></div>'
)
TELEGRAM = (
    '<div class="message default clearfix" id="message1"><div class="pull_right date details" '
    'title="{:02d}.01.2026 10:00:00 UTC+08:00">10:00</div><div class="from_name">\nA\n</div>'
    '<div class="text">hi</div></div>'
)
DISCORD = (
    "<div id=chatlog__message-container-1 class=chatlog__message-container data-message-id=1>"
    "<span class=chatlog__author title=a data-user-id={0}>a</span>"
    '<span class=chatlog__timestamp title="Friday, January {0}, 2026 10:00 AM"></span></div>'
)
DISCORD_OLD = '<div class="chatlog__message " data-message-id="{}" id="message-1">hi</div>'
SIGNAL = (
    "<div class='msg me'><span class=date>2026-01-0{}</span><span class=sender>Ann</span><p class=body>hi</p></div>"
)
WHATSAPP = '<div class="w3-row w3-padding-small w3-margin-bottom" id="A{}"><div class="w3-row">hi</div></div>'
BOOKMARK = '<DT><A HREF="https://a.example/" ADD_DATE="1767319200">A</A>\n'
ACTIVITY = '<div class="outer-cell mdl-cell mdl-cell--12-col"><div class="content-cell">{}</div></div>'
DAYS = {"first": "2026-01-01", "last": "2026-01-03"}


def each(entry: str) -> str:
    return "".join(entry.format(number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("entries", "record"),
    [
        (each(WECHAT), Record("CHAT_RECORD", 3, 3, "wechat", export="wechat-exporter", **DAYS)),
        (each(TELEGRAM), Record("CHAT_RECORD", 3, 2, "telegram", export="telegram-chat", **DAYS)),
        (each(DISCORD), Record("CHAT_RECORD", 3, 3, "discord", export="discord-chat-exporter", **DAYS)),
        (each(DISCORD_OLD), Record("CHAT_RECORD", 3, 2, "discord", export="discord-chat-exporter")),
        (each(SIGNAL), Record("CHAT_RECORD", 3, 2, "signal", export="signal-export")),
        (each(WHATSAPP), Record("CHAT_RECORD", 3, 2, "whatsapp", export="whatsapp-exporter")),
        (
            BOOKMARK * 4,
            Record("BROWSING_RECORD", 4, 1, "browser", {}, "browser-bookmarks", "2026-01-02", "2026-01-02"),
        ),
        (ACTIVITY.format("Visited a"), Record("BROWSING_RECORD", 1, 1, "google", export="google-my-activity")),
        (ACTIVITY.format("Searched for a"), Record("SEARCH_RECORD", 1, 1, "google", export="google-my-activity")),
    ],
)
def test_pages_of_entries_are_told(take, entries, record):
    assert take(READER, f"<!DOCTYPE html><html><body>{entries}</body></html>").records == [record]


META = '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><h2 class="_3-95 _2pim _a6-h _a6-i">A</h2>x</div>'


@pytest.mark.parametrize(
    ("path", "entity", "people"),
    [
        ("your_instagram_activity/messages/inbox/a_1/message_1.html", "CHAT_RECORD", 2),
        ("connections/followers_and_following/followers_1.html", "FRIEND_LIST", 2),
        ("logged_information/recent_searches/word_or_phrase_searches.html", "SEARCH_RECORD", 1),
        ("your_instagram_activity/likes/liked_posts.html", "SOCIAL_ACTIVITY", 1),
        ("your_instagram_activity/media/posts_1.html", "PUBLIC_POST", 1),
        ("renamed.html", "SOCIAL_ACTIVITY", 1),
    ],
)
def test_pages_of_instagram_and_facebook_are_what_their_files_are_called(take, path, entity, people):
    page = f"<html><body>{META * 3}</body></html>"
    assert take(READER, page, path).records == [Record(entity, 3, people, "meta", export="meta-page")]


@pytest.mark.parametrize(
    "page", ['<p class="message">hi</p>', "<a href='x'>y</a>", "<div class='chat'>Searched for x</div>"]
)
def test_other_pages_are_nothing(take, page):
    assert take(READER, f"<!DOCTYPE html><html><body>{page * 9}</body></html>").records == []


SEARCH = '<a href="https://www.google.com/search?q=a">a</a>'
VOICE = (
    '<div class="message"><abbr class="dt" title="2015-01-0{0}T10:00:00.000-08:00">x</abbr>: '
    '<cite class="sender vcard"><a class="tel" href="tel:+1415555013{0}"><span class="fn">A</span></a></cite>: '
    "<q>hi</q></div>"
)


@pytest.mark.parametrize(
    ("title", "time"),
    [
        ("Has buscado", "14 nov 2023, 10:00:00 CET"),
        ("Vous avez recherché", "14 nov. 2023, 10:00:00 CET"),
        ("Gesucht nach:", "14.11.2023, 10:00:00 MEZ"),
        ("を検索しました", "2023/11/14 10:00:00 JST"),
        ("Searched for", "Nov 14, 2023, 10:00:00\u202fAM CET"),
    ],
)
def test_searches_and_days_of_google_in_other_languages(take, title, time):
    page = f"<html><body>{ACTIVITY.format(f'{title} {SEARCH}<br>{time}')}</body></html>"
    days = {"first": "2023-11-14", "last": "2023-11-14"}
    assert take(READER, page).records == [Record("SEARCH_RECORD", 1, 1, "google", export="google-my-activity", **days)]


def test_messages_of_google_voice(take):
    days = {"first": "2015-01-01", "last": "2015-01-03"}
    (record,) = take(READER, f"<html><body>{each(VOICE)}</body></html>").records
    assert record == Record("SMS_RECORD", 3, 3, "google", export="google-voice", **days)
