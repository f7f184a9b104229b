"""Tables of Markdown."""

from __future__ import annotations


def row(*cells: object) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"
