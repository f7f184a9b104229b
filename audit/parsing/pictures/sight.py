"""Looking at pictures: which are read, how long at most, and what was seen.

off    no pixel is decoded
auto   codes in every picture; the text of cards, screens and pages, and of other pictures in which a glance sees
       text, while the time lasts: one file may use ``ocr_file_seconds``, the files of a worker ``ocr_seconds``, of
       which pictures without promise get half
all    everything
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from audit.config import Config, Limits
from audit.model import Place, Segment
from audit.parsing.pictures import ocr
from audit.parsing.places import at

if TYPE_CHECKING:
    from PIL.Image import Image

    from audit.parsing.pictures.codes import Code
    from audit.parsing.pictures.mrz import Passport

Mode = Literal["off", "auto", "all"]
_PICTURE_SECONDS = 40
"""After this long no further band of a long picture is begun."""
_SLOWEST_SECONDS = 120
"""What one picture may take on a slow machine before its worker counts as hanging."""
_WORKING_BYTES = 1 << 30
"""What the models map while they read a page (measured: 1.4 GB of address space, 650 MB resident)."""
_ALL_SECONDS = 3600
"""``all``: what one file may take before the scan gives it up."""


@dataclass(frozen=True, slots=True)
class Seen:
    """``kinds`` are entities; ``read`` is whether the text was looked at (there may have been none)."""

    text: str = ""
    codes: tuple[Code, ...] = ()
    kinds: tuple[str, ...] = ()
    passports: tuple[Passport, ...] = ()
    read: bool = False

    def segments(self, text: Place, code: Place) -> Iterator[Segment]:
        """What was read, as text at these two places."""
        from audit.parsing.pictures.codes import names

        for found in self.codes:
            yield Segment(found.content, at(code), unit="whole")
            yield from (Segment(name, at(code), hint="PERSON") for name in names(found.content))
        if self.text:
            yield Segment(self.text, at(text), unit="whole" if "CN_RESIDENT_ID_PHOTO" in self.kinds else "near")
        for passport in self.passports:
            yield Segment(passport.number, at(text), hint="CN_PASSPORT" if passport.state == "CHN" else "PASSPORT")
            if passport.name:
                yield Segment(passport.name, at(text), hint="PERSON")


class Watch:
    """The seconds that one file, with its members, has spent on pictures."""

    __slots__ = ("seconds",)

    def __init__(self) -> None:
        self.seconds = 0.0


class Sight:
    """What one worker looks at.  ``missing``: it was asked to look and the extra is not installed."""

    def __init__(
        self, mode: Mode = "off", limits: Limits | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limits = limits or Limits()
        self._clock = clock
        self._spent = 0.0
        self.missing = mode != "off" and not ocr.installed()
        self.mode: Mode = "off" if self.missing else mode

    @classmethod
    def asked(cls, config: Config) -> Sight:
        """As the configuration says; without a word in it, ``auto`` where the extra is installed and models are
        wanted."""
        usual: Mode = "auto" if ocr.installed() and not config.fast else "off"
        return cls(config.ocr or usual, config.limits)

    @property
    def seconds_a_file(self) -> int:
        """What a file may take longer for its pictures."""
        return {"off": 0, "auto": self._limits.ocr_file_seconds, "all": _ALL_SECONDS}[self.mode]

    @property
    def seconds_a_picture(self) -> int:
        """How long a worker may be silent over one picture."""
        return 0 if self.mode == "off" else _SLOWEST_SECONDS

    @property
    def memory_bytes(self) -> int:
        """What a worker may map for it."""
        return 0 if self.mode == "off" else _WORKING_BYTES

    def look(self, image: Image, watch: Watch, *, camera: bool = False) -> Seen:
        """Look at one picture (RGB, upright)."""
        begun = self._clock()
        try:
            return self._look(image, watch, camera)
        finally:
            took = self._clock() - begun
            watch.seconds += took
            self._spent += took

    def _look(self, image: Image, watch: Watch, camera: bool) -> Seen:
        from audit.parsing.pictures.codes import codes
        from audit.parsing.pictures.kind import looks
        from audit.parsing.pictures.mrz import passports
        from audit.parsing.pictures.shown import shown

        look = looks(image, camera=camera)
        found = codes(image)
        promising = look.promising or bool(found)
        if not self._in_time(watch, promising):
            return Seen(codes=tuple(found), kinds=tuple(shown(image, look, (), found)))
        page = ocr.Page(image, (), whole=True)
        if promising or self.mode == "all" or ocr.has_text(image):
            until = self._clock() + _PICTURE_SECONDS
            page = ocr.read(image, lambda: self._clock() > until)
        kinds = tuple(shown(page.image, look, page.lines, found))
        held = tuple(passports(line.text for line in page.lines))
        return Seen(ocr.as_text(page.lines), tuple(found), kinds, held, page.whole)

    def _in_time(self, watch: Watch, promising: bool) -> bool:
        if self.mode == "all":
            return True
        whole = self._limits.ocr_seconds if promising else self._limits.ocr_seconds / 2
        return watch.seconds < self._limits.ocr_file_seconds and self._spent < whole


class Waiting(Sight):
    """Says of every picture what looking would: that it was read, or that it is not looked at.  Sees nothing."""

    def look(self, image: Image, watch: Watch, *, camera: bool = False) -> Seen:  # noqa: ARG002 - see Sight
        """Nothing, as if it had been looked at."""
        return Seen(read=True)
