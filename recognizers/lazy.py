"""Regular expressions that are compiled when they are first asked: most never meet the text they are for.

To compile one class of Chinese characters takes a millisecond; there are hundreds, and a run needs few of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


def lazy(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """As ``re.compile``; ``re.error`` is raised by the first question.  For its methods, not for ``re.search`` …"""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    """Stands for the compiled expression.  What it was once asked for it keeps, and asking again costs nothing more."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # of copying and pickling
            raise AttributeError(name)
        self.__dict__[name] = found = getattr(self.compiled, name)
        return found
