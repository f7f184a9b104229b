"""The progress bar: on stderr, by bytes, with the time left; nothing at all where stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from audit.cli.options import Settings
from reports.names import shown_name

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

NAME_WIDTH = 40


class Progress(Protocol):
    """``audit.pipeline.Progress``: how far the run has come."""

    @property
    def files(self) -> int: ...
    @property
    def bytes(self) -> int: ...
    @property
    def total_bytes(self) -> int | None: ...
    @property
    def current(self) -> str: ...


class Shown:
    """The bar on the screen; called with how far it is."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)

    def __call__(self, progress: Progress) -> None:
        described = f"{progress.files:,}  {short(progress.current)}"
        self._bar.update(self._task, completed=progress.bytes, total=progress.total_bytes, description=described)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Off the screen, while somebody is asked something."""
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


@contextmanager
def shown(settings: Settings) -> Iterator[Shown | None]:
    """What to tell how far it is, or None when nobody looks."""
    if settings.quiet or not settings.config.progress or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(24),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Shown(bar)


def short(path: str) -> str:
    """The end of a path, harmless on a terminal and to rich's markup."""
    text = shown_name(path).replace("[", "\\[")
    return text if len(text) <= NAME_WIDTH else f"…{text[-NAME_WIDTH:]}"
