"""From a folder on disk to the reports, through the command, as a user runs it."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.audit.making import resident_id

MOBILES = [f"1990001{n:04d}" for n in range(40)]
IDS = [resident_id(sequence=n + 1) for n in range(40)]
SECRETS = [*MOBILES, *IDS, "Correct-Horse-9", "周小舟"]
HEAVY = ("presidio_analyzer", "spacy", "pandas", "pyarrow", "numpy")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of many kinds; every value invented."""
    root = tmp_path / "data"
    (root / "deep").mkdir(parents=True)
    rows = "\n".join(f"周小舟,{m},{i}" for m, i in zip(MOBILES, IDS, strict=True))
    (root / "people.csv").write_bytes(f"姓名,手机号,身份证号\n{rows}\n".encode("gb18030"))
    (root / "note.txt").write_text(f"密码: Correct-Horse-9\n手机{MOBILES[0]}\n", encoding="utf-16")
    (root / "deep" / "a.json").write_text(json.dumps([{"tel": m} for m in MOBILES[:5]]), encoding="utf-8")
    with zipfile.ZipFile(root / "deep" / "z.zip", "w") as archive:
        archive.writestr("inner/b.txt", f"身份证 {IDS[3]}")
        archive.writestr("c.txt.gz", gzip.compress(f"电话 {MOBILES[7]}".encode()))
    with sqlite3.connect(root / "d.db") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, phone TEXT)")
        database.executemany("INSERT INTO users (phone) VALUES (?)", [(m,) for m in MOBILES[10:15]])
    database.close()
    (root / "broken.zip").write_bytes(b"PK\x03\x04 broken")
    (root / "nothing.bin").write_bytes(bytes(range(256)) * 4)
    return root


