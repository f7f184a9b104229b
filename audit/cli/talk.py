"""What is said on stderr, and when something goes wrong.  Data goes to stdout (``audit.cli.output``)."""

from __future__ import annotations

import os
import sys
import traceback
from typing import IO

from audit.cli.options import Settings
from audit.cli.wording import spoken
from audit.errors import Message, Told
from reports.names import visible

OUR_PACKAGES = ("audit.", "recognizers.", "reports.")


def say(text: str) -> None:
    """One message on stderr, its lines made harmless for a terminal."""
    for line in text.splitlines() or [""]:
        print(f"pdaudit: {visible(line)}", file=sys.stderr)


def warn(settings: Settings, told: Told | str) -> None:
    """Something the user should know; not under ``--quiet``."""
    if not settings.quiet:
        say(told if isinstance(told, str) else spoken(told, settings.config.lang))


def defect(error: Exception, verbosity: int, lang: str = "en") -> str:
    """An unexpected exception in words that hold nothing of the scanned text: its type and the module it came from.

    From ``-vv`` on the way it took is told as well: files, lines and our own code, never values or messages.
    """
    frames = traceback.extract_tb(error.__traceback__)
    modules = [frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)]
    ours = [module for module in modules if module.startswith(OUR_PACKAGES)]
    where = (ours or modules or ["?"])[-1]
    way = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames] if verbosity > 1 else []
    hint = Message("please report it" if way else "please report it (-vv says more)")
    told = Message("internal error: {kind} in {where}; {hint}", kind=type(error).__name__, where=where, hint=hint)
    return "\n".join([*way, spoken(told, lang)])


def colored(settings: Settings, stream: IO[str]) -> bool:
    """Whether to colour: the option, then FORCE_COLOR, NO_COLOR, CLICOLOR, then whether it is a terminal."""
    if settings.color != "auto":
        return settings.color == "always"
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("NO_COLOR") or os.environ.get("CLICOLOR") == "0":
        return False
    return stream.isatty()
