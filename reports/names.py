"""How names from the scanned world are shown: nothing in them may act, mislead or tell more than it must.

File names, members, sheets and keys are text that somebody else wrote.  ``visible`` takes their power to move a
cursor, to break a line or to turn the writing direction; ``masked_name`` takes values out of them.
"""

from __future__ import annotations

import re
import unicodedata

_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co"})
"""Unicode categories that draw nothing and change what stands around them (controls, bidi marks, surrogates …)."""

_EMAIL = re.compile(r"(?P<first>[^\s@/\\])[^\s@/\\]*(?P<domain>@[\w-]+(?:\.[\w-]+)+)")
REMEMBERED = re.compile(r"(?:commit [0-9a-f]{10} \d{4}-\d\d-\d\d|(?:tag|tree|blob|object) [0-9a-f]{10})\b")
"""What git remembers, by the beginning of its name; a commit also by its day.  It may look like a number."""
_STAMP = r"20\d\d[._-]?(?:0[1-9]|1[0-2])[._-]?(?:0[1-9]|[12]\d|3[01])(?:[ T._-]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?"
_NUMBER = re.compile(
    rf"\b{REMEMBERED.pattern}|(?<!\d){_STAMP}(?!\d)|(?P<value>\d(?:(?:[ ._-]?\d){{9,}}|\d{{6,}})[Xx]?)"
)


def visible(text: str) -> str:
    """``text`` with every character that would act rather than show written as its escape (``\\x1b``, ``\\u202e``).

    A byte that was not UTF-8 (surrogateescape) shows as ``\\xNN``.  Idempotent; printable text is unchanged.
    """
    if text.isprintable():
        return text
    return "".join(_escaped(char) if unicodedata.category(char) in _ACTING else char for char in text)


def masked_name(text: str) -> str:
    """A name for reports that travel: runs of seven digits or more (ten when written in groups) and the local part
    of mail addresses keep their ends only.  The date and time that exports carry in their names stay.
    """
    text = _EMAIL.sub(lambda found: f"{found['first']}***{found['domain']}", text)
    return _NUMBER.sub(lambda found: f"{found[0][:2]}***{found[0][-2:]}" if found["value"] else found[0], text)


def shown_name(text: str) -> str:
    """A name as the reports show it: masked, then made visible."""
    return visible(masked_name(text))


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape", "surrogatepass").decode("ascii") if code != 0xAD else "\\xad"
