"""argus-redact in its default mode, Chinese and English together."""

from __future__ import annotations

import os
from collections.abc import Callable

from lines import Spans, answer


def load() -> Callable[[str], Spans]:
    from argus_redact import redact

    salt = os.urandom(32)

    def find(text: str) -> Spans:
        for entity in redact(text, lang=["zh", "en"], mode="fast", report=True, salt=salt).entities:
            yield entity["start"], entity["end"], entity["type"], entity["confidence"]

    return find


answer(load)
