"""Where somebody works: an organisation that a model sees, between words that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recognizers.lazy import lazy
from recognizers.models import Mention
from recognizers.names.chinese import Name

_BEFORE = lazy(r"(?:就职于|任职于|供职于|受雇于|入职|跳槽到|上班的地方是|单位是|公司是)[ ]?\Z")
_IN = lazy(r"(?:在|于)[ ]?\Z")
_AFTER = lazy("[ ]?(?:里|那边|这边)?(?:工作|上班|任职|就职|实习|当(?!时|天|地)|做(?=[一-鿿]{0,4}[员师工]))")
_ITS_OWN = lazy("[ ]?的?(?:员工|职员|职工)")
_CONFIDENCE = 0.6


def employers(sentence: str, mentions: Sequence[Mention], model: str) -> Iterator[Name]:
    """``在百度公司工作``, ``就职于…``, ``…的员工``."""
    for one in mentions:
        if one.kind == "organisation" and one.end - one.start > 1 and _works(sentence, one):
            yield Name(one.start, one.end, _CONFIDENCE, (f"model:{model}", "context"))


def _works(sentence: str, one: Mention) -> bool:
    before, after = sentence[max(0, one.start - 8) : one.start], sentence[one.end : one.end + 8]
    told = _BEFORE.search(before) or _ITS_OWN.match(after)
    return bool(told or (_IN.search(before) and _AFTER.match(after)))
