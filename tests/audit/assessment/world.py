"""A generated world: people who share names, homes, telephones and a switchboard, and the files they stand in."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audit.assessment.people import Sighting

KINDS: Final = {
    "name": ("PERSON", "person_name"),
    "id": ("CN_RESIDENT_ID", "id_card_number"),
    "mobile": ("CN_MOBILE_NUMBER", "mobile_number"),
    "email": ("EMAIL_ADDRESS", "email_address"),
    "card": ("BANK_CARD", "bank_card_number"),
    "wechat": ("WECHAT_ID", "social_account_id"),
    "address": ("CN_ADDRESS", "home_address"),
    "born": ("DATE_OF_BIRTH", "age_birth_date"),
    "landline": ("CN_LANDLINE_NUMBER", "landline_fax"),
}
_FILES: Final[Sequence[tuple[str, ...]]] = (
    ("name", "id", "mobile"),
    ("name", "id", "mobile", "email"),
    ("name", "mobile", "email"),
    ("name", "mobile", "address"),
    ("name", "card", "mobile"),
    ("name", "id", "born"),
    ("email", "mobile"),
    ("wechat", "mobile"),
    ("name", "email", "wechat"),
    ("name", "mobile*", "address"),
    ("name", "landline", "address", "mobile"),
    ("name", "born", "address", "id"),
    ("id", "mobile"),
)
"""Columns of the kinds of files; a star: masked, as shops print it."""
_SURNAMES: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN: Final = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚英华文建国志"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: in which file, whose, and what it holds by column."""

    file: int
    person: int
    values: Mapping[str, str]

    @property
    def sightings(self) -> list[Sighting]:
        """What the scan would see of it."""
        return [_sighting(column.rstrip("*"), value, column.endswith("*")) for column, value in self.values.items()]


def world(rng: random.Random, people: int, files: int) -> list[Fact]:
    """The rows of all files; every twentieth names the firm's switchboard in place of an own number."""
    cast = list(_people(rng, people))
    facts: list[Fact] = []
    for file in range(files):
        columns = _FILES[file % len(_FILES)]
        for person in rng.sample(range(people), people // 4):
            values = {column: _as_written(column, cast[person]) for column in columns}
            if "mobile" in columns and rng.random() < 0.05:
                values["mobile"] = cast[person]["switchboard"]
            facts.append(Fact(file, person, values))
    return facts


def _people(rng: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Every fourth lives with the one before: one address, one landline, and one in five of them one mobile number."""
    known: dict[str, str] = {}
    for number in range(count):
        given = "".join(rng.choices(_GIVEN, k=rng.choice((1, 2, 2))))
        own = {
            "name": rng.choice(_SURNAMES) + given,
            "id": f"11010119{rng.randrange(50, 99)}0{rng.randrange(1, 9)}{rng.randrange(10, 28)}{number:04d}",
            "mobile": f"199{rng.randrange(10**8):08d}",
            "email": f"user{number}@example.com",
            "card": f"6222{rng.randrange(10**15):015d}",
            "wechat": f"wxid_{rng.randrange(36**8):x}{number}",
            "address": f"某某路{number}号{rng.randrange(1, 30)}室",
            "born": f"19{rng.randrange(50, 99)}-0{rng.randrange(1, 9)}-{rng.randrange(10, 28)}",
            "landline": f"0199{rng.randrange(10**7):07d}",
            "switchboard": f"019955500{number % 3:02d}",
        }
        if known and number % 4 == 0:
            own |= {"address": known["address"], "landline": known["landline"]}
            if number % 20 == 0:
                own["mobile"] = known["mobile"]
        known = own
        yield own


def _as_written(column: str, person: Mapping[str, str]) -> str:
    value = person[column.rstrip("*")]
    return f"{value[:3]}****{value[-4:]}" if column.endswith("*") else value


def _sighting(column: str, value: str, masked: bool) -> Sighting:
    entity, kind = KINDS[column]
    if kind == "person_name":
        return Sighting(entity, kind, value, value, "", f"{value[0]}*", masked)
    view = f"{value[:3]}{value[-4:]}" if column in ("id", "mobile", "landline", "card") else ""
    return Sighting(entity, kind, f"{entity}:{value}", value, view, value[:3], masked)
