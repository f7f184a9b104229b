"""``pdaudit advice``: what to do about each kind of finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.exit_codes import CLEAN
from audit.cli.options import Settings, resolve
from audit.cli.values import near
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError

if TYPE_CHECKING:
    from reports.plan import AdviceBlock

app = typer.Typer(help="What to do about each kind of finding.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="ID", help="An advice id, such as bank-card.")]


@app.command("list")
@verb("lang", "situation")
def list_(flags: Flags) -> int:
    """Every advice block, one a line: id, title, urgency, minutes."""
    from reports.words import Words

    settings = resolve(flags)
    blocks, words = _blocks(settings), Words(settings.config.lang)
    width = max(map(len, blocks))
    for block in blocks.values():
        minutes = words("found.minutes", n=block.minutes) if block.minutes else ""
        about = words("listing").join(filter(None, (words.label({}, "urgency", block.urgency), minutes)))
        print(f"{block.id:{width}}  {words.text(block.title)}{words('found.aside', about)}")
    return CLEAN


@app.command()
@verb("lang", "situation")
def show(flags: Flags, id: Id) -> int:
    """One advice block, in the text for --situation."""
    from audit.assessment.advise import QUIET, cards
    from audit.knowledge.advice import load_advice
    from audit.knowledge.laws import dated, heading, load_laws
    from reports.words import Words

    settings = resolve(flags)
    blocks = _blocks(settings)
    block = blocks.get(id)
    if block is None:
        raise PdauditError("there is no advice {id!r}{near} (pdaudit advice list)", id=id, near=near(id, [*blocks]))
    words = Words(settings.config.lang)
    haste = words.label({}, "urgency", block.urgency)
    print(f"{words.text(block.title)} ({block.id}) - {haste}, {words('found.minutes', n=block.minutes)}")
    for name in ("now", "then", "tell", "keep", "law", "ignore"):
        if text := words.text(getattr(block, name)):
            print(f"{words(f'advice.{name}')}{words('colon')}{text}")
    known = load_advice().advice[id]
    print(words("plan.check", words.text(known.check if settings.config.situation in QUIET else known.check_out)))
    for law in (load_laws()[card.id] for card in cards((id,))):
        print(f"  {words.text(heading(law))}{words('colon')}{words.text(law.text)} ({words.text(dated(law))})")
    return CLEAN


@app.command()
@verb("lang", "situation")
def steps(flags: Flags) -> int:
    """What holds for any leak, whatever leaked: the steps of --situation, in order."""
    from audit.assessment.advise import opening
    from audit.assessment.advise import steps as steps_of

    config = resolve(flags).config
    print(opening()[config.lang])
    for place, step in enumerate(steps_of(config.situation), start=1):
        print(f"{place}. {step.title[config.lang]} ({step.id})")
        for text in (step.when, step.ask, step.what):
            if text:
                print(f"   {text[config.lang]}")
        for case in step.cases:
            print(f"   - {case.when[config.lang]}")
            print(f"     {case.what[config.lang]}")
    return CLEAN


def _blocks(settings: Settings) -> dict[str, AdviceBlock]:
    """The advice that any entity leads to, by id."""
    from audit.assessment.advise import blocks
    from recognizers.catalogue import load

    entities = load(settings.config.entities).entities.values()
    ids = tuple(sorted({advice for entity in entities for advice in entity.advice}))
    return {block.id: block for block in blocks(ids, settings.config.situation, ids)}
