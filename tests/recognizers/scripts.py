"""What a regular expression needs, read from its parse tree: the kind of character in every match."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Test = Callable[[int], bool]


def han(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF


def latin(code: int) -> bool:
    return chr(code).isascii() and chr(code).isalpha()


def needs(source: str, test: Test) -> bool:
    """Whether text in which ``source`` matches must hold a character that passes ``test``."""
    return _all(parser.parse(source), test)


def _all(tree: Iterable[tuple[Any, Any]], test: Test) -> bool:
    return any(_one(str(kind), argument, test) for kind, argument in tree)


def _one(kind: str, argument: Any, test: Test) -> bool:
    match kind:
        case "LITERAL":
            return test(argument)
        case "IN":
            return all(_member(str(part), value, test) for part, value in argument)
        case "BRANCH":
            return all(_all(branch, test) for branch in argument[1])
        case "SUBPATTERN":
            return _all(argument[3], test)
        case "ATOMIC_GROUP":
            return _all(argument, test)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return argument[0] > 0 and _all(argument[2], test)
        case "ASSERT":
            return _all(argument[1], test)
        case "GROUPREF_EXISTS":
            return argument[2] is not None and _all(argument[1], test) and _all(argument[2], test)
    return False


def _member(kind: str, value: Any, test: Test) -> bool:
    if kind == "RANGE":
        return all(test(code) for code in range(value[0], value[1] + 1))
    return kind == "LITERAL" and test(value)
