"""The rules of the house, as far as a machine can see them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ("audit", "recognizers", "reports")
LINES, FUNCTION_LINES = 250, 50
EMPTY_NAMES = {"utils", "util", "helpers", "common", "misc", "base", "manager"}


def modules() -> Iterator[Path]:
    return (path for folder in CODE for path in sorted((ROOT / folder).rglob("*.py")))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_layers() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "command", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=" ".join
)
def test_lint_and_types(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_and_functions_are_small() -> None:
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= LINES, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, (path, node.name)


def test_names_say_something() -> None:
    assert not [path for path in modules() if path.stem in EMPTY_NAMES]


def test_every_module_says_what_it_is_for() -> None:
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert not text.strip() or ast.get_docstring(ast.parse(text)), path


def test_only_the_command_line_prints() -> None:
    for path in modules():
        if "cli" not in path.parts:
            calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
            assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], path


def test_findings_are_made_at_the_door_only() -> None:
    makers = {
        path.relative_to(ROOT).as_posix()
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
    }
    assert makers == {"audit/detection/mask.py"}


def test_no_page_markup_in_python() -> None:
    """HTML, CSS and JS are files.  Readers name tags, the report's code does not."""
    for path in sorted((ROOT / "reports").rglob("*.py")):
        assert not re.search(r"<(?:html|body|script|style|div|table)\b", path.read_text(encoding="utf-8")), path


def test_the_lock_names_no_placeholder_and_no_host() -> None:
    """Index names that look like spaCy models are placeholders (version 999.9.9)."""
    lock = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ \\]+)", lock, re.MULTILINE))
    assert len(pinned) > 50
    year = re.compile(r"20[0-9]{6}")  # some count their versions by days
    assert not [
        name
        for name, version in pinned.items()
        if int(re.match(r"[0-9]+", version)[0]) >= 2100 and not year.match(version)  # type: ignore[index]
    ]
    assert not [name for name in pinned if re.match(r"(?:zh|en)[_-]core[_-]web", name)]
    assert "://" not in lock