def run(*words: str | Path, env: Mapping[str, str] | None = None, code: str = "") -> subprocess.CompletedProcess[str]:
    """``pdaudit`` with a key of its own; ``code`` runs before it."""
    start = [sys.executable, "-c", f"{code}\nfrom audit.cli import main; main()"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
    return subprocess.run([*start, *map(str, words)], capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fingerprint(root: Path) -> dict[str, tuple[int, str]]:
    """Name, time and content of everything below ``root``."""
    return {
        str(path.relative_to(root)): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_everything_is_found_and_everything_accounted_for(folder: Path, tmp_path: Path) -> None:
    done = run("scan", folder, "--fast", "-o", tmp_path / "r.jsonl")
    assert done.returncode == 3, done.stderr  # broken.zip
    told = rows(tmp_path / "r.jsonl")
    files = {(row["path"], *row["trail"]): row for row in told if row["type"] == "file"}
    assert {key: row["outcome"] for key, row in files.items()} == {
        ("broken.zip",): "failed",
        ("d.db",): "scanned",
        ("deep/a.json",): "scanned",
        ("deep/z.zip",): "scanned",
        ("deep/z.zip", "c.txt.gz"): "scanned",
        ("deep/z.zip", "c.txt.gz", "c.txt"): "scanned",
        ("deep/z.zip", "inner/b.txt"): "scanned",
        ("note.txt",): "scanned",
        ("nothing.bin",): "skipped",
        ("people.csv",): "scanned",
    }
    found = {(row["path"], row["entity"]) for row in told if row["type"] == "finding"}
    assert found >= {
        ("people.csv", "CN_MOBILE_NUMBER"),
        ("people.csv", "CN_RESIDENT_ID"),
        ("people.csv", "PERSON"),
        ("note.txt", "PASSWORD"),
        ("deep/a.json", "CN_MOBILE_NUMBER"),
        ("deep/z.zip", "CN_RESIDENT_ID"),
        ("deep/z.zip", "CN_MOBILE_NUMBER"),
        ("d.db", "CN_MOBILE_NUMBER"),
    }
    summary = told[-1]
    assert summary["type"] == "summary" and summary["exit"] == 3
    assert summary["outcomes"] == {"scanned": 8, "partial": 0, "skipped": 1, "failed": 1}
    assert sum(summary["outcomes"].values()) == len(files)


def test_rows_stand_in_the_order_of_the_contract(folder: Path, tmp_path: Path) -> None:
    run("scan", folder, "--fast", "-o", tmp_path / "r.jsonl")
    order = [(os.fsencode(row["path"]), row["trail"]) for row in rows(tmp_path / "r.jsonl") if row["type"] != "summary"]
    assert order == sorted(order)


def test_any_number_of_jobs_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    outputs = []
    for jobs in ("1", "2", "5"):
        names = [tmp_path / f"{jobs}.{kind}" for kind in ("jsonl", "json", "html")]
        run("scan", folder, "--fast", "-j", jobs, *[word for name in names for word in ("-o", name)])
        outputs.append([name.read_bytes() for name in names])
    assert outputs[0] == outputs[1] == outputs[2]
    assert all(len(data) > 1000 for data in outputs[0])


def test_inputs_are_untouched(folder: Path, tmp_path: Path) -> None:
    before = fingerprint(folder)
    run("scan", folder, "-o", tmp_path / "r.html")
    run("check", folder)
    assert fingerprint(folder) == before


def test_no_raw_value_gets_out(folder: Path, tmp_path: Path) -> None:
    names = [tmp_path / f"r.{kind}" for kind in ("jsonl", "json", "html")]
    done = run("scan", folder, "-v", *[word for name in names for word in ("-o", name)])
    shown = run("scan", folder)
    checked = run("check", folder)
    texts = [name.read_text(encoding="utf-8") for name in names]
    texts += [out for process in (done, shown, checked) for out in (process.stdout, process.stderr)]
    hashes = [hashlib.new(kind, s.encode()).hexdigest() for s in SECRETS for kind in ("md5", "sha1", "sha256")]
    assert sum(map(len, texts)) > 20_000
    for text in texts:
        assert [secret for secret in (*SECRETS, *hashes) if secret in text] == []


def test_reveal_is_only_for_a_file_and_only_for_its_owner(folder: Path, tmp_path: Path) -> None:
    refused = run("scan", folder, "--reveal")
    assert refused.returncode == 2 and MOBILES[0] not in refused.stdout + refused.stderr
    target = tmp_path / "r.jsonl"
    run("scan", folder, "--fast", "--reveal", "-o", target)
    assert target.stat().st_mode & 0o777 == 0o600
    values = {row["value"] for row in rows(target) if row["type"] == "finding"}
    assert {*MOBILES, *IDS} <= values


NO_SOCKETS = """
import sys
def refuse(event, args):
    if event.startswith("socket.") and event not in ("socket.__new__",):
        raise RuntimeError("network: " + event)
sys.addaudithook(refuse)
"""


def test_no_socket_is_ever_used(folder: Path, tmp_path: Path) -> None:
    done = run("scan", folder, "-o", tmp_path / "r.html", code=NO_SOCKETS)
    assert done.returncode == 3 and "internal" not in done.stderr


@pytest.mark.parametrize(
    "words", [("--help",), ("scan", "--help"), ("scan", "--fast", "note.txt"), ("check", "--fast", "note.txt")]
)
def test_the_short_ways_import_nothing_heavy(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(f"手机{MOBILES[0]}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "audit.cli", *words],
        capture_output=True, text=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "audit" in imported
    assert imported.isdisjoint(HEAVY)


def test_the_library_gives_the_report_and_frames(folder: Path) -> None:
    import pandas as pd

    import audit

    report = audit.scan(str(folder), fast=True, lang="zh")
    assert report.exit == 3 and any(group.entity == "CN_RESIDENT_ID" for group in report.findings)
    frame = pd.DataFrame({"name": ["a", "b"], "手机": [MOBILES[0], None], "n": [1.5, 2]}, index=["x", "y"])
    found = audit.scan_frame(frame)
    assert list(found.columns) == ["row", "column", "entity", "confidence", "mask"]
    assert found.values.tolist() == [["x", "手机", "CN_MOBILE_NUMBER", 0.95, "199****0000"]]


def test_the_library_judges_the_columns_of_a_frame() -> None:
    import pandas as pd

    import audit

    mixed = [IDS[n] if n % 5 == 0 else mobile for n, mobile in enumerate(MOBILES)]
    frame = pd.DataFrame({"name": ["周小舟"] * len(MOBILES), "手机": MOBILES, "x": mixed, "n": range(len(MOBILES))})
    judged = audit.scan_frame_columns(frame)
    assert list(judged.columns) == ["column", "entity", "rate", "distinct", "examples", "review"]
    assert judged[["column", "entity", "rate", "review"]].values.tolist() == [
        ["name", "PERSON", 1.0, ""],
        ["手机", "CN_MOBILE_NUMBER", 1.0, ""],
        ["x", "CN_MOBILE_NUMBER", 0.8, "competing:CN_RESIDENT_ID"],
    ]
    assert judged["examples"][1] == ("199****0000", "199****0001", "199****0002")


def test_user_defined_entities_are_found_and_checked(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("工单 ZX-123456 已关闭", encoding="utf-8")
    block = """
[[entity]]
id = "TICKET"
kind = "ticket"
category = "account"
label = { zh = "工单号", en = "ticket" }
found_by = ["pattern"]
severity = "high"
mask = "account"
advice = ["ignore"]
labels = ["工单"]
[[entity.pattern]]
id = "ticket"
regex = "(?<![A-Z])ZX-[0-9]{6}(?![0-9])"
[entity.examples]
match = ["工单 ⟦ZX-123456⟧", "单号⟦ZX-000001⟧的工单", "工单|⟦ZX-999999⟧"]
reject = ["ZX-12345", "AZX-123456", "ZX-1234567"]
"""
    config = tmp_path / "pdaudit.toml"
    config.write_text(block, encoding="utf-8")
    done = run("scan", tmp_path / "note.txt", "--config", config, "-f", "jsonl")
    assert '"entity":"TICKET"' in done.stdout, done.stderr
    config.write_text(block.replace('"ZX-12345", "AZX-123456", ', ""), encoding="utf-8")
    refused = run("scan", tmp_path / "note.txt", "--config", config)
    assert refused.returncode == 2 and "TICKET" in refused.stderr and refused.stderr.count("\n") == 1
