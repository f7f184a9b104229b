"""``pdaudit scan``: look, and report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli import output, progress, prompt
from audit.cli.exit_codes import INTERRUPTED
from audit.cli.options import Settings, resolve
from audit.cli.plan import say_fixed
from audit.cli.talk import say, warn
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError
from audit.sources.named import roots
from audit.sources.root import Root

if TYPE_CHECKING:
    from reports.document import Report

REVEALING = ("json", "jsonl")
"""Formats that may hold raw values: those a machine reads.  Pages and letters never do."""

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files or folders; - is standard input.")]
Reveal = Annotated[
    bool, typer.Option("--reveal", help="Write raw values instead of masked ones. Needs -o, with json or jsonl.")
]


@verb(
    "format", "output", "jobs", "min-severity", "min-confidence", "fail-on", "lang", "fast", "ocr", "model-dir",
    "password-file", "git-history", "profile", "situation", "readers", "people", "strict", "for-sharing", "stdin-name",
    "color", "progress",
)  # fmt: skip
def scan(flags: Flags, paths: Paths, reveal: Reveal = False) -> int:
    """Look for personal data in files and folders and report it, masked."""
    settings = resolve({**flags, "reveal": reveal}, scanned=paths)
    for notice in settings.notices:
        warn(settings, notice)
    wanted = output.targets(settings)
    if reveal:
        _may_reveal(settings, wanted)
    written = output.keep_inputs(wanted, paths)
    history = settings.config.git_history
    named = roots(paths, stdin_name=settings.stdin_name, exclude=written, git_history=history)
    output.warn_of_places(wanted, settings)
    return _run(settings, named, wanted)


def _run(settings: Settings, named: Sequence[Root], wanted: Sequence[output.Target]) -> int:
    from audit.pipeline import Run

    with (
        progress.shown(settings) as bar,
        Run(settings.config, named, bar, prompt.asking(settings, bar), prompt.confirming(settings, bar)) as run,
    ):
        report = run.execute()
        output.write(wanted, report, run.rows, settings)
        interrupted = run.interrupted
    if all(target.path for target in wanted):
        warn(settings, report.assessment.sentence.get(settings.config.lang, ""))
    _tell_fixed(report, wanted, settings)
    if settings.verbose:
        _tell_unread(report, settings)
    return INTERRUPTED if interrupted else report.exit


def _tell_fixed(report: Report, wanted: Sequence[output.Target], settings: Settings) -> None:
    """How much is done of the plan that lies beside a report; the plan itself is ``pdaudit plan``'s to write."""
    from audit.casework import incident, ticks
    from audit.report.again import revised

    for folder in (target.path.parent for target in wanted if target.path and target.format.name == "json"):
        try:
            known = ticks.load(folder / ticks.FILE, report.roots)
            if known.states:
                told = incident.load(folder / incident.FILE)
                made = revised(report, told.case, told.readers or None, told.leaked)
                say_fixed(known.after(known.on(made.tasks), told.told), settings)
        except PdauditError as error:  # the report is written; a damaged plan beside it is no reason to fail
            warn(settings, error)


def _tell_unread(report: Report, settings: Settings) -> None:
    from reports.words import Words

    words = Words(settings.config.lang)
    for file in report.coverage.unread:
        name, outcome = "!".join([file.path, *file.trail]), words.label({}, "outcome", file.outcome)
        say(words("colon").join([name, outcome, words.reason(file.why or "")]))


def _may_reveal(settings: Settings, wanted: tuple[output.Target, ...]) -> None:
    if any(target.path is None for target in wanted):
        raise PdauditError("--reveal writes raw values and needs a file: -o FILE")
    if any(target.format.name not in REVEALING for target in wanted):
        raise PdauditError("--reveal works with {known} only", known=" and ".join(REVEALING))
    if settings.for_sharing:
        raise PdauditError("--reveal and --for-sharing exclude each other")
