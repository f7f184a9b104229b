"""A letter as a page to print: one file, A4, that loads nothing and runs nothing.

The Content-Security-Policy allows its own style by hash and nothing else; the template engine escapes every text.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import BinaryIO

from reports.letter import Letter, pieces


def render(letter: Letter, out: BinaryIO) -> None:
    """Write the page as UTF-8."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    style = _resource("letter.css")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(_resource("letter.html.j2")).render(
        letter=letter,
        pieces=pieces,
        policy=f"default-src 'none'; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704 - our own file
    )
    out.write(page.encode("utf-8", "backslashreplace"))


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
