"""The officer's numbers on real ledgers."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib.resources import files as package
from pathlib import Path

import jsonschema
import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.report import people as report_people
from audit.report.again import revised
from audit.sources.named import roots
from reports.conversion import from_dict, to_dict
from reports.document import Report
from reports.officer import Officer

STAFF = (
    "姓名,手机号,身份证号,银行卡号\n"
    "李样本,19900001111,110101199003070177,6222021234567890128\n"
    "王假名,19900002222,110101199003070257,\n"
)
AGAIN = "姓名,手机号\n李样本,19900001111\n赵例子,19900003333\n"
NOTE = "姓名：周测试\n手机：19912345678\n本人确诊2型糖尿病。\n"
Scan = Callable[..., Report]


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scan:
    """The report on files given by their paths."""
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))

    def report(files: dict[str, str], **options: object) -> Report:
        for name, content in files.items():
            path = tmp_path / "in" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        config = Config(jobs=-1, fast=True, **options)  # type: ignore[arg-type]
        with Run(config, roots([str(tmp_path / "in")])) as run:
            return run.execute()

    return report


@pytest.fixture
def officer(scan: Scan) -> Callable[[dict[str, str]], Officer]:
    def made(files: dict[str, str]) -> Officer:
        found = scan(files, profile="officer", people="count").officer
        assert found
        return found

    return made


def counts(found: Officer) -> dict[int, tuple[int, int]]:
    return {meter.tier: (meter.low, meter.high) for meter in found.meter}


def test_people_are_counted_by_class_once_in_all_files(officer: Callable[..., Officer]) -> None:
    found = officer({"hr/staff.csv": STAFF, "crm/a.csv": AGAIN, "crm/note.txt": NOTE})
    assert (found.people, found.sensitive, found.minors, found.exact) == (4, 2, 0, True)
    assert counts(found)[50] == (1, 1)
    assert counts(found)[500] == (1, 1)
    assert counts(found)[5000] == (4, 4)
    assert (found.units_low, found.units_high) == (0.02, 0.02)


def test_what_stands_beside_nobody_counts_in_the_upper_end_only(officer: Callable[..., Officer]) -> None:
    found = officer({"a.txt": "诊断：2型糖尿病\n", "b.txt": "GPS: 39.904212, 116.407413\n"})
    assert counts(found) == {50: (0, 1), 500: (0, 1), 5000: (0, 0)}
    assert next(meter for meter in found.meter if meter.tier == 50).disputed == ("GPS_COORDINATE",)


def test_the_positions_of_a_file_are_one_devices(officer: Callable[..., Officer]) -> None:
    rows = "".join(f"2024-05-0{n},39.90421{n},116.40741{n}\n" for n in range(1, 9))
    found = officer({"a.csv": f"time,latitude,longitude\n{rows}"})
    assert counts(found)[50][1] == 1


def test_people_of_a_record_are_not_counted_beside_what_tells_of_them(officer: Callable[..., Officer]) -> None:
    book = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:李样{c}\nTEL:1990000{n:04d}\nEND:VCARD\n" for n, c in enumerate("甲乙丙丁")
    )
    found = officer({"a/contacts.vcf": book})
    assert (found.people, counts(found)[5000]) == (4, (4, 4))
    assert [(folder.path, folder.people) for folder in found.folders] == [("a", 4)]


def test_duties_follow_from_the_numbers(officer: Callable[..., Officer]) -> None:
    duties = {duty.id: duty for duty in officer({"hr/staff.csv": STAFF}).duties}
    assert {"incident-general", "notify-people", "notify-authority", "assessment"} <= duties.keys()
    assert "report-provincial" not in duties
    assert (duties["notify-people"].people, duties["notify-people"].when) == (2, "incident")
    assert (duties["assessment"].people, duties["assessment"].when) == (1, "standing")
    assert duties["abroad-contract-sensitive"].when == "abroad"


def test_folders_by_weight_with_age_and_owner(officer: Callable[..., Officer], tmp_path: Path) -> None:
    files = {"hr/staff.csv": STAFF, "hr/old/note.txt": NOTE, "hr/z.csv": AGAIN, "crm/a.csv": AGAIN, "empty/x.txt": "-"}
    officer(files)
    for name, day in (("hr/staff.csv", date(2024, 5, 6)), ("hr/z.csv", date(2023, 2, 1))):
        noon = datetime(day.year, day.month, day.day, 12).timestamp()
        os.utime(tmp_path / "in" / name, (noon, noon))
    found = officer({}).folders
    assert [(folder.path, folder.people, folder.files) for folder in found] == [
        ("hr", 3, 2),
        ("hr/old", 1, 1),
        ("crm", 2, 1),
    ]
    assert (found[0].oldest, found[0].newest) == ("2023-02-01", "2024-05-06")
    assert found[0].harm >= max(folder.harm for folder in found[1:])
    if sys.platform != "win32":
        import pwd

        assert found[0].owners == (pwd.getpwuid(os.getuid()).pw_name,)


def test_the_meter_stands_only_where_it_says_something(scan: Scan) -> None:
    files = {"hr/staff.csv": STAFF}
    assert scan(files).officer is None
    assert scan(files, situation="shared").officer is None
    for situation in ("told", "abuse"):
        found = scan(files, situation=situation).officer
        assert found
        assert (counts(found)[50], found.duties, found.folders) == ((1, 1), (), ())
    told = scan(files, situation="told")
    assert revised(told, "abuse", None).officer == told.officer
    assert revised(told, "kept", None).officer is None
    asked = scan(files, profile="officer")
    assert revised(asked, "kept", None).officer == asked.officer


def test_a_list_of_numbers_in_a_text_is_as_many_people(
    officer: Callable[..., Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_people, "MOST", 0)
    assert officer({"a.txt": "联系：" + "、".join(f"1990000{n:04d}" for n in range(7))}).people == 7
    assert officer({"a.txt": "姓名：李样本，手机：19900001111，备用手机：19900002222"}).people == 1


def test_past_a_limit_people_are_counted_by_their_surest_value(
    officer: Callable[..., Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"hr/staff.csv": STAFF, "crm/a.csv": AGAIN}
    joined = officer(files)
    monkeypatch.setattr(report_people, "MOST", 3)
    found = officer(files)
    assert not found.exact
    assert (joined.people, found.people) == (3, 4), "once by the ID number, once by the telephone"
    assert counts(found)[50] == counts(joined)[50] == (1, 1)


def test_the_document_holds_it(scan: Scan) -> None:
    report = scan({"hr/staff.csv": STAFF}, profile="officer", people="count")
    document = to_dict(report)
    schema = json.loads(package("reports").joinpath("document.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(document)), schema)
    assert from_dict(document) == report
