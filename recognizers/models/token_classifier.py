"""A token classifier of the user's: an ONNX model with its vocabulary and labels in one folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from recognizers.models import Kind, Mention, ModelError
from recognizers.models.posterior import KINDS, STATES, Floats, chained, emitted, mentions
from recognizers.models.session import session

MODEL, VOCABULARY, LABELS = "model.onnx", "vocab.txt", "labels.txt"
"""``vocab.txt`` has a piece a line as BERT's (``##`` continues a word), ``labels.txt`` a tag a line (``O``, ``B-PER``,
``I-PER`` …)."""

_KINDS: dict[str, Kind] = {
    "PER": "person", "PERSON": "person", "NAME": "person", "LOC": "place", "GPE": "place", "ADDRESS": "place",
    "ORG": "organisation", "COMPANY": "organisation", "ORGANIZATION": "organisation", "GOVERNMENT": "organisation",
}  # fmt: skip
_WORD = re.compile(r"[㐀-鿿]|[^\W㐀-鿿]+|[^\w\s]")
_LONGEST = 510
_LEAST: dict[Kind, float] = dict.fromkeys(KINDS, 0.1)


class TokenClassifier:
    """The model of ``folder``, loaded.  Raises ``ModelError``."""

    name = "onnx"

    def __init__(self, folder: Path) -> None:
        try:
            pieces = (folder / VOCABULARY).read_text("utf-8").splitlines()
            labels = (folder / LABELS).read_text("utf-8").split()
            model = (folder / MODEL).read_bytes()
        except (OSError, UnicodeDecodeError):
            raise ModelError("model-missing", folder.name) from None
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        if not {"[CLS]", "[SEP]", "[UNK]"} <= self._ids.keys():
            raise ModelError("model-unusable", self.name)
        self._states = _states(labels)
        self._session: Any = session(model, folder.name)
        self._inputs = [put.name for put in self._session.get_inputs()]

    def mentions(self, sentences: Sequence[str]) -> list[list[Mention]]:
        """As ``NameModel``: one sentence at a time, for nothing is known of how the model takes padding."""
        return [self._mentions(sentence) for sentence in sentences]

    def _mentions(self, sentence: str) -> list[Mention]:
        tokens = self._tokens(sentence)[:_LONGEST]
        if not tokens:
            return []
        ids = [self._ids["[CLS]"], *(number for number, _, _ in tokens), self._ids["[SEP]"]]
        feeds = {
            "input_ids": np.array([ids], np.int64),
            "attention_mask": np.ones((1, len(ids)), np.int64),
            "token_type_ids": np.zeros((1, len(ids)), np.int64),
        }
        try:
            scores = self._session.run(None, {name: feeds[name] for name in self._inputs})[0]
            chances = emitted(np.asarray(scores, np.float32), self._states)
        except Exception:
            raise ModelError("model-unusable", self.name) from None
        return [
            replace(one, start=tokens[one.start][1], end=tokens[one.end - 1][2])
            for _, one in mentions(chances[:, 1:-1], chained(chances)[:, 1:-1], _LEAST)
        ]

    def _tokens(self, sentence: str) -> list[tuple[int, int, int]]:
        """Number, start and end of every piece; a word of which a part is unknown is unknown as a whole."""
        found: list[tuple[int, int, int]] = []
        for word in _WORD.finditer(sentence.lower() if len(sentence.lower()) == len(sentence) else sentence):
            found += self._pieces(word[0], word.start()) or [(self._ids["[UNK]"], *word.span())]
        return found

    def _pieces(self, word: str, offset: int) -> list[tuple[int, int, int]]:
        """The longest known beginnings of ``word``, one after another; none when they do not make it up."""
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in self._ids), 0)
            if not end:
                return []
            found.append((self._ids[mark + word[start:end]], offset + start, offset + end))
            start = end
        return found


def _states(labels: Sequence[str]) -> Floats:
    states = np.zeros((len(labels), STATES), np.float32)
    for number, label in enumerate(labels):
        place, _, word = label.partition("-")
        kind = _KINDS.get(word.upper())
        family = KINDS.index(kind) if kind else len(KINDS)
        states[number, 2 * family + (place in ("I", "M", "E") and kind is not None)] = 1
    return states
