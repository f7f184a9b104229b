"""The frames of ``statements.toml`` and ``notices.toml``, the topics of ``topics.toml``, and what takes a
statement back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

from recognizers.literals.gate import LiteralGate, gate
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

_MESSAGE = {"zh": 40, "en": 90}
"""The most characters of a line that people write as a message."""

Strength: TypeAlias = Literal["asserted", "told", "field", "topic"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying it; ``topic`` is the name of one that only says what is talked about."""

    entity: str
    source: str
    strength: Strength
    against: Against
    topic: str = ""

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled at its first use: most texts can match few frames."""
        return compiled(self.source)


@dataclass(frozen=True, slots=True)
class Against:
    """What takes a statement back, as sources: ``around`` it in its clause, ``own`` in its sentence (what only such
    statements are mistaken for), ``before`` it, ``after`` it, or ``denied`` right before it or where it ``opens``."""

    around: str
    own: str
    before: str
    after: str
    denied: str
    opens: str

    def says(self, text: str, sentence: tuple[int, int], said: tuple[int, int]) -> str:
        """The code of what speaks against ``said``; "" when nothing does."""
        before = max(sentence[0], said[0] - _BEFORE_DENIAL)
        if compiled(self.denied).search(text, before, said[0]) or compiled(self.opens).match(text, said[0]):
            return "negative:denied"
        marks = [mark.end() for mark in _CLAUSE_MARK.finditer(text, sentence[0], said[0])]
        first = marks[-1] if marks else sentence[0]
        stop = _CLAUSE_MARK.search(text, said[1], sentence[1])
        last = stop.start() if stop else sentence[1]
        general = (
            compiled(self.around).search(text, first, last)
            or compiled(self.before).search(text, first, said[0])
            or compiled(self.after).search(text[said[1] : sentence[1]])
            or (self.own and compiled(self.own).search(text, *sentence))
        )
        return "negative:general" if general else ""


@dataclass(frozen=True, slots=True)
class Language:
    """``frames`` behind their ``gate``; ``writer``: a line of at most ``message`` characters that its writer tells of
    himself though no word says so."""

    name: Literal["zh", "en"]
    frames: tuple[Frame, ...]
    someone: re.Pattern[str]
    writer: re.Pattern[str]
    message: int

    @property
    def gate(self) -> LiteralGate:
        """Built at its first use: a short text may say nothing for which a frame is asked."""
        return _gate(self.name)

    def possible(self, sentence: str) -> Iterator[Frame]:
        """The frames that can match in ``sentence``, in their order."""
        return map(self.frames.__getitem__, self.gate.possible(sentence))


@cache
def language(name: Literal["zh", "en"]) -> Language:
    """What is written in "zh" or in "en", read at first use: a text in one language needs no other."""
    data = _read("statements.toml")
    frames = tuple(frame for file in (data, _read("notices.toml")) for frame in _of_file(file, data, name))
    return Language(
        name,
        frames,
        compiled(_bounded(_line(data["someone"][name]), name)),
        compiled(_line(data["writer"][name])),
        _MESSAGE[name],
    )


@cache
def _gate(name: Literal["zh", "en"]) -> LiteralGate:
    return gate(frame.source for frame in language(name).frames)


def _of_file(data: dict[str, Any], shared: dict[str, Any], language: str) -> Iterator[Frame]:
    """The frames of one file, whose lists stand before those of ``shared``."""
    words = _words(shared["words"], {})
    against = {**shared["against"], **data["against"]}
    topics = _read("topics.toml")
    for block in data["statement"]:
        doubts = _against(against, block.get("against", {}), language)
        own = _words(block.get("words", {}), words)
        yield from _frames(block, own, language, doubts)
        for topic, source in topics.get(block["entity"], {}).get(language, {}).items():
            said = source if "(?P<v>" in source else f"(?P<v>{source})"
            yield Frame(block["entity"], _bounded(_filled(said, own), language), "topic", doubts, topic)


def _against(lists: dict[str, str], own: dict[str, str], language: str) -> Against:
    between = "[一-鿿]{0,3}" if language == "zh" else "[ a-z]{0,12}"
    around, before = (_bounded(_line(lists[f"{place}_{language}"]), language) for place in ("around", "before"))
    denied = f"(?i:(?<![A-Za-z])(?:{lists[f'denied_{language}']})){between}$"
    said = own.get(language, "")
    opens = f"(?i:{lists[f'opens_{language}']})"
    return Against(around, said and _bounded(_line(said), language), before, lists[f"after_{language}"], denied, opens)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))


def _frames(block: dict[str, Any], words: dict[str, str], language: str, against: Against) -> Iterator[Frame]:
    for strength, sources in block["frames"].items():
        for saying in sources:
            source = _filled(saying, words)
            if _is_chinese(saying, source) == (language == "zh"):
                written = _bounded(_field(source) if strength == "field" else source, language)
                yield Frame(block["entity"], written, strength, against)


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
