"""The measured numbers as a page of Markdown."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.quality.alarms import Alarms
from tests.quality.carriers import NAMES
from tests.quality.score import Tally
from tests.quality.subjects import SUBJECTS
from tests.quality.twins import Twins

GOALS = {True: 0.98, False: 0.93}
"""Recall and precision we want: of entities with a checksum, and of the others."""

ALARMS_GOAL = 3.0
"""Findings per MB of text that is about nobody."""

_HEAD = """\
# Quality

How well the recognizers do on values they were not tuned on. `python -m tests.quality` writes this page; a tenth of the
matrix runs with the tests (`tests/quality/test_matrix.py`).

## What was measured, and how

- **Values.** For each of {entities} entities, values are invented by the published rules of their kind (`values.py`,
  `account_values.py`). Check digits are computed in `checksums.py`, not with the code under test.
- **Positives.** {positives:,} texts: every value in each of its written forms (`forms.py`: one to {forms}, many kinds
  have few) and each of {carriers} carriers it fits in (`carriers.py`: sentences, chats, labels, columns, JSON, URLs,
  logs, code, markup). Found means: at the place of the value, as the right entity, and sure enough to be shown.
- **Near misses.** {negatives:,} texts in which the entity must not be found (`near_misses.py`, `placeholders.py`): a
  broken check digit or an impossible part under the entity's own label, code or a placeholder there, a value inside a
  longer word, a value under the label of an order, a parcel or an invoice.
- **Recall** is found / positives. **Precision** is found / (found + wrong + mistaken). Wrong: near misses in which the
  entity was found. Mistaken: values of other kinds taken for it. Precision depends on how many near misses there are;
  read it with the counts.
- **Seed** {seed}; another one: `python -m tests.quality --seed N`. The rules were written while looking at other seeds,
  but at the same forms, carriers and labels: the values are new to them, the ways of writing are not.
- The texts are generated: they say how forms and places are handled, not how often people write so.
"""


def page(tallies: Mapping[str, Tally], alarms: Sequence[Alarms], twins: Sequence[Twins], seed: int) -> str:
    """docs/quality.md."""
    head = _HEAD.format(
        entities=len(tallies),
        forms=max(len(subject.forms) for subject in SUBJECTS),
        carriers=len(NAMES),
        positives=sum(tally.positives for tally in tallies.values()),
        negatives=sum(tally.negatives for tally in tallies.values()),
        seed=seed,
    )
    parts = (
        head,
        "## Entities\n",
        *matrix_lines(tallies),
        "\n## False alarms\n",
        _ALARMS.format(python=platform.python_version()),
        *_alarm_lines(alarms),
        "\n## Encodings\n",
        _TWINS,
        *_twin_lines(twins),
        "\n## What falls short\n",
        _SHORT.format(checked=GOALS[True], other=GOALS[False], alarms=ALARMS_GOAL),
        *_short_lines(tallies),
        *_loud_lines(alarms),
        _NOT_MEASURED.rstrip(),
    )
    return "\n".join(parts) + "\n"


_ALARMS = """\
Findings of medium severity or more in text that is about nobody, well-known test values aside. The library is the
source of CPython {python}. E-mail addresses in it are real and counted apart; people made up in its tests are counted.
"""

_TWINS = """\
Every positive text as a file of its own, in another encoding than UTF-8: are its findings those of the UTF-8 file?
"""

_SHORT = """\
Below the goal for recall and precision ({checked:.2f} with a checksum, {other:.2f} without), or above the one for false
alarms ({alarms:.0f} per MB):
"""

_NOT_MEASURED = """
Not measured here: names in running text, records, images, documents in formats other than text, and other tools on the
same texts.
"""


def matrix_lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """The table, the worst recall first."""
    yield from _row("entity", "check digit", "positives", "recall", "near misses", "wrong", "mistaken", "precision")
    yield from _row(*["---"] * 2, *["---:"] * 6)
    checked = {subject.entity: subject.checked for subject in SUBJECTS}
    for entity, tally in sorted(tallies.items(), key=lambda item: (item[1].recall, item[1].precision)):
        yield from _row(
            entity,
            "yes" if checked[entity] else "",
            tally.positives,
            f"{tally.recall:.3f}",
            tally.negatives,
            tally.wrong,
            tally.mistaken,
            f"{tally.precision:.3f}",
        )


def _alarm_lines(alarms: Iterable[Alarms]) -> Iterator[str]:
    yield from _row("text", "MB", "findings", "per MB", "e-mail addresses", "entities")
    yield from _row("---", *["---:"] * 4, "---")
    for alarm in alarms:
        size, rate = f"{alarm.size / 1e6:.1f}", f"{alarm.per_megabyte:.2f}"
        yield from _row(alarm.kind, size, alarm.found.total(), rate, alarm.mails, _most(alarm.found, 6))


def _twin_lines(twins: Iterable[Twins]) -> Iterator[str]:
    yield from _row("encoding", "Chinese characters", "files", "different findings")
    yield from _row(*["---"] * 2, *["---:"] * 2)
    for pair in twins:
        yield from _row(pair.encoding, pair.han, pair.texts, pair.different)


def _short_lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    for subject in SUBJECTS:
        tally, goal = tallies[subject.entity], GOALS[subject.checked]
        if tally.recall < goal:
            places = f"carriers {_most(tally.missed_in, 4)}; forms {_most(tally.missed_as, 3)}"
            yield f"- **{subject.entity}**: recall {tally.recall:.3f}. Missed in {places}."
        if tally.precision < goal:
            places = _most(tally.wrong_in, 3) or "values of other kinds"
            yield f"- **{subject.entity}**: precision {tally.precision:.3f}. Wrongly found in {places}."


def _loud_lines(alarms: Iterable[Alarms]) -> Iterator[str]:
    for alarm in alarms:
        if alarm.per_megabyte > ALARMS_GOAL:
            yield f"- **False alarms in {alarm.kind}**: {alarm.per_megabyte:.2f} per MB."


def _most(counts: Counter[str], number: int) -> str:
    return ", ".join(f"{name} ({count})" for name, count in counts.most_common(number))


def _row(*cells: object) -> Iterator[str]:
    yield "| " + " | ".join(map(str, cells)) + " |"
