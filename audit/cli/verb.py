"""What makes a function a verb: the shared options, and one way to end."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any, TypeAlias

import typer

from audit.cli.exit_codes import INTERRUPTED, USAGE
from audit.cli.options import BY_NAME, OPTIONS, Option, language
from audit.cli.talk import defect, say
from audit.cli.wording import spoken
from audit.errors import PdauditError

Flags: TypeAlias = Mapping[str, Any]
"""What the command line said, for ``audit.cli.options.resolve``."""

Keyword = inspect.Parameter.KEYWORD_ONLY


def verb(*names: str) -> Callable[[Callable[..., int]], Callable[..., None]]:
    """Give ``function(flags, …) -> exit code`` the options ``names`` of the table, ``--config``, ``-q`` and ``-v``.

    Its own parameters (after ``flags``) are typer's as usual.
    """
    shared = [_parameter(option) for option in OPTIONS if option.name in {*names, "quiet", "verbose"}]
    shared += [
        _keyword("config", str | None, typer.Option("--config", metavar="FILE", help="Use this config file."), None),
        _keyword("no_config", bool, typer.Option("--no-config", help="Use no config file."), False),
    ]

    def decorate(function: Callable[..., int]) -> Callable[..., None]:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

        @wraps(function)
        def run(**given: Any) -> None:
            flags = {parameter.name: _said(given.pop(parameter.name)) for parameter in shared}
            raise typer.Exit(_ended(lambda: function(flags, **given), flags))

        faces = [parameter.replace(kind=Keyword) for parameter in (*own, *shared)]
        run.__signature__ = inspect.Signature(faces)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in faces}
        return run

    return decorate


def _said(value: Any) -> Any:
    """None where the command line said nothing: an empty list, a count of 0."""
    return value if value or value is False else None


def _parameter(option: Option) -> inspect.Parameter:
    """The table's row as typer wants it.  Every value arrives as text and is read by ``resolve``, like any layer's."""
    name = f"--{option.name}"
    match option.read.kind:
        case "switch":
            short = [option.short] if option.short else []
            face = typer.Option(*short, f"{name}/--no-{option.name}" if not short else name, help=option.help)
            return _keyword(option.field, bool | None, face, None)
        case "count":
            return _keyword(
                option.field, int, typer.Option(option.short, name, count=True, show_default=False, help=option.help), 0
            )
        case "list":
            face = typer.Option(option.short, name, help=option.help, metavar=option.name.upper())
            return _keyword(option.field, list[str] | None, face, None)
        case "value":
            metavar = (
                "|".join(option.read.values) if len(option.read.values) > 1 else option.name.rpartition("-")[2].upper()
            )
            short = [option.short] if option.short else []
            face = typer.Option(*short, name, metavar=metavar, help=option.help)
            return _keyword(option.field, str | None, face, None)


def _keyword(name: str, kind: Any, face: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, Keyword, annotation=Annotated[kind, face], default=default)


def _ended(work: Callable[[], int], flags: Flags) -> int:
    try:
        code = work()
        sys.stdout.flush()
    except PdauditError as error:
        say(spoken(error, language(flags)))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USAGE
    except Exception as error:
        say(defect(error, max(flags["verbose"] or 0, _asked_by_environment()), language(flags)))
        return USAGE
    return code


def _asked_by_environment() -> int:
    given = os.environ.get(BY_NAME["verbose"].variable, "0")
    return int(given) if given.isdecimal() else 0
