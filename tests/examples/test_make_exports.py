"""The example files are what the script makes, and stay small."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMITTED = EXAMPLES / "exports"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Two runs, with different hash seeds."""
    runs = []
    for seed in ("1", "2"):
        folder = tmp_path_factory.mktemp("run")
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, EXAMPLES / "make_exports.py", folder], check=True, env=environment)
        runs.append(contents(folder))
    return runs[0], runs[1]


def test_every_run_makes_the_same_bytes(made: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    assert made[0] == made[1]


def test_the_committed_files_are_those_the_script_makes(made: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """Pictures, PDF and workbooks depend on the version of the library that wrote them: their names must agree."""
    committed = contents(COMMITTED)
    assert committed.keys() == made[0].keys()
    written_by_libraries = (".jpg", ".pdf", ".xlsx", "/History")
    differing = [name for name in committed if committed[name] != made[0][name]]
    assert [name for name in differing if not name.endswith(written_by_libraries)] == []


def test_the_files_are_few_and_small() -> None:
    committed = contents(COMMITTED)
    assert len(committed) <= 22
    assert sum(map(len, committed.values())) <= 300_000
