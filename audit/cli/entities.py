"""``pdaudit entities``: what is looked for, and whether a value would be found."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.exit_codes import CLEAN
from audit.cli.options import Settings, resolve
from audit.cli.talk import say
from audit.cli.values import near
from audit.cli.verb import Flags, verb
from audit.cli.wording import spoken
from audit.errors import Message, PdauditError

if TYPE_CHECKING:
    from recognizers.catalogue import Catalogue

app = typer.Typer(help="What is looked for, and whether a value would be found.", no_args_is_help=True)

_LINK = re.compile(r"\[`(\w+)`\]\([^)]*\)")

Id = Annotated[str, typer.Argument(metavar="ID", help="An entity id, such as CN_RESIDENT_ID.")]
Hint = Annotated[str, typer.Option("--hint", metavar="LABEL", help="The column name or label beside the values.")]


@app.command("list")
@verb("lang")
def list_(flags: Flags) -> int:
    """Every entity, one a line: id, category, severity, name."""
    settings = resolve(flags)
    entities = _catalogue(settings).entities.values()
    width = max(len(entity.id) for entity in entities)
    for entity in entities:
        print(f"{entity.id:{width}}  {entity.category:10}  {entity.severity:8}  {entity.label[settings.config.lang]}")
    return CLEAN


@app.command()
@verb("lang")
def explain(flags: Flags, id: Id) -> int:
    """What an entity is, how it is found and checked, what it is confused with (docs/entities holds the same)."""
    settings = resolve(flags)
    known = _catalogue(settings).entities
    entity = known.get(id.upper())
    if entity is None:
        raise PdauditError(
            "there is no entity {id!r}{near} (pdaudit entities list)", id=id, near=near(id.upper(), [*known])
        )
    from recognizers.engine import Engine
    from recognizers.pages import sections

    lang = settings.config.lang
    print(f"{entity.id}  {entity.label[lang]}")
    catalogue = _catalogue(settings)
    for section in sections(entity, catalogue, Engine(catalogue), lang):
        print(f"\n{section.title}")
        for line in section.lines:
            print("  " + _LINK.sub(lambda link: link[1], line))
    return CLEAN


@app.command()
@verb("lang")
def test(flags: Flags, hint: Hint = "") -> int:
    """Values from standard input, one a line: what each would be found as."""
    from audit.detection.mask import Door
    from recognizers.engine import Engine

    settings = resolve(flags)
    catalogue = _catalogue(settings)
    engine = Engine(catalogue)
    door = Door(catalogue, bytes(32))  # its keyed ids are not shown
    if sys.stdin.isatty():
        say(spoken(Message("one value a line, Ctrl-D ends"), settings.config.lang))
    for number, line in enumerate(sys.stdin.buffer, start=1):
        spans = engine.find(line.decode("utf-8", "replace").rstrip("\r\n"), hint)
        for span in spans:
            finding = door.admit(span, {"line": number, "column": span.start + 1})
            evidence = ", ".join(finding.why)
            print(f"{number}:{span.start + 1}: {span.entity} {finding.value} {finding.confidence:.2f} ({evidence})")
        if not spans:
            print(f"{number}: -")
    return CLEAN


def _catalogue(settings: Settings) -> Catalogue:
    from recognizers.catalogue import load

    return load(settings.config.entities)
