"""Texts that a program has kept in fields of fixed width, in an encoding the file names, wrongly, or not at all."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from audit.parsing.text.encoding import detect_encoding

_EAST_ASIAN = frozenset(("gb18030", "big5hkscs", "cp932"))
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs", "shift_jis": "cp932"}
_WIDE = _EAST_ASIAN | {"cp949", "euc_kr", "euc_jp", "shift_jisx0213"}
_CUT = ("unexpected end of data", "incomplete multibyte sequence")
"""What Python's decoders say of a text whose last character is not all there."""


class Texts:
    """Decodes the texts of one file after a ``sample`` of them and what the file ``said`` they are in ("": nothing)."""

    def __init__(self, sample: Iterable[bytes], said: str = "") -> None:
        self.encoding = _encoding(b"\n".join(sample), _known(said))

    def of(self, raw: bytes) -> str:
        """A text without what fills its field up, and without a last character that its field has cut."""
        raw = raw.partition(b"\0")[0].strip()
        try:
            return raw.decode(self.encoding)
        except UnicodeDecodeError as error:
            if error.reason in _CUT:
                return raw[: error.start].decode(self.encoding)
            return raw.decode(detect_encoding(raw), "replace")


def _encoding(sample: bytes, said: str) -> str:
    """A file that says East Asian is believed; programs write Western pages, and UTF-8 since it is what they always
    write, whatever their texts are in."""
    told = detect_encoding(sample)
    if told == "utf-8":
        return said if sample.isascii() and said in _WIDE else told
    return said if said and (said in _WIDE or told not in _EAST_ASIAN) else told


def _known(name: str) -> str:
    """Python's name of an encoding; "" for one it does not know, and for UTF-8, which would have been seen."""
    try:
        found = codecs.lookup(name.lower().replace("windows-", "cp")).name if name else ""
    except LookupError:
        return ""
    return "" if found in ("utf-8", "ascii") else _WIDER.get(found, found)
