"""``pdaudit plan``: what to do, in order, for what happened; ticks stay from one time to the next."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audit.cli import output
from audit.cli.exit_codes import CLEAN
from audit.cli.options import Settings, resolve
from audit.cli.report import load
from audit.cli.talk import warn
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError

if TYPE_CHECKING:
    from audit.casework.incident import Incident
    from audit.casework.ticks import Ticks
    from reports.document import Report

Saved = Annotated[str, typer.Argument(metavar="RUN.json", help="A report saved with -f json.")]
Ask = Annotated[bool, typer.Option("--ask", help="Ask five questions about what happened, and what is done.")]


@verb("format", "output", "lang", "situation", "readers", "for-sharing", "color")
def plan(flags: Flags, saved: Saved, ask: Ask = False) -> int:
    """One ordered checklist: what to do, why, how long, and how to see that it is done."""
    from audit.casework import incident, ticks
    from audit.report.again import revised

    settings = resolve(flags)
    wanted = output.targets(settings, default="markdown")
    report = load(saved)
    folder = Path(saved).resolve().parent
    told = _with_flags(incident.load(folder / incident.FILE), settings, flags)
    known = ticks.load(folder / ticks.FILE, report.roots)
    if ask:
        told = _asked(report, told, settings)
        incident.save(folder / incident.FILE, told)
    made = revised(report, told.case, told.readers or None, told.leaked)
    made = replace(made, tasks=known.on(made.tasks))
    if ask:
        made = replace(made, tasks=_ticked(made, settings))
    kept = known.after(made.tasks, told.told)
    ticks.save(folder / ticks.FILE, kept)
    output.warn_of_places(wanted, settings)
    output.write(wanted, made, None, settings)
    say_fixed(kept, settings)
    return CLEAN


def _with_flags(told: Incident, settings: Settings, flags: Flags) -> Incident:
    """The answers kept, unless the command line says something else for this time."""
    config = settings.config
    if flags.get("situation") is not None:
        told = replace(told, situation=config.situation)
    return replace(told, readers=config.readers or "") if flags.get("readers") is not None else told


def _asked(report: Report, told: Incident, settings: Settings) -> Incident:
    from audit.casework.questions import ask

    if sys.stdin is None or not sys.stdin.isatty():
        raise PdauditError("--ask needs a terminal; without one write incident.toml beside the report")
    return ask(report, told, settings.config.lang, _prompt(settings))


def _ticked(report: Report, settings: Settings) -> Any:
    from audit.casework.questions import tick

    return tick(report.tasks, settings.config.lang, _prompt(settings))


def _prompt(_settings: Settings) -> Callable[[str, Sequence[str]], str]:
    """Shows lines on stderr and takes one line from the terminal."""

    def prompt(question: str, lines: Sequence[str] = ()) -> str:
        print(question, *lines, sep="\n", file=sys.stderr)
        print("> ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip()

    return prompt


def say_fixed(kept: Ticks, settings: Settings) -> None:
    """How much of a plan is done."""
    fixed, total = kept.fixed
    if total:
        words = {"zh": f"计划：{total} 件事，已做 {fixed} 件", "en": f"plan: {fixed} of {total} done"}
        warn(settings, words[settings.config.lang])
