"""Which frames and topics have words in a sentence, who is named there, and what is no talk of people at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from recognizers.lazy import lazy
from recognizers.names.shape import given, is_word, longest, shape
from recognizers.statements.clauses import Place
from recognizers.statements.frames import Frame, Language, language

DENIED: Final = "negative:denied"
_SURE: Final = "sure"
"""How the names of topics begin that few say of anything else."""
_SENTENCE = lazy(
    "(?:[^。！？!?；;\n\x00.]|\\.(?![ \n]|$)|(?<=[MD]r)\\.|(?<=M[rs]s)\\.|(?<=Ms)\\.|(?<=St)\\.){1,400}[.！？!?]?"
)
"""What is read as one; a longer one is read in parts, so that no text is read more often than its length asks for."""
_HAN = lazy("[一-鿿]")
_LATIN = lazy("[A-Za-z]{2}")
_SMALL = lazy("[a-z]{4,}")
_EXTENSION = lazy("[.][a-z][a-z0-9]{1,4}$")
_NAME_START = lazy('(?:^|(?<=[\n\x00 ，：:】（(、“"]))(?=[一-鿿]{2})')
_AFTER_NAME = lazy('[，、：:（(）) ，。”"\n]|$|[是的因被患已曾于在跟和说今去昨刚上怀离信同先女家有得做]')
_LEAST_GIVEN = -0.5
"""How much the characters behind a surname must be those of given names (``names.shape.given``)."""
_LONGEST_NAME = 24
_REACH = 80
"""Characters in front of a sentence in which somebody may be named."""

_ENTRY = 24
"""The same of an entry that begins with what is said: 二婚，带一女."""
_PROSE = {"zh": 50, "en": 90}
"""The most characters of a line that is a message or an entry."""
_COLON = lazy("[：:]")
_COMMA = lazy("[，,、]")
_FIELD = lazy("情况|类别|类型|周数|状况|格式|字段|为空|分为|共[一二三四五]级")
"""Near words that only name a field."""
_LABEL = lazy(r"[^，。：:\n]{0,6}[：:\t]")
_INNER_LABEL = lazy("[^0-9][：:]")
_MOMENT = lazy(
    r"(?:[0-9]{1,4}[-/.年月日号T ,，]*){2,3}(?:[上下中]午|凌晨|早上|晚上|[APap]\.?[Mm]\.?)?[ ]?"
    r"[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?(?:[ ]?[APap]\.?[Mm]\.?)?"
    r"(?:[ ]?(?:[A-Z]{1,5})?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?)"
)
_SLASHES = ("/", "／")
_ONE_OF_MANY = lazy("[/／](?![0-9])|[-~～至—][ ]?[0-9]")
_AFTER = 6
_LABELLED = lazy("[^，。：:0-9]{1,12}[：:][ 　]{0,2}")
_PROGRAM = lazy(
    r"[={}\[\]<>\\|`^~]|[A-Za-z0-9]_|_[A-Za-z0-9]|[A-Za-z0-9]\(|[a-z]\.[a-z]+[.(]|::|->|[\"'](?:[,)]|\s*%)"
    r"|^\s*(?:[#*/>$%@]|\.\.|(?:def|class|import|return|raise|assert|elif|except|yield|lambda)\b)"
)
"""What English prose has not and programs, their messages and their comments have."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a frame finds ``said``, and the code of what speaks against it."""

    frame: Frame
    said: Place
    doubt: str

    def touches(self, place: Place) -> bool:
        """Whether some of it is said there."""
        return self.said[0] < place[1] and place[0] < self.said[1]


def sentences(text: str) -> Iterator[tuple[Place, Language]]:
    """Where a sentence stands, and what language it is in; programs are in none."""
    for match in _SENTENCE.finditer(text):
        sentence = match.span()
        if _HAN.search(text, *sentence):
            yield sentence, language("zh")
        elif _LATIN.search(text, *sentence) and not _PROGRAM.search(text, *sentence):
            yield sentence, language("en")


def signs(ones: Iterable[Evidence], someone: bool) -> set[str]:
    """What is weighed: the names of topics, how strong frames are, what speaks against them, that somebody is named."""
    found = {sign for one in ones for sign in (one.frame.topic or one.frame.strength, one.doubt) if sign}
    return found | {"someone"} if someone else found


def is_program(text: str, sentence: Place) -> bool:
    """Whether it is of a program, or what one prints."""
    return _PROGRAM.search(text, *sentence) is not None


