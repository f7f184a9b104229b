"""The command line.  It talks and decides nothing; what a verb needs is imported when the verb runs."""

from __future__ import annotations


def main() -> None:
    """The command ``pdaudit``."""
    import io
    import sys

    from audit.cli.exit_codes import INTERRUPTED

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a locale without Chinese is no reason to stop
    try:
        from audit.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
