"""The shortest list of edits: exact where small, close to it where not."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations

import pytest

from audit.assessment import edits
from audit.assessment.edits import Atom, Option, Situation, Tied, shortest
from audit.assessment.risk import Item
from audit.assessment.verdict import band

KINDS = {
    "ID": Item("ID", "id_card_number", "basic", "high", 0, 0, 5000, "direct", False, False),
    "MOBILE": Item("MOBILE", "mobile_number", "basic", "medium", 0, 0, 5000, "direct", False, False),
    "NAME": Item("NAME", "person_name", "basic", "low", 0, 0, 5000, "direct", False, False),
    "ILL": Item("ILL", "medical_record", "basic", "high", 0, 3, 500, "none", False, True),
    "KEY": Item("KEY", "api_key", "account", "critical", 0, 0, 0, "secret", False, False),
    "CARD": Item("CARD", "bank_card_number", "account", "high", 0, 0, 50, "direct", False, True),
    "IP": Item("IP", "ip_address", "device", "low", 0, 0, 5000, "indirect", False, False),
}


def situation(*told: tuple[int, str, int]) -> Situation:
    """``(file, kind, how many values)``."""
    atoms = [Atom(file, KINDS[kind], frozenset(range(count))) for file, kind, count in told]
    files = {file for file, *_ in told}
    return Situation(atoms, {file: Tied(3, True) for file in files})


def each_alone(given: Situation) -> list[Option]:
    return [Option(f"{number}", frozenset({number})) for number in range(len(given.atoms))]


def under(limit: int) -> Callable[[int], bool]:
    return lambda value: value < limit


def test_the_one_thing_that_matters() -> None:
    given = situation((0, "KEY", 1), (0, "NAME", 5), (1, "IP", 9))
    found = shortest(given, each_alone(given), under(40))
    assert found.chosen == (("0", given.harm({0})),)
    assert (found.exact, found.reached) == (True, True)


def test_nothing_to_do() -> None:
    given = situation((0, "IP", 1))
    assert shortest(given, each_alone(given), under(40)).chosen == ()


def test_a_whole_file_is_one_edit() -> None:
    given = situation((0, "ID", 900), (0, "MOBILE", 900), (0, "CARD", 900), (1, "NAME", 3))
    options = [*each_alone(given), Option("file", frozenset({0, 1, 2}))]
    assert [key for key, _ in shortest(given, options, under(20)).chosen] == ["file"]


def test_what_no_edit_can_reach_is_said() -> None:
    chat = Item("CHAT", "chat_record", "private", "high", 1, 40, 50, "direct", False, True)
    given = Situation(situation((0, "MOBILE", 40)).atoms, {}, [chat])
    found = shortest(given, each_alone(given), under(20))
    assert (found.reached, found.exact) == (False, False)


def test_each_step_tells_what_is_left() -> None:
    given = situation((0, "KEY", 1), (0, "ID", 1), (1, "CARD", 1), (1, "NAME", 1))
    found = shortest(given, each_alone(given), under(20))
    left = [harm for _, harm in found.chosen]
    assert left == sorted(left, reverse=True)
    assert left[-1] < 20 <= given.harm()


@pytest.mark.parametrize("limit", [20, 40, 70])
def test_as_short_as_can_be_on_two_hundred_random_cases(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(4711)
    longer = total = 0
    for _ in range(200):
        given = situation(
            *((rng.randrange(3), rng.choice(sorted(KINDS)), rng.choice((1, 3, 30, 2_000))) for _ in range(8))
        )
        options = [*each_alone(given), *_files(given)]
        best = _brute(given, options, under(limit))
        exact = shortest(given, options, under(limit))
        assert len(exact.chosen) == best
        monkeypatch.setattr(edits, "EXACT", 0)
        quick = shortest(given, options, under(limit))
        monkeypatch.undo()
        assert quick.reached == exact.reached
        longer += len(quick.chosen) - best
        total += best
    assert longer <= 0.1 * total


def _files(given: Situation) -> list[Option]:
    files = {atom.file for atom in given.atoms}
    return [
        Option(f"file {file}", frozenset(n for n, atom in enumerate(given.atoms) if atom.file == file))
        for file in files
    ]


def _brute(given: Situation, options: list[Option], below: Callable[[int], bool]) -> int:
    """The length of the shortest list, found without any of the code under test but the score."""
    for size in range(len(options) + 1):
        for choice in combinations(options, size):
            if below(given.harm(frozenset().union(*(option.atoms for option in choice)))):
                return size
    return len(options)


def test_bands_and_limits_agree() -> None:
    assert [band(value) for value in (19, 20, 40, 70)] == ["1-19", "20-39", "40-69", "70-100"]
