"""Both languages at once: every text stands twice, marked with its language; the style shows one of the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from reports import telling
from reports.document import Label
from reports.where import Text
from reports.words import LANGUAGES, Words


class Bilingual:
    """What the template calls to say something; ``labels`` are the document's."""

    def __init__(self, labels: Mapping[str, Label]) -> None:
        self.labels = labels
        self.words = tuple(Words(lang) for lang in LANGUAGES)

    def both(self, tell: Callable[[Words], str]) -> Markup:
        """What ``tell`` says in each language, escaped; once and unmarked when it is the same."""
        told = [(words.lang, escape(tell(words))) for words in self.words]
        if len({text for _, text in told}) == 1:
            return told[0][1]
        return Markup("").join(Markup('<span lang="{}">{}</span>').format(lang, text) for lang, text in told)

    def t(self, key: str, *values: object, **named: object) -> Markup:
        """The words of ``key``."""
        return self.both(lambda words: words(key, *values, **named))

    def text(self, text: Text) -> Markup:
        """A text of the document."""
        return self.both(lambda words: words.text(text))

    def label(self, group: str, code: str) -> Markup:
        """What the document or the words call a code."""
        return self.both(lambda words: words.label(self.labels, group, code))

    def coded(self, kind: str, code: str) -> Markup:
        """A code with parameters: ``kind`` is reason, why, not_looked or readers_why."""
        return self.both(lambda words: str(getattr(words, kind)(code)))

    def size(self, count: int) -> Markup:
        """Bytes for a person."""
        return self.both(lambda words: words.size(count))

    def tell(self, name: str, *things: object) -> Markup:
        """A sentence of ``reports.telling`` about parts of the document."""
        return self.both(lambda words: str(getattr(telling, name)(words, *things)))

    def names(self) -> dict[str, object]:
        """The functions as the template names them."""
        return {name: getattr(self, name) for name in ("t", "text", "label", "coded", "size", "tell")}
