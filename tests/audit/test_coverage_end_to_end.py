"""The ledger of outcomes over a hostile folder: everything found has one, they add up, and scan and coverage agree."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audit.config import Config
from audit.model import Source
from audit.pipeline import Run
from audit.sources.root import Skipped, SourceOrRow
from tests.audit.making import source
from tests.audit.readers.packing import aes_zip, locked_pdf, seven_zip
from tests.audit.readers.planted import CSV, PLAIN
from tests.audit.readers.planted_files import archive, jpeg, workbook

FONT = b"\0\1\0\0\0\x0c\x80\0\3" + bytes(40)
ICON = b"\0\0\1\0\1\0\x10\x10" + bytes(40)
PROGRAM = b"\x7fELF\2\1\1" + bytes(60)
EXPECTED = {
    "all.zip": ("scanned", None),
    "all.zip!broken.zip": ("failed", "damaged"),
    "all.zip!font.ttf": ("skipped", "no-text"),
    "all.zip!inner.tar.gz": ("scanned", None),
    "all.zip!inner.tar.gz!inner.tar": ("scanned", None),
    "all.zip!inner.tar.gz!inner.tar!deep/a.csv": ("scanned", None),
    "all.zip!inner.tar.gz!inner.tar!deep/empty.txt": ("scanned", None),
    "book.xlsx": ("scanned", None),
    "book.xlsx!docProps/app.xml": ("scanned", None),
    "book.xlsx!docProps/core.xml": ("scanned", None),
    "broken.pdf": ("failed", "damaged"),
    "cut.gz": ("partial", "damaged"),
    "cut.gz!cut": ("scanned", None),
    "empty.csv": ("scanned", None),
    "font.woff2": ("skipped", "no-text"),
    "icon.ico": ("skipped", "no-text"),
    "link": ("skipped", "symlink"),
    "locked.7z": ("failed", "locked:password"),
    "locked.pdf": ("failed", "locked:password"),
    "locked.zip": ("scanned", None),
    "locked.zip!a.csv": ("failed", "locked:password"),
    "noise.bin": ("skipped", "unknown-kind"),
    "photo.jpg": ("scanned", None),
    "plain.txt": ("scanned", None),
    "program": ("skipped", "no-text"),
    "queue": ("skipped", "not-a-file"),
    "socket": ("skipped", "not-a-file"),
    "vanished-folder-link": ("skipped", "symlink"),
}
"""Outcome and reason of every file and member."""


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name, data in (("deep/a.csv", CSV.encode()), ("deep/empty.txt", b"")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of everything that can go wrong, and of what goes well."""
    root = tmp_path_factory.mktemp("hostile") / "in"
    root.mkdir()
    files = {
        "all.zip": archive({"broken.zip": b"PK\3\4 broken", "font.ttf": FONT, "inner.tar.gz": _tar()}),
        "book.xlsx": workbook(),
        "broken.pdf": b"%PDF-1.7\nnothing",
        "cut.gz": gzip.compress(PLAIN.encode() * 99)[:-20],
        "empty.csv": b"",
        "font.woff2": b"wOF2" + bytes(50),
        "icon.ico": ICON,
        "locked.7z": seven_zip({"a.txt": PLAIN.encode()}, "open-sesame-4"),
        "locked.pdf": locked_pdf("hello", "open-sesame-4"),
        "locked.zip": aes_zip({"a.csv": CSV.encode()}, "open-sesame-4"),
        "noise.bin": bytes(range(256)) * 9,
        "photo.jpg": jpeg(),
        "plain.txt": PLAIN.encode(),
        "program": PROGRAM,
    }
    for name, data in files.items():
        (root / name).write_bytes(data)
    (root / "link").symlink_to("plain.txt")
    (root / "vanished-folder-link").symlink_to("nowhere")
    os.mkfifo(root / "queue")
    with socket.socket(socket.AF_UNIX) as made:
        working = Path.cwd()
        os.chdir(root)  # the path of a socket is short
        made.bind("socket")
        os.chdir(working)
    return root


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PDAUDIT_")}
    command = [sys.executable, "-m", "audit.cli", words[0], str(folder), "-j", "2", *words[1:]]
    environment = kept | {"XDG_CONFIG_HOME": str(folder.parent / "config"), "TMPDIR": str(folder.parent)}
    return subprocess.run(command, capture_output=True, check=False, env=environment)


def file_rows(printed: bytes) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in printed.splitlines()]
    return {"!".join([row["path"], *row["trail"]]): row for row in rows if row["type"] == "file"}


@pytest.fixture(scope="module")
def covered(folder: Path) -> subprocess.CompletedProcess[bytes]:
    return run(folder, "coverage", "--fast", "-f", "jsonl")


def test_everything_has_its_outcome(covered: subprocess.CompletedProcess[bytes]) -> None:
    rows = file_rows(covered.stdout)
    assert {name: (row["outcome"], row["why"]) for name, row in rows.items()} == EXPECTED
    assert covered.returncode == 3 and covered.stderr == b""


