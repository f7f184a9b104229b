"""docs/exports.md lists what is known today."""

from __future__ import annotations

from pathlib import Path

from audit.exports import load
from audit.exports.page import page

PAGE = Path(__file__).parents[3] / "docs" / "exports.md"


def test_the_page_is_up_to_date() -> None:
    """Otherwise: python -m audit.exports.page docs/exports.md"""
    assert PAGE.read_text("utf-8") == page(load())


def test_every_export_has_its_line() -> None:
    exports = load()
    told = page(exports)
    assert [block.id for block in exports.blocks if f"| `{block.id}` | " not in told] == []
