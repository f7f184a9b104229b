"""Kinds of accounts (``accounts.toml``): what shows one, and what to read about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.shelf import Text, read, text


@dataclass(frozen=True, slots=True)
class AccountKind:
    """``advice`` are ids of blocks; ``entities`` show an account of the platform they are given, or of no one."""

    id: str
    name: Text
    advice: tuple[str, ...]
    platforms: frozenset[str]
    entities: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AccountBook:
    """The kinds in the order in which accounts are looked after; mailboxes by domain; the question about a leak."""

    kinds: tuple[AccountKind, ...]
    mail: Mapping[str, Text]
    question: Text

    def of_platform(self, platform: str) -> AccountKind | None:
        """What kind of account an export of a platform shows; None for programs that know no account."""
        return next((kind for kind in self.kinds if platform in kind.platforms), None)

    def of_entity(self, entity: str) -> AccountKind | None:
        """What kind of account a value shows; None when none."""
        return next((kind for kind in self.kinds if entity in kind.entities), None)


@lru_cache(maxsize=1)
def load_accounts() -> AccountBook:
    """The shipped book; ``ValueError`` names what is incomplete."""
    return parse(read("accounts.toml"))


def parse(data: Mapping[str, Any]) -> AccountBook:
    """The book of one data file, checked."""
    kinds = tuple(_kind(name, raw) for name, raw in data["kind"].items())
    platforms = [platform for kind in kinds for platform in kind.platforms]
    if len(set(platforms)) != len(platforms):
        raise ValueError("accounts.toml: a platform stands in two kinds")
    mail = {domain: text(name, f"mail.{domain}") for domain, name in data["mail"].items()}
    return AccountBook(kinds, mail, text(data["question"], "question"))


def _kind(name: str, raw: Mapping[str, Any]) -> AccountKind:
    words = text({language: raw.get(language) for language in ("zh", "en")}, f"kind.{name}")
    return AccountKind(name, words, tuple(raw["advice"]), frozenset(raw["platforms"]), dict(raw["entities"]))
