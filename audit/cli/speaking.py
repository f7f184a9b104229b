"""Help and usage errors in the language asked for; the library behind the command line knows English only."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

import typer
from typer.core import TyperGroup

from audit.cli.exit_codes import INTERRUPTED, USAGE
from audit.cli.options import language
from audit.cli.talk import say
from audit.cli.wording import spoken, words
from audit.errors import Message

Wording: TypeAlias = Callable[[str], str]

COMPLAINTS: Final = (
    (r"Missing argument '\[?\{?(?P<name>[^'}\]]+).*", "{name} is missing"),
    (r"No such option: (?P<name>\S+)", "there is no option {name}"),
    (
        r"No such option: (?P<name>\S+) \(Possible options: (?P<known>.+)\)",
        "there is no option {name}; did you mean {known}?",
    ),
    (r"No such command '(?P<name>.+?)'\.", "there is no command {name}"),
    (
        r"No such command '(?P<name>.+?)'\. Did you mean '(?P<known>.+?)'.*",
        "there is no command {name}; did you mean {known}?",
    ),
    (r"Got unexpected extra arguments?(\(s\))? \((?P<name>.+)\)", "this is one too many: {name}"),
    (r"Option '(?P<name>.+)' requires an argument\.", "{name} wants a value"),
    (r"Option '(?P<name>.+)' does not take a value\.", "{name} takes no value"),
)
"""How the library complains (typer 0.24-0.29), and how we say it.  What else it says is shown as it says it."""
_NOTE: Final = re.compile(r"(.*?) *(?:\[(required|default)(: .+)?\])?", re.DOTALL)
"""What an option is for, and what the library notes behind it."""


class Speaking(TyperGroup):
    """The command; it and every verb below it speak the language of the run."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Runs and leaves with the exit code; what was typed wrong is told in one line."""
        given = list(sys.argv[1:] if args is None else args)
        lang = language({"lang": _asked_for(given)})
        _teach(self, words(lang))
        try:
            code = super().main(given, *rest, **{**named, "standalone_mode": False})
        except typer.Abort:
            code = INTERRUPTED
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            _complain(error, lang)
            code = USAGE
        sys.exit(code or 0)


def _asked_for(arguments: Sequence[str]) -> str | None:
    """The language that the command line names, whatever else stands there."""
    for place, word in enumerate(arguments):
        if word == "--lang":
            return next(iter(arguments[place + 1 :]), None)
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def _complain(error: Any, lang: str) -> None:
    context, text = getattr(error, "ctx", None), error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        print(text, file=sys.stderr)
        return
    said = next((Message(ours, **found.groupdict()) for found, ours in _fitting(text)), Message(text))
    said = Message("{said} ({command} --help)", said=said, command=context.command_path) if context else said
    say(spoken(said, lang))


def _fitting(text: str) -> Iterable[tuple[re.Match[str], str]]:
    return ((found, ours) for theirs, ours in COMPLAINTS if (found := re.fullmatch(theirs, text, re.DOTALL)))


def _teach(command: Any, text: Wording) -> None:
    """Give a command and those below it a page of help in other words."""
    base = type(command).context_class
    command.context_class = type(base.__name__, (base,), {"formatter_class": _formatter(base.formatter_class, text)})
    command.short_help = command.short_help or _paragraphs(command.help or "", text).partition("\n\n")[0]
    for below in getattr(command, "commands", {}).values():
        _teach(below, text)


def _formatter(base: Any, text: Wording) -> type:
    """What lays out a page of help, with every heading, paragraph and option in the words of ``text``."""

    def write_usage(page: Any, command: str, arguments: str = "", prefix: str | None = None) -> None:
        base.write_usage(page, command, arguments, prefix or f"{text('Usage')}: ")

    def write_heading(page: Any, heading: str) -> None:
        base.write_heading(page, text(heading))

    def write_text(page: Any, paragraphs: str) -> None:
        base.write_text(page, _paragraphs(paragraphs, text))

    def write_dl(page: Any, rows: Sequence[tuple[str, str]], *measures: int) -> None:
        told = [(re.sub(" <.*>$", "", name), _row(about, text)) for name, about in rows]  # PATH <list[str]>
        base.write_dl(page, told, *measures)

    own = (write_usage, write_heading, write_text, write_dl)
    return type(base.__name__, (base,), {function.__name__: function for function in own})


def _paragraphs(told: str, text: Wording) -> str:
    """A docstring has lines; its words are kept by the paragraph."""
    return "\n\n".join(text(" ".join(paragraph.split())) for paragraph in told.split("\n\n"))


def _row(about: str, text: Wording) -> str:
    found = _NOTE.fullmatch(about)
    told, note, value = found.groups() if found else (about, None, None)
    return text(told) + (f"  [{text(note)}{value or ''}]" if note else "")
