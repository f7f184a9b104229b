"""Addresses that somebody published with a work: in licence, author and metadata files, and in comments of code.

A person who signs a package or a source file gives their address to everybody, so an e-mail address or the link to a
profile is of low severity there.  Anything else that is found in such a place keeps its severity.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from recognizers.lazy import lazy

SIGNING = frozenset({"EMAIL_ADDRESS", "SOCIAL_ACCOUNT"})
"""What people sign their works with."""
PUBLISHED = "published-author"
"""The circumstance (``audit.severity``) of what signs."""

_PROSE = r"(?:\.(?:txt|md|markdown|rst|adoc|html?))?"
_NAMES = lazy(
    # licences may carry the name of what they cover: LICENSE-MIT, LICENSE.apache, COPYING.LESSER
    r"(?i:licen[cs]e|copying|unlicense|copyright)(?:[._-][\w.-]+)?"
    rf"|(?i:authors?|contributors?|maintainers?|changelog){_PROSE}|(?:NOTICE|CHANGES|THANKS|CREDITS){_PROSE}"
    r"|CODEOWNERS|OWNERS|METADATA|PKG-INFO|DESCRIPTION|\.mailmap"
    r"|(?:package|composer|bower)(?:-lock)?\.json|(?:pyproject|Cargo)\.toml|setup\.(?:cfg|py)|pom\.xml|pubspec\.yaml"
    r"|build\.gradle(?:\.kts)?|[\w.+-]+\.(?:gemspec|podspec|nuspec|cabal)"
)
"""Whole names of files that say who made something: of licences, of packages (PyPI, npm, Cargo, Maven, RubyGems, R).
Words that lists of people are called by too count in capitals only, or as running text."""

_REACH = 300
_LINE = lazy(
    r"(?i)[\s#*/;%!<>\"'-]*+(?:"
    r"@author\b|:?authors?\s*[:=]|(?:original[ -])?author(?:[ -]email)?\s*[:=]|maintainers?(?:[ -]email)?\s*[:=]"
    r"|(?:signed-off|co-authored|reviewed|acked|reported|tested|suggested)-by:|committer:|__author__|__maintainer__"
    r"|[0-9a-f]{40}(?:[0-9a-f]{24})?\s[0-9a-f]{40,64}\s"  # git's reflog
    r"|(?:portions\s+)?copyright\b|\(c\)\s|©|spdx-filecopyrighttext:|作者\s*[:：])"
)
"""The beginning of a line that signs: git's trailers, Debian's and Python's fields, documentation tags, copyright."""

# a string that is not closed ends with its line; an apostrophe within a word opens none
_STRINGS = (
    r"(?<![0-9A-Za-z_])[rRbBuUfFL]{0,2}'(?:\\.|[^'\\\n])*+(?:'|\\?(?=\n|\Z))"
    r"|\"(?:\\.|[^\"\\\n])*+(?:\"|\\?(?=\n|\Z))"
)
_BACKTICKS = r"`(?:\\[\s\S]|[^`\\])*+(?:`|\\?\Z)"
_HASH = r"#[^\n]*+"
_C_LIKE = r"//[^\n]*+|/\*[\s\S]*?(?:\*/|\Z)"
_MARKUP = r"<!--[\s\S]*?(?:-->|\Z)"
_TRIPLE = r"[rRbBuUfF]{0,2}(?:\"{3}[\s\S]*?(?:\"{3}|\Z)|'{3}[\s\S]*?(?:'{3}|\Z))"
# first in a module, or first behind the colon of a class or function; any other is data
_DOCSTRING = rf"(?:\A(?:#[^\n]*+\n|[ \t\r]*+\n)*+|(?<=:)[ \t]*+\r?\n\s*+){_TRIPLE}"


def _syntax(comment: str, strings: str = _STRINGS) -> re.Pattern[str]:
    """Strings are matched to be passed over: what looks like a comment in one is none.  An open end is the text's."""
    return re.compile(f"(?P<comment>{comment})|{strings}" if strings else f"(?P<comment>{comment})")


_PYTHON = _syntax(f"{_DOCSTRING}|{_HASH}", f"{_TRIPLE}|{_STRINGS}")
_SYNTAX: Mapping[str, re.Pattern[str]] = {
    suffix: syntax
    for suffixes, syntax in (
        ("py pyi pyx pxd", _PYTHON),
        ("sh bash zsh fish rb pl pm r jl yaml yml toml cfg conf cmake mk make tcl awk nix tf ps1", _syntax(_HASH)),
        (
            "c h cc hh cpp hpp cxx hxx m mm java js jsx mjs cjs ts tsx go rs cs swift kt kts scala groovy gradle dart"
            " proto v sv vala css scss less glsl cu zig",
            _syntax(_C_LIKE, f"{_STRINGS}|{_BACKTICKS}"),
        ),
        ("php", _syntax(f"{_HASH}|{_C_LIKE}")),
        ("html htm xhtml xml svg xsl xslt vue svelte xaml", _syntax(_MARKUP, "")),
        ("sql lua hs ads adb vhd vhdl elm", _syntax(r"--[^\n]*+|/\*[\s\S]*?(?:\*/|\Z)")),
        ("lisp lsp cl el scm rkt clj asm", _syntax(r";[^\n]*+", r"\"(?:\\[\s\S]|[^\"\\])*+(?:\"|\\?\Z)")),
        ("ini", _syntax(r"[;#][^\n]*+")),
        ("tex sty cls bib erl hrl", _syntax(r"%[^\n]*+", "")),
    )
    for suffix in suffixes.split()
}
_BY_NAME = {"makefile": "mk", "dockerfile": "sh", "gemfile": "rb", "rakefile": "rb", "cmakelists.txt": "cmake"}


class Authorship:
    """One text of one file; ``name`` is the last component of the file's path.  Comments are looked for once."""

    def __init__(self, name: str, text: str) -> None:
        self._text = text
        self._whole = _NAMES.fullmatch(name) is not None
        self._syntax = _syntax_of(name, text)

    def signs(self, start: int) -> bool:
        """Whether an address that begins at ``start`` is one that its owner published with the work."""
        return self._whole or self._on_signing_line(start) or self._in_comment(start)

    def _on_signing_line(self, start: int) -> bool:
        first = self._text.rfind("\n", max(start - _REACH, 0), start) + 1
        known = first > 0 or start <= _REACH
        return known and _LINE.match(self._text, first, start) is not None

    def _in_comment(self, start: int) -> bool:
        at = bisect_right(self._comments, (start, len(self._text))) - 1
        return at >= 0 and start < self._comments[at][1]

    @cached_property
    def _comments(self) -> list[tuple[int, int]]:
        return list(_comments(self._syntax, self._text)) if self._syntax else []


def _syntax_of(name: str, text: str) -> re.Pattern[str] | None:
    """How comments are written in a file of this name; a script without a suffix says so in its first line."""
    low = name.lower()
    suffix = _BY_NAME.get(low) or (low.rpartition(".")[2] if "." in low else "")
    if not suffix and text.startswith("#!"):
        return _PYTHON if "python" in text[:80] else _SYNTAX["sh"]
    return _SYNTAX.get(suffix)


def _comments(syntax: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in syntax.finditer(text):
        if match["comment"] is not None:
            yield match.span()
