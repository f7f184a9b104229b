"""The command line.  It talks and decides nothing; what a verb needs is imported when the verb runs."""

from __future__ import annotations

OBJECTS = 50_000
"""After so many new objects cycles are looked for; after 700, as Python does, is an eighth of the time of a run that
makes hardly any."""


def main() -> None:
    """The command ``pdaudit``."""
    import gc
    import io
    import sys

    from audit.cli.exit_codes import INTERRUPTED

    gc.set_threshold(OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a locale without Chinese is no reason to stop
    try:
        from audit.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
