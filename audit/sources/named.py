"""From the words on the command line to Roots."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from audit.errors import PdauditError
from audit.sources.git import publishable
from audit.sources.root import Root
from audit.sources.stdin import Stdin
from audit.sources.walk import Walk


def roots(
    names: Sequence[str],
    *,
    stdin_name: str = "stdin",
    exclude: frozenset[str] = frozenset(),
    tracked: bool = False,
    git_history: bool = False,
) -> tuple[Root, ...]:
    """One Root for each name, numbered in this order; the same name again counts once.

    ``-`` is standard input, called ``stdin_name``.  ``tracked``: of a folder in a git work tree take what git would
    publish.  ``git_history``: of repositories also everything they remember.  Raises ``PdauditError`` for a path that
    is not there.
    """
    found: list[Root] = []
    histories = tuple(os.path.realpath(os.fsencode(name)) for name in names) if git_history else ()
    for name in dict.fromkeys(names):
        if name == "-":
            found.append(Stdin.spool(sys.stdin.buffer, stdin_name, len(found)))
            continue
        if not os.path.lexists(name):
            raise PdauditError("no such file or folder: {name}", name=name)
        if not os.path.exists(name):
            raise PdauditError("this link leads nowhere: {name}", name=name)
        walk = Walk.of(name, len(found), exclude, histories)
        found.append(publishable(walk) if tracked else walk)
    return tuple(found)
