"""``pdaudit entities``: what is looked for, and whether a value would be found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.exit_codes import CLEAN
from audit.cli.options import Settings, resolve
from audit.cli.values import near
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError

if TYPE_CHECKING:
    from recognizers.catalogue import Catalogue, Entity

app = typer.Typer(help="What is looked for, and whether a value would be found.", no_args_is_help=True)

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
    """How an entity is recognised, how grave it is and on what that rests."""
    settings = resolve(flags)
    known = _catalogue(settings).entities
    entity = known.get(id.upper())
    if entity is None:
        raise PdauditError(f"there is no entity {id!r}{near(id.upper(), [*known])} (pdaudit entities list)")
    for name, text in _facts(entity, settings.config.lang):
        print(f"{name + ':':14}{text}")
    return CLEAN


def _facts(entity: Entity, lang: str) -> list[tuple[str, str]]:
    rows = [
        ("entity", f"{entity.id} ({entity.label[lang]})"),
        ("kind", entity.kind),
        ("category", " + ".join(filter(None, (entity.category, entity.also)))),
        ("severity", entity.severity),
        ("found by", ", ".join(entity.found_by)),
        ("patterns", ", ".join(pattern.id for pattern in entity.patterns)),
        ("labels", ", ".join(entity.labels)),
        ("context", ", ".join(entity.context)),
        ("against it", ", ".join(entity.negative)),
        ("masked as", entity.mask),
        ("advice", ", ".join(entity.advice)),
        ("basis", entity.basis),
        ("because", entity.reason),
        ("found", "\n              ".join(entity.examples.match)),
        ("not found", "\n              ".join(entity.examples.reject)),
    ]
    return [(name, text) for name, text in rows if text]


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
        print("pdaudit: one value a line, Ctrl-D ends", file=sys.stderr)
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
