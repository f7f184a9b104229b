"""``python -m tests.quality.show ENTITY``: the texts in which one entity is missed or wrongly found."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator

from recognizers.engine import Engine
from tests.quality.engine import engine
from tests.quality.score import SEED, Positive, is_found, is_wrong, negatives, positives, said
from tests.quality.subjects import SUBJECTS, Subject


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.show", description=__doc__)
    parser.add_argument("entity", choices=sorted(subject.entity for subject in SUBJECTS), metavar="ENTITY")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--all", action="store_true", help="every text, not one for each form and kind")
    given = parser.parse_args()
    (subject,) = (subject for subject in SUBJECTS if subject.entity == given.entity)
    print(*shown(engine(), subject, given.seed, most=None if given.all else 1), sep="\n")


def shown(engine: Engine, subject: Subject, seed: int, most: int | None = 1) -> Iterator[str]:
    """Lines for reading: of each missed form and each kind of near miss at most ``most`` texts, with what was found."""
    seen = positives(subject, seed)
    missed = [positive for positive in seen if not is_found(engine, positive)]
    yield f"{subject.entity}: {len(missed)} of {len(seen)} missed"
    yield from _by_form(engine, missed, most)
    unseen = negatives(subject, seed)
    wrong = [miss for miss in unseen if is_wrong(engine, miss)]
    yield f"{subject.entity}: {len(wrong)} of {len(unseen)} near misses wrongly found"
    groups = defaultdict(list)
    for miss in wrong:
        groups[miss.kind].append(miss)
    for kind, misses in sorted(groups.items(), key=lambda item: -len(item[1])):
        yield f"  {kind}: {len(misses)}"
        yield from sorted({f"    {_under(miss.hint)}{miss.text!r}" for miss in misses})[: most and 6 * most]


def _by_form(engine: Engine, missed: Iterable[Positive], most: int | None) -> Iterator[str]:
    forms = defaultdict(list)
    for positive in missed:
        forms[positive.form].append(positive)
    for form, group in sorted(forms.items(), key=lambda item: -len(item[1])):
        yield f"  {form}: {len(group)}, in {', '.join(positive.text.carrier for positive in group)}"
        for positive in group[:most]:
            text = positive.text
            instead = ", ".join(f"{span.entity} {span.start}–{span.end}" for span in said(engine, text.text, text.hint))
            yield f"    {_under(text.hint)}{text.text!r} at {text.start}–{text.end}; found: {instead or 'nothing'}"


def _under(hint: str) -> str:
    return f"column {hint!r}: " if hint else ""


if __name__ == "__main__":
    main()
