"""What to leave out or mask, as a report tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.report import edits as report_edits
from audit.sources.named import roots
from reports.document import Report

Scan = Callable[..., Report]
LIST = "姓名,手机号,身份证号,城市\n" + "".join(
    f"张样{chr(0x4E00 + n)},199{n:08d},{number},北京\n"
    for n, number in enumerate(("110101199003070177", "110101199003070257", "110101199003070337"))
)


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scan:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    folder = tmp_path / "in"
    folder.mkdir()

    def report(**files: str) -> Report:
        for name, content in files.items():
            (folder / name.replace("__", ".")).write_text(content, encoding="utf-8")
        with Run(Config(jobs=-1, fast=True), roots([str(folder)])) as run:
            return run.execute()

    return report


def test_a_column_to_drop_with_what_it_gains(scan: Scan) -> None:
    found = scan(list__csv=LIST)
    assert found.edits
    (edit,) = found.edits.edits
    assert (edit.action, edit.entity, edit.header, edit.values) == ("drop-column", "CN_RESIDENT_ID", "身份证号", 3)
    assert dict(edit.where.place)["field"] == 3
    assert edit.after < 40 <= edit.before == found.assessment.harm
    assert (found.edits.verdict, found.edits.target) == ("watch", "watch")
    assert (found.edits.exact, found.edits.reached) == (True, True)


def test_values_to_mask_in_a_text(scan: Scan) -> None:
    found = scan(note__txt="姓名：周测试\n手机：19912345678\n身份证号：110101199003070177\n", b__txt="IP: 8.8.8.8\n")
    assert found.edits
    assert [(edit.action, edit.entity) for edit in found.edits.edits] == [("mask-values", "CN_RESIDENT_ID")]


def test_a_harmless_folder_needs_none(scan: Scan) -> None:
    assert scan(note__txt="城市：北京\n").edits is None


def test_too_much_for_single_edits(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_edits, "MOST", 2)
    assert scan(list__csv=LIST).edits is None