def test_the_counts_add_up(covered: subprocess.CompletedProcess[bytes]) -> None:
    summary = json.loads(covered.stdout.splitlines()[-1])
    assert summary["outcomes"] == Counter(outcome for outcome, _ in EXPECTED.values())
    assert sum(summary["outcomes"].values()) == len(EXPECTED)
    assert summary["reasons"] == Counter(why for _, why in EXPECTED.values() if why)
    by_format = Counter(outcome for counts in summary["formats"].values() for outcome in counts)
    assert sum(count for counts in summary["formats"].values() for count in counts.values()) == len(EXPECTED)
    assert set(by_format) == {"scanned", "partial", "skipped", "failed"}
    assert summary["exit"] == 3


def test_a_scan_says_the_same(folder: Path, covered: subprocess.CompletedProcess[bytes]) -> None:
    scanned = file_rows(run(folder, "scan", "--fast", "-f", "jsonl").stdout)
    assert scanned == file_rows(covered.stdout)


def test_it_knows_what_a_scan_with_models_would_look_at(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("photo.jpg", "plain.txt"):
        (tmp_path / "in" / name).write_bytes((folder / name).read_bytes())
    covered, scanned = (file_rows(run(tmp_path / "in", verb, "-f", "jsonl").stdout) for verb in ("coverage", "scan"))
    assert covered == scanned and len(covered) == 2


def test_the_document(folder: Path) -> None:
    told = json.loads(run(folder, "coverage", "--fast", "-f", "json").stdout)
    names = {"!".join([row["path"], *row["trail"]]) for row in told["coverage"]["unread"]}
    assert names == {name for name, (outcome, _) in EXPECTED.items() if outcome != "scanned"}
    assert told["exit"] == 3 and told["coverage"]["files"] == len(EXPECTED)


@pytest.mark.parametrize(
    ("lang", "equation", "said"),
    [
        (
            "zh",
            "找到 28 个文件 = 读完 13 + 读了一部分 1 + 没有读 9 + 读不了 5",
            ("这类文件不含文字（4）", "被锁住", "空文件：2 个（读完 2）", "locked.7z - 读不了", "图片里的"),
        ),
        (
            "en",
            "28 files found = 13 read + 1 partly + 9 not read + 5 unreadable",
            (
                "a kind that holds no text (4)",
                "locked: ",
                "empty file: 2 (read 2)",
                "locked.7z - unreadable",
                "picture",
            ),
        ),
    ],
)
def test_it_is_told_in_words(folder: Path, lang: str, equation: str, said: tuple[str, ...]) -> None:
    done = run(folder, "coverage", "--fast", "--lang", lang)
    text = done.stdout.decode()
    assert done.returncode == 3 and equation in text
    assert [words for words in said if words not in text] == []
    unread = [name for name, (outcome, _) in EXPECTED.items() if outcome != "scanned"]
    assert [name for name in unread if name.replace("!", " › ") not in text] == []


def test_it_stands_at_the_top_of_every_report(folder: Path) -> None:
    equation = "28 files found = 13 read + 1 partly + 9 not read + 5 unreadable"
    for kind in ("terminal", "html"):
        text = run(folder, "scan", "--fast", "--lang", "en", "-f", kind).stdout.decode()
        assert equation in text and "a kind that holds no text (4)" in text
        assert text.index(equation) < text.index("199****5678")


def test_what_is_whole_is_said_to_be(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_bytes((folder / "plain.txt").read_bytes())
    done = run(tmp_path / "in", "coverage", "--lang", "en")
    assert done.returncode == 0 and b"1 file found = 1 read" in done.stdout


def test_values_are_not_told(covered: subprocess.CompletedProcess[bytes]) -> None:
    assert b"19912345678" not in covered.stdout and b'"finding"' not in covered.stdout


class Refused:
    """A root with one file that opens and one that the system does not let us read."""

    name = "refused"

    def sources(self) -> Iterator[SourceOrRow]:
        yield source(PLAIN, "a.txt")
        yield Source("b.txt", self._refuse)
        yield Skipped("c", "permission")

    def total_bytes(self) -> int | None:
        return None

    def real(self, path: str) -> str | None:
        return None

    def shown(self, path: str) -> str:
        return path

    def _refuse(self) -> io.BytesIO:
        raise PermissionError(13, "no")


def test_what_the_system_refuses_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    with Run(Config(jobs=-1, fast=True), [Refused()]) as run:
        told = run.coverage()
        rows = list(run.rows())
    assert told.outcomes == {"scanned": 1, "partial": 0, "skipped": 0, "failed": 2}
    assert (told.reasons, run.exit, rows[-1]["exit"]) == ({"permission": 2}, 3, 3)


def test_formats_of_findings_are_refused(folder: Path) -> None:
    done = run(folder, "coverage", "-f", "html")
    assert done.returncode == 2 and b"terminal, json, jsonl" in done.stderr
