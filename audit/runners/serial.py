"""Everything in this process, one source after the other: for tests, debuggers and places without fork."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from audit.detection.scan import Tools, scan
from audit.model import Source
from audit.passwords import NO_PASSWORDS, Passwords
from audit.runners.pool import NONE_OF_THEIR_OWN
from audit.runners.wire import Row, frames, rows


class Serial:
    """The same face as ``Pool``."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def __enter__(self) -> Serial:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def run(
        self, sources: Iterable[tuple[int, Source]], passwords: Mapping[int, Passwords] = NONE_OF_THEIR_OWN
    ) -> Iterator[tuple[int, list[Row] | str | None]]:
        """See ``Pool.run``."""
        for job, source in sources:
            for frame in frames(rows(scan(source, self._tools, passwords.get(job, NO_PASSWORDS)))):
                yield job, frame
            yield job, None
