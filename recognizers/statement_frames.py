"""The frames of ``statements.toml`` and ``notices.toml``, and what takes a statement back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from recognizers.literal_table import needed
from recognizers.literals import Literals, grams
from recognizers.rule import compiled

_HAN = re.compile("[一-鿿]")
_LATIN = re.compile("[a-z]{2}")
_LIST = re.compile(r"\{([a-z_]{2,})\}")
_CLAUSE_MARK = re.compile("[，,：:（(]")
_BEFORE_DENIAL = 12
"""Characters in front of a frame that may deny it."""
_EMPTY = (
    "无|没有|否|未|待|[—-]|不详|不适用|请|略|暂|均|同上|_|□|[\\[{<]|/|（|[是有][ ]*□"
    "|(?i:none|no|nil|n/a|not|please|string|null|required|optional|str|float|int|unknown|yes / no|single /)(?![A-Za-z])"
)
"""How what stands behind a label begins when it says nothing."""
_OF_MACHINES = "[^。\n]{0,12}(?:网络|连接|系统|失败|错误|服务器?|设备|程序|故障|端口|日志|接口)"

Strength: TypeAlias = Literal["asserted", "told", "field"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying it."""

    entity: str
    source: str
    strength: Strength

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled at its first use: most texts can match few frames."""
        return compiled(self.source)


@dataclass(frozen=True, slots=True)
class Against:
    """What takes a statement back: ``around`` it in its clause, ``before`` it, ``after`` it, or ``denied`` right before
    it."""

    around: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    denied: re.Pattern[str]

    def says(self, text: str, sentence: tuple[int, int], said: tuple[int, int]) -> str:
        """The code of what speaks against ``said``; "" when nothing does."""
        if self.denied.search(text, max(sentence[0], said[0] - _BEFORE_DENIAL), said[0]):
            return "negative:denied"
        marks = [mark.end() for mark in _CLAUSE_MARK.finditer(text, sentence[0], said[0])]
        first = marks[-1] if marks else sentence[0]
        stop = _CLAUSE_MARK.search(text, said[1], sentence[1])
        last = stop.start() if stop else sentence[1]
        general = (
            self.around.search(text, first, last)
            or self.before.search(text, first, said[0])
            or self.after.search(text[said[1] : sentence[1]])
        )
        return "negative:general" if general else ""


@dataclass(frozen=True, slots=True)
class Language:
    """``by_sign``: the frames (their places) that need a string a sentence holds; ``needs``: by frame, all sets of
    which it must hold one; ``signs``: all their strings; ``writer``: a line that its writer tells of himself though no
    word says so."""

    frames: tuple[Frame, ...]
    needs: tuple[tuple[Literals, ...], ...]
    by_sign: Mapping[str, tuple[int, ...]]
    signs: frozenset[str]
    someone: re.Pattern[str]
    writer: re.Pattern[str]
    against: Against

    def possible(self, sentence: str) -> Iterator[Frame]:
        """The frames that can match in ``sentence``, in their order."""
        held = self.signs & grams(sentence)
        for at in sorted({at for sign in held for at in self.by_sign.get(sign, ())}):
            if not any(need.isdisjoint(held) for need in self.needs[at]):
                yield self.frames[at]


@cache
def language(name: str) -> Language:
    """What is written in "zh" or in "en", read at first use: a text in one language needs no other."""
    data = _data()
    words = _words(data["words"], {})
    frames = tuple(frame for block in data["statement"] for frame in _frames(block, words, name))
    by_sign: dict[str, tuple[int, ...]] = {}
    needs = tuple(needed(frame.source) for frame in frames)
    for at, first in enumerate(need[0] for need in needs):
        for sign in first:
            by_sign[sign] = (*by_sign.get(sign, ()), at)
    return Language(
        frames,
        needs,
        by_sign,
        frozenset(sign for need in needs for one in need for sign in one),
        compiled(_bounded(_line(data["someone"][name]), name)),
        compiled(_line(data["writer"][name])),
        _against(data["against"], name),
    )


def _against(lists: dict[str, str], language: str) -> Against:
    between = "[一-鿿]{0,3}" if language == "zh" else "[ a-z]{0,12}"
    around, before = (_bounded(_line(lists[f"{place}_{language}"]), language) for place in ("around", "before"))
    denied = f"(?i:(?<![A-Za-z])(?:{lists[f'denied_{language}']})){between}$"
    return Against(compiled(around), compiled(before), compiled(lists[f"after_{language}"]), compiled(denied))


@cache
def _data() -> dict[str, Any]:
    """Both files as one."""
    said, sent = (
        tomllib.loads((files("recognizers") / name).read_text("utf-8")) for name in ("statements.toml", "notices.toml")
    )
    return {**said, "statement": [*said["statement"], *sent["statement"]]}


def _frames(block: dict[str, Any], shared: dict[str, str], language: str) -> Iterator[Frame]:
    words = _words(block.get("words", {}), shared)
    for strength, sources in block["frames"].items():
        for written in sources:
            source = _filled(written, words)
            if _is_chinese(written, source) == (language == "zh"):
                yield Frame(
                    block["entity"], _bounded(_field(source) if strength == "field" else source, language), strength
                )


def _is_chinese(written: str, filled: str) -> bool:
    """By the words a frame is written in; one of nothing but lists is of their language."""
    bare = _LIST.sub("", written).replace("(?P<v>", "")
    return _HAN.search(bare) is not None or (not _LATIN.search(bare) and _HAN.search(filled) is not None)


def _words(lists: dict[str, str], shared: dict[str, str]) -> dict[str, str]:
    """Lists of words as groups; each may name those before it."""
    words = dict(shared)
    for name, source in lists.items():
        words[name] = f"(?:{_filled(_line(source), words)})"
    return words


def _field(labels: str) -> str:
    """A label and what stands behind its colon."""
    colon = "(?:[（(][^）)]{1,8}[）)])?[ ]?[：:][ ]{0,2}(?![ ])"
    return f"(?:{labels}){colon}(?!{_EMPTY}|{_OF_MACHINES})(?P<v>[^。；;，\n\x00：:□_]{{1,40}})"


def _line(source: str) -> str:
    """A list of words that is broken into lines for its readers."""
    return source.replace("\n", "")


def _filled(source: str, words: dict[str, str]) -> str:
    """A frame with its words."""
    return _LIST.sub(lambda name: words[name[1]], source)


def _bounded(source: str, language: str) -> str:
    """English words end where they end, in any case."""
    return source if language == "zh" else f"(?:(?<![A-Za-z0-9+])|(?='))(?i:{source})(?![A-Za-z])"
