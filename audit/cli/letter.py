"""``pdaudit letter``: one letter from a saved report, to be filled in, checked and signed by the user."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from audit.cli import output
from audit.cli.exit_codes import CLEAN
from audit.cli.options import Settings, resolve
from audit.cli.report import load
from audit.cli.values import near
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError

if TYPE_CHECKING:
    from audit.casework.incident import Incident
    from audit.casework.letters.facts import Facts, PoliceCase
    from audit.config import Situation
    from audit.knowledge.letters import Kind
    from reports.document import Report
    from reports.letters import LetterFormat

Name = Annotated[str, typer.Argument(metavar="list|KIND", help="Which letter; list names them all.")]
Saved = Annotated[str, typer.Argument(metavar="RUN.json", help="A report saved with -f json.")]
Way = Annotated[str, typer.Option("--way", metavar="phone|letter|bring|form|all", help="One of the four ways only.")]
Case = Annotated[
    str, typer.Option("--case", metavar="strong|weak|large", help="police: instead of what the answers say.")
]
_ALL = "all"
_LIST = "list"
_CASES = ("strong", "weak", "large")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the letter goes, and in which format."""

    format: LetterFormat
    path: Path | None


@verb("format", "output", "lang", "situation")
def letter(flags: Flags, kind: Name, saved: Saved = "", way: Way = _ALL, case: Case = "") -> int:
    """A draft in four ways: what to say by phone, a letter, what to bring, the fields of the online form.

    It holds what `pdaudit plan RUN.json --ask` marked as leaked, masked, and blanks for the rest.
    """
    settings = resolve(flags)
    if kind == _LIST:
        _list(settings)
        return CLEAN
    wanted = _known(kind)
    ways = _ways(way)
    target = _target(settings)
    if saved and target.path == Path(saved).resolve():
        raise PdauditError("{saved} is the report to be read; choose another name for the letter", saved=saved)
    facts = _facts(wanted, saved, case, settings, flags)
    _write(wanted, facts, ways, target, settings)
    return CLEAN


def _list(settings: Settings) -> None:
    from audit.knowledge.letters import load_letters

    lang = settings.config.lang
    kinds = load_letters().kinds
    width = max(map(len, kinds))
    for kind in kinds.values():
        print(f"{kind.id:{width}}  {kind.name[lang]}: {kind.purpose[lang]}")


def _known(name: str) -> Kind:
    from audit.knowledge.letters import load_letters

    letters = load_letters()
    kind = letters.find(name)
    if kind is None:
        names = [word for known in letters.kinds.values() for word in (known.id, *known.aliases)]
        raise PdauditError(
            "there is no letter {name!r}{near} (pdaudit letter list)", name=name, near=near(name.casefold(), names)
        )
    return kind


def _ways(way: str) -> tuple[str, ...]:
    from audit.knowledge.letters import WAYS

    if way not in (*WAYS, _ALL):
        raise PdauditError(
            "--way: {way!r} is not one of {known}{near}", way=way, known=", ".join((*WAYS, _ALL)), near=near(way, WAYS)
        )
    return WAYS if way == _ALL else (way,)


def _target(settings: Settings) -> _Target:
    """One letter goes to one place."""
    from reports.letters import FORMATS, guess

    if len(settings.output) > 1 or len(settings.format) > 1:
        raise PdauditError("letters are made one at a time: one -f, one -o")
    named = next(iter(settings.output), output.STDOUT)
    path = output.place(named)
    if settings.format:
        name = settings.format[0]
        if name not in FORMATS:
            raise PdauditError(
                "--format: {name!r} is not one of {known}{near}",
                name=name,
                known=", ".join(FORMATS),
                near=near(name, [*FORMATS]),
            )
        format = FORMATS[name]
    else:
        try:
            format = guess(path) if path else FORMATS["markdown"]
        except ValueError as error:
            raise PdauditError("--output {named}: {error}", named=named, error=error) from None
    if path is None and format.binary and sys.stdout.isatty():
        raise PdauditError("{name} is not for a terminal: name a file with -o", name=format.name)
    return _Target(format, path)


def _facts(kind: Kind, saved: str, case: str, settings: Settings, flags: Flags) -> Facts:
    from audit.casework.letters.exhibits import exhibits
    from audit.casework.letters.facts import gather

    if not saved:
        raise PdauditError("name the saved report: pdaudit letter {id} RUN.json", id=kind.id)
    if case and case not in _CASES:
        raise PdauditError(
            "--case: {case!r} is not one of {known}{near}", case=case, known=", ".join(_CASES), near=near(case, _CASES)
        )
    report = load(saved)
    told = _told(Path(saved), report, settings, flags)
    _may_be_written(kind, saved, told)
    proof = exhibits(Path(saved).resolve().parent, told.evidence)
    facts = gather(report, told, proof, cast("PoliceCase | None", case or None))
    if not facts.leaked and not kind.template:
        raise PdauditError(
            "nothing that is marked as leaked stands in this report; run pdaudit plan {saved} --ask", saved=saved
        )
    return facts


def _told(saved: Path, report: Report, settings: Settings, flags: Flags) -> Incident:
    """The answers beside the report; --situation says something else for this time, and where nothing was told the
    scan may have been."""
    from audit.casework import incident

    told = incident.load(saved.resolve().parent / incident.FILE)
    if flags.get("situation") is not None:
        return replace(told, situation=settings.config.situation)
    return replace(told, situation=cast("Situation", report.situation)) if told is incident.NOTHING else told


def _may_be_written(kind: Kind, saved: str, told: Incident) -> None:
    """A scan sees a disk, not a leak: letters are for what its owner says is out."""
    from audit.assessment.advise import QUIET

    if told.situation in QUIET:
        raise PdauditError(
            "in the situation {situation!r} nothing is out and there is nobody to write to; "
            "if something is, run pdaudit plan {saved} --ask",
            situation=told.situation,
            saved=saved,
        )
    if not told.leaked and not kind.template:
        raise PdauditError("nothing is marked as leaked; run pdaudit plan {saved} --ask", saved=saved)


def _write(kind: Kind, facts: Facts, ways: tuple[str, ...], target: _Target, settings: Settings) -> None:
    from audit.casework.letters.compose import compose

    made = compose(kind, facts, settings.config.lang, ways)
    output.warn_of_places([target], settings)
    with output.opened(target, settings) as out:
        target.format.render(made, out)
