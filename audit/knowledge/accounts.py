"""Kinds of accounts (``accounts.toml``): what shows one, and what to read about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.shelf import Text, read, text

SITE = "site:"
"""What begins the provider of an account that is known by its site only."""


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
    sites: Mapping[str, str]
    question: Text

    def of_platform(self, platform: str) -> AccountKind | None:
        """What kind of account an export of a platform shows; None for programs that know no account."""
        return next((kind for kind in self.kinds if platform in kind.platforms), None)

    def of_entity(self, entity: str) -> AccountKind | None:
        """What kind of account a value shows; None when none."""
        return next((kind for kind in self.kinds if entity in kind.entities), None)

    def of_site(self, host: str) -> tuple[AccountKind, str]:
        """The kind of account that opens at a site, and its provider: a mailbox, a platform, or the site itself."""
        above = [host.split(".", place)[-1] for place in range(host.count("."))]
        if host.startswith("mail.") or host in self.mail:
            known = next((f"mail:{domain}" for domain in above if domain in self.mail), f"{SITE}{host}")
            return self._by_id("mail"), known
        platform = next((self.sites[domain] for domain in above if domain in self.sites), "")
        if kind := self.of_platform(platform):
            return kind, f"platform:{platform}"
        bank = any(part.startswith("bank") or part.endswith("bank") for part in host.split("."))
        return self._by_id("bank" if bank else "other"), f"{SITE}{host}"

    def _by_id(self, id: str) -> AccountKind:
        return next(kind for kind in self.kinds if kind.id == id)


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
    if unknown := set(data["sites"].values()).difference(platforms):
        raise ValueError(f"accounts.toml: sites of unknown platforms: {sorted(unknown)}")
    return AccountBook(kinds, mail, dict(data["sites"]), text(data["question"], "question"))


def _kind(name: str, raw: Mapping[str, Any]) -> AccountKind:
    words = text({language: raw.get(language) for language in ("zh", "en")}, f"kind.{name}")
    return AccountKind(name, words, tuple(raw["advice"]), frozenset(raw["platforms"]), dict(raw["entities"]))
