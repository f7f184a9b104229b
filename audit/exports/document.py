"""Texts that are known for what they are as a whole: a credit report, a laboratory report, a statement as PDF.

A ``[[document]]`` of ``documents.toml``:

    id, platform, label, record   as of ``[[export]]``; a platform of "" is read from the text's own beginning
    signs   [["个人信用报告"], ["报告编号", "报告时间"]]   of each list one must stand in the beginning of the text
    entry   regex of one entry; its group "time" is the entry's day.  Without it the text is one entry
    least   fewer entries are no record

Signs are compared without blanks, which PDF puts between any two characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from recognizers.traditional import simplified

HEAD_CHARS = 20_000
"""How far into a text its signs are looked for: three pages."""


def plain(text: str) -> str:
    """``text`` as signs are compared: NFKC, casefolded, in simplified characters, without any blank."""
    return simplified("".join(unicodedata.normalize("NFKC", text).casefold().split()))


@dataclass(frozen=True, slots=True)
class Document:
    """One ``[[document]]``; ``signs`` are plain."""

    id: str
    platform: str
    label: Mapping[str, str]
    record: str
    signs: tuple[tuple[str, ...], ...]
    entry: re.Pattern[str] | None = None
    least: int = 1

    def fits(self, head: str) -> bool:
        """Whether a text that begins with ``head`` (plain) is this document."""
        return all(any(sign in head for sign in signs) for signs in self.signs)
