"""What the evidence log asks: fields of an entry, and which strangers to add.  Without a terminal nothing waits."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from audit.cli.evidence_rows import words_of
from audit.cli.options import Settings
from audit.cli.talk import warn
from audit.errors import PdauditError

_MOST_BYTES: Final = 1 << 20


def told_fields(known: dict[str, Any], settings: Settings, log: str, *, count: int, lines: bool) -> dict[str, Any]:
    """The fields of an entry: asked where somebody sits at a terminal, else read from standard input where
    ``lines`` are expected there.  Files alone wait for nobody."""
    from audit.casework.evidence.asking import ask, told

    if _somebody():
        said = words_of(settings)
        print(said["asking"].format(log=log), file=sys.stderr)
        if count > 1:
            print(said["asking-many"].format(count=count), file=sys.stderr)
        return ask(settings.config.lang, _prompt, known=known, file=count > 0)
    return told(_lines(), known) if lines else known


def _somebody() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _lines() -> list[str]:
    """Standard input in either encoding that Chinese text comes in."""
    data = sys.stdin.buffer.read(_MOST_BYTES + 1) if sys.stdin is not None else b""
    if len(data) > _MOST_BYTES:
        raise PdauditError(
            "standard input holds more than {most_bytes} bytes; one entry wants less", most_bytes=_MOST_BYTES
        )
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding).splitlines()
    raise PdauditError("standard input is no text in UTF-8 or GB 18030")


def _prompt(question: str, lines: Sequence[str]) -> str:
    """Shows lines on stderr and takes one line from the terminal."""
    print(question, *lines, sep="\n", file=sys.stderr)
    print("> ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def chosen_of(numbers: Sequence[str], settings: Settings) -> list[str]:
    """Those whose places in the list were typed; 0 is all of them."""
    said = words_of(settings)
    if not numbers:
        return []
    if not _somebody():
        warn(settings, said["unasked"])
        return []
    typed = _prompt(said["which"], ()).replace(",", " ").replace("，", " ").split()
    if typed == ["0"]:
        return list(numbers)
    places = {int(word) for word in typed if word.isdecimal()}
    return [number for place, number in enumerate(numbers, 1) if place in places]
