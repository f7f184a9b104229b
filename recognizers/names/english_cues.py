"""What stands around a name in English: titles, introductions, senders, what people do and own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from recognizers.lazy import lazy
from recognizers.names.lexicon import english

MAIL = lazy(r"[\"']?[ ]?<(?P<local>[A-Za-z0-9._%+-]{1,64})@")
_CODE = lazy(
    r"[{}=|\\`]|\$(?![0-9])|;(?:\S|\s*$)|::|->|\(\)|\w\(\w|//|/\*|\*/"
    r"|^\s*(?:def|class|import|from \w+ import|return|#include|@\w+)\b|^\s*(?:>>>|\.\. )"
)
"""A line of code, markup or a log: there only an introduction, a title or a sender names a person."""
STRONG = frozenset(("title", "sender", "self", "named", "label"))
_COLON = lazy("[:：][ ]{0,8}[\"']?\\Z")
_SENT = lazy(
    r"(?:^|\n|\x00)(?:From|To|Cc|Bcc|Reply-To|Sender|Author|Signed-off-by|Co-authored-by|Name)[:：][ ]{0,8}[\"']?\Z"
)
_NAMED = lazy(
    r"(?<![A-Za-z])(?i:(?:(?:my|his|her|their|your|our|maiden|last|first|full|middle|given|family|birth|legal|'s)[ ]"
    r"|sur|nick)name(?:'s|’s|[ ]is|[ ]was)|calls?[ ]me|called[ ]me|named[ ](?:him|her|me)|née"
    r"|name(?:[ ]on[ ]the[ ][a-z]+)?\?(?:[ ][A-Z]?[a-z]+:)?)[ ][\"“]?\Z"
)
"""What follows is a name, whatever it is."""
_SAID = lazy(r"[,.!?…][\"”'’]{1,2}[ ](?:says|said|replied|asked|added|wrote|cried|shouted|explained)[ ]\Z")
_SAID_END = lazy(r"[.,;]?(?:[ ]|\Z)")
_HIS = lazy(r"[ ][a-z][^.!?;\n]{0,40}?[ ](?:his|her|he|she|himself|herself)(?![A-Za-z])")
_OF_HIM = lazy(r"[ ]?['’]s[ ](?!in |on |at |and |or |was |is |became |were |as |to |for |by |the |a )[a-z]")
_WORK = lazy(
    r"[ ](?:novels?|concerts?|famil(?:y|ies)|songs?|poems?|biography|residence|household|wedding|funeral|estate|trial)"
    r"(?![a-z])"
)
_EPONYM = lazy(
    r"(?:['’]s?)?[ ](?:laws?|methods?|algorithm|theorem|principle|equations?|constant|rules?|formula|number|paradox"
    r"|disease|syndrome|tests?|inequality|lemma|conjecture|effect|distribution|transform|series|scale|criterion|matrix"
    r"|polynomials?)(?![a-z])"
)
"""What is called after somebody long dead."""
_THE = ("the ", "The ", " a ", " an ")
_ADDRESSED = lazy(r",[ ](?:can|could|please|i|you|are|do|did|thanks?|will|would|how|what|let|have|why|where)[ ]", re.I)
_NAMING = ("name", "call", "née")
_GREETING = lazy(r"(?:^|[\n\"“(>] ?)(?:Hi|Hello|Hey|Dear|Good (?:morning|evening|afternoon)),?[ ]\Z")
_GREETINGS = frozenset("Hi Hello Hey Dear morning evening afternoon".split())
_GREETED = lazy(r"[,!.]|\Z")
_LABEL = lazy(r"([A-Za-z][A-Za-z' -]{1,20}):[ ]{1,8}\Z")
_WHOSE = frozenset("my our his her their your".split())
_SAYING = ("says ", "said ", "replied ", "asked ", "added ", "wrote ", "cried ", "shouted ", "explained ")
_CONNECTING = frozenset("is are were like including and".split())
_OPENS = lazy(r"(?:^|[.!?][\"”]?[ ])\Z")
_LEADING = 4
"""Words of a lead."""


class Around(NamedTuple):
    """Words beside names, and words that are none; the tables of english.toml."""

    titles: frozenset[str]
    offices: frozenset[str]
    leads: frozenset[str]
    did: re.Pattern[str]
    perhaps: re.Pattern[str]
    acts: re.Pattern[str]
    owns: re.Pattern[str]
    groups: frozenset[str]
    kin: frozenset[str]
    labels: frozenset[str]
    everybody: frozenset[str]
    firms: frozenset[str]
    words: frozenset[str]
    openings: frozenset[str]
    against: frozenset[str]
    towns: frozenset[str]


@cache
def around() -> Around:
    """Read when first needed."""
    tables = tomllib.loads((files("recognizers.names") / "english.toml").read_text("utf-8"))
    return Around(
        frozenset(tables["titles"].split()),
        frozenset(tables["offices"].split()),
        frozenset(tables["leads"].split("|")),
        re.compile(rf"[ ](?:{tables['deeds']})\b"),
        re.compile(rf"[ ]?(?:{tables['perhaps']})(?![A-Za-z])"),
        re.compile(rf"[ ](?:{tables['acts']})(?![A-Za-z])"),
        re.compile(rf"[ ]?['’]s[ ](?:[a-z]+[ ])?(?:{tables['belongings']})(?![A-Za-z])"),
        frozenset(tables["groups"].split("|")),
        frozenset(tables["kin"].split("|")),
        frozenset(tables["labels"].split("|")),
        frozenset(tables["everybody"].split()),
        frozenset(tables["firms"].split("|")),
        frozenset(tables["words"].split()) | english().plain,
        frozenset(tables["openings"].split()),
        frozenset(tables["against"].split()),
        frozenset(tables["towns"].split()),
    )


def is_code(line: str) -> bool:
    """Whether the line, but for a mailbox, is one of a program, of markup or of a log."""
    return _CODE.search(MAIL.sub("", line) if "<" in line else line) is not None


def grouped(before: str) -> bool:
    """Whether the text before a name says that several people follow: founders: Anna."""
    last = [word.strip(":,").lower() for word in before.split()[-2:]] if before.endswith(" ") else []
    if last and last[-1] in _CONNECTING:
        last.pop()
    return bool(last) and last[-1] in around().groups


def cues(line: str, start: int, end: int, *, code: bool = False) -> frozenset[str]:
    """What stands around ``line[start:end]``; in code only what introduces a name."""
    before = line[max(0, start - 40) : start]
    found = [*_introduced(line, before, end)]
    return frozenset(found if code else (*found, *_described(line, before, end)))


def _introduced(line: str, before: str, end: int) -> Iterator[str]:
    """The strong cues."""
    last = [word for word in before.split() if word != ","][-_LEADING:] if before.endswith((" ", "\t")) else []
    if last:
        yield from _led(before, last)
        if last[-1].rstrip(",") in _GREETINGS and _GREETING.search(before) and _GREETED.match(line, end):
            yield "greeted"
    if ("<" in line[end : end + 3] and MAIL.match(line, end)) or (_COLON.search(before) and _SENT.search(before)):
        yield "sender"


def _led(before: str, last: list[str]) -> Iterator[str]:
    """What the words right before a name, the ``last`` of them, say of it."""
    tables = around()
    word = last[-1].rstrip(".")
    if word in tables.titles:
        yield "title"
    if word in tables.offices:
        yield "office"
    ends = {" ".join(last[-size:]).lower() for size in range(1, _LEADING + 1)}
    if not tables.leads.isdisjoint(ends | {end.rstrip(",:") for end in ends}):
        yield "self"
    if (any(naming in before for naming in _NAMING) and _NAMED.search(before)) or _somebody(last):
        yield "named"
    label = _LABEL.search(before) if word.endswith(":") else None
    if label and label[1].lower().removeprefix("the ") in tables.labels:
        yield "label"


def _somebody(last: list[str]) -> bool:
    """Whether the words before a name are "my sister", "his old friend" and the like."""
    tables = around()
    if not last or last[-1].lower() not in tables.kin:
        return False
    return any(word.lower() in _WHOSE for word in last[-3:-1])


def _described(line: str, before: str, end: int) -> Iterator[str]:
    """What only tells something of what may be a name."""
    tables = around()
    does, perhaps = tables.acts.match(line, end), tables.perhaps.match(line, end)
    if does or perhaps:
        yield "perhaps"
        if _HIS.match(line, end):
            yield "pronoun"
    if does or _OF_HIM.match(line, end) or (before.endswith(_THE) and _WORK.match(line, end)):
        yield "acts"
    if tables.did.match(line, end):
        yield "deed"
    if tables.owns.match(line, end):
        yield "own"
    if _EPONYM.match(line, end):
        yield "eponym"
    if before.endswith(_SAYING) and _SAID.search(before) and _SAID_END.match(line, end):
        yield "quoted"
    if line.startswith(", ", end) and _OPENS.search(before) and _ADDRESSED.match(line, end):
        yield "addressed"
    if grouped(before):
        yield "group"
