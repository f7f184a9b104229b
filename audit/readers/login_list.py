"""Logins one a line, as lists of leaked ones go about: ``user:password``, ``site:user:password``, ``账号----密码``.

Settings, prose and times have colons too.  So nearly every line must be of the one make, what stands left of the colon
must be names (e-mail addresses, or words that differ by more than their figures), and what stands right of it secret:
without a blank, seldom the same, most of it neither a word nor a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.text.encoding import detect_encoding, open_text

_CHUNK_ROWS: Final = 2_000
_LEAST: Final = 3
_SEEN: Final = 500
_HEADER: Final = ("url", "username", "password")
_DASHES: Final = "----"
_SITE = r"(?:(?P<site>(?:https?|android|ftp)://[^\s]{3,200}?|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}(?:/[^\s:|;]*)?)"
_MAIL = r"[^\s@:;|,]{1,64}@[^\s@:;|,/]{1,100}\.[A-Za-z]{2,12}"
_LINE: Final = re.compile(
    rf"\ufeff?{_SITE}(?::|\||;|-{{4}}))?(?P<user>{_MAIL}|\+?\d{{6,17}}[\dXx]?|[A-Za-z][\w.-]{{2,39}}?)"
    r"(?P<by>:|\||;|-{4})(?P<secret>\S{4,64})"
)
_PLAIN: Final = re.compile(
    r"v?\d+[.-].*|\d+[a-z%]{1,3}|[#$@%./\\(\[{<\"'].*|.*[,;\])}>\"']|(?:amd|arm|x)\d+", re.IGNORECASE
)
"""What settings hold: versions, days, amounts with a unit, colours, paths, quotations, code."""


def _sniff(head: Head) -> int:
    """Above a table, for a table is what evenly split lines look like; below what names itself by magic bytes."""
    if not head.data or (text := head.text) is None or ("@" not in text and not any(map(str.isdigit, text[:2_000]))):
        return 0
    lines = [line.strip() for line in text.splitlines()[:_SEEN] if line.strip()]
    found = [match for line in lines if (match := _LINE.fullmatch(line))]
    if len(found) < _LEAST or len(found) * 20 < len(lines) * 19 or len({match["by"] for match in found}) > 1:
        return 0
    return 80 if _are_names(found) and _are_secrets(found) else 0


def _are_names(lines: list[re.Match[str]]) -> bool:
    """Mostly addresses, or behind sites; other words could be settings, so that it takes one more of them."""
    names = {line["user"].rstrip("0123456789") for line in lines if not line["user"].isdigit()}
    names |= {line["user"] for line in lines if line["user"].isdigit()}
    return len(names) * 2 > len(lines) and (_are_sure(lines) or len(lines) > _LEAST)


def _are_secrets(lines: list[re.Match[str]]) -> bool:
    """Beside addresses two in five that are neither word nor number do, beside other names it takes two in three."""
    secrets = [line["secret"] for line in lines]
    sure = _are_sure(lines)
    mixed = sum(_is_mixed(secret, least=4 if sure else 6) for secret in secrets)
    split = sum(line["by"] in line["secret"] for line in lines)
    if split * 10 > len(lines) or len({secret.rstrip("0123456789") for secret in secrets}) * 2 <= len(lines):
        return False
    return mixed * 5 >= len(lines) * 2 if sure else mixed * 3 >= len(lines) * 2


def _are_sure(lines: list[re.Match[str]]) -> bool:
    """Whether most lines say by themselves that a name begins them: nothing else is written so."""
    sure = [line for line in lines if line["site"] is not None or "@" in line["user"] or line["by"] == _DASHES]
    return len(sure) * 2 > len(lines)


def _is_mixed(secret: str, least: int) -> bool:
    """Letters with figures or signs, and nothing that settings hold."""
    mixed = len(secret) >= least and any(map(str.isalpha, secret)) and not secret.isalpha()
    return mixed and _PLAIN.fullmatch(secret) is None


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        lines = enumerate(text, 1)
        while chunk := list(islice(lines, _CHUNK_ROWS)):
            yield _rows(chunk)
        yield Remark(encoding=text.encoding)


def _rows(lines: list[tuple[int, str]]) -> Rows:
    """A line that is no login is kept as what it may be, a name."""
    grid: list[list[str]] = []
    starts: list[list[int]] = []
    for _, line in lines:
        match = _LINE.fullmatch(line.strip())
        left = len(line) - len(line.lstrip())
        spans = [max(match.start(name), 0) for name in ("site", "user", "secret")] if match else [0, 0, 0]
        grid.append([match["site"] or "", match["user"], match["secret"]] if match else ["", line.strip(), ""])
        starts.append([left + start + 1 for start in spans])

    def locate(row: int, column: int) -> Place:
        return {"line": lines[row][0], "column": starts[row][column]}

    return Rows(Table("", _HEADER), grid, locate)


READER = Reader("logins", _sniff, _read, order=55)
