"""Reasons and errors.  None of them ever quotes scanned text.

A reason code stands in ``Outcome.why``; its words are in ``reports/words``.  Parameters follow a colon.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, Protocol, runtime_checkable


@runtime_checkable
class Told(Protocol):
    """A sentence and what is filled in.  The English ``text`` is its name in the words of the other languages."""

    @property
    def text(self) -> str: ...

    @property
    def values(self) -> Mapping[str, object]: ...


class Message:
    """A part of a sentence that another one is filled with."""

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values: Mapping[str, object] = MappingProxyType(values)

    def __str__(self) -> str:
        return said(self)


class PdauditError(Exception):
    """A mistake of the user's that one line explains: usage, configuration, a missing path.  Exit code 2."""

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values: Mapping[str, object] = values
        super().__init__(said(self))


def said(told: Told, words: Callable[[str], str] = str) -> str:
    """``told`` in the language of ``words``, which turns an English text into one with the same names in braces."""
    if not told.values:
        return words(told.text)
    return words(told.text).format(**{name: _filled(value, words) for name, value in told.values.items()})


def _filled(value: object, words: Callable[[str], str]) -> object:
    match value:
        case Told():
            return said(value, words)
        case OSError():
            return words(value.strerror or type(value).__name__)
        case Exception():
            cause = value.args[0] if value.args else ""
            return said(cause, words) if isinstance(cause, Told) else words(str(cause))
        case _:
            return value


class Unread(Exception):
    """A reader could not read a source, or not to its end.

    ``reason`` is a code with optional parameters: ``locked``, ``damaged``, ``limit:depth``, ``extra:ocr`` …
    ``state`` is the outcome it leads to; what was yielded before it stays.
    """

    def __init__(self, reason: str, state: Literal["partial", "skipped", "failed"] = "failed") -> None:
        super().__init__(reason)
        self.reason = reason
        self.state: Literal["partial", "skipped", "failed"] = state


REASONS = (
    "locked",  # needs a password or key; the parameter says who sent it, or which kind it is (audit/parsing/locks.py)
    "damaged",  # the structure is broken
    "empty",  # no bytes
    "lost",  # its bytes held identifiers that its structure does not show, as many as the parameter says; all are told
    "no-text",  # a kind that holds no text (font, icon, compiled code)
    "unknown-kind",  # no reader knows it
    "permission",  # the system did not let us read it
    "vanished",  # it went away, or changed while it was read
    "not-a-file",  # a device, pipe or socket
    "symlink",  # links are not followed
    "limit",  # a limit stopped it; the parameter names which: depth, members, bytes, ratio, cells, field
    "timeout",  # no progress within the time limit
    "crashed",  # the parser died; the scan went on
    "unsupported",  # it holds text, and there is no reader for it yet; the parameter names the format
    "library",  # a library of the system is needed; the parameter names it
    "extra",  # an optional extra is needed; the parameter names it
    "interrupted",  # the user stopped the scan before this was read
    "git-history",  # .git is read by --git-history only
    "submodule",  # a commit of another repository, which has its own row where it is here
    "elsewhere",  # only named here, kept in another place; the parameter says who keeps it
    "internal",  # a defect of ours; the parameter names the exception's type
)

INCOMPLETE = frozenset(
    {"locked", "damaged", "permission", "vanished", "limit", "timeout", "crashed", "unsupported"}
    | {"extra", "library", "interrupted", "internal", "elsewhere"}
)
"""Reasons that make a scan incomplete (exit code 3); the others are what was not asked for or holds no text."""


def code(reason: str) -> str:
    """The code without its parameters."""
    return reason.partition(":")[0]
