"""Every English text that the command line may say, as the code holds it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from audit.cli import speaking
from audit.cli.app import app

ROOT = Path(__file__).parents[3]
TOLD = {"PdauditError", "Message", "Refusal"}


def sentences() -> set[str]:
    """What errors and messages are made of."""
    files = (path for folder in ("audit", "reports") for path in (ROOT / folder).rglob("*.py"))
    return {text for path in files for text in _in_code(path)} | {ours for _, ours in speaking.COMPLAINTS}


def _in_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TOLD and node.args:
            yield from (part.value for part in ast.walk(node.args[0]) if _is_text(part))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


def pages(command: Any = None) -> set[str]:
    """What the pages of help are made of: paragraphs of verbs, and their options and arguments."""
    command = command or typer.main.get_command(app)
    own = {" ".join(part.split()) for part in (command.help or "").split("\n\n")}
    own |= {param.help for param in command.params if param.help}
    return own.union(*map(pages, getattr(command, "commands", {}).values()))