def is_prose(text: str, sentence: Place, spoken: Language, someone: bool) -> bool:
    """Whether it is of a long line in which nobody is named: people write of themselves without a word for it in short
    messages and entries only, and elsewhere topics and what is only told are said of nothing."""
    start, end = _line(text, *sentence)
    return not someone and end - start > _PROSE[spoken.name]


def evidence(
    text: str, sentence: Place, spoken: Language, frames: Iterable[Frame], someone: bool
) -> Iterator[Evidence]:
    """Which of ``frames`` (and lists) have words in ``sentence``, and what speaks against them."""
    prose = is_prose(text, sentence, spoken, someone)
    found = [
        (frame, match.span(), _behind_label(text, match.span("v")) if frame.topic else match.span("v"))
        for frame in frames
        if not prose or not frame.topic or frame.topic.startswith(_SURE)
        for match in frame.regex.finditer(text, *sentence)
    ]
    if not found:
        return
    program = is_program(text, sentence)
    for frame, matched, said in found:
        unsaid = frame.strength == "told" and not someone
        field = (frame.topic or unsaid) and (program or _names_a_field(text, sentence, said, frame))
        if field or (unsaid and not _writers(text, matched, spoken) and (prose or _COLON.search(text, *sentence))):
            continue
        doubt = "" if frame.strength == "field" else frame.against.says(text, sentence, matched)
        yield Evidence(frame, said, doubt)


def _behind_label(text: str, said: Place) -> Place:
    """What stands behind the colon, where a topic holds the label, too: 月薪：12000元."""
    label = _LABELLED.match(text, *said)
    return (label.end(), said[1]) if label and label.end() < said[1] else said


def is_label(text: str, said: Place) -> bool:
    """Whether it is the label of a field, or holds one."""
    return (_LABEL.match(text, said[1]) or _INNER_LABEL.search(text, *said)) is not None


def is_moment(text: str, said: Place) -> bool:
    """Whether it is a day and an hour and nothing else, as a column of times has in every row."""
    return _MOMENT.fullmatch(text, *said) is not None


def is_file_name(text: str, clause: Place) -> bool:
    """Whether a clause is the name of a file that is hardly Chinese: ``compact-备注.xlsx``.

    The model reads letters in pairs, and ``ct`` in compact is not the CT of talk.
    """
    written = text[slice(*clause)]
    characters = len(_HAN.findall(written))
    return _EXTENSION.search(written) is not None and sum(map(len, _SMALL.findall(written))) > characters


def _names_a_field(text: str, sentence: Place, said: Place, frame: Frame) -> bool:
    """Whether what is said is the label of a field, or holds one (残疾类别, 妊娠周数：), one of the choices it leaves
    (党员/群众), or the end of a range."""
    if is_label(text, said):
        return True
    near = max(sentence[0], said[0] - _AFTER), said[1] + _AFTER
    if _ONE_OF_MANY.match(text, said[1]) or text[max(sentence[0], said[0] - 1) : said[0]] in _SLASHES:
        return True
    return not frame.topic.startswith(_SURE) and _FIELD.search(text, *near) is not None


def _writers(text: str, matched: Place, spoken: Language) -> bool:
    """Whether what is said without naming anybody is the writer's own: a short line as messages are, or the entry that
    opens one."""
    start, end = _line(text, *matched)
    if end - start > spoken.message:
        return False
    opens = matched[0] == start and end - start <= _ENTRY and not _COLON.search(text, *matched)
    if opens and _COMMA.match(text, matched[1]):
        return True
    return spoken.writer.search(text, start, end) is not None


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The line around a place, or what of it is near."""
    floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
    first = max(text.rfind("\n", floor, start), text.rfind("\x00", floor, start), floor - 1) + 1
    stops = (at for at in (text.find("\n", end, ceiling), text.find("\x00", end, ceiling)) if at >= 0)
    return first, min(stops, default=ceiling)


def someone_in(text: str, sentence: Place, spoken: Language) -> bool:
    """Whether the sentence, or what stands before it on its line, speaks of somebody."""
    start, end = sentence
    floor = max(0, start - _REACH)
    first = max(text.rfind("\n", floor, start), text.rfind("\x00", floor, start), floor - 1) + 1
    return spoken.someone.search(text, first, end) is not None or any(
        _is_name(text, place.end()) for place in _NAME_START.finditer(text, first, end)
    )


def _is_name(text: str, start: int) -> bool:
    """Whether a Chinese name stands at ``start``."""
    end = start + longest(text[start : start + _LONGEST_NAME], 0)
    name = text[start:end]
    if end - start < 2 or is_word(name) or not _AFTER_NAME.match(text, end):
        return False
    return given(name, shape(name)) > _LEAST_GIVEN
