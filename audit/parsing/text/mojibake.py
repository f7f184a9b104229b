"""What was meant by text that a wrong encoding or a careless conversion has damaged.

Three damages leave signs that no language has: UTF-8 or GB18030 that was taken for Latin-1 or Windows-1252 (``ä¸­æ–‡``,
``ÖÐÎÄ``), UTF-8 that was taken for GBK (``寮犱紵``), each also done twice; and pinyin strewn in behind characters by
converters of web pages (``證據(jù)``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from audit.parsing.text.common_han import COMMON
from recognizers.lazy import lazy

_WINDOWS = {byte: char for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", "ignore"))}
"""What Windows-1252 shows where Latin-1 has control characters."""
_TO_BYTES = str.maketrans({char: chr(byte) for byte, char in _WINDOWS.items()})
_BYTE = f"\x80-\xff{''.join(_WINDOWS.values())}"
_LATIN = lazy(rf"[\xa1-\xff][{_BYTE}]+")
_QUOTES = "\xbb\x91\x92\x93\x94"
"""The bytes of ``»‘’“”``, which end a quotation: behind a letter with an accent they are no half of another letter."""
_FAR = lazy("[\u0250-\u036f\u0500-\u1fff\ue000-\uf8ff\x00-\x1f\x7f-\x9f]")
"""What no damaged text of this house meant: phonetic signs, far-off alphabets, private use, controls."""
_PLAIN = "，。：；！？、（）“”‘’《》【】—…·￥　％－／＋～"
_PINYIN = lazy(
    r"\((?<=[一-鿿].)(?=[a-zü]*[^a-zü()][a-zü]*\))(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,3}(?:ng?|r)?\)"
)
_HAN_RUN = lazy(r"[^\x00-\x7f](?:[^\x00-\x7f]|\?(?=[^\x00-\x7f]))*\??")
_DEEPEST = 3
_LIKELY = 0.6
_POSSIBLE = 0.4
"""The least share of frequent characters: any bytes are something in GB 2312, few are whole characters of UTF-8."""
_LONGEST_STRETCH = 300
_LOST = "\ufffd"


class Repair(NamedTuple):
    """``text[start:end]`` stands for ``meant``."""

    start: int
    end: int
    meant: str


def is_damaged(text: str) -> bool:
    """Whether ``text`` may hold something to repair; quick for text that does not."""
    if text.isascii():
        return False
    strange = _strange().search(text) and (_LATIN.search(text) or _misread().search(text))
    return bool(strange or _PINYIN.search(text))


def repairs(text: str) -> list[Repair]:
    """Every damage in ``text`` in order, none over another, with what was meant."""
    if not is_damaged(text):
        return []
    found = [*_latin(text), *_chinese(text), *(Repair(*stray.span(), "") for stray in _PINYIN.finditer(text))]
    ends = accumulate((repair.end for repair in sorted(found)), max, initial=0)
    return [repair for repair, end in zip(sorted(found), ends, strict=False) if repair.start >= end]


def repaired(text: str) -> str:
    """The text that was meant, or ``text`` itself when nothing in it is damaged."""
    parts: list[str] = []
    done = 0
    for start, end, meant in repairs(text):
        parts += (text[done:start], meant)
        done = end
    return "".join((*parts, text[done:])) if parts else text


def _latin(text: str) -> Iterator[Repair]:
    """Runs of accents and signs that are the bytes of something else."""
    unsure: list[Repair] = []
    sure = False
    for run in _LATIN.finditer(text):
        meant = _from_bytes(run[0])
        if meant is not None:
            sure = sure or _is_chinese(meant, _LIKELY)
            yield Repair(*run.span(), meant)
        elif (mark := _from_gbk(run[0])) and all(char in _PLAIN for char in mark):
            unsure.append(Repair(*run.span(), mark))
    if sure:  # a lone colon of two bytes is believed beside words
        yield from unsure


def _from_bytes(run: str, depth: int = 1) -> str | None:
    data = run.translate(_TO_BYTES)
    try:
        meant = data.encode("latin-1").decode("utf-8")
    except UnicodeError:
        mark = _from_gbk(run)
        return mark if _is_chinese(mark, _LIKELY) and _is_written(run) else None
    if depth < _DEEPEST and _LATIN.fullmatch(meant) and (deeper := _from_bytes(meant, depth + 1)):
        return deeper
    by_chance = len(data) == 2 and data[1] in _QUOTES
    return None if by_chance or _FAR.search(meant) else meant


def _from_gbk(run: str) -> str:
    """The text whose bytes in GB 2312 are ``run``; "" when they are none."""
    try:
        return run.encode("latin-1").decode("gb2312")
    except UnicodeError:
        return ""


def _is_chinese(text: str, share: float) -> bool:
    """Two different characters or more, and so many of them among the most frequent."""
    han = [char for char in text if char not in _PLAIN and char != _LOST]
    return len(han) > 1 and len(set(han)) > 1 and sum(map(COMMON.__contains__, han)) >= share * len(han)


def _is_written(run: str) -> bool:
    """Rows of ``»`` or ``×`` are ornaments."""
    return len(set(run)) > 3 and any(map(str.isalpha, run))


def _chinese(text: str) -> Iterator[Repair]:
    """Runs of rare characters whose bytes in GB18030 are UTF-8; some may have been lost on the way."""
    signs = _misread()
    if not signs.search(text):
        return
    for run in _HAN_RUN.finditer(text):
        if len(signs.findall(run[0])) * 5 >= len(run[0].rstrip("?")) and (found := _from_misread(run[0])):
            length, meant = found
            yield Repair(run.start(), run.start() + length, meant)
        else:
            yield from (Repair(run.start() + start, run.start() + end, meant) for start, end, meant in _within(run[0]))


def _within(run: str) -> Iterator[Repair]:
    """Stretches that were misread among what was not: each begins with a sign and lasts as long as it is UTF-8."""
    done = 0
    for sign in _misread().finditer(run):
        if sign.start() < done:
            continue
        data = run[sign.start() : sign.start() + _LONGEST_STRETCH].encode("gb18030", "replace")
        try:
            meant = data.decode("utf-8")
        except UnicodeDecodeError as error:
            data = data[: error.start]
            meant = data.decode("utf-8")
        if _is_chinese(meant, _LIKELY):
            done = sign.start() + len(data.decode("gb18030", "ignore"))
            yield Repair(sign.start(), done, meant)


def _from_misread(run: str) -> tuple[int, str] | None:
    for length in dict.fromkeys((len(run.rstrip("?")), len(run))):
        data = run[:length].replace(_LOST, "?").encode("gb18030", "replace")
        meant = re.sub(rf"{_LOST}\??", _LOST, data.decode("utf-8", "replace"))
        lost = meant.count(_LOST)
        if _is_chinese(meant, _POSSIBLE) and lost * 3 <= len(meant) and (not lost or length == len(run)):
            return length, meant
    return None


@cache
def _misread() -> re.Pattern[str]:
    """One of the characters that ``_shown`` gives."""
    return re.compile(f"[{_shown()}]")


@cache
def _strange() -> re.Pattern[str]:
    """What stands in all text that was damaged by a wrong encoding: one pass over the others."""
    return re.compile(f"[\xa1-\xff{_shown()}]")


@cache
def _shown() -> str:
    """What GBK shows for the first two of the three UTF-8 bytes of a Chinese character: hardly one is in common use."""
    pairs = [bytes((lead, trail)) for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0)]
    marks = [b"\xef\xbc", b"\xe3\x80"]
    return "".join(sorted({pair.decode("gbk", "ignore") for pair in pairs + marks} - COMMON))
