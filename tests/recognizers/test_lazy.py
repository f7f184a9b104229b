"""Expressions that are compiled when they are first asked, and all of them can be."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import audit
import recognizers
from recognizers.lazy import lazy


def test_it_answers_as_a_compiled_one() -> None:
    pattern = lazy("b(c)?", re.IGNORECASE)
    assert pattern.search("aBC") and not pattern.fullmatch("aBC") and pattern.fullmatch("BC")
    assert [found[0] for found in pattern.finditer("b bc")] == ["b", "bc"]
    assert (pattern.pattern, pattern.groups) == ("b(c)?", 1)


def test_it_is_compiled_once_and_not_before() -> None:
    pattern = lazy("b")
    assert "compiled" not in vars(pattern)
    assert pattern.search("b") and pattern.match("b")
    assert vars(pattern)["search"].__self__ is vars(pattern)["match"].__self__


def test_a_wrong_one_says_so_when_it_is_asked() -> None:
    with pytest.raises(re.error):
        lazy("(").search("")


def test_all_that_stand_in_modules_can_be_compiled() -> None:
    for package in (recognizers, audit):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    found = [each for each in gc.get_objects() if type(each) is type(lazy(""))]
    assert len(found) > 200 and all(re.compile(each.pattern, vars(each)["_flags"]) for each in found)
