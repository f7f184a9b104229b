"""Columns of numbers that are like somebody's numbers here and there, or all over, and are nobody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ENOUGH = 20
FEW = 0.1
ALIKE = 0.8
"""Of numbers of one length in a column of phone numbers nearly all are phone numbers.  Of random ones it is as many as
chance has it: one in ten passes a Luhn check, six in ten of eleven digits that begin with 1 lie in a number range."""
DENSE = 2
"""Numbers in a row leave out no more than every second one."""
_RELEASES = 10
"""Versions begin with a small number; of public addresses one in twenty-four does."""


def by_chance(
    entity: str, forms: Sequence[str], filled: int, digits: Mapping[int, int], *, beside_people: bool
) -> bool:
    """Whether ``forms``, the cells of a column that look like ``entity`` and have nothing else to say so, look so by
    chance.  ``filled`` cells the column has; ``digits``: how many of them are digits alone, by length."""
    numbers = [form for form in forms if form.isascii() and form.isdigit()]
    if entity == "IP_ADDRESS":
        return _versions(forms)
    if 2 * len(numbers) < len(forms):
        return False
    alike = sum(digits.get(length, 0) for length in {len(form) for form in numbers})
    if alike >= ENOUGH // 2 and len(numbers) < ALIKE * alike:
        return True
    if filled >= ENOUGH and len(numbers) < FEW * filled and sum(digits.values()) >= (1 - FEW) * filled:
        return True
    return not beside_people and _sequence(set(numbers))


def _sequence(numbers: set[str]) -> bool:
    """Whether numbers were given one after the other."""
    if len(numbers) < ENOUGH or len({len(number) for number in numbers}) > 1:
        return False
    values = sorted(map(int, numbers))
    return values[-1] - values[0] < DENSE * len(values)


def _versions(forms: Sequence[str]) -> bool:
    distinct = {form for form in forms if form.count(".") == 3}
    small = [form for form in distinct if int(form.partition(".")[0]) < _RELEASES]
    return len(small) >= max(0.9 * len(set(forms)), 3)
