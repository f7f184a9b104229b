"""How the first line of a message looks in the text exports of chat programs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recognizers.lazy import lazy

_MARKS = "[\u200e\u200f\u202a-\u202e\ufeff]*"
_BLANK = "[ \t\u00a0\u2009\u202f]"
_YEAR_FIRST = r"\d{4}(?:[./年-]|[년.] )\d{1,2}(?:[./月-]|[월.] )\d{1,2}[日일.]?"
_NAMED_MONTH = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.? (?:de )?\d{4})"
_BETWEEN = rf"{_MARKS}(?:[./-]|\. ){_MARKS}"
"""Arabic, Persian and Hebrew telephones put a mark of direction beside each separator."""
_YEAR_LAST = rf"\d{{1,2}}{_BETWEEN}\d{{1,2}}{_BETWEEN}(?:\d{{4}}|\d{{2}})\.?"
_DAY = rf"(?:{_YEAR_FIRST}|{_YEAR_LAST}|{_NAMED_MONTH})"
_HALF = (
    rf"(?:上午|下午|晚上|凌晨|中午|早上|傍晚|午前|午後|오전|오후|[AaPp]\.?{_BLANK}?[Mm]\.?"
    r"|[صم]|[قب]\.ظ\.?|[πμ]\.?μ\.?|अपराह्न|पूर्वाह्न|SA|CH)"
)
"""Halves of the day: Chinese, Japanese, Korean, English and Spanish, Arabic, Persian, Greek, Hindi, Vietnamese."""
_CLOCK = rf"(?:{_HALF}{_BLANK}?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{_BLANK}?{_HALF})?"
_WHEN = rf"(?P<time>{_DAY}[,،]?{_MARKS}{_BLANK}+(?:(?:at|um|à|alle|klo){_BLANK})?{_CLOCK}(?:{_BLANK}Uhr)?)"
_COLUMNS = ("time", "sender", "number", "mail")
_NAME = r"(?P<sender>[^\n:：]{1,100}?)"


@dataclass(frozen=True, slots=True)
class Style:
    """One program's way: ``head`` finds time, sender, number, and the text where the first line has some."""

    platform: str
    export: str
    head: re.Pattern[str]
    mark: re.Pattern[str] | None = None
    """What the file must hold besides."""
    above: re.Pattern[str] | None = None
    """Who sent it, where that stands alone on the line above ``head``."""
    date: re.Pattern[str] | None = None
    """A line with the day (``date``) of the messages from it on, where their heads tell the hour alone."""
    strict: bool = False
    """A way that other texts have too: a third of the lines must be heads, however many there are."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What is known of a message beside its text, in the order of a row."""
        patterns = filter(None, (self.head, self.above))
        names = {name for pattern in patterns for name in pattern.groupindex}
        return tuple(name for name in _COLUMNS if name in names)


def _head(pattern: str) -> re.Pattern[str]:
    return lazy(_MARKS + pattern)


