"""The measured numbers as a page of Markdown."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tests.quality.alarms import Alarms
from tests.quality.carriers import NAMES
from tests.quality.markdown import row
from tests.quality.peers.table import comparison_lines, english_lines
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
  `account_values.py`, `secret_values.py`, `person.toml`, `things.toml`). Check digits are computed in `checksums.py`,
  not with the code under test.
- **Positives.** {positives:,} texts: every value in each of its written forms (`forms.py`, `writings.py`: {fewest} to
  {forms}) and each of {carriers} carriers it fits in (`carriers.py`: sentences, chats, labels, columns, JSON, URLs,
  logs, code, markup). Found means: at the place of the value, as the right entity, and sure enough to be shown.
- **Near misses.** {negatives:,} texts in which the entity must not be found (`near_misses.py`, `placeholders.py`,
  `bare_labels.py`): a broken check digit or an impossible part under the entity's own label, code or a placeholder
  there, a label without a value, a value inside a longer word, a value of another kind, a value under the label of an
  order, a parcel or an invoice.
- **The engine** is that of `--fast`: patterns and the recognizers in code, without a model for names.
- **Recall** is found / positives. **Precision** is found / (found + wrong + mistaken). Wrong: near misses in which the
  entity was found. Mistaken: values of other kinds taken for it. Precision depends on how many near misses there are;
  read it with the counts.
- **Seed** {seed}; another one: `python -m tests.quality --seed N`. The rules were written while looking at other seeds,
  but at the same forms, carriers and labels: the values are new to them, the ways of writing are not.
- The texts are generated: they say how forms and places are handled, not how often people write so.
"""


def page(
    tallies: Mapping[str, Tally],
    written: Iterable[tuple[str, str]],
    alarms: Sequence[Alarms],
    twins: Sequence[Twins],
    peers: Mapping[str, Any],
    spoken: Mapping[str, str],
    seed: int,
) -> str:
    """docs/quality.md; ``written`` has entity and form of every positive text, ``peers`` what the last run of
    tests.quality.peers wrote, ``spoken`` heading and text of what was measured in sentences."""
    head = _HEAD.format(
        entities=len(tallies),
        fewest=min(len(subject.forms) for subject in SUBJECTS),
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
        "\n## Other writings\n",
        _WRITINGS.format(least=_ENOUGH_ENTITIES),
        *_writing_lines(tallies, written),
        "\n## Encodings\n",
        _TWINS,
        *_twin_lines(twins),
        "\n## False alarms\n",
        _ALARMS.format(python=platform.python_version()),
        *_alarm_lines(alarms),
        *(f"\n## {heading}\n\n{text.strip()}" for heading, text in spoken.items()),
        "\n## Other tools\n",
        *comparison_lines(peers),
        "\n## English\n",
        *english_lines(peers),
        "\n## What falls short\n",
        _SHORT.format(checked=GOALS[True], other=GOALS[False], alarms=ALARMS_GOAL),
        *_short_lines(tallies),
        *_loud_lines(alarms),
        _NOT_MEASURED.rstrip(),
    )
    return "\n".join(parts) + "\n"


_ENOUGH_ENTITIES = 5

_WRITINGS = """\
The same values in other writings, over all entities; writings that fewer than {least} entities have are left out.
"""

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
Not measured here: records, images, and documents in formats other than text.
"""


def matrix_lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """The table, the worst recall first."""
    yield row("entity", "check digit", "positives", "recall", "near misses", "wrong", "mistaken", "precision")
    yield row(*["---"] * 2, *["---:"] * 6)
    checked = {subject.entity: subject.checked for subject in SUBJECTS}
    for entity, tally in sorted(tallies.items(), key=lambda item: (item[1].recall, item[1].precision)):
        yield row(
            entity,
            "yes" if checked[entity] else "",
            tally.positives,
            f"{tally.recall:.3f}",
            tally.negatives,
            tally.wrong,
            tally.mistaken,
            f"{tally.precision:.3f}",
        )


def _writing_lines(tallies: Mapping[str, Tally], written: Iterable[tuple[str, str]]) -> Iterator[str]:
    texts, entities = Counter[str](), Counter[str]()
    for (_, form), count in Counter(written).items():
        texts[form] += count
        entities[form] += 1
    missed = sum((tally.missed_as for tally in tallies.values()), Counter[str]())
    yield row("writing", "entities", "texts", "recall")
    yield row("---", *["---:"] * 3)
    for form in sorted(texts, key=lambda form: -missed[form] / texts[form]):
        if entities[form] >= _ENOUGH_ENTITIES:
            recall = f"{1 - missed[form] / texts[form]:.3f}"
            yield row(form.replace("_", " "), entities[form], texts[form], recall)


def _alarm_lines(alarms: Iterable[Alarms]) -> Iterator[str]:
    yield row("text", "MB", "findings", "per MB", "e-mail addresses", "entities")
    yield row("---", *["---:"] * 4, "---")
    for alarm in alarms:
        size, rate = f"{alarm.size / 1e6:.1f}", f"{alarm.per_megabyte:.2f}"
        yield row(alarm.kind, size, alarm.found.total(), rate, alarm.mails, _most(alarm.found, 6))


def _twin_lines(twins: Iterable[Twins]) -> Iterator[str]:
    yield row("encoding", "Chinese characters", "files", "different findings", "cannot be written in it")
    yield row(*["---"] * 2, *["---:"] * 3)
    for pair in twins:
        yield row(pair.encoding, pair.han, pair.texts, pair.different, pair.skipped)


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
