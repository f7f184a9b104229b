"""Which encoding a text is in: BOM, UTF-16 without one, strict UTF-8, then GB18030 against Big5 and Shift-JIS.

Detectors that count byte statistics miss a GBK row late in an ASCII file and short Chinese names; this ladder looks at
what a decoding yields instead: a right one is made of frequent characters.  Nothing is ever undecodable: the last
step is Latin-1.  Reading is in ``audit.parsing.text.decoded``.
"""

from __future__ import annotations

import codecs
import re
from io import BytesIO
from typing import BinaryIO

from audit.parsing.text.common_han import COMMON
from audit.parsing.text.decoded import DecodedText, is_broken_utf8

SAMPLE_BYTES = 65_536
_CUT_BYTES = 4096
"""A sample this long may have been cut inside a character; a shorter one is taken as whole."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_EAST_ASIAN = ("gb18030", "big5hkscs", "cp932")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\0\a\b\t\n\v\f\r\x1a\x1b")
_ONE_SCRIPT = re.compile("[\0-\u024f\u02b9-\u02bf]*|[\0-\x7f\u0386-\u03ce]*|[\0-\x7f\u0400-\u045f]*")
"""Latin with accents and apostrophes, Greek, or Russian."""
_PLATE = re.compile(r"(?<![0-9A-Za-z])[³ԥ][A-Z][-· ]?(?=(?:[A-Z]*[0-9]){3})[0-9A-Z]{5}")
"""Number plates of Shandong and Henan: their 鲁 and 豫 in GB18030 are a raised three and an Abkhaz letter in UTF-8."""
_NO_WORDS = re.compile("[\0-\x7f]*+(?:(?<![A-Za-z])[Ā-ɏ]++(?![A-Za-z])[\0-\x7f]*+)++")
"""Latin letters beyond Latin-1, never beside a plain one: no language has such words."""
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")
"""Only GB18030 writes so: rare characters, no-break and zero-width spaces among them."""
_GB_LEVEL_1 = re.compile(rb"(?:[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]){1,4}")
"""Few characters, all punctuation or among the 3,755 of GB 2312's first level: a Chinese word."""
_BIG5_LEVEL_1 = re.compile(rb"(?:[\xa1-\xc5][\x40-\x7e\xa1-\xfe]|\xc6[\x40-\x7e]){2,}")
"""Punctuation or among Big5's 5,401 characters of the first level throughout."""
_GB_WORD, _BIG5_WORD = 0.6, 0.5
"""What such a word scores when none of its characters is frequent; 0.1 more for Chinese as most people write it."""
_PADDING = re.compile(rb"\0{16,}")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\ufffd]")
"""What no text holds: where a decoding gives it, it is the wrong one."""
_SOFT = frozenset("\t\r\n\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""What text holds though Python does not call it printable."""
_GOOD_SHARE = 0.4
"""True Chinese text has over 0.7 of its characters in COMMON, another encoding read as GB18030 below 0.3."""


def decode_head(data: bytes) -> str | None:
    """The text of a head, without its BOM; None when it is binary.  Decoded exactly as ``open_text`` would."""
    marked = _has_bom(data)
    if not marked and _is_noise(data):
        return None
    encoding = detect_encoding(data)
    if not marked and _is_binary(data, encoding):
        return None
    return open_text(BytesIO(_whole_characters(data, encoding)), encoding).read()


def detect_encoding(head: bytes) -> str:
    """The name of the encoding of ``head``, in Python's spelling; ``utf-8`` for ASCII.  Never fails."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    sample = head[:SAMPLE_BYTES]
    if wide := _wide_without_bom(sample):
        return wide
    text = _decoded(sample, "utf-8")
    if text is None and is_broken_utf8(sample):
        return "utf-8"
    return "utf-8" if text is not None and not is_chinese_by_chance(sample, text) else detect_legacy(sample)


def open_text(stream: BinaryIO, encoding: str) -> DecodedText:
    """Text over ``stream``: no BOM, no newline translation, never a decoding error (see ``DecodedText``)."""
    return DecodedText(stream, encoding, detect_legacy)


def detect_legacy(sample: bytes) -> str:
    """The likeliest encoding of bytes that are neither UTF-8 nor UTF-16; lines that are UTF-8 do not count."""
    marked = [line for line in sample[:SAMPLE_BYTES].split(b"\n") if not line.isascii()]
    lines = b"\n".join([line for line in marked if _decoded(line, "utf-8") is None] or marked)
    if _FOUR_BYTES.search(lines) and _decoded(lines, "gb18030") is not None:
        return "gb18030"
    scores = {name: _score(lines, name) for name in _EAST_ASIAN}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _GOOD_SHARE:
        return best
    runs = [len(run) for run in _HIGH_RUN.findall(lines)]
    if runs and sum(runs) / len(runs) < 1.5:  # single letters with accents between ASCII ones
        return "cp1252" if _decoded(lines, "cp1252") is not None else "latin-1"
    return _by_statistics(lines) or "latin-1"


def common_share(text: str) -> float:
    """The share of frequent Chinese characters among the characters of ``text`` that are not ASCII: 0 to 1."""
    marked = [character for character in text if character > "\x7f"]
    return sum(map(COMMON.__contains__, marked)) / len(marked) if marked else 0.0


def is_chinese_by_chance(data: bytes, text: str) -> bool:
    """Whether ``data``, which is ``text`` in UTF-8, is rather Chinese: the GB18030 bytes of some short words (通讯录)
    are valid UTF-8 too, a jumble of letters of far-off alphabets."""
    if text.isascii() or max(text) > "\u07ff":
        return False
    if _PLATE.search(text):
        return True
    if _ONE_SCRIPT.fullmatch(text) and not _NO_WORDS.fullmatch(text):
        return False
    readings = (_decoded(data, encoding) for encoding in ("gb18030", "big5hkscs"))
    shares = [common_share(reading) for reading in readings if reading is not None]
    high = b"".join(_HIGH_RUN.findall(data))
    is_word = len(high) > 2 and _GB_LEVEL_1.fullmatch(high) is not None
    return max(shares, default=0.0) > (0.4 if is_word else 0.8)


def _score(lines: bytes, encoding: str) -> float:
    text = lines.decode(encoding, errors="replace")
    marked = "".join(character for character in text if character > "\x7f")
    share = common_share(marked) - len(_PRIVATE_USE.findall(marked)) / max(1, len(marked))
    if encoding == "cp932":
        return share + sum("\u3041" <= character <= "\u30ff" for character in marked) / max(1, len(marked))
    written = marked.encode(encoding, errors="replace")
    if encoding == "gb18030" and _GB_LEVEL_1.fullmatch(written):
        return max(share, _GB_WORD + share / 2)
    if encoding == "big5hkscs" and share > 0.2 and _BIG5_LEVEL_1.fullmatch(written):
        return max(share, _BIG5_WORD + share / 2)
    return share


def _has_bom(data: bytes) -> bool:
    return any(data.startswith(bom) for bom, _ in _BOMS)


def _is_noise(data: bytes) -> bool:
    """Whether so many bytes are controls that it is no text in any encoding, told without trying them."""
    return _controls(data) > max(2, len(data) // 100) and _wide_without_bom(data[:SAMPLE_BYTES]) is None


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))


def _is_binary(data: bytes, encoding: str) -> bool:
    if encoding in _WIDE:
        return False
    if b"\n" in data:  # of a log that was being written when the power failed, blocks are zeros
        data = _PADDING.sub(b"\0", data)
    controls = _controls(data)
    zeros = data.count(0)
    if encoding != "utf-8":
        return max(controls, zeros) > len(data) // 100
    return controls > max(2, len(data) // 100) or zeros > max(2, len(data) // (100 if controls else 3))


def _whole_characters(data: bytes, encoding: str) -> bytes:
    """``data`` without a last character that a cut has halved."""
    if len(data) < _CUT_BYTES:
        return data
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    decoder.decode(data[-_CUT_BYTES:] if encoding in _WIDE or encoding == "utf-8" else data)
    pending = decoder.getstate()[0]
    return data[: len(data) - len(pending)]


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, final=len(data) < _CUT_BYTES)
    except UnicodeDecodeError:
        return None


def _wide_without_bom(data: bytes) -> str | None:
    """UTF-16 told by where its zero bytes stand, or, where it has none, by being made of frequent characters only."""
    if len(data) < 4 or (len(data) % 2 and len(data) < _CUT_BYTES):
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if even + odd == 0:
        return _wide_chinese(data)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _decoded(data[: len(data) // 2 * 2], encoding) if min(even, odd) * 10 <= max(even, odd) else None
    if text is None:
        return None
    printable = sum(character.isprintable() or character in _SOFT for character in text)
    readable = sum(
        c < "\u0600" or c >= "\uac00" or "\u3000" <= c <= "\u30ff" or c in _SOFT or c in COMMON for c in text
    )
    return encoding if printable >= 0.95 * len(text) and readable >= 0.6 * len(text) else None


def _wide_chinese(data: bytes) -> str | None:
    if len(data) > 256:  # longer texts have a line end, and with it a zero byte
        return None
    rivals = [0.8]
    if not data.isascii():
        rivals += [common_share(text) for name in ("utf-8", "gb18030") if (text := _decoded(data, name)) is not None]
    fewest = 2 if _controls(data) else 3
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(data, encoding)
        if (
            text
            and len(text) >= fewest
            and not any(mark < "\x80" for mark in text)
            and common_share(text) > max(rivals)
        ):
            return encoding
    return None


def _by_statistics(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    if match is None or match.encoding.startswith("utf") or _decoded(sample, match.encoding) is None:
        return None
    return match.encoding
