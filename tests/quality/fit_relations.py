"""``python -m tests.quality.fit_relations``: fits the weights by which relations are judged, and scores them.

The examples are the candidates in the lines of the sentences that may be read: told where they are the name that a mark
of the relation holds, left out where the text spares them, and what a first fit believes of the library that runs this
and of what is installed, which relates nobody to anybody.  One logistic regression for each relation, by scikit-learn
(extra ``fit``).  With ``--score`` every file is scored by weights that were fitted without it, beside no frames at all.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import recognizers.relations
from recognizers.catalogue import load
from recognizers.relations import Relations, lines
from recognizers.relations.judge import Judge, candidates, of
from recognizers.relations.signs import signs
from recognizers.span import Span
from recognizers.traditional import simplified
from tests.quality.alarms import installed, some, sources
from tests.quality.fit_statements import digest
from tests.quality.logs import logs
from tests.quality.sentence_score import score, total, touches
from tests.quality.sentences import RELATIONS, TAUGHT, Marked, Sentence, written
from tests.recognizers.examples import taken_apart
from tests.recognizers.relations.near_misses import NEAR_MISSES

WEIGHTS: Final = Path(recognizers.relations.__file__).with_name("weights.json")
ELSEWHERE: Final = frozenset({"headings", "health", "life", "moves", "prose"})
"""Files whose relations are not all marked: what frames find there is no example."""
_GROUP: Final = RELATIONS[-1]
_SEEN = 2
"""The least candidates that have a sign which is weighed."""
_LEAST = 5
"""The least weight that is kept, in hundredths of a logit."""
_NOBODYS = 2_000_000
"""Characters of each kind of text about nobody."""
_SEED = 5
_TIMES = 4
"""How often a near miss is an example."""
_BELIEVED = -350
"""The score from which on a candidate that is nobody is an example."""

_NOBODY: Final = of({"entities": RELATIONS, "bias": [-1000] * len(RELATIONS), "weights": {}})
"""A judge that believes nothing, to see what frames find."""


class Example(NamedTuple):
    """A candidate: its ``signs``, the relations it is told in, and those it may be in."""

    signs: frozenset[str]
    told: frozenset[str]
    spared: frozenset[str]


def examples(texts: Iterable[Sentence], whole: bool = True) -> Iterator[Example]:
    """What sentences teach; ``whole``: whether all relations are marked in them."""
    for text in texts:
        beside = () if whole else tuple(Relations(_NOBODY).find(text.text, ""))
        found = [(start, line, one) for start, line in lines(simplified(text.text)) for one in candidates(line)]
        places = {(start + one.start, start + one.end) for start, _, one in found}
        for start, line, one in found:
            place = Span(start + one.start, start + one.end, "", 0, "", (), "")
            told = frozenset(mark.entity for mark in text.told if _names(mark, place, places))
            spared = {mark.entity for mark in text.spared if touches(mark, [place])}
            spared |= {mark.entity for mark in text.told if _halves(mark, place, places)}
            spared |= {span.entity for span in beside if touches(span, [place])}
            yield Example(frozenset(signs(line, one)), told, frozenset(spared) - told)


def _names(mark: Marked, place: Span, places: set[tuple[int, int]]) -> bool:
    """Whether ``place`` is what is marked: the very characters, or most of them where no candidate is just that."""
    if (place.start, place.end) == (mark.start, mark.end):
        return True
    if (mark.start, mark.end) in places and mark.entity != _GROUP:
        return False
    return 2 * (min(place.end, mark.end) - max(place.start, mark.start)) >= mark.end - mark.start


def _halves(mark: Marked, place: Span, places: set[tuple[int, int]]) -> bool:
    """Whether ``place`` is some of what is marked, where no candidate is all of it."""
    return touches(mark, [place]) and ((mark.start, mark.end) not in places or mark.entity == _GROUP)


def near_misses() -> Iterator[Example]:
    """What the catalogue says to be none of its entities, a few times over: few sentences come as near."""
    rejected = (taken_apart(one)[1] for entity in load().entities.values() for one in entity.examples.reject)
    for text in (*rejected, *NEAR_MISSES):
        for _, line in lines(simplified(text)):
            for one in candidates(line):
                yield from [Example(frozenset(signs(line, one)), frozenset(), frozenset())] * _TIMES


def mistaken(judge: Judge) -> Iterator[Example]:
    """What ``judge`` is inclined to believe of text about nobody."""
    for text in _about_nobody():
        for _, line in lines(text):
            for candidate, scores in judge.judged(line):
                if max(scores) >= _BELIEVED:
                    yield Example(frozenset(signs(line, candidate)), frozenset(), frozenset())


def _about_nobody() -> Iterator[str]:
    yield from logs(Random(_SEED))
    kinds = ([text for _, text in sources()], [text for name, text in installed() if name == "METADATA"])
    licences = [text for name, text in installed() if name != "METADATA"]
    for texts in (*kinds, licences):
        yield from some(texts, _NOBODYS, _SEED)


def fit(found: Sequence[Example]) -> dict[str, Any]:
    """The weights, in hundredths of a logit, as they are shipped."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counted = CountVectorizer(analyzer=sorted, binary=True, min_df=_SEEN)
    table = counted.fit_transform([one.signs for one in found])
    names = counted.get_feature_names_out()
    data: dict[str, Any] = {"entities": RELATIONS, "bias": [], "weights": {}}
    for place, entity in enumerate(RELATIONS):
        rows = [row for row, one in enumerate(found) if entity not in one.spared]
        told = [entity in found[row].told for row in rows]
        fitted = LogisticRegression(solver="liblinear").fit(table[rows], told)
        data["bias"].append(round(100 * float(fitted.intercept_[0])))
        for name, weight in zip(names, (round(100 * float(one)) for one in fitted.coef_[0]), strict=True):
            if abs(weight) >= _LEAST:
                data["weights"].setdefault(name, []).extend((place, weight))
    return data


