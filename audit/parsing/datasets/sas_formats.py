"""How SAS shows the numbers of a variable: what its format is for.

Names after "SAS Formats by Category" of SAS 9.4; a format of parts of a date is for a date too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from audit.parsing.datasets.moments import DAY, SINCE_1960, clock, moments
from audit.parsing.tables.cell_text import number_text

_WRITTEN: tuple[tuple[re.Pattern[bytes], Callable[[float], str]], ...] = (
    (
        re.compile(rb"DATETIME|DT(?:DATE|MONYY|WKDATX|YEAR|YYQC)|[BE]8601(?:D[TNXZ]|LX)|DATEAMPM|MDYAMPM|NLDATM"),
        moments(SINCE_1960, 1.0),
    ),
    (
        re.compile(
            rb"DATE|DAY|DDMMYY|MMDDYY|YYMMDD|JUL(?:DAY|IAN)|MONYY|MMYY|YYMM|YYMON|YYQ|QTR|WEEK|WORDDAT|MON(?:NAME|TH)"
            rb"|YEAR|DOWNAME|NENGO|MINGUO|[BE]8601DA|NLDATE|EURDFD[DEN]"
        ),
        moments(SINCE_1960, DAY),
    ),
    (re.compile(rb"TIME|HHMM|HOUR|MMSS|TOD|[BE]8601(?:TM|TZ|LZ)|NLTIM"), clock),
)


def written(form: bytes) -> Callable[[float], str]:
    """How numbers under a format of this name are shown."""
    name = form.upper()
    return next((shown for names, shown in _WRITTEN if names.match(name)), number_text)