STYLES = (
    Style(
        "qq",
        "qq-message-manager",
        _head(
            rf"{_WHEN}{_BLANK}+(?:【[^】\n]{{1,12}}】)?(?P<sender>[^\n]{{0,100}}?)"
            r"(?:\((?P<number>\d{5,12})\)|<(?P<mail>[^<>\s]{3,80}@[^<>\s]{3,80})>)?\s*$"
        ),
        lazy("消息记录（此消息记录为文本格式|^消息(?:分组|对象)[:：]", re.MULTILINE),
    ),
    Style(
        "qq",
        "qq-message-manager",
        _head(
            rf"{_WHEN}{_BLANK}+(?:【[^】\n]{{1,12}}】)?(?P<sender>[^\n]{{0,100}}?)"
            r"(?:\((?P<number>\d{5,12})\)|<(?P<mail>[^<>\s]{3,80}@[^<>\s]{3,80})>)\s*$"
        ),
    ),
    Style(
        "qq",
        "qq-chat-exporter",
        _head(rf"(?:时间|Time)[:：]{_BLANK}*{_WHEN}\s*$"),
        lazy("^\\[QQChatExporter|^ *QQ聊天记录导出文件", re.MULTILINE),
        lazy(rf"{_MARKS}(?:\[[^\]\n]{{1,40}}\]{_BLANK})?(?P<sender>[^\n]{{1,100}}?)[:：]\s*$"),
    ),
    Style(
        "welink",
        "welink-chat",
        _head(rf"(?P<sender>[^\t\n(]{{1,60}})\((?P<number>[A-Za-z]{{1,3}}\d{{5,10}})\)\t+{_WHEN}\s*$"),
    ),
    Style(
        "wechat",
        "wechat-exporter",
        _head(rf"(?P<sender>[^\n:：(]{{1,100}}?){_BLANK}?\({_WHEN}\)[:：]{_BLANK}?(?P<text>.*)$"),
    ),
    Style("wechat", "weflow-chat", _head(rf"{_WHEN}{_BLANK}+'(?P<sender>[^\n]{{1,100}})'\s*$")),
    Style(
        "wechat",
        "wechat-forwarded",
        _head(rf"(?P<sender>[^\n]{{1,60}}?){_BLANK}+(?P<time>{_CLOCK})\s*$"),
        lazy(rf"^—{{3,}} *{_YEAR_FIRST} *—{{3,}}", re.MULTILINE),
        date=lazy(rf"—{{3,}} *(?P<date>{_YEAR_FIRST})"),
    ),
    Style(
        "line",
        "line-chat",
        _head(rf"(?P<time>{_CLOCK})\t(?:(?P<sender>[^\t\n]{{1,100}})\t(?P<text>.*)|(?P<note>[^\t\n]*))$"),
        lazy(r"\A\ufeff?\[LINE\]|^(?:Saved on|保存日時|儲存日期|保存时间|저장 일시)\s*[:：]", re.MULTILINE),
        date=lazy(rf"(?:[A-Z][a-z]{{2}}, )?(?P<date>{_DAY})(?![\d:])"),
    ),
    Style(
        "kakaotalk",
        "kakaotalk-chat",
        _head(rf"{_WHEN}, (?:(?P<sender>[^\n:]{{1,60}}?) : (?P<text>.*)|(?P<note>.*))$"),
    ),
    Style(
        "kakaotalk",
        "kakaotalk-chat",
        _head(rf"\[(?P<sender>[^\]\n]{{1,60}})\] \[(?P<time>{_CLOCK})\] (?P<text>.*)$"),
        date=lazy(rf"-{{5,}} (?:[A-Z][a-z]+, )?(?P<date>{_DAY})"),
    ),
    Style(
        "discord",
        "discord-chat-exporter",
        _head(rf"\[{_WHEN}\]{_BLANK}(?P<sender>[^\n]{{1,100}}?)(?:{_BLANK}\(pinned\))?\s*$"),
        lazy("^={10,}\r?\nGuild: ", re.MULTILINE),
    ),
    Style(
        "signal",
        "signal-chat",
        _head(rf"\[(?P<time>\d{{4}}-\d\d-\d\d,? \d\d:\d\d)\]{_BLANK}{_NAME}:{_BLANK}?(?P<text>.*)$"),
    ),
    Style(
        "skype",
        "skype-copy",
        _head(
            rf"\[{_WHEN}(?: \| [^\]\n]{{3,40}})?\]"
            rf"{_BLANK}(?:{_NAME}:(?:{_BLANK}(?P<text>.*))?$|(?P<note>\*\*\* .*)$)"
        ),
        lazy(r"^\[[\d./-]{6,10},? \d[^\]\n|]{3,14} \| [^\W\d]{3,20} |^\[[^\]\n]{12,30}\] \*\*\* ", re.MULTILINE),
    ),
    Style(
        "whatsapp", "whatsapp-chat", _head(rf"\[{_WHEN}\]{_BLANK}*(?:{_NAME}:(?:{_BLANK}(?P<text>.*))?$|(?P<note>.*)$)")
    ),
    Style(
        "whatsapp",
        "whatsapp-chat",
        _head(rf"{_WHEN}{_BLANK}+[-–]{_BLANK}+(?:{_NAME}:(?:{_BLANK}?(?P<text>.*))?$|(?P<note>.*)$)"),
    ),
    Style(
        "",
        "irc-log",
        _head(
            rf"\[?(?P<time>(?:{_DAY}[T ,]{{0,2}})?{_CLOCK})\]?[\t ]+"
            r"<[ @+~&%]?(?P<sender>[^<>\s]{1,40})>[\t ]+(?P<text>.*)$"
        ),
    ),
    Style("telegram", "telegram-copy", _head(rf"(?P<sender>[^\n\[\]]{{1,60}}?), \[{_WHEN}\]\s*$")),
    Style("teams", "teams-copy", _head(rf"\[{_WHEN}\]{_BLANK}(?P<sender>[^\n:：\]]{{1,60}}?)\s*$"), strict=True),
    Style(
        "viber",
        "viber-list",
        _head(rf'(?P<time>{_DAY},{_CLOCK}),(?P<sender>[^,\n]{{1,60}}),(?P<number>\+?\d{{5,15}}),"?(?P<text>.*?)"?$'),
    ),
    Style(
        "viber",
        "viber-chat",
        _head(
            rf"\[{_BLANK}(?P<time>{_DAY}{_BLANK}\]\[{_BLANK}{_CLOCK}){_BLANK}\]"
            rf"{_BLANK}(?:{_NAME}:(?:{_BLANK}(?P<text>.*))?$|(?P<note>.*)$)"
        ),
    ),
    Style(
        "zoom",
        "zoom-chat",
        _head(
            rf"(?P<time>{_CLOCK})[\t ]+From[\t ]+(?P<sender>[^\n:]{{1,60}}?)"
            r"(?:[\t ]+to[\t ]+[^\n:]{1,80}?)?[\t ]*:[\t ]*(?P<text>.*)$"
        ),
    ),
    Style("", "chat-text", _head(rf"(?P<sender>[^\n\d:：\[][^\n:：]{{0,40}}?){_BLANK}+{_WHEN}\s*$"), strict=True),
    Style(
        "",
        "chat-text",
        _head(
            rf"(?P<sender>[^\n\d:：\[][^\n:：]{{0,40}}?){_BLANK}+"
            rf"(?P<time>\d{{1,2}}(?:[-/]|月)\d{{1,2}}日?{_BLANK}\d{{1,2}}:\d\d:\d\d)\s*$"
        ),
        strict=True,
    ),
    Style(
        "", "chat-text", _head(rf"{_WHEN}{_BLANK}(?P<sender>[^\s\d\[(<{{'\"–-][^\n=;|<>]{{0,40}}?)\s*$"), strict=True
    ),
)
"""QQ's message manager, with its beginning and cut out of it, QQChatExporter, WeLink, WechatExporter, WeFlow, what
WeChat forwards by mail, LINE, KakaoTalk on phones and computers, DiscordChatExporter, signal-export, what is copied out
of Skype (known by messages that were edited, and calls), WhatsApp on iOS (brackets) and Android (dash), what is copied
out of Telegram and Teams, Viber's list and chats, Zoom; then the plainest ways, a name and a time above each message
(without the year, as DingTalk copies it), and MemoTrace's, which is the other way round.  Collected November 2026 from
such exports."""
