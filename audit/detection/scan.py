"""One Source → Opened, Findings, Records, …, Outcome.  No state between sources, no output, no policy."""

from __future__ import annotations

import re
import tempfile
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

from audit.config import Config
from audit.detection.content import Content, Seen, Unseen
from audit.detection.looking import Looking
from audit.detection.reasons import reason_of
from audit.detection.text import scan_name
from audit.errors import Unread, code
from audit.exports import Exports
from audit.model import Beat, Finding, Opened, Outcome, OutcomeState, Remark, Scanned, Segment, Source
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reading
from audit.parsing.pictures.sight import Sight
from audit.parsing.text.mending import mended
from audit.passwords import NO_PASSWORDS, Passwords
from audit.readers import UNKNOWN, detect
from recognizers.names import Names

NAMES_NOT_LOOKED_FOR = "names in running text"
_MESSAGE = re.compile(r"message [0-9]+|commit [0-9a-f]{10} \d{4}-\d\d-\d\d|tag [0-9a-f]{10}")


@dataclass(frozen=True, slots=True)
class Tools:
    """What every scan shares; made once before the workers start."""

    looking: Looking
    names: Names
    exports: Exports
    config: Config
    scratch: Path
    sight: Sight = field(default_factory=Sight)
    passwords: Passwords = field(default_factory=Passwords)
    reading_only: bool = False
    """Files are opened and read, and nothing is looked for."""


@dataclass(slots=True)
class _State:
    """What is known of one source while it is read."""

    format: str = ""
    size: int = 0
    encoding: str | None = None
    not_looked_at: dict[str, None] = field(default_factory=dict)
    incomplete: str | None = None
    read_something: bool = False

    def remark(self, remark: Remark) -> None:
        self.encoding = remark.encoding or self.encoding
        self.not_looked_at |= dict.fromkeys(remark.not_looked_at)
        self.incomplete = self.incomplete or remark.incomplete

    def outcome(self, state: OutcomeState = "scanned", why: str | None = None) -> Outcome:
        if state == "scanned" and self.incomplete:
            state, why = "partial" if self.read_something else "failed", self.incomplete
        return Outcome(state, self.format, why, tuple(self.not_looked_at), self.size, self.encoding)


def scan(source: Source, tools: Tools, passwords: Passwords = NO_PASSWORDS) -> Scanned:
    """Everything there is to say about one source and its members, in report order.

    ``passwords`` are this source's own, tried after those of ``tools``.
    """
    with tempfile.TemporaryDirectory(dir=tools.scratch) as scratch:
        budget = Budget(tools.config.limits)
        yield from _Scan(tools, budget, Path(scratch), tools.passwords + passwords).source(source)


class _Scan:
    """One root file with all that unfolds from it."""

    def __init__(self, tools: Tools, budget: Budget, scratch: Path, passwords: Passwords) -> None:
        self._tools = tools
        self._budget = budget
        self._scratch = scratch
        self._passwords = passwords

    def source(self, source: Source) -> Scanned:
        """Opened, events, members, Outcome.  Never raises for what the input holds."""
        yield source, Opened()
        state = _State()
        try:
            if not is_message(source) and not self._tools.reading_only:
                yield from ((source, event) for event in scan_name(source, self._tools.looking))
            yield from self._content(source, state)
            outcome = state.outcome()
        except Unread as stop:
            weaker = "partial" if state.read_something else stop.state
            outcome = state.outcome(weaker, stop.reason)
        except Exception as error:  # a broken file must not end the scan; its text must not reach the message
            outcome = state.outcome("partial" if state.read_something else "failed", reason_of(error))
        yield source, outcome

    def _content(self, source: Source, state: _State) -> Scanned:
        head = _head(source)
        state.size = head.size or 0
        if not head.data:
            state.format = "empty"
            return
        reader = detect(head) or UNKNOWN
        state.format = reader.name
        limits, sight = self._tools.config.limits, self._tools.sight
        reading = Reading(head, self._budget, limits, self._scratch, sight, self._passwords)
        content = self._looked_at(source, reader.name)
        stopped: Exception | None = None
        try:
            for item in mended(reader.read(source, reading)):
                if isinstance(item, Remark):
                    state.remark(item)
                    continue
                yield from ((source, event) for event in content.item(item))
                if isinstance(item, Source):
                    yield from self._member(item)
                elif isinstance(item, Segment) and not item.hint and len(item.text) >= 2:
                    state.remark(Remark(not_looked_at=self._unlooked()))
                state.read_something = True
                yield source, Beat()
        except Exception as error:  # told after what was read before it
            stopped = error
        yield from ((source, event) for event in content.end())
        if stopped is None or _leaves_bytes(stopped):
            yield from ((source, event) for event in content.beside(state.encoding))
            state.remark(Remark(incomplete=content.lost))
            state.read_something |= content.lost is not None
        elif _is_unread(stopped):
            for event in content.unread():
                state.read_something |= isinstance(event, Finding)
                yield source, event
        if stopped:
            raise stopped

    def _looked_at(self, source: Source, format: str) -> Content:
        if self._tools.reading_only:
            return Unseen()
        return Seen(source, format, self._tools.looking, self._tools.exports, is_message=is_message(source))

    def _member(self, member: Source) -> Scanned:
        """A mailbox holds as many messages as it has bytes for; only what is in them can be made to multiply."""
        message = is_message(member)
        try:
            self._budget.enter(len(member.trail), counts=not message)
        except Unread as stop:
            if stop.state == "partial":
                raise
            yield member, Opened()
            yield member, Outcome("failed", why=stop.reason)
            return
        with self._budget.anew() if message else nullcontext():
            yield from self.source(member)

    def _unlooked(self) -> tuple[str, ...]:
        """What of a running text nobody looked for."""
        if self._tools.config.fast:
            return (NAMES_NOT_LOOKED_FOR,)
        lost = self._tools.names.lost
        return (f"{NAMES_NOT_LOOKED_FOR} ({lost.code})",) if lost else ()


def is_message(source: Source) -> bool:
    """A message of a mailbox or of a repository: a step of the trail, not a file."""
    return bool(source.trail) and _MESSAGE.fullmatch(source.trail[-1]) is not None


def _leaves_bytes(stopped: Exception) -> bool:
    """Whether what stopped a reader leaves values in bytes that lie open, as a lock does not."""
    return not isinstance(stopped, Unread) or code(stopped.reason) == "damaged"


def _is_unread(stopped: Exception) -> bool:
    """Whether nothing here can read the file, though its bytes lie open."""
    return isinstance(stopped, Unread) and code(stopped.reason) in ("unknown-kind", "unsupported")


def _head(source: Source) -> Head:
    with source.open() as stream:
        data = stream.read(HEAD_BYTES)
        size = source.size
        if size is None:
            with suppress(OSError):
                size = stream.seek(0, 2)
    return Head(source, data, size)
