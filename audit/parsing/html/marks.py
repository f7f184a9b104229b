"""Which tag of a page stands for one entry of a known export.  Collected November 2026 from pages of these tools."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.parsing.tables.when import Days
from recognizers.lazy import lazy

_MOST_PEOPLE = 10_000
_TIME = re.compile(
    r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[^\W\d_]{3,10}\.? \d{1,2}, 20\d\d"
    r"|\d{1,2}\.? ?(?:de )?(?:\d{1,2}\.|[^\W\d_]{3,10}\.?) ?(?:de )?20\d\d),? (?:at )?\d{1,2}:\d\d"
)
_SEARCH = re.compile(
    r"href=[\"']https?://(?:www\.|m\.)?(?:google\.[a-z.]{2,6}/(?:maps/)?search|youtube\.com/results)\b"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Every opening ``tag`` whose source holds ``sign`` is one entry; ``people`` is the least number of persons.

    ``named``: what the entries are where the file's path is called so, else ``entity``.
    """

    export: str
    platform: str
    entity: str
    tag: str
    sign: str
    people: int = 1
    named: tuple[tuple[str, str], ...] = ()
    dated: bool = False
    """Whether the time of an entry stands in its text, not in a tag."""

    def entity_at(self, path: str) -> str:
        """What the entries of the page at ``path`` are."""
        return next((entity for name, entity in self.named if re.search(name, path, re.IGNORECASE)), self.entity)


_META = (
    (r"messages?(?:/|_\d)", "CHAT_RECORD"),
    (r"follow|friend|contacts|blocked", "FRIEND_LIST"),
    (r"search", "SEARCH_RECORD"),
    (r"log_?in|logged|where_you|account_activity|signup", "LOGIN_RECORD"),
    (r"\bads?_|advertis|_interests|your_topics", "AD_PROFILE"),
    (r"groups?\b|groups?_", "GROUP_MEMBERSHIP"),
    (r"like|reaction|saved|votes", "SOCIAL_ACTIVITY"),
    (r"comment|posts?_|posts?\.|stories|reels", "PUBLIC_POST"),
)
"""The pages of Instagram and Facebook are alike but for their words, which are in the owner's language; their files are
named in English."""

MARKS = (
    Mark("google-my-activity", "google", "BROWSING_RECORD", "div", "outer-cell mdl-cell", dated=True),
    Mark("google-voice", "google", "SMS_RECORD", "cite", 'class="sender vcard"', people=2),
    Mark("google-voice-call", "google", "CALL_RECORD", "div", 'class="contributor vcard"', people=2),
    Mark("google-keep-note", "google", "NOTE", "div", 'class="meta-icons"', dated=True),
    Mark("wechat-exporter", "wechat", "CHAT_RECORD", "div", 'class="msg chat', people=2, dated=True),
    Mark("telegram-chat", "telegram", "CHAT_RECORD", "div", 'class="message default clearfix', people=2),
    Mark("discord-chat-exporter", "discord", "CHAT_RECORD", "div", "chatlog__message-container", people=2),
    Mark("discord-chat-exporter", "discord", "CHAT_RECORD", "div", 'chatlog__message "', people=2),
    Mark("signal-export", "signal", "CHAT_RECORD", "span", "class=sender>", people=2),
    Mark("whatsapp-exporter", "whatsapp", "CHAT_RECORD", "div", "w3-row w3-padding-small w3-margin-bottom", people=2),
    Mark("meta-page", "meta", "SOCIAL_ACTIVITY", "div", "_a6-g uiBoxWhite noborder", named=_META, dated=True),
    Mark("meta-page-2020", "meta", "SOCIAL_ACTIVITY", "div", "_2lej uiBoxWhite noborder", named=_META, dated=True),
    Mark("browser-bookmarks", "browser", "BROWSING_RECORD", "a", "add_date="),
)
"""Google's My Activity, Voice and Keep, WechatExporter, Telegram Desktop, DiscordChatExporter (since 2022, and before),
signal-export, WhatsApp Chat Exporter, the pages of Instagram and Facebook (since 2021, and before), and the bookmark
file that every browser writes since Netscape's."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A tag with ``sign`` that tells, as the first group of ``value``, a person or a time of a page of ``export``."""

    export: str
    tag: str
    sign: str
    value: re.Pattern[str]
    is_time: bool = False


CLUES = (
    Clue("wechat-exporter", "span", "dspname", lazy(r'wxid="([^"]+)"', re.IGNORECASE)),
    Clue("telegram-chat", "div", "date details", lazy(r'title="([^"]+)"'), is_time=True),
    Clue("discord-chat-exporter", "span", "chatlog__author", lazy(r'data-user-id="?(\d+)')),
    Clue("discord-chat-exporter", "span", "chatlog__timestamp", lazy(r'title="([^"]+)"'), is_time=True),
    Clue("google-voice", "a", 'class="tel"', lazy(r'href="tel:([^"]+)"')),
    Clue("google-voice", "abbr", 'class="dt"', lazy(r'title="([^"]+)"'), is_time=True),
    Clue("google-voice-call", "a", 'class="tel"', lazy(r'href="tel:([^"]+)"')),
    Clue("google-voice-call", "abbr", 'class="published"', lazy(r'title="([^"]+)"'), is_time=True),
    Clue("browser-bookmarks", "a", "ADD_DATE", lazy(r'ADD_DATE="(\d+)"'), is_time=True),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a page is: its mark, how many entries, how many people at least, and the ISO days they lie between."""

    mark: Mark
    count: int
    people: int
    span: tuple[str, str]


class Marks:
    """Told of every opening tag of a page; ``told`` says what the page is by the mark that came most often."""

    def __init__(self) -> None:
        self.searches = 0
        """Links to the results of a search: what Google titles so, in whatever language."""
        self._counts = dict.fromkeys(MARKS, 0)
        self._by_tag = {tag: [mark for mark in MARKS if mark.tag == tag] for tag in {mark.tag for mark in MARKS}}
        self._people: dict[str, set[str]] = {clue.export: set() for clue in CLUES}
        self._days = {clue.export: Days() for clue in CLUES} | {mark.export: Days() for mark in MARKS if mark.dated}

    def see(self, name: str, source: str) -> None:
        """One opening tag: its name and how it is written."""
        for mark in self._by_tag.get(name, ()):
            if mark.sign in source or mark.sign in source.lower():
                self._counts[mark] += 1
        if name == "a" and _SEARCH.search(source):
            self.searches += 1
        for clue in CLUES:
            if clue.tag == name and clue.sign in source and (found := clue.value.search(source)):
                self._note(clue, found[1])

    def said(self, text: str) -> None:
        """Text of the page: where its entries tell their times in it, these are noted."""
        for export in {mark.export for mark, count in self._counts.items() if count and mark.dated}:
            self._days[export].add(dict.fromkeys(_TIME.findall(text)))

    @property
    def any(self) -> bool:
        """Whether the page is an export, as far as it was read."""
        return any(self._counts.values())

    def _note(self, clue: Clue, value: str) -> None:
        if clue.is_time:
            self._days[clue.export].add([value])
        elif len(self._people[clue.export]) < _MOST_PEOPLE:
            self._people[clue.export].add(value)

    def told(self) -> Told | None:
        """What the page is; None when no mark came."""
        mark, count = max(self._counts.items(), key=lambda counted: counted[1])
        if not count:
            return None
        people = max(mark.people, len(self._people.get(mark.export, ())))
        return Told(mark, count, people, self._days[mark.export].span if mark.export in self._days else ("", ""))
