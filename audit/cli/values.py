"""What an option may hold.  A Reader takes a string (flag, environment) or a TOML value and says what it wants else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from audit.errors import Message

YES = ("1", "true", "yes", "on")
NO = ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Reader:
    """Called with a value it gives the parsed one or raises ``ValueError``; ``values`` lists the words it knows."""

    parse: Callable[[Any], Any]
    wants: Message
    values: tuple[str, ...] = ()
    kind: Literal["value", "switch", "count", "list"] = "value"

    def __call__(self, given: Any) -> Any:
        """The value; the error quotes what was given, for it is the user's own word."""
        try:
            return self.parse(given)
        except (ValueError, TypeError, AttributeError):
            raise ValueError(Message("{given!r} is not {wants}", given=given, wants=self.wants)) from None


def near(given: Any, values: tuple[str, ...] | list[str]) -> Message:
    """``; did you mean 'x'?`` when one of ``values`` is close to what was given."""
    close = get_close_matches(str(given), values, 1)
    return Message("; did you mean {word!r}?", word=close[0]) if close else Message("")


def one_of(*values: str) -> Reader:
    """One of some words."""
    return Reader(lambda given: values[values.index(given)], Message("one of {known}", known=", ".join(values)), values)


def number(least: float, most: float) -> Reader:
    """A number between two others, both included."""

    def parse(given: Any) -> float:
        if isinstance(given, bool) or not least <= float(given) <= most:
            raise ValueError
        return float(given)

    return Reader(parse, Message("a number from {least:g} to {most:g}", least=least, most=most))


def whole_number(nought: str = "") -> Reader:
    """A whole number from 0; ``nought`` is a word for 0."""

    def parse(given: Any) -> int:
        if nought and given == nought:
            return 0
        if isinstance(given, bool | float) or int(given) < 0:
            raise ValueError
        return int(given)

    wants = Message("a whole number or {word}", word=nought) if nought else Message("a whole number")
    return Reader(parse, wants, (nought,) if nought else (), "value" if nought else "count")


def several(separator: str) -> Reader:
    """A list of words; in the environment they are separated by ``separator``."""

    def parse(given: Any) -> tuple[str, ...]:
        words = given.split(separator) if isinstance(given, str) else given
        if not all(isinstance(word, str) and word for word in words):
            raise ValueError
        return tuple(words)

    return Reader(parse, Message("a list of words"), (), "list")


def _parse_boolean(given: Any) -> bool:
    if isinstance(given, bool):
        return given
    if given.lower() not in YES + NO:
        raise ValueError
    return given.lower() in YES


def _parse_text(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError
    return given


def _parse_folder(given: Any) -> Path:
    folder = Path(_parse_text(given)).expanduser()
    if not folder.is_dir():
        raise ValueError
    return folder


def _parse_file(given: Any) -> Path:
    file = Path(_parse_text(given)).expanduser()
    if file.is_dir() or not file.exists():
        raise ValueError
    return file


boolean = Reader(_parse_boolean, Message("true or false"), (), "switch")
text = Reader(_parse_text, Message("a text"))
folder = Reader(_parse_folder, Message("a folder"))
existing_file = Reader(_parse_file, Message("a file"))
