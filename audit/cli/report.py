"""``pdaudit report``: a saved run, rendered again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli import output
from audit.cli.exit_codes import CLEAN
from audit.cli.options import resolve
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError

if TYPE_CHECKING:
    from reports.document import Report

Saved = Annotated[str, typer.Argument(metavar="RUN.json", help="A report saved with -f json.")]


@verb("format", "output", "lang", "for-sharing", "color")
def report(flags: Flags, saved: Saved) -> int:
    """Render a saved report (RUN.json) in another format or language."""
    settings = resolve(flags)
    wanted = output.targets(settings)
    if any(target.path == Path(saved).resolve() for target in wanted):
        raise PdauditError("{saved} is the report to be read; choose another name for the new one", saved=saved)
    loaded = load(saved)
    output.warn_of_places(wanted, settings)
    output.write(wanted, loaded, None, settings)
    return CLEAN


def load(saved: str) -> Report:
    """The report in a file; ``PdauditError`` when there is none."""
    from reports.conversion import from_dict
    from reports.refusal import Refusal

    try:
        document = json.loads(Path(saved).read_bytes())
        if not isinstance(document, dict):
            raise Refusal("not a pdaudit report")
        return from_dict(document)
    except OSError as error:
        raise PdauditError("cannot read {saved}: {why}", saved=saved, why=error) from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise PdauditError("{saved} is not JSON", saved=saved) from None
    except ValueError as error:
        raise PdauditError("{saved}: {error}", saved=saved, error=error) from None
