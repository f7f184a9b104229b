"""The text of an OFD page: text objects put in lines by where they are drawn.

An invoice prints its labels in a template and its values on the page, each anywhere in the file; only their places say
which label a value stands behind.  Elements after GB/T 33190-2016, 8.5 (page), 11 (text), 15 (annotations).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SAME_LINE, _GAP, _COLUMN = 0.5, 0.4, 1.5
"""In heights of the letters: how far baselines of one line are apart, what is a blank, what is another column."""
_NARROW, _WIDE = 0.5, 1.0
_SMALLEST = 0.1


class Piece(NamedTuple):
    """A run of text; millimetres from the left upper corner of the page.  ``key`` is the object's number."""

    y: float
    x: float
    end: float
    size: float
    text: str
    key: str


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def named(root: Element, name: str) -> Iterator[Element]:
    """Every element of that local name, in order."""
    return (element for element in root.iter() if local(element) == name)


def pieces(root: Element) -> Iterator[Piece]:
    """What is written in the text objects of a page, a template or an annotation."""
    for text in named(root, "TextObject"):
        x, y, *_ = [*_numbers(text.get("Boundary", "")), 0.0, 0.0]
        matrix = _numbers(text.get("CTM", ""))
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        size = max(_number(text.get("Size", "")) * (abs(d) or abs(b)), _SMALLEST)
        u = v = 0.0
        for code in named(text, "TextCode"):
            u, v = _number(code.get("X", ""), u), _number(code.get("Y", ""), v)
            letters = code.text or ""
            if letters.strip():
                left = x + a * u + c * v + e
                steps = _steps(code.get("DeltaX", ""), len(letters) - 1)
                width = abs(a) * sum(steps) if steps else size * sum(map(_width, letters[:-1]))
                end = left + width + size * _width(letters[-1]) if not code.get("DeltaY") or steps else left + size
                yield Piece(y + b * u + d * v + f, left, end, size, letters, text.get("ID", ""))


def lines(found: Iterable[Piece]) -> Iterator[str]:
    """The pieces in reading order, a line a time; columns are parted by a tab."""
    line: list[Piece] = []
    for piece in sorted(found, key=lambda piece: piece.y):
        if line and piece.y - line[0].y > _SAME_LINE * max(piece.size, line[0].size):
            yield _joined(line)
            line = []
        line.append(piece)
    if line:
        yield _joined(line)


def _joined(line: list[Piece]) -> str:
    out: list[str] = []
    last: Piece | None = None
    for piece in sorted(line, key=lambda piece: piece.x):
        if last is not None:
            gap = (piece.x - last.end) / max(piece.size, last.size)
            out.append("\t" if gap > _COLUMN else " " if gap > _GAP else "")
        out.append(piece.text)
        last = piece
    return "".join(out)


def _width(letter: str) -> float:
    return _NARROW if letter.isascii() else _WIDE


def _steps(written: str, most: int) -> list[float]:
    """The distances between letters: numbers, and ``g 3 2.5`` for 2.5 three times."""
    out: list[float] = []
    words = iter(written.split())
    for word in words:
        if len(out) >= most:
            break
        if word == "g":
            count, step = _number(next(words, "")), _number(next(words, ""))
            out += [step] * int(min(max(count, 0), most - len(out)))
        else:
            out.append(_number(word))
    return out[: max(most, 0)]


def _numbers(text: str) -> list[float]:
    return [_number(word) for word in text.split()]


def _number(text: str, otherwise: float = 0.0) -> float:
    try:
        value = float(text)
    except ValueError:
        return otherwise
    return value if abs(value) < 1e9 else otherwise  # neither nan nor endless
