"""False alarms: what is found in text that is about nobody: the library that runs this, what is installed, and logs."""

from __future__ import annotations

import sysconfig
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from random import Random

from audit.detection.linkage import Ties
from audit.detection.looking import Looking
from audit.detection.mask import Door
from audit.detection.text import TextScan
from audit.model import Finding, Segment
from recognizers.catalogue import Catalogue
from recognizers.engine import Engine
from recognizers.rule import FINDING
from tests.quality.logs import logs
from tests.quality.look_alikes import look_alikes

_BLOCK = 262_144
_NOT_THE_LIBRARY = {"site-packages", "dist-packages", "__pycache__"}
_LICENCES = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_ITS_TESTS = {"test", "tests", "idle_test"}


@dataclass(frozen=True, slots=True)
class Alarms:
    """What was found in one kind of text: ``found`` counts entities of medium severity or more, after the steps of
    severity; ``mails`` counts e-mail addresses apart, which stand there and are real."""

    kind: str
    size: int
    found: Counter[str]
    mails: int

    @property
    def per_megabyte(self) -> float:
        return self.found.total() / self.size * 1_000_000 if self.size else 0.0


def false_alarms(engine: Engine, catalogue: Catalogue, seed: int) -> list[Alarms]:
    """The library, its tests, metadata and licences of what is installed, generated logs and look-alikes."""
    kinds: Mapping[str, Iterable[tuple[str, str]]] = {
        "standard library": ((path.name, text) for path, text in sources() if not _is_test(path)),
        "its tests": ((path.name, text) for path, text in sources() if _is_test(path)),
        "package metadata": (found for found in installed() if found[0] == "METADATA"),
        "licence texts": (found for found in installed() if found[0] != "METADATA"),
        "logs of numbers": (("app.log", text) for text in logs(Random(seed))),
        "numbers that are nobody's": (("note.txt", text) for _, text in look_alikes(Random(seed))),
    }
    looking = looking_with(engine, catalogue)
    return [alarms_in(kind, files, looking) for kind, files in kinds.items()]


def some(texts: list[str], size: int, seed: int) -> Iterator[str]:
    """Of ``texts``, shuffled, as many as make ``size`` characters; they are taken out of the list."""
    Random(seed).shuffle(texts)
    while texts and size > 0:
        size -= len(texts[-1])
        yield texts.pop()


def looking_with(engine: Engine, catalogue: Catalogue) -> Looking:
    """As a scan looks, with a key of no meaning."""
    return Looking(catalogue, engine, Door(catalogue, bytes(32)), FINDING)


def alarms_in(kind: str, files: Iterable[tuple[str, str]], looking: Looking) -> Alarms:
    """What a scan finds in ``files`` (name, text); each is cut into blocks as a reader would."""
    size, found = 0, Counter[str]()
    for name, text in files:
        size += len(text.encode())
        found.update(_alarming(name, text, looking))
    return Alarms(kind, size, found, found.pop("EMAIL_ADDRESS", 0))


def _alarming(name: str, text: str, looking: Looking) -> Iterator[str]:
    scan = TextScan(looking, Ties(looking.catalogue), name)
    for start in range(0, len(text), _BLOCK):
        for event in scan.segment(Segment(text[start : start + _BLOCK], lambda _offset: {})):
            if isinstance(event, Finding) and event.severity != "low":
                yield event.entity


def sources() -> Iterator[tuple[Path, str]]:
    library = Path(sysconfig.get_path("stdlib"))
    for path in sorted(library.rglob("*.py")):
        inner = path.relative_to(library)
        if not _NOT_THE_LIBRARY.intersection(inner.parts):
            try:
                yield inner, path.read_text(encoding="utf-8")
            except (UnicodeDecodeError, OSError):  # a few tests are broken on purpose
                continue


def installed() -> Iterator[tuple[str, str]]:
    """Name and text of the metadata and the licence files of every installed distribution."""
    for distribution in sorted(distributions(), key=lambda one: one.name):
        for path in sorted(distribution.files or ()):
            if path.name == "METADATA" or path.name.upper().startswith(_LICENCES):
                with suppress(OSError, UnicodeDecodeError):
                    yield path.name, Path(str(path.locate())).read_text(encoding="utf-8")


def _is_test(path: Path) -> bool:
    return bool(_ITS_TESTS.intersection(path.parts))
