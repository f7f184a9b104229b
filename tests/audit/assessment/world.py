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
    ("id",),
    ("mobile",),
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
        born = f"19{rng.randrange(50, 99)}-0{rng.randrange(1, 9)}-{rng.randrange(10, 28)}"
        own = {
            "name": rng.choice(_SURNAMES) + given,
            "id": _checked(f"110101{born.replace('-', '')}{number % 1_000:03d}"),
            "mobile": f"199{rng.randrange(10**8):08d}",
            "email": f"someone{number}@zhoujiapu.cn",
            "card": _luhn(f"622202{rng.randrange(10**12):012d}"),
            "wechat": f"wxid_{rng.randrange(36**8):x}{number}",
            "address": f"北京市东城区样例胡同{number}号院{rng.randrange(1, 30)}室",
            "born": born,
            "landline": f"010-6{rng.randrange(10**7):07d}",
            "switchboard": f"199555500{number % 3:02d}",
        }
        if known and number % 4 == 0:
            own |= {"address": known["address"], "landline": known["landline"]}
            if number % 20 == 0:
                own["mobile"] = known["mobile"]
        known = own
        yield own


def _checked(number: str) -> str:
    """An ID number with its check digit, GB 11643-1999."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True)) % 11]


def _luhn(number: str) -> str:
    """A card number with its check digit, ISO/IEC 7812-1."""
    doubled = [sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(reversed(number))]
    return number + str(-sum(doubled) % 10)


def _as_written(column: str, person: Mapping[str, str]) -> str:
    value = person[column.rstrip("*")]
    return f"{value[:3]}****{value[-4:]}" if column.endswith("*") else value


def _sighting(column: str, value: str, masked: bool) -> Sighting:
    entity, kind = KINDS[column]
    if kind == "person_name":
        return Sighting(entity, kind, value, value, "", f"{value[0]}*", masked)
    view = f"{value[:3]}{value[-4:]}" if column in ("id", "mobile", "landline", "card") else ""
    return Sighting(entity, kind, f"{entity}:{value}", value, view, value[:3], masked)
