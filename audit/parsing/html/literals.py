"""Data written in scripts: arrays and objects of JavaScript as rows.

Pages that programs write often carry what they show as one array in a script.  A literal is JSON with the liberties of
JavaScript: names as keys, single quotes, comments, commas at the end.  Where it turns out to be code it ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from json import JSONDecoder

from audit.errors import Unread
from audit.model import Rows
from audit.parsing.html.values import Values
from audit.parsing.text.blocks import Block

_LONGEST_STRING = 4 << 20
_JSON = JSONDecoder(object_pairs_hook=tuple, parse_int=str, parse_float=str, strict=False)
_QUOTED_KEY = re.compile(r'\{\s*"')
_MOST_INSIDE = 100
"""Objects and lists within an object that is JSON; one with more may be nested too deep."""
_TOKEN = re.compile(
    r"""(?P<blank>(?:\s++|//[^\n]*+\n|/\*(?:[^*]|\*(?!/))*+\*/)++)
    |(?P<mark>[\[\]{},:])
    |(?P<string>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\$]|\\.|\$(?!\{))*+`)
    |(?P<number>[-+]?(?:0[xX][0-9a-fA-F]++|(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?+))
    |(?P<word>![01]|void\ 0|[A-Za-z_$\u4e00-\u9fff][\w$]*+)""",
    re.VERBOSE | re.DOTALL,
)
_UNFINISHED = re.compile(
    r"""(?:"(?:[^"\\\n]|\\.)*+|'(?:[^'\\\n]|\\.)*+|`(?:[^`\\]|\\.)*+)\\?\Z|/\*|//[^\n]*\Z|[/+!-]\Z""", re.DOTALL
)
"""What may go on in the next piece."""
_EMPTY = frozenset({"true", "false", "null", "undefined", "NaN", "Infinity", "!0", "!1", "void 0"})
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


class Literal:
    """One literal, read as its source comes; ``on_tag`` is told of every tag in a text of it as (name, source)."""

    def __init__(self, on_tag: Callable[[str, str], None] | None = None) -> None:
        self._values = Values(on_tag)
        self._open: list[str] = []
        self._value = True
        """Whether a value may come next; else a key, or what stands between two of them."""
        self._held = ""
        """The key whose colon has not come."""
        self.ended = False
        self.whole = False
        """Whether it has ended as data does, by its last bracket."""

    def read(self, block: Block, start: int, last: bool) -> int:
        """Read on in ``block``; the offset behind what was understood.  ``last``: nothing follows the block."""
        text, at = block.text, start
        line, counted = int(block.locate(start)["line"]), start
        while not self.ended:
            token = _TOKEN.match(text, at)
            if token is None or (token.end() == len(text) and not last and token.lastgroup != "mark"):
                self.ended = last or not self._may_go_on(text, at)
                break
            if token.lastgroup == "mark" and token[0] in "[{":
                line, counted = line + text.count("\n", counted, at), at
                self._values.at(line)
            end = self._strict(text, at) if self._value and self._open and _QUOTED_KEY.match(text, at) else 0
            if not end and not self._take(token.lastgroup or "", token[0]):
                self.ended = True
                break
            at = end or token.end()
        return at

    @staticmethod
    def _may_go_on(text: str, at: int) -> bool:
        rest = len(text) - at
        return not rest or (
            rest < _LONGEST_STRING and (_UNFINISHED.match(text, at) or _TOKEN.match(text, at)) is not None
        )

    def items(self) -> Iterator[Rows]:
        """The rows that are complete; all that are left once it has ended."""
        return self._values.rows(ended=self.ended)

    def _take(self, kind: str, token: str) -> bool:
        """Understand one token; False when data does not go on like this."""
        if kind == "blank":
            return True
        if kind == "mark":
            return self._mark(token)
        if self._open and self._open[-1] == "{" and not self._value:
            self._held = self._held or (unquoted(token) if kind == "string" else token)
            return True
        if not self._value or (kind == "word" and token not in _EMPTY):
            return False
        self._value = False
        if kind == "string":
            self._values.text(unquoted(token), named=bool(self._open) and self._open[-1] == "{")
        else:
            self._values.plain(token if kind == "number" else "")
        return True

    def _strict(self, text: str, at: int) -> int:
        """Take an object that is JSON at once, which is many times faster; 0 when it is none or not all there."""
        try:
            value, end = _JSON.raw_decode(text, at)
        except (ValueError, RecursionError):
            return 0
        if text.count("{", at, end) + text.count("[", at, end) > _MOST_INSIDE:
            return 0
        self._values.json(value)
        self._value = False
        return end

    def _mark(self, mark: str) -> bool:
        if mark == ":" and self._held and not self._value:
            self._values.key(self._held)
            self._held, self._value = "", True
        elif mark == "," and self._open and not self._held:
            self._value = self._open[-1] == "["
        elif mark in "[{" and self._value:
            return self._opened(mark)
        elif mark in "]}" and not self._held and self._open and self._open.pop() == {"]": "[", "}": "{"}[mark]:
            self._values.closed(mark)
            self._value, self.ended, self.whole = False, not self._open, not self._open
        else:
            return False
        return True

    def _opened(self, mark: str) -> bool:
        try:
            self._values.opened(mark)
        except Unread:
            return False
        self._open.append(mark)
        self._value = mark == "["
        return True


def unquoted(token: str) -> str:
    """What a string of JavaScript stands for (ECMAScript 2025, 12.9.4)."""
    inner = token[1:-1]
    if "\\" not in inner:
        return inner
    text = _ESCAPE.sub(_meant, inner)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _meant(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else "\ufffd"
    return "" if escape[4] else _LETTERS.get(escape[5], escape[5])
