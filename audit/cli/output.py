"""Where a report goes: pairs of format and place, files written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from audit.cli.options import Settings
from audit.cli.talk import colored, warn
from audit.cli.values import near
from audit.errors import PdauditError

if TYPE_CHECKING:
    from reports.document import Report
    from reports.formats.interface import Format, Rows

STDOUT = "-"
MARKS = (b"pdaudit", b'"type":"finding"', b'"type":"record"', b'"type":"file"')
MARK_BYTES = 65_536

WORDS = {
    "en": {
        "written": "written: {}",
        "synced": "{} will lie in a place that is synced or shared",
        "git": "{} will lie in a git work tree: do not commit it",
    },
    "zh": {
        "written": "已写入：{}",
        "synced": "{} 将放在会同步或与人共享的位置",
        "git": "{} 将放在 git 工作区里，请勿提交",
    },
}


class Placed(Protocol):
    """What is to be written somewhere; ``path`` None is stdout."""

    @property
    def path(self) -> Path | None: ...


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write; ``path`` None is stdout."""

    format: Format
    path: Path | None


def targets(settings: Settings, default: str | None = "terminal") -> tuple[Target, ...]:
    """The pairs that ``-f`` and ``-o`` ask for; without any, ``default`` on stdout (None: nothing)."""
    formats, outputs = settings.format, settings.output
    if formats and outputs and len(formats) != len(outputs):
        raise PdauditError("give every -o its own -f, or none: then the suffixes name the formats")
    if not formats and not outputs:
        return (Target(_format(default), None),) if default else ()
    if len(formats) > 1 and not outputs:
        raise PdauditError("several formats want several -o")
    outputs = outputs or (STDOUT,)
    places = [place(name) for name in outputs]
    chosen = [_format(name) for name in formats] if formats else [_guessed(name) for name in outputs]
    found = tuple(map(Target, chosen, places))
    if len(set(places)) < len(places):
        raise PdauditError("two reports cannot go to the same place")
    for target in found:
        if target.path is None and target.format.binary and sys.stdout.isatty():
            raise PdauditError("{name} is not for a terminal: name a file with -o", name=target.format.name)
    return found


def _format(name: str) -> Format:
    from reports.formats import formats

    known = formats()
    if name not in known:
        raise PdauditError(
            "--format: {name!r} is not one of {known}{near}",
            name=name,
            known=", ".join(known),
            near=near(name, [*known]),
        )
    return known[name]


def _guessed(name: str) -> Format:
    from reports.formats import guess

    if name == STDOUT:
        return _format("terminal")
    try:
        return _format(guess(name))
    except ValueError as error:
        raise PdauditError("--output {name}: {error}", name=name, error=error) from None


def place(name: str) -> Path | None:
    """Where ``-o name`` writes to, None for stdout; ``PdauditError`` when that is not possible."""
    if name == STDOUT:
        return None
    path = Path(name).resolve()
    if not path.parent.is_dir():
        raise PdauditError("--output {name}: there is no folder {parent}", name=name, parent=path.parent)
    if path.is_dir():
        raise PdauditError("--output {name} is a folder", name=name)
    device = path.exists() and not path.is_file()
    if not device and not os.access(path.parent, os.W_OK):  # said now, not when the scan is over
        raise PdauditError("--output {name}: the folder {parent} cannot be written to", name=name, parent=path.parent)
    return path


def keep_inputs(found: Iterable[Target], inputs: Sequence[str]) -> frozenset[str]:
    """The files that will be written, which are not to be scanned; ``PdauditError`` when one of them is an input.

    A report of an earlier run inside a scanned folder is no input.
    """
    places = [Path(name).resolve() for name in inputs if name != STDOUT]
    for target in found:
        if target.path is None or not target.path.exists():
            continue
        if any(target.path.is_relative_to(place) for place in places) and not _is_ours(target.path):
            raise PdauditError(
                "{path} is one of the files to be read; choose another name for the report", path=target.path
            )
    return frozenset(str(target.path) for target in found if target.path is not None)


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return not path.exists() or stat.S_ISCHR(path.stat().st_mode)
    with path.open("rb") as stream:
        head = stream.read(MARK_BYTES)
    return not head or any(mark in head for mark in MARKS)


def warn_of_places(found: Iterable[Placed], settings: Settings) -> None:
    """Say so when a report is going to lie where others may see it."""
    from audit.assessment.readership import guess

    for target in found:
        if target.path is None:
            continue
        readers, reason = guess(target.path.parent)
        if readers in ("shared", "public") and reason != "git-remote":
            _notice(settings, "synced", target.path)
        elif any((folder / ".git").exists() for folder in target.path.parents):
            _notice(settings, "git", target.path)


def write(found: Iterable[Target], report: Report, rows: Rows | None, settings: Settings) -> None:
    """Render every target."""
    from reports.formats.interface import Options

    for target in found:
        color = target.path is None and colored(settings, sys.stdout)
        width = _width() if target.path is None else None
        options = Options(settings.config.lang, settings.for_sharing, color, width)
        with opened(target, settings) as out:
            target.format.render(report, rows, out, options)


@contextmanager
def opened(target: Placed, settings: Settings) -> Iterator[BinaryIO]:
    """What a target is written to; says so when it is done."""
    with _opened(target.path) as out:
        yield out
    if target.path is not None:
        _notice(settings, "written", target.path)


def _notice(settings: Settings, name: str, path: Path) -> None:
    warn(settings, WORDS[settings.config.lang][name].format(path))


def _width() -> int | None:
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO]:
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _whole(path) as out:
            yield out
    except OSError as error:
        raise PdauditError("cannot write {path}: {why}", path=path, why=error) from None


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file (0600) that takes its name when it is complete; a device or pipe is written to as it is."""
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    descriptor, temporary = tempfile.mkstemp(".tmp", ".pdaudit-", path.parent)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
