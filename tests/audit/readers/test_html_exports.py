"""Pages that are exports are told by the tag each of their entries has."""

from __future__ import annotations

import pytest

from audit.model import Record
from audit.readers.html import READER

WECHAT = (
    '<div class="msg chat left" msgid="1" msgtype="1"><span class="dspname" wxId="wxid_sample01">小雨</span> 2026-01-02'
    '<span class="left msg-text"><pre>在吗</pre></span></div>'
)
TELEGRAM = (
    '<div class="message default clearfix" id="message1"><div class="from_name">\nA\n</div>'
    '<div class="text">hi</div></div>'
)
DISCORD = '<div class="chatlog__message-container" data-message-id="1"><div class="chatlog__content">hi</div></div>'
BOOKMARK = '<DT><A HREF="https://a.example/" ADD_DATE="1714521600">A</A>\n'
ACTIVITY = '<div class="outer-cell mdl-cell mdl-cell--12-col"><div class="content-cell">{}</div></div>'


@pytest.mark.parametrize(
    ("entries", "record"),
    [
        (WECHAT * 3, Record("CHAT_RECORD", 3, 2, "wechat", export="wechat-exporter")),
        (TELEGRAM * 2, Record("CHAT_RECORD", 2, 2, "telegram", export="telegram-chat")),
        (DISCORD * 2, Record("CHAT_RECORD", 2, 2, "discord", export="discord-chat-exporter")),
        (BOOKMARK * 4, Record("BROWSING_RECORD", 4, 1, "browser", export="browser-bookmarks")),
        (ACTIVITY.format("Visited a"), Record("BROWSING_RECORD", 1, 1, "google", export="google-my-activity")),
        (ACTIVITY.format("Searched for a"), Record("SEARCH_RECORD", 1, 1, "google", export="google-my-activity")),
    ],
)
def test_pages_of_entries_are_told(take, entries, record):
    assert take(READER, f"<!DOCTYPE html><html><body>{entries}</body></html>").records == [record]


@pytest.mark.parametrize(
    "page", ['<p class="message">hi</p>', "<a href='x'>y</a>", "<div class='chat'>Searched for x</div>"]
)
def test_other_pages_are_nothing(take, page):
    assert take(READER, f"<!DOCTYPE html><html><body>{page * 9}</body></html>").records == []
