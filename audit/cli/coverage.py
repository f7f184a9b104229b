"""``pdaudit coverage``: what a scan would read, what not, and why; nothing is looked for."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO

from audit.cli import output, progress, prompt
from audit.cli.exit_codes import INTERRUPTED
from audit.cli.options import Settings, resolve
from audit.cli.scan import Paths
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError
from audit.sources.named import roots

if TYPE_CHECKING:
    from audit.pipeline import Run
    from reports.document import Coverage

_FORMATS = ("terminal", "json", "jsonl")


@verb(
    "format", "output", "jobs", "lang", "fast", "ocr", "model-dir", "password-file", "strict", "stdin-name", "progress",
)  # fmt: skip
def coverage(flags: Flags, paths: Paths) -> int:
    """Open and read everything, and say what was read and what was not.  Exit 3 when something was stopped."""
    from audit.pipeline import Run

    settings = resolve(flags, scanned=paths)
    wanted = output.targets(settings)
    for target in wanted:
        if target.format.name not in _FORMATS:
            raise PdauditError("coverage is told as {known}", known=", ".join(_FORMATS))
    named = roots(paths, stdin_name=settings.stdin_name, exclude=output.keep_inputs(wanted, paths))
    with progress.shown(settings) as tell, Run(settings.config, named, tell, prompt.asking(settings, tell)) as run:
        told = run.coverage()
        for target in wanted:
            with output.opened(target, settings) as out:
                _write(target.format.name, told, run, settings, out)
        return INTERRUPTED if run.interrupted else run.exit


def _write(name: str, told: Coverage, run: Run, settings: Settings, out: BinaryIO) -> None:
    from reports.coverage import lines
    from reports.formats.json_document import encoded
    from reports.words import Words

    if name == "terminal":
        out.writelines(f"{line}\n".encode() for line in lines(Words(settings.config.lang), told))
    elif name == "json":
        out.write(encoded({"roots": run.summary["roots"], "exit": run.exit, "coverage": asdict(told)}) + b"\n")
    else:
        out.writelines(encoded(row) + b"\n" for row in run.rows())
