"""How each chat program writes the first line of a message in its text exports, and in what is copied out of it."""

from __future__ import annotations

import re

from audit.parsing.chat_heads import BLANK, CLOCK, DAY, MARKS, MONTH_DAY, NAME, WHEN, YEAR_FIRST, YEAR_LAST, Style, head
from recognizers.lazy import lazy

_LINE_DAY = r"(?P<date>\d{4}\.\d\d\.\d\d) (?:星期.|.曜日|.요일|[A-Z][a-z]+day)\s*$"
_LINE_WORDS = (
    "貼圖|照片|影片|收回訊息|通話|加入聊天|スタンプ|写真|動画|メッセージの送信を取り消し|不在着信|グループに参加"
    "|스티커|사진|Stickers?|Photos?|Videos?|unsent|joined the"
)
"""What LINE writes for what is no text; by it a chat that lacks LINE's first line is told from a diary."""
_IRC_DAY = lazy(
    r"(?:--- Log opened|--- Day changed|Session Start:|\*{4} BEGIN LOGGING AT) "
    r"[A-Z][a-z]{2} (?P<date>[A-Z][a-z]{2} {1,2}\d{1,2})(?: [\d:]{8})? (?P<year>\d{4})"
)
"""irssi, mIRC, HexChat."""

STYLES = (
    Style(
        "qq",
        "qq-message-manager",
        head(
            rf"{WHEN}{BLANK}+(?:【[^】\n]{{1,12}}】)?(?P<sender>[^\n]{{0,100}}?)"
            r"(?:\((?P<number>\d{5,12})\)|<(?P<mail>[^<>\s]{3,80}@[^<>\s]{3,80})>)?\s*$"
        ),
        lazy("消息记录（此消息记录为文本格式|^消息(?:分组|对象)[:：]", re.MULTILINE),
    ),
    Style(
        "qq",
        "qq-message-manager",
        head(
            rf"{WHEN}{BLANK}+(?:【[^】\n]{{1,12}}】)?(?P<sender>[^\n]{{0,100}}?)"
            r"(?:\((?P<number>\d{5,12})\)|<(?P<mail>[^<>\s]{3,80}@[^<>\s]{3,80})>)\s*$"
        ),
    ),
    Style(
        "qq",
        "qq-chat-exporter",
        head(rf"(?:时间|Time)[:：]{BLANK}*{WHEN}\s*$"),
        lazy("^\\[QQChatExporter|^ *QQ聊天记录导出文件", re.MULTILINE),
        lazy(rf"{MARKS}(?:\[[^\]\n]{{1,40}}\]{BLANK})?(?P<sender>[^\n]{{1,100}}?)[:：]\s*$"),
    ),
    Style(
        "welink",
        "welink-chat",
        head(rf"(?P<sender>[^\t\n(]{{1,60}})\((?P<number>[A-Za-z]{{1,3}}\d{{5,10}})\)\t+{WHEN}\s*$"),
        least=2,
    ),
    Style(
        "wechat",
        "wechat-exporter",
        head(rf"(?P<sender>[^\n:：(]{{1,100}}?){BLANK}?\({WHEN}\)[:：]{BLANK}?(?P<text>.*)$"),
        least=2,
    ),
    Style("wechat", "weflow-chat", head(rf"{WHEN}{BLANK}+'(?P<sender>[^\n]{{1,100}})'\s*$"), least=2),
    Style(
        "wechat", "weflow-chat", head(rf"## {WHEN} (?P<sender>[^\n]{{1,100}}?)\s*$"), lazy("导出工具[^\n]{1,8}WeFlow")
    ),
    Style(
        "wechat",
        "chatlog-text",
        head(
            rf"(?P<sender>[^\n(]{{0,60}}?)\((?P<number>[\w@-]{{5,40}})\){BLANK}(?P<time>(?:{DAY}|{MONTH_DAY}){BLANK}{CLOCK})\s*$"
        ),
        lazy(r"\((?:wxid|gh)_\w+\) \d", re.MULTILINE),
    ),
    Style(
        "wechat",
        "wechat-forwarded",
        head(rf"(?P<sender>[^\n]{{1,60}}?){BLANK}+(?P<time>{CLOCK})\s*$"),
        lazy(rf"^—{{3,}} *{YEAR_FIRST} *—{{3,}}", re.MULTILINE),
        date=lazy(rf"—{{3,}} *(?P<date>{YEAR_FIRST})"),
    ),
    Style(
        "line",
        "line-chat",
        head(rf"(?P<time>{CLOCK})\t(?:(?P<sender>[^\t\n]{{1,100}})\t(?P<text>.*)|(?P<note>[^\t\n]*))$"),
        lazy(r"\A\ufeff?\[LINE\]|^(?:Saved on|保存日時|儲存日期|保存时间|저장 일시)\s*[:：]", re.MULTILINE),
        date=lazy(rf"(?:[^\W\d_]{{1,5}}[.,]{{1,2}} )?(?P<date>{DAY})(?![\d:])"),
    ),
    Style(
        "line",
        "line-chat",
        head(r"(?P<time>\d{2}:\d{2}) (?:(?P<sender>[^\s]{1,60}) (?P<text>.+)|(?P<note>[^\s]+))$"),
        lazy(rf"\A(?=[\s\S]*?^{_LINE_DAY})[\s\S]*?^\d\d:\d\d [^\n]*(?:{_LINE_WORDS})", re.MULTILINE),
        date=lazy(_LINE_DAY),
        people=2,
    ),
    Style(
        "kakaotalk",
        "kakaotalk-chat",
        head(rf"{WHEN}, (?:(?P<sender>[^\n:]{{1,60}}?) : (?P<text>.*)|(?P<note>.*))$"),
    ),
    Style(
        "kakaotalk",
        "kakaotalk-chat",
        head(rf"\[(?P<sender>[^\]\n]{{1,60}})\] \[(?P<time>{CLOCK})\] (?P<text>.*)$"),
        date=lazy(rf"-{{5,}} (?:[A-Z][a-z]+, )?(?P<date>{DAY})"),
    ),
    Style(
        "kakaotalk",
        "kakaotalk-chat",
        head(rf"(?P<time>{CLOCK}), (?P<sender>[^\n:]{{1,60}}?) : (?P<text>.*)$"),
        lazy(r"^저장한 날짜 ?:|^Date Saved ?:", re.MULTILINE),
        date=lazy(rf"(?P<date>{DAY}) .요일"),
    ),
    Style(
        "discord",
        "discord-chat-exporter",
        head(rf"\[{WHEN}\]{BLANK}(?P<sender>[^\n]{{1,100}}?)(?:{BLANK}\(pinned\))?\s*$"),
        lazy("^={10,}\r?\nGuild: ", re.MULTILINE),
    ),
    Style(
        "signal",
        "signal-chat",
        head(rf"\[(?P<time>\d{{4}}-\d\d-\d\d,? \d\d:\d\d)\]{BLANK}{NAME}:{BLANK}?(?P<text>.*)$"),
        least=2,
    ),
    Style(
        "signal",
        "signal-chat",
        head(rf"\[(?P<time>\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d)\]{BLANK}{NAME}:{BLANK}?(?P<text>.*)$"),
        lazy(r"\] Me: |\]\(\./|\n\(- "),
    ),
    Style(
        "skype",
        "skype-copy",
        head(
            rf"\[{WHEN}(?: \| [^\]\n]{{3,40}})?\]"
            rf"{BLANK}(?:{NAME}:(?:{BLANK}(?P<text>.*))?$|(?P<note>\*\*\* .*)$)"
        ),
        lazy(r"^\[[\d./-]{6,10},? \d[^\]\n|]{3,14} \| [^\W\d]{3,20} |^\[[^\]\n]{12,30}\] \*\*\* ", re.MULTILINE),
    ),
    Style("whatsapp", "whatsapp-chat", head(rf"\[{WHEN}\]{BLANK}*(?:{NAME}:(?:{BLANK}(?P<text>.*))?$|(?P<note>.*)$)")),
    Style(
        "whatsapp",
        "whatsapp-chat",
        head(rf"{WHEN}{BLANK}+[-–]{BLANK}+(?:{NAME}:(?:{BLANK}?(?P<text>.*))?$|(?P<note>.*)$)"),
    ),
    Style(
        "whatsapp",
        "whatsapp-chat",
        head(
            rf"(?P<time>{YEAR_LAST},?{BLANK}{CLOCK}):{BLANK}"
            r"(?:(?P<sender>[^a-z\n:][^\n:]{0,99}?):(?: ?(?P<text>.*))?$|(?P<note>.*)$)"
        ),
        people=2,
    ),
    Style(
        "",
        "irc-log",
        head(
            rf"\[?(?P<time>(?:(?:{DAY}|[A-Z][a-z]{{2}} {{1,2}}\d{{1,2}})[T ,]{{0,2}})?{CLOCK}(?:[+-]\d{{4}}|Z)?)\]?"
            r"[\t ]+"
            r"<[ @+~&%]?(?P<sender>[^<>\s]{1,40})>[\t ]+(?P<text>.*)$"
        ),
        date=_IRC_DAY,
    ),
    Style(
        "",
        "irc-log",
        head(rf"(?P<time>{DAY} {CLOCK})\t[@+~&%]?(?P<sender>[^<>\s-][^<>\s]{{0,40}})\t(?P<text>.*)$"),
        lazy(r"\t(?:-->|<--)\t", re.MULTILINE),
    ),
    Style(
        "",
        "pidgin-chat",
        head(rf"\((?P<time>(?:{DAY} )?{CLOCK})\) (?:{NAME}:{BLANK}(?P<text>.*)$|(?P<note>.*)$)"),
        lazy(r"\A\ufeff?Conversation with .+ at .+ on "),
        date=lazy(rf"Conversation with .+? at (?:[^\W\d_]{{2,4}}\.? )?(?P<date>{DAY})"),
    ),
    Style("telegram", "telegram-copy", head(rf"(?P<sender>[^\n\[\]]{{1,60}}?), \[{WHEN}\]:?\s*$"), least=2),
    Style("teams", "teams-copy", head(rf"\[{WHEN}\]{BLANK}(?P<sender>[^\n:：\]]{{1,60}}?)\s*$"), strict=True),
    Style(
        "viber",
        "viber-list",
        head(rf'(?P<time>{DAY},{CLOCK}),(?P<sender>[^,\n]{{1,60}}),(?P<number>\+?\d{{5,15}}),"?(?P<text>.*?)"?$'),
    ),
    Style(
        "viber",
        "viber-chat",
        head(
            rf"\[{BLANK}(?P<time>{DAY}{BLANK}\]\[{BLANK}{CLOCK}){BLANK}\]"
            rf"{BLANK}(?:{NAME}:(?:{BLANK}(?P<text>.*))?$|(?P<note>.*)$)"
        ),
    ),
    Style(
        "zoom",
        "zoom-chat",
        head(
            rf"(?P<time>{CLOCK})[\t ]+From[\t ]+(?P<sender>[^\n:]{{1,60}}?)"
            r"(?:[\t ]+to[\t ]+[^\n:]{1,80}?)?[\t ]*:[\t ]*(?P<text>.*)$"
        ),
    ),
    Style("", "chat-text", head(rf"(?P<sender>[^\n\d:：\[][^\n:：]{{0,40}}?){BLANK}+{WHEN}\s*$"), strict=True),
    Style(
        "",
        "chat-text",
        head(
            rf"(?P<sender>[^\n\d:：\[][^\n:：]{{0,40}}?){BLANK}+"
            rf"(?P<time>{MONTH_DAY}{BLANK}\d{{1,2}}:\d\d:\d\d)\s*$"
        ),
        strict=True,
    ),
    Style("", "chat-text", head(rf"{WHEN}{BLANK}(?P<sender>[^\s\d\[(<{{'\"–-][^\n=;|<>]{{0,40}}?)\s*$"), strict=True),
)
"""QQ's message manager, with its beginning and cut out of it, QQChatExporter, WeLink, WechatExporter, WeFlow, chatlog,
what WeChat forwards by mail, LINE on phones and on computers (which parts name and text by a blank, so that of a name
of two words the first is taken), KakaoTalk on phones and computers and as it once was, DiscordChatExporter,
signal-export before and since it tells seconds (then like WhatsApp's, but for who is called Me), what is copied out of
Skype (known by messages that were edited, and calls), WhatsApp on iOS (brackets), Android (dash) and once (colon), IRC
programs, WeeChat, Pidgin, what is copied out of Telegram and Teams, Viber's list and chats, Zoom; then the plainest
ways, a name and a time above each message (without the year, as DingTalk copies it), and MemoTrace's, which is the
other way round.  Collected November 2026 from such exports."""
