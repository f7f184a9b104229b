"""``html``: one page that opens offline from the disk, in both languages, readable without script.

The page loads nothing: a Content-Security-Policy allows its own style and script by their hash and nothing else.
Template, style and script are files in this folder; everything from the report is escaped by the template engine.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import BinaryIO

from reports.document import Report
from reports.formats.html.page import content
from reports.formats.interface import Format, Options, Rows
from reports.sharing import shared


def render(report: Report, _rows: Rows | None, out: BinaryIO, options: Options) -> None:
    """The page as UTF-8."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    style, script = resource("report.css"), resource("report.js")
    environment = Environment(
        loader=FunctionLoader(resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("template.html.j2").render(
        policy=policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        sharing=options.for_sharing,
        lang=options.lang,
        **content(shared(report) if options.for_sharing else report),
    )
    out.write(page.encode("utf-8", "backslashreplace"))


def resource(name: str) -> str:
    """A file of this folder as text."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a page with this one style element and this one script element."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


FORMAT = Format("html", (".html", ".htm"), render)
