"""``pdaudit config``: what is in force, and who said so."""

from __future__ import annotations

import json
from typing import Any

import typer

from audit.cli.exit_codes import CLEAN
from audit.cli.options import OPTIONS, resolve
from audit.cli.verb import Flags, verb
from audit.cli.wording import spoken, words
from audit.errors import Message

app = typer.Typer(help="What is in force, and who said so.", no_args_is_help=True)


@app.command()
@verb(*(option.name for option in OPTIONS))
def show(flags: Flags) -> int:
    """Every option with its value and where that came from, as TOML."""
    settings = resolve(flags)
    for option in OPTIONS:
        value = settings.value(option.field)
        unset = f"# {spoken(Message('{name} is unset', name=option.name), settings.config.lang)}"
        line = unset if value in (None, ()) else f"{option.name} = {_toml(value)}"
        print(line.ljust(36), f"# {settings.origins.get(option.field, words(settings.config.lang)('default'))}")
    for block in settings.config.entities:
        print(f"# entity {block.get('id', '?')}")
    for key, rules in settings.config.allow.items():
        print(f"# allow {key}: {len(rules)}")  # a rule may hold what should not be on a screen
    return CLEAN


def _toml(value: Any) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False, default=str)
