"""Names of people in running text, Chinese and English: cues and tables, and models when there are any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from recognizers.forms import text as as_written
from recognizers.models import Mention, ModelError, NameModel
from recognizers.names import chinese, english
from recognizers.names.employers import employers
from recognizers.names.repeats import repeats
from recognizers.names.text import in_code, lines, pieces, sentences, shown, worth_asking
from recognizers.span import Span

__all__ = ["RULE", "Names"]

MakeModel: TypeAlias = Callable[[], NameModel]
_PERSON, _EMPLOYER = "PERSON", "EMPLOYER"
RULE = "names"
"""What stands in ``Span.rule``."""


class Names:
    """Finds PERSON, and EMPLOYER where a model sees one.  Without models only where the text itself says that a name
    stands: the cue-only tier.

    ``model`` makes the model for Chinese and ``latin`` the one for English.  Each is made at the first text in which it
    has something to say.  When that fails, ``lost`` holds the reason, and names are found as without it; nothing is
    tried twice.  ``gated`` leaves a model alone with sentences in which no name can begin.
    The model for Chinese never reads lines of a program.
    """

    def __init__(self, model: MakeModel | None = None, latin: MakeModel | None = None, *, gated: bool = True) -> None:
        self._chinese = _Lazy(model)
        self._latin = _Lazy(latin)
        self._gated = gated

    @property
    def entities(self) -> Sequence[str]:
        return (_PERSON, _EMPLOYER)

    @property
    def lost(self) -> ModelError | None:
        """Why a model that was needed could not be used."""
        return self._chinese.lost or self._latin.lost

    def find(self, text: str, hint: str) -> Iterable[Span]:
        """As ``TextRecognizer``."""
        spans = _best([*self._find_chinese(text, hint), *self._find_latin(text)])
        return [*spans, *repeats(text, [span for span in spans if span.entity == _PERSON])]

    def _find_chinese(self, text: str, hint: str) -> Iterator[Span]:
        places = _shown(sentences(text))
        asked = {
            sentence: self._asked(sentence, text, where[0]) if self._chinese.there else []
            for sentence, where in places.items()
        }
        said = self._chinese.mentions(list(dict.fromkeys(part for parts in asked.values() for _, part in parts)))
        for sentence, where in places.items():
            mentions = None if said is None else [one.moved(at) for at, part in asked[sentence] for one in said[part]]
            for name in chinese.names(sentence, mentions, self._chinese.name, hint):
                yield from _spans(text, where, name, _PERSON)
            for name in employers(sentence, mentions or (), self._chinese.name):
                yield from _spans(text, where, name, _EMPLOYER)

    def _asked(self, sentence: str, text: str, place: int) -> list[tuple[int, str]]:
        """The parts of a sentence at ``place`` that the model shall read, with their offsets."""
        if in_code(text, place):
            return []
        return [part for part in pieces(sentence) if worth_asking(part[1])] if self._gated else [(0, sentence)]

    def _find_latin(self, text: str) -> Iterator[Span]:
        places = lines(text)
        said = self._latin.mentions(list(places)) or {}
        for line, where in places.items():
            for name in english.names(line, said.get(line, ()), self._latin.name):
                yield from _spans(text, where, name, _PERSON)


class _Lazy:
    """A model that is made when it is first asked."""

    def __init__(self, make: MakeModel | None) -> None:
        self._make = make
        self._model: NameModel | None = None
        self.lost: ModelError | None = None

    @property
    def name(self) -> str:
        return self._model.name if self._model else ""

    @property
    def there(self) -> bool:
        """Whether there is one to ask, as far as is known."""
        return self._make is not None and self.lost is None

    def mentions(self, sentences: Sequence[str]) -> Mapping[str, Sequence[Mention]] | None:
        """What the model says of each sentence; None without one."""
        if self._make is None or self.lost:
            return None
        if not sentences:
            return {}
        try:
            self._model = self._model or self._make()
            return dict(zip(sentences, self._model.mentions(sentences), strict=True))
        except ModelError as error:
            self.lost = error
            return None


def _best(spans: Iterable[Span]) -> list[Span]:
    """Of spans on one place, as of a name that both languages see, the surest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.confidence)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.confidence > kept[-1].confidence:
            kept[-1] = span
    return kept


def _shown(places: Mapping[str, Sequence[int]]) -> Mapping[str, Sequence[int]]:
    """The sentences as a model may see them: several may then be one."""
    merged: dict[str, list[int]] = {}
    for sentence, where in places.items():
        merged.setdefault(shown(sentence), []).extend(where)
    return merged


def _spans(text: str, where: Sequence[int], name: chinese.Name, entity: str) -> Iterator[Span]:
    for place in where:
        start, end = place + name.start, place + name.end
        form = " ".join(as_written(text[start:end]).split())
        yield Span(
            start, end, entity, name.confidence, RULE, name.why, form if form.isascii() else form.replace(" ", "")
        )
