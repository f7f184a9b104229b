"""Where to turn (``channels.toml``): shipped, never searched live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.shelf import MARKS, Text, one_of, read, text


@dataclass(frozen=True, slots=True)
class Channel:
    """One body, what it accepts (``scope``) and what it wants from you.  ``phone`` and ``site`` may be empty."""

    id: str
    name: Text
    phone: str
    site: str
    scope: Text
    wants: Text
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


def parse(data: Mapping[str, Any]) -> Mapping[str, Channel]:
    """The channels of one data file, checked."""
    channels = [_channel(raw, data["checked"]) for raw in data["channel"]]
    by_id = {channel.id: channel for channel in channels}
    if len(by_id) != len(channels):
        raise ValueError("channels.toml: an id stands twice")
    return by_id


def _channel(raw: Mapping[str, Any], checked: str) -> Channel:
    name = raw["id"]
    texts = {key: text(raw[key], f"{name}.{key}") for key in ("name", "scope", "wants")}
    mark = one_of(raw["mark"], MARKS, name)
    return Channel(id=name, phone=raw["phone"], site=raw["site"], mark=mark, checked=checked, **texts)
