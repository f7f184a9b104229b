"""The time a bill says it is for, in the lines above its entries: these may tell months and days alone."""

from __future__ import annotations

import re
from calendar import monthrange

from audit.parsing.tables.when import day

_DAY = r"20\d\d[-/.年]?\d{1,2}[-/.月]?\d{1,2}"
_FROM_TO = re.compile(
    rf"({_DAY})[^\d\n]{{0,3}}(?:\d{{1,2}}:\d\d(?::\d\d)?)?[^\d\n]{{0,6}}?(?:至|到|-|—|–|~|终止|结束)[^\d\n]{{0,8}}({_DAY})"
)
_MONTH = re.compile(r"(20\d\d) ?年 ?(1[0-2]|0?[1-9]) ?月(?! ?\d)")


def period(text: str) -> tuple[str, str]:
    """Its first and its last day (ISO): of ``2024-01-01 … 至 2024-01-31``, of ``2024年01月``.

    Empty strings when it says none; a day alone is that of its printing.
    """
    if found := _FROM_TO.search(text):
        first, last = day(found[1]), day(found[2])
        if first and last and first <= last:
            return first, last
    if found := _MONTH.search(text):
        year, month = int(found[1]), int(found[2])
        return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{monthrange(year, month)[1]}"
    return "", ""
