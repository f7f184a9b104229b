"""Where to turn first, second, … with what (``routes.toml``): nowhere as long as nothing is out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.config import Situation
from audit.knowledge.channels import Channel, load_channels
from audit.knowledge.shelf import Text, read, text

OUT: tuple[Situation, ...] = ("shared", "told", "abuse")
"""The situations in which there is somebody to turn to."""


@dataclass(frozen=True, slots=True)
class Route:
    """The channels for some ``kinds`` of the catalogue, by situation, the first to turn to first."""

    id: str
    name: Text
    kinds: tuple[str, ...]
    channels: Mapping[str, tuple[Channel, ...]]


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes; ``otherwise`` is for kinds that none of them names."""

    routes: tuple[Route, ...]
    otherwise: Route

    def of(self, kind: str) -> Route:
        """The route of one kind."""
        return next((route for route in self.routes if kind in route.kinds), self.otherwise)

    def channels(self, kind: str, situation: Situation) -> tuple[Channel, ...]:
        """Where to turn with ``kind``; nowhere in a situation that is not one of ``OUT``."""
        return self.of(kind).channels.get(situation, ())


@lru_cache(maxsize=1)
def load_routes() -> Routes:
    """The shipped routes; ``ValueError`` names what is incomplete."""
    return parse(read("routes.toml"))


def parse(data: Mapping[str, Any]) -> Routes:
    """The routes of one data file, checked."""
    routes = tuple(_route(raw) for raw in data["route"])
    kinds = [kind for route in routes for kind in route.kinds]
    if len(set(kinds)) != len(kinds):
        raise ValueError(f"routes.toml: {max(kinds, key=kinds.count)} stands in two routes")
    otherwise = [route for route in routes if route.id == data["otherwise"]]
    if not otherwise:
        raise ValueError(f"routes.toml: there is no route {data['otherwise']!r}")
    return Routes(routes, otherwise[0])


def _route(raw: Mapping[str, Any]) -> Route:
    name = raw["id"]
    if set(raw) != {"id", "name", "kinds", *OUT}:
        raise ValueError(f"{name}: needs channels for {', '.join(OUT)} and for no other situation")
    return Route(
        name,
        text(raw["name"], f"{name}.name"),
        tuple(raw["kinds"]),
        {situation: _channels(raw[situation], f"{name}.{situation}") for situation in OUT},
    )


def _channels(ids: list[str], where: str) -> tuple[Channel, ...]:
    known = load_channels()
    if not ids or not set(ids) <= known.keys():
        raise ValueError(f"{where}: needs channels of channels.toml, not {', '.join(ids) or 'nothing'}")
    return tuple(known[channel] for channel in ids)
