"""What a recognizer says about a text: a Span.  It holds the normal form and so must never leave the process."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` is one occurrence of ``entity``.

    ``confidence`` is on the scale of ``recognizers.rule``; ``why`` lists evidence codes (``pattern``, ``checksum``,
    ``label:身份证``: our own vocabulary, never scanned text); ``form`` is the normal form of the value.
    ``masked``: the value was already masked where it stood; ``test``: a well-known or reserved test value.
    """

    start: int
    end: int
    entity: str
    confidence: float
    rule: str
    why: tuple[str, ...]
    form: str
    masked: bool = False
    test: bool = False