def with_nobodys(taught: Sequence[Example]) -> dict[str, Any]:
    """Fitted on sentences, and on what that fit mistakes for one."""
    return fit([*taught, *mistaken(of(fit(taught)))])


def without_one(taught: Mapping[str, Sequence[Example]], texts: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    """A line a file: recall and precision of each relation with weights that were fitted on all the others."""
    for name in texts.keys() - ELSEWHERE:
        judge = of(fit([one for other, found in taught.items() if other != name for one in found]))
        find = Relations(judge, framed=False)
        tallies = score(texts[name], lambda text, find=find: find.find(text, ""))  # type: ignore[misc]
        wholes = {"all": total(tallies, RELATIONS)} | {entity: tallies[entity] for entity in RELATIONS}
        yield f"{name}: " + ", ".join(
            f"{entity} {one.recall:.2f} / {one.precision:.2f}" for entity, one in wholes.items()
        )


def as_file(data: Mapping[str, Any]) -> str:
    """The weights with a line for each sign, so that a new fit shows what has changed."""
    rows = ",\n".join(f"{_json(sign)}:{_json(own)}" for sign, own in sorted(data["weights"].items()))
    heads = {"taught": digest(), "entities": data["entities"], "bias": data["bias"]}
    return (
        "{\n"
        + "".join(f"{_json(name)}:{_json(own)},\n" for name, own in heads.items())
        + f'"weights":{{\n{rows}\n}}}}\n'
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(texts: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    """Writes the weights; with ``--score`` the table, too."""
    taught = {name: [*examples(own, name not in ELSEWHERE)] for name, own in texts.items()}
    data = with_nobodys([*(one for found in taught.values() for one in found), *near_misses()])
    WEIGHTS.write_text(as_file(data), encoding="utf-8")
    yield f"{len(data['weights'])} signs"
    if "--score" in sys.argv:
        yield from without_one(taught, texts)


if __name__ == "__main__":
    for row in main({path.stem: written(path) for path in TAUGHT}):
        print(row, flush=True)
