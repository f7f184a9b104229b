"""``pdaudit guide``: how to get one's own data out of an app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.exit_codes import CLEAN
from audit.cli.options import resolve
from audit.cli.values import near
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError

if TYPE_CHECKING:
    from audit.knowledge.guide import Guide, Guides

LIST = "list"

Name = Annotated[str, typer.Argument(metavar="NAME|list", help="An export, such as wechat-pay; list shows them all.")]


@verb("lang")
def guide(flags: Flags, name: Name = LIST) -> int:
    """How to get your data from an app: where to tap, what comes.  Menus may change."""
    from audit.knowledge.guide import load_guides

    lang = resolve(flags).config.lang
    shelf = load_guides()
    if name == LIST:
        width = max(map(len, shelf.guides))
        for each in shelf.guides.values():
            print(f"{each.id:{width}}  {each.name[lang]}")
        return CLEAN
    known = shelf.guides.get(name.lower())
    if known is None:
        raise PdauditError(
            "there is no guide {name!r}{near} (pdaudit guide list)", name=name, near=near(name.lower(), [*shelf.guides])
        )
    for line in _lines(known, shelf, lang):
        print(line)
    return CLEAN


def _lines(known: Guide, shelf: Guides, lang: str) -> list[str]:
    words = {name: text[lang] for name, text in shelf.words.items()}
    steps = [f"  {number}. {step[lang]}" for number, step in enumerate(known.steps, start=1)]
    doubt = [words["unverified"]] if known.mark == "U" else []
    return [
        f"{known.name[lang]} ({known.id})",
        f"{words['gives']}{known.gives[lang]}",
        *steps,
        f"{words['note']}{known.note[lang]}",
        words["then"],
        *doubt,
        words["checked"].format(checked=shelf.checked),
    ]
