"""Headers and footers of print in workbooks, whose codes XLS and XLSX write alike (ECMA-376 part 1, 18.3.1.46)."""

from __future__ import annotations

import re

_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}(?!\d)|[A-Z])')
"""Parts, fonts, sizes, colours, and what is filled in (page, date, file)."""


def printed(text: str) -> str:
    """The words, each part on its own line."""
    return _CODE.sub("\n", text).replace("&&", "&").strip()
