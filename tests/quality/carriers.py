"""Where a value stands: in a sentence, a chat line, a cell, a key, a log line, code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from tests.quality.subjects import Subject
from tests.quality.writings import Written


@dataclass(frozen=True, slots=True)
class Text:
    """One text with the one value that stands at ``text[start:end]``; ``hint`` is the name of its column."""

    carrier: str
    text: str
    start: int
    end: int
    hint: str = ""


Fits: TypeAlias = Callable[[Subject, Written], bool]


def _always(_subject: Subject, _value: Written) -> bool:
    return True


def _has_pinyin(subject: Subject, _value: Written) -> bool:
    return bool(subject.pinyin)


def _safe_in_urls(_subject: Subject, value: Written) -> bool:
    return not (value.left + value.right) and re.fullmatch("[0-9A-Za-z.@_~%-]+", value.core) is not None


def _unbracketed(_subject: Subject, value: Written) -> bool:
    return not value.core.endswith((")", "）"))


def _no_markup(_subject: Subject, value: Written) -> bool:
    return "<" not in value.left or value.right.startswith("</")


def _needs_no_label(subject: Subject, _value: Written) -> bool:
    return subject.stands != "labelled"


_CARRIERS: tuple[tuple[str, str, str, Fits], ...] = (
    ("sentence", "你好，我的{zh}是{v}，麻烦登记一下。", "", _always),
    ("English sentence", "Hello, my {en} is {v}, please update it.", "", _always),
    ("chat", "{time} 小林\n{zh}：{v}\n\n{time} 阿周\n收到了\n", "", _always),
    ("wide colon", "{zh}：{v}", "", _always),
    ("colon", "{zh}: {v}", "", _always),
    ("English label", "{en}: {v}", "", _always),
    ("space", "{zh} {v}", "", _always),
    ("glued", "备注：{zh}{v}。", "", _always),
    ("next line", "{zh}：\n{v}\n", "", _always),
    ("quotation marks", "{zh}“{v}”", "", _always),
    ("brackets", "{zh}（{v}）", "", _unbracketed),
    ("square brackets", "{zh}【{v}】", "", _always),
    ("column, Chinese", "{v}", "{zh}", _always),
    ("column, English", "{v}", "{en}", _always),
    ("column, key", "{v}", "{key}", _always),
    ("column, capitals", "{v}", "{capitals}", _always),
    ("column, camel case", "{v}", "{camel}", _always),
    ("column, pinyin", "{v}", "{pinyin}", _has_pinyin),
    ("JSON", '{{"id": 17, "{key}": "{v}", "ok": true}}', "", _always),
    ("JSON, camel case", '{{"id":17,"{camel}":"{v}","ok":true}}', "", _always),
    ("URL", "GET /api/v1/user?{camel}={v}&page=2 HTTP/1.1", "", _safe_in_urls),
    ("log", "{time},123 INFO [worker-3] save ok {camel}={v} cost=12ms", "", _always),
    ("assignment", '{key} = "{v}"\n', "", _always),
    ("attribute", "    user.{camel} = '{v}';", "", _always),
    ("YAML", "user:\n  {key}: {v}\n  enabled: true\n", "", _always),
    ("XML", "<{camel}>{v}</{camel}>", "", _no_markup),
    ("HTML row", "<tr><td>{zh}</td><td>{v}</td></tr>", "", _no_markup),
    ("Markdown row", "| 项目 | 内容 |\n|---|---|\n| {zh} | {v} |\n", "", _always),
    ("Markdown column", "| {zh} | 状态 |\n|---|---|\n| {v} | 正常 |\n", "", _needs_no_label),
    ("SQL", "INSERT INTO users (id, {key}, note) VALUES (17, '{v}', 'ok');", "", _needs_no_label),
    ("cell without name", "{v}", "", _needs_no_label),
    ("CSV line", "17,{v},正常,3", "", _needs_no_label),
    ("in passing", "好的，发你了 {v} 你看看", "", _needs_no_label),
)

_OPENING = tuple("\"'“（【")
_QUOTING = frozenset("「“*`")

NAMES = tuple(carrier for carrier, *_ in _CARRIERS)


def carried(subject: Subject, value: Written, dice: Random) -> Iterator[Text]:
    """``value`` in every carrier it fits in, under words of ``subject``; no quotation marks within others."""
    words = words_of(subject, dice)
    for carrier, template, hint, fits in _CARRIERS:
        head, tail = (part.format(**words) for part in template.split("{v}"))
        quoted = head.endswith(_OPENING) and (value.left + " ")[0] in _QUOTING
        if fits(subject, value) and not quoted and (hint or not value.in_cells):
            start = len(head + value.left)
            text = head + value.left + value.core + value.right + tail
            yield Text(carrier, text, start, start + len(value.core), hint.format(**words))


def words_of(subject: Subject, dice: Random) -> Mapping[str, str]:
    """One word of each sort, drawn: running text in Chinese and English, a key in its spellings, pinyin; a time."""
    key = dice.choice(subject.keys)
    first, *rest = key.split("_")
    day = f"2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return {
        "zh": dice.choice(subject.zh),
        "en": dice.choice(subject.en),
        "key": key,
        "capitals": key.upper(),
        "camel": first + "".join(part.title() for part in rest),
        "pinyin": dice.choice(subject.pinyin) if subject.pinyin else "",
        "time": f"{day} {dice.randint(0, 23):02}:{dice.randint(0, 59):02}:{dice.randint(0, 59):02}",
    }
