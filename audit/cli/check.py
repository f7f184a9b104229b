"""``pdaudit check``: a gate before something is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from audit.cli import output, progress, prompt
from audit.cli.exit_codes import INTERRUPTED
from audit.cli.options import Settings, resolve
from audit.cli.talk import say
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError
from audit.sources.root import Root

DEFAULTS = {"fail_on": "high", "situation": "about-to-share"}

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Files or folders; - is standard input.")]
Staged = Annotated[bool, typer.Option("--staged", help="What is staged for the next commit, as staged.")]
Range = Annotated[
    str | None, typer.Option("--range", metavar="A..B", help="What these commits add or change, as of B.")
]


@verb(
    "format", "output", "jobs", "min-severity", "min-confidence", "fail-on", "lang", "fast", "ocr", "model-dir",
    "password-file", "git-history", "strict", "for-sharing", "stdin-name", "color", "progress",
)  # fmt: skip
def check(flags: Flags, paths: Paths = None, staged: Staged = False, commits: Range = None) -> int:
    """Exit 1 when personal data at or above --fail-on (high) would be published.

    Of a folder in a git work tree, tracked files and untracked ones that are not ignored are read.
    """
    settings = resolve(flags, defaults=DEFAULTS)
    wanted = output.targets(settings, default=None)
    written = output.keep_inputs(wanted, paths or ())
    roots = _roots(paths or [], staged, commits, settings, written)
    return _run(settings, roots, wanted)


def _run(settings: Settings, roots: Sequence[Root], wanted: Sequence[output.Target]) -> int:
    from audit.pipeline import Run
    from audit.publication.check import Gate

    config = settings.config
    gate = Gate(config.fail_on or "high", lambda root, path: roots[root].shown(path), config.strict)
    with progress.shown(settings) as tell, Run(config, roots, tell, prompt.asking(settings, tell)) as run:
        report = run.execute()
        for line in gate.lines(run.rows()):
            if all(target.path for target in wanted):
                print(line)
        output.write(wanted, report, run.rows, settings)
        interrupted = run.interrupted
    if gate.exit or not settings.quiet:
        say(gate.totals(config.lang, interrupted=interrupted))
    return INTERRUPTED if interrupted else gate.exit


def _roots(
    paths: list[str], staged: bool, commits: str | None, settings: Settings, written: frozenset[str]
) -> tuple[Root, ...]:
    from audit.sources.git import Blobs
    from audit.sources.named import roots

    if bool(paths) + staged + (commits is not None) != 1:
        raise PdauditError("name either paths, or --staged, or --range A..B")
    history = settings.config.git_history
    if history and not paths and settings.origins["git_history"] == "--git-history":
        raise PdauditError("--git-history goes with paths: --staged and --range name their own commits")
    if staged:
        return (Blobs.staged(),)
    if commits is not None:
        return (Blobs.range(commits),)
    return roots(paths, stdin_name=settings.stdin_name, exclude=written, tracked=True, git_history=history)
