"""``pdaudit channels``: where to turn, with what, when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.exit_codes import CLEAN
from audit.cli.options import Settings, resolve
from audit.cli.values import near
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError

if TYPE_CHECKING:
    from audit.knowledge.channels import Channel

Id = Annotated[str, typer.Argument(metavar="ID", help="A channel, such as cac-12377; without it all are listed.")]
For = Annotated[str, typer.Option("--for", metavar="ENTITY", help="Where to turn with this, in order (--situation).")]


@verb("lang", "situation")
def channels(flags: Flags, id: Id = "", entity: For = "") -> int:
    """Where to turn: phone, site, hours, what they want.  A fixed list with its date, never searched live."""
    from audit.knowledge.channels import load_channels

    settings = resolve(flags)
    known = load_channels()
    if id and entity:
        raise PdauditError("name a channel or --for an entity, not both")
    if id:
        channel = known.get(id)
        if channel is None:
            raise PdauditError("there is no channel {id!r}{near} (pdaudit channels)", id=id, near=near(id, [*known]))
        _print(_told(channel, settings.config.lang))
    elif entity:
        _print(_route(entity, settings))
    else:
        _print(_listed(known.values(), settings.config.lang))
    return CLEAN


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _row(channel: Channel, lang: str, width: int) -> str:
    star = " " if channel.confirmed else "*"
    return f"{channel.id:{width}}  {channel.phone or channel.site or '-':22}{star} {channel.name[lang]}"


def _listed(channels: Collection[Channel], lang: str) -> Iterator[str]:
    width = max(len(channel.id) for channel in channels)
    yield from (_row(channel, lang, width) for channel in channels)
    yield from _footing(channels, lang)


def _footing(channels: Collection[Channel], lang: str) -> Iterator[str]:
    from audit.knowledge.channels import load_words

    if not all(channel.confirmed for channel in channels):
        yield load_words()["starred"][lang]
    yield load_words()["checked"][lang].format(checked=next(iter(channels)).checked)


def _told(channel: Channel, lang: str) -> Iterator[str]:
    from audit.knowledge.channels import load_words
    from audit.knowledge.laws import heading, load_laws
    from reports.words import Words

    words = {name: text[lang] for name, text in load_words().items()}
    yield f"{channel.name[lang]} ({channel.id})"
    for name in ("phone", "site", "mail"):
        if value := getattr(channel, name):
            yield f"{words[name]}{value}"
    yield f"{words['scope']}{channel.scope[lang]}"
    yield f"{words['ways']}{words['between'].join(words[f'way-{way}'] for way in channel.ways)}"
    yield f"{words['hours']}{channel.hours.get(lang, words['hours-unknown'])}"
    yield f"{words['wants']}{channel.wants[lang]}"
    for law in (load_laws()[name] for name in channel.laws):
        yield f"  {heading(law)[lang]}{Words(lang)('colon')}{law.text[lang]}"
    if not channel.confirmed:
        yield words["unverified"]
    yield words["checked"].format(checked=channel.checked)


def _route(entity: str, settings: Settings) -> Iterator[str]:
    """The channels for one entity in the situation, first to last."""
    from audit.knowledge.channels import load_words
    from audit.knowledge.routes import load_routes
    from recognizers.catalogue import load
    from reports.words import Words

    lang, situation = settings.config.lang, settings.config.situation
    entities = load(settings.config.entities).entities
    known = entities.get(entity.upper())
    if known is None:
        raise PdauditError(
            "there is no entity {entity!r}{near} (pdaudit entities list)",
            entity=entity,
            near=near(entity.upper(), [*entities]),
        )
    route = load_routes().channels(known.kind, situation)
    yield f"{known.label[lang]} ({known.id})"
    if not route:
        yield load_words()["quiet"][lang].format(situation=Words(lang).label({}, "situation", situation))
        return
    width = max(len(channel.id) for channel in route)
    for place, channel in enumerate(route, start=1):
        yield f"  {place}. {_row(channel, lang, width)}{Words(lang)('colon')}{channel.scope[lang]}"
    yield from _footing(route, lang)
