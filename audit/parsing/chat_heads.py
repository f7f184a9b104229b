"""What the first lines of messages are made of: days, hours, names; ``chat_styles`` puts them together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recognizers.lazy import lazy

MARKS = "[\u200e\u200f\u202a-\u202e\ufeff]*"
BLANK = "[ \t\u00a0\u2009\u202f]"
YEAR_FIRST = r"\d{4}(?:[./年-]|[년.] )\d{1,2}(?:[./月-]|[월.] )\d{1,2}[日일.]?"
_NAMED_MONTH = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.? (?:de )?\d{4})"
_BETWEEN = rf"{MARKS}(?:[./-]|\. ){MARKS}"
"""Arabic, Persian and Hebrew telephones put a mark of direction beside each separator."""
YEAR_LAST = rf"\d{{1,2}}{_BETWEEN}\d{{1,2}}{_BETWEEN}(?:\d{{4}}|\d{{2}})\.?"
MONTH_DAY = r"\d{1,2}(?:[-/]|月)\d{1,2}日?"
DAY = rf"(?:{YEAR_FIRST}|{YEAR_LAST}|{_NAMED_MONTH})"
_HALF = (
    rf"(?:上午|下午|晚上|凌晨|中午|早上|傍晚|午前|午後|오전|오후|[AaPp]\.?{BLANK}?[Mm]\.?"
    r"|[صم]|[قب]\.ظ\.?|[πμ]\.?μ\.?|अपराह्न|पूर्वाह्न|SA|CH)"
)
"""Halves of the day: Chinese, Japanese, Korean, English and Spanish, Arabic, Persian, Greek, Hindi, Vietnamese."""
CLOCK = rf"(?:{_HALF}{BLANK}?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{BLANK}?{_HALF})?"
WHEN = rf"(?P<time>{DAY}[,،]?{MARKS}{BLANK}+(?:(?:at|um|à|alle|klo){BLANK})?{CLOCK}(?:{BLANK}Uhr)?)"
_COLUMNS = ("time", "sender", "number", "mail")
NAME = r"(?P<sender>[^\n:：]{1,100}?)"


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
    least: int = 3
    """So few heads in a third of the lines are a chat: what only one program writes needs but two."""
    people: int = 1
    """So many must speak, where others write like this too."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What is known of a message beside its text, in the order of a row."""
        patterns = filter(None, (self.head, self.above))
        names = {name for pattern in patterns for name in pattern.groupindex}
        return tuple(name for name in _COLUMNS if name in names)


def head(pattern: str) -> re.Pattern[str]:
    """``pattern`` at the beginning of a line, behind marks of direction."""
    return lazy(MARKS + pattern)
