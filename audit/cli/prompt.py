"""Asking for the password of a locked file: hidden, on the terminal, never kept."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

from audit.cli.options import Settings
from audit.cli.progress import Shown
from audit.passwords import Locked
from reports.names import shown_name
from reports.people import Proposal
from reports.words import Words

TERMINAL = "/dev/tty"
_YES = frozenset(("y", "yes", "是", "是的", "对"))


def asking(settings: Settings, bar: Shown | None) -> Callable[[Locked], str] | None:
    """What asks for one password ("": leave it locked); None where there is nobody to ask, and under ``--quiet``."""
    if settings.quiet or not sys.stderr.isatty() or not _has_terminal():
        return None
    words = Words(settings.config.lang)

    def ask(locked: Locked) -> str:
        with bar.hidden() if bar else nullcontext():
            with suppress(EOFError):
                return getpass.getpass(question(locked, words))
            return ""

    return ask


def _has_terminal() -> bool:
    """getpass would read from standard input without one, and could not hide what is typed."""
    try:
        os.close(os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def question(locked: Locked, words: Words) -> str:
    """Which file, who sent the code, and whether the last answer was wrong."""
    name = "!".join(map(shown_name, (locked.path, *locked.trail)))
    sender = locked.reason.partition(":")[2]
    key = f"ask.{sender}" if f"ask.{sender}" in words else "ask.password"
    return (words("ask.again") + " " if locked.again else "") + words(key, name)


def confirming(settings: Settings, bar: Shown | None) -> Callable[[Proposal], bool] | None:
    """What asks whether somebody is the user; None where there is nobody to ask, under ``--quiet``, and where no page
    of the owner will be made."""
    if settings.quiet or settings.config.people == "count" or settings.config.reveal:
        return None
    if not sys.stderr.isatty() or not _has_terminal():
        return None
    lang = settings.config.lang
    words = Words(lang)

    def confirm(proposal: Proposal) -> bool:
        with bar.hidden() if bar else nullcontext(), suppress(EOFError, OSError), Path(TERMINAL).open() as terminal:
            print(f"{proposal.question[lang]} {words('ask.me')} ", end="", file=sys.stderr, flush=True)
            return terminal.readline().strip().casefold() in _YES
        return False

    return confirm
