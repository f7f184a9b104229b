"""What is handed to the police: a folder or a ZIP with the log, copies, lists in two languages and a manifest.

What is marked as intimate or as of a minor is listed and never copied.  Exports that entries were imported from hold
other people's calls and messages: they are copied only when asked for.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias, cast

from audit.casework.evidence.entry import Entry
from audit.casework.evidence.files import blocks, place, states
from audit.casework.evidence.listing import held_back, listing
from audit.casework.evidence.log import FILE, Log
from audit.errors import PdauditError
from audit.knowledge.shelf import LANGUAGES

MANIFEST: Final = "MANIFEST.sha256"
_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,10}")
_FOLDER: Final = "files/"

Put: TypeAlias = Callable[[str], AbstractContextManager[BinaryIO]]
"""Opens a new file of the bundle by its name."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """For each entry the name of its copy, or of the sentence that says why there is none."""

    copies: Mapping[str, str]

    @property
    def copied(self) -> int:
        return sum(copy.startswith(_FOLDER) for copy in self.copies.values())

    def without(self, *reasons: str) -> int:
        """How many entries have no copy for one of these reasons."""
        return sum(copy in reasons for copy in self.copies.values())


def write(log: Log, target: Path, *, with_exports: bool = False) -> Bundle:
    """The bundle, whole or not at all; ``PdauditError`` when there is something at ``target`` already."""
    if target.exists() and (not target.is_dir() or target.suffix.lower() == ".zip" or any(target.iterdir())):
        raise PdauditError("{target} is there already; choose another name", target=target)
    if not target.parent.is_dir():
        raise PdauditError("there is no folder {parent}", parent=target.parent)
    copies = dict(_planned(log, with_exports))
    made = _zipped if target.suffix.lower() == ".zip" else _foldered
    try:
        with made(target) as put:
            _fill(log, copies, put)
    except OSError as error:
        raise PdauditError("cannot write {target}: {why}", target=target, why=error) from None
    return Bundle(copies)


def _planned(log: Log, with_exports: bool) -> Iterator[tuple[str, str]]:
    """What comes of each entry."""
    back = held_back(log.entries)
    copied = [entry for entry in log.entries if entry.id not in back and (with_exports or not entry.imported)]
    found = {entry.id: state for entry, state in states(copied, log.path)}
    for entry in log.entries:
        if entry.id in back:
            yield entry.id, "on-the-device"
        elif not entry.sha256:
            yield entry.id, "told"
        elif entry.id not in found:
            yield entry.id, "kept"
        elif found[entry.id] != "unchanged":
            yield entry.id, f"absent-{found[entry.id]}"
        else:
            yield entry.id, _copy_name(entry)


def _copy_name(entry: Entry) -> str:
    """Number, hash and the suffix, nothing else: names may tell too much, or be none on another system."""
    suffix = Path(entry.file).suffix
    return f"{_FOLDER}{entry.id}-{entry.sha256}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def _fill(log: Log, copies: Mapping[str, str], put: Put) -> None:
    sums: dict[str, str] = {}

    def add(name: str, content: Iterable[bytes]) -> str:
        digest = sha256()
        with put(name) as out:
            for block in content:
                out.write(block)
                digest.update(block)
        sums[name] = digest.hexdigest()
        return sums[name]

    add(FILE, [log.data])
    for entry in log.entries:
        if (
            copies[entry.id].startswith(_FOLDER)
            and add(copies[entry.id], blocks(place(entry, log.path))) != entry.sha256
        ):
            raise PdauditError("the file of {id} changed while it was copied; nothing was written", id=entry.id)
    for lang in LANGUAGES:
        add(f"evidence.{lang}.md", [listing(log, copies, lang).encode("utf-8", "backslashreplace")])
    manifest = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    with put(MANIFEST) as out:
        out.write(manifest.encode("ascii"))


@contextmanager
def _foldered(target: Path) -> Iterator[Put]:
    """A folder (0700) that takes its name when it is complete."""
    whole = Path(tempfile.mkdtemp(prefix=".pdaudit-", dir=target.parent))

    def put(name: str) -> BinaryIO:
        path = whole / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    try:
        yield put
        whole.replace(target)
    except BaseException:
        shutil.rmtree(whole, ignore_errors=True)
        raise


@contextmanager
def _zipped(target: Path) -> Iterator[Put]:
    """A ZIP (0600) that takes its name when it is complete."""
    descriptor, name = tempfile.mkstemp(".tmp", ".pdaudit-", target.parent)
    today = datetime.now().timetuple()[:6]
    try:
        with os.fdopen(descriptor, "wb") as out, zipfile.ZipFile(out, "w") as archive:

            def put(inner: str) -> AbstractContextManager[BinaryIO]:
                member = zipfile.ZipInfo(inner, today)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = 0o600 << 16
                return cast(AbstractContextManager[BinaryIO], archive.open(member, "w", force_zip64=True))

            yield put
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
