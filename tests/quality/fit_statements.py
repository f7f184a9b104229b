"""``python -m tests.quality.fit_statements``: fits the weights by which statements are judged, and scores them.

The examples are the clauses of the sentences that may be read, told where they touch a mark of their kind and left out
where the text spares them, and what a first fit believes of the library that runs this, its tests and what is
installed: they tell nothing of anybody.  One logistic regression for each kind, by scikit-learn (extra ``fit``).  The
table that is printed is the only honest one of sentences that were read: every file is scored by weights that were
fitted without it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import recognizers.statements
from recognizers.statements import Statements, plain
from recognizers.statements.clauses import around, clauses, folded, grams, marks
from recognizers.statements.evidence import evidence, signs, someone_in
from recognizers.statements.evidence import sentences as cut
from recognizers.statements.model import Model, of
from tests.quality.alarms import installed, some, sources
from tests.quality.logs import logs
from tests.quality.look_alikes import look_alikes
from tests.quality.sentence_score import GROUPS, score, total
from tests.quality.sentences import TAUGHT, Marked, Sentence, written

WEIGHTS: Final = Path(recognizers.statements.__file__).with_name("weights.json")
_NEAR: Final = "~"
"""Before a gram of the sentence around a clause."""
_LISTED: Final = 0.5
"""How much less a list is trusted than a gram: lists were written with some of the sentences at hand."""
_SEEN = 2
"""The least clauses that have a gram which is weighed."""
_LEAST = 5
"""The least weight that is kept, in hundredths of a logit."""
_NOBODYS = 7_000_000
"""Characters of each kind of text about nobody."""
_ROUNDS = 2
_SEED = 5
_BELIEVED = -350
"""The score from which on a clause about nobody is an example."""


class Example(NamedTuple):
    """A clause: its ``grams``; by kind the ``lists`` with words in it; the kinds it tells, and those it may tell."""

    grams: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    told: frozenset[str]
    spared: frozenset[str]


def examples(texts: Iterable[Sentence]) -> Iterator[Example]:
    """What sentences teach."""
    for text in texts:
        for place, found, lists in _read(text.text):
            told, spared = _kinds(text.told, place), _kinds(text.spared, place)
            yield Example(found, lists, told, spared - told)


def _kinds(found: Iterable[Marked], place: tuple[int, int]) -> frozenset[str]:
    return frozenset(mark.entity for mark in found if mark.start < place[1] and place[0] < mark.end)


def _read(text: str) -> Iterator[tuple[tuple[int, int], frozenset[str], dict[str, frozenset[str]]]]:
    """The clauses of a text, with what they are judged by."""
    text = plain(text)
    low = folded(text)
    for sentence, spoken in cut(text):
        someone = someone_in(text, sentence, spoken)
        found = [*evidence(text, sentence, spoken, spoken.possible(text[slice(*sentence)]), someone)]
        for place in clauses(low, sentence, spoken.name):
            own = grams(low[slice(*place)], spoken.name).union(marks(low, sentence, place))
            near = {_NEAR + gram for gram in grams(low[slice(*around(sentence, place))], spoken.name)}
            here = [one for one in found if one.touches(place)]
            lists = {
                kind: frozenset(signs((one for one in here if one.frame.entity == kind), someone))
                for kind in Statements.entities
            }
            yield place, frozenset(own | near), lists


def mistaken(model: Model) -> Iterator[Example]:
    """What ``model`` is inclined to believe of text about nobody."""
    for text in _about_nobody():
        low = folded(plain(text))
        hopeful = [
            sentence
            for sentence, spoken in cut(plain(text))
            if any(max(clause.scores) >= _BELIEVED for clause in model.clauses(low, sentence, spoken.name))
        ]
        for start, end in hopeful:
            yield from (Example(found, lists, frozenset(), frozenset()) for _, found, lists in _read(text[start:end]))


def _about_nobody() -> Iterator[str]:
    library, tests = list[str](), list[str]()
    for path, text in sources():
        (tests if "test" in path.parts else library).append(text)
    metadata, licences = list[str](), list[str]()
    for name, text in installed():
        (metadata if name == "METADATA" else licences).append(text)
    yield from logs(Random(_SEED))
    yield from (text for _, text in look_alikes(Random(_SEED)))
    for texts in (library, tests, metadata, licences):
        yield from some(texts, _NOBODYS, _SEED)


def fit(found: Sequence[Example]) -> dict[str, Any]:
    """The weights, in hundredths of a logit, as they are shipped."""
    from scipy.sparse import hstack
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counted = CountVectorizer(analyzer=sorted, binary=True, min_df=_SEEN)
    table = counted.fit_transform([one.grams for one in found])
    names = list(counted.get_feature_names_out())
    data: dict[str, Any] = {"kinds": Statements.entities, "bias": [], "lists": {}, "inside": {}, "near": {}}
    for place, kind in enumerate(Statements.entities):
        rows = [row for row, one in enumerate(found) if kind not in one.spared]
        told = [kind in found[row].told for row in rows]
        listed = DictVectorizer()
        lists = listed.fit_transform([dict.fromkeys(found[row].lists[kind], _LISTED) for row in rows])
        fitted = LogisticRegression(solver="liblinear").fit(hstack([table[rows], lists]).tocsr(), told)
        weights = [round(100 * float(weight)) for weight in fitted.coef_[0]]
        data["bias"].append(round(100 * float(fitted.intercept_[0])))
        data["lists"][kind] = {
            sign: round(_LISTED * weight)
            for sign, weight in zip(listed.get_feature_names_out(), weights[len(names) :], strict=True)
        }
        for name, weight in zip(names, weights, strict=False):
            if abs(weight) >= _LEAST:
                near = name.startswith(_NEAR) and len(name) > 1
                data["near" if near else "inside"].setdefault(name[near:], []).extend((place, weight))
    return data


def with_nobodys(taught: Sequence[Example]) -> dict[str, Any]:
    """Fitted on sentences, and on what that fit mistakes for one."""
    others: list[Example] = []
    for _ in range(_ROUNDS):
        others += mistaken(of(fit([*taught, *others])))
    return fit([*taught, *others])


def without_one(taught: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    """A line a file: recall and precision with weights that were fitted on all the others."""
    known = {name: [*examples(texts)] for name, texts in taught.items()}
    for name, texts in taught.items():
        rest = [one for other, found in known.items() if other != name for one in found]
        find = Statements(of(fit(rest)))
        tallies = score(texts, lambda text, find=find: find.find(text, ""))  # type: ignore[misc]
        wholes = {group: total(tallies, GROUPS[group]) for group in ("statements", "behaviour")}
        yield f"{name}: " + ", ".join(
            f"{group} {one.recall:.2f} / {one.precision:.2f}" for group, one in wholes.items()
        )


def digest() -> str:
    """Of the sentences that the weights are fitted on."""
    return sha256("\n".join(path.read_text("utf-8") for path in TAUGHT).encode()).hexdigest()


def as_file(data: Mapping[str, Any]) -> str:
    """The weights with a line for each sign, so that a new fit shows what has changed."""
    lines = [f'"taught": "{digest()}"', *(f"{_json(name)}:{_json(data[name])}" for name in ("kinds", "bias", "lists"))]
    for name in ("inside", "near"):
        rows = (f"{_json(sign)}:{_json(own)}" for sign, own in sorted(data[name].items()))
        lines.append(f"{_json(name)}:{{\n" + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(taught: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    """Writes the weights; with ``--score`` the table, too, which takes as long for every file."""
    data = with_nobodys([one for texts in taught.values() for one in examples(texts)])
    WEIGHTS.write_text(as_file(data), encoding="utf-8")
    yield f"{len(data['inside'])} signs inside, {len(data['near'])} near"
    if "--score" in sys.argv:
        yield from without_one(taught)


if __name__ == "__main__":
    for line in main({path.stem: written(path) for path in TAUGHT}):
        print(line, flush=True)
