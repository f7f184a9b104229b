"""Where to turn (``channels.toml``): shipped, never searched live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.laws import load_laws
from audit.knowledge.shelf import MARKS, Text, one_of, read, text

WAYS = ("phone", "letter", "person", "online")
"""How a body can be reached: by telephone, in writing, face to face, on a site or in an app."""

WORDS = (
    *("phone", "site", "mail", "scope", "wants", "hours", "hours-unknown", "ways", "between"),
    *(f"way-{way}" for way in WAYS),
    *("unverified", "starred", "checked", "quiet"),
)


@dataclass(frozen=True, slots=True)
class Channel:
    """One body, what it accepts (``scope``) and what it wants from you.

    ``phone``, ``site`` and ``mail`` may be empty; ``hours`` is empty where they are not known; ``laws`` are ids of the
    cards behind it.
    """

    id: str
    name: Text
    phone: str
    site: str
    mail: str
    ways: tuple[str, ...]
    hours: Text
    scope: Text
    wants: Text
    laws: tuple[str, ...]
    mark: str
    checked: str

    @property
    def confirmed(self) -> bool:
        """Whether phone and site rest on two sources at least; if not, say: check the official site."""
        return self.mark in ("V1", "V2")


@lru_cache(maxsize=1)
def load_channels() -> Mapping[str, Channel]:
    """The shipped list by id; ``ValueError`` names what is incomplete."""
    return parse(read("channels.toml"))


@lru_cache(maxsize=1)
def load_words() -> Mapping[str, Text]:
    """The words around a channel."""
    words = read("channels.toml")["words"]
    return {name: text(words.get(name), f"words.{name}") for name in WORDS}


def parse(data: Mapping[str, Any]) -> Mapping[str, Channel]:
    """The channels of one data file, checked."""
    channels = [_channel(raw, data["checked"]) for raw in data["channel"]]
    by_id = {channel.id: channel for channel in channels}
    if len(by_id) != len(channels):
        raise ValueError("channels.toml: an id stands twice")
    return by_id


def _channel(raw: Mapping[str, Any], checked: str) -> Channel:
    name = raw["id"]
    ways = tuple(one_of(way, WAYS, name) for way in raw["ways"])
    if not ways or (raw["phone"] and "phone" not in ways) or (raw["site"] and "online" not in ways):
        raise ValueError(f"{name}.ways: a phone is reached by phone, a site online")
    laws = tuple(raw.get("laws", ()))
    if not set(laws) <= load_laws().keys():
        raise ValueError(f"{name}.laws: needs cards of laws.toml, not {', '.join(laws)}")
    return Channel(
        id=name,
        name=text(raw["name"], f"{name}.name"),
        phone=raw["phone"],
        site=raw["site"],
        mail=raw.get("mail", ""),
        ways=ways,
        hours=text(raw["hours"], f"{name}.hours") if "hours" in raw else {},
        scope=text(raw["scope"], f"{name}.scope"),
        wants=text(raw["wants"], f"{name}.wants"),
        laws=laws,
        mark=one_of(raw["mark"], MARKS, name),
        checked=checked,
    )
