"""The fields of an entry: one after the other from somebody at a terminal, or as ``key: value`` lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from audit.casework.evidence.entry import read
from audit.casework.evidence.words import Field, fields, words
from audit.errors import PdauditError

Prompt = Callable[[str, Sequence[str]], str]
"""Shows a question with its numbered answers and gives what was typed."""
_ATTEMPTS: Final = 3
_END: Final = "."
_COLON: Final = re.compile("[:：]")


def ask(lang: str, prompt: Prompt, *, known: Mapping[str, Any], file: bool) -> dict[str, Any]:
    """What was told, on top of what is ``known`` and therefore not asked; a full stop ends the asking.

    ``file``: the fields are those of a file, which is an entry of itself; else ``PdauditError`` when nothing was told.
    """
    told = dict(known)
    for field in fields().values():
        if field.name in known or (field.file and not file):
            continue
        typed = _answer(field, lang, prompt)
        if typed == _END:
            break
        told[field.name] = typed
    if not file and not any(told[name] for name in told.keys() - known.keys()):
        raise PdauditError("nothing was told, nothing was added")
    return told


def _answer(field: Field, lang: str, prompt: Prompt) -> Any:
    """The value of one field.  An answer that stays unclear is none; where something might be copied it is yes."""
    question = field.label[lang] + (f" ({field.hint[lang]})" if field.hint else "")
    answers = [f"{number}. {answer[lang]}" for number, answer in enumerate(field.answers, 1)]
    lines = answers
    for _ in range(_ATTEMPTS):
        typed = prompt(question, lines)
        if typed == _END:
            return _END
        try:
            return read(field.name, typed)
        except PdauditError:
            lines = [words(lang)["again"], *answers]
    return True if field.kind == "yes" else read(field.name, "")


def told(lines: Iterable[str], known: Mapping[str, Any]) -> dict[str, Any]:
    """The fields in ``key: value`` lines, on top of what is ``known``.  A line that begins with a blank goes on with
    the value before it.  A key is a field's name or its label; ``PdauditError`` names the line that is wrong."""
    found: dict[str, Any] = dict(known)
    names = {
        key.casefold(): field.name
        for field in fields().values()
        for key in (field.name, *field.label.values(), *field.also)
    }
    for number, line in _unfolded(lines):
        key, value = _split(line)
        name = names.get(key.casefold(), "")
        try:
            if not name:  # the line is not quoted: it may be the message itself
                raise PdauditError(
                    "no 'key: value' of {known}; a line that goes on begins with a blank", known=", ".join(fields())
                )
            if name in found:
                raise PdauditError("{name} was given already", name=name)
            found[name] = read(name, value)
        except PdauditError as error:
            raise PdauditError("line {number}: {error}", number=number, error=error) from None
    if len(found) == len(known):
        raise PdauditError(
            "nothing was told; standard input wants 'key: value' lines of {known}", known=", ".join(fields())
        )
    return found


def _split(line: str) -> tuple[str, str]:
    """Key and value around the first colon, Chinese or not."""
    found = _COLON.search(line)
    return (line[: found.start()].strip(), line[found.end() :].strip()) if found else ("", "")


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each line with what goes on below it, and its number; empty lines are passed over."""
    start, whole = 0, ""
    for number, text in enumerate(lines, 1):
        line = text.removeprefix("\ufeff").rstrip()
        if line[:1].isspace() and whole:
            whole += "\n" + line.strip()
        elif line:
            if whole:
                yield start, whole
            start, whole = number, line
    if whole:
        yield start, whole
