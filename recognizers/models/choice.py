"""Which model reads which language: what is installed, or the folder the user names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from recognizers.models import ModelError, NameModel

MakeModel: TypeAlias = Callable[[], NameModel]


@dataclass(frozen=True, slots=True)
class Models:
    """What makes the model for Chinese, and for English where there is one.  Nothing is loaded yet."""

    chinese: MakeModel
    english: MakeModel | None


def models(folder: Path | None = None) -> Models:
    """The models of this installation; ``folder`` holds one of the user's, which then reads both languages."""
    if folder is not None:
        return Models(lambda: local(folder), lambda: local(folder))
    return Models(_lac, _installed())


def local(folder: Path) -> NameModel:
    """A spaCy pipeline (``meta.json``) or an ONNX token classifier (``model.onnx``).  Raises ``ModelError``."""
    if (folder / "meta.json").is_file():
        from recognizers.models.spacy_names import SpacyNames

        return SpacyNames(folder)
    if (folder / "model.onnx").is_file():
        from recognizers.models.token_classifier import TokenClassifier

        return TokenClassifier(folder)
    raise ModelError("model-missing", folder.name)


def _lac() -> NameModel:
    from recognizers.models.lac import Lac

    return Lac()


def _installed() -> MakeModel | None:
    from recognizers.models.installed import english

    name = english()
    if name is None:
        return None

    def make() -> NameModel:
        from recognizers.models.spacy_names import SpacyNames

        return SpacyNames(name)

    return make
