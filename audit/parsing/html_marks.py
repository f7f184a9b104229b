"""Which tag of a page stands for one entry of a known export.  Collected November 2026 from pages of these tools."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Every opening ``tag`` whose source holds ``sign`` is one entry; ``people`` is the least number of persons."""

    export: str
    platform: str
    entity: str
    tag: str
    sign: str
    people: int = 1


MARKS = (
    Mark("google-my-activity", "google", "BROWSING_RECORD", "div", "outer-cell mdl-cell"),
    Mark("wechat-exporter", "wechat", "CHAT_RECORD", "div", 'class="msg chat', people=2),
    Mark("telegram-chat", "telegram", "CHAT_RECORD", "div", 'class="message default clearfix', people=2),
    Mark("discord-chat-exporter", "discord", "CHAT_RECORD", "div", "chatlog__message-container", people=2),
    Mark("browser-bookmarks", "browser", "BROWSING_RECORD", "a", "add_date="),
)
"""Google's My Activity, WechatExporter, Telegram Desktop, DiscordChatExporter, and the bookmark file that every browser
writes since Netscape's."""


class Marks:
    """Told of every opening tag of a page; ``counted`` says what the page is by the mark that came most often."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(MARKS, 0)
        self._by_tag = {tag: [mark for mark in MARKS if mark.tag == tag] for tag in {mark.tag for mark in MARKS}}

    def see(self, name: str, source: str) -> None:
        """One opening tag: its name and how it is written."""
        for mark in self._by_tag.get(name, ()):
            if mark.sign in source or mark.sign in source.lower():
                self._counts[mark] += 1

    def counted(self) -> tuple[Mark, int] | None:
        """The mark and how often it came; None when none did."""
        mark, count = max(self._counts.items(), key=lambda counted: counted[1])
        return (mark, count) if count else None
