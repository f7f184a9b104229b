"""Undo UTF-8 that was taken for Latin-1, as the exports of Instagram and Facebook write every text."""

from __future__ import annotations


def repaired(text: str) -> str:
    """The text that was meant, or ``text`` itself: accented Latin-1 letters never happen to form valid UTF-8."""
    if text.isascii() or max(text) > "\xff":
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text
