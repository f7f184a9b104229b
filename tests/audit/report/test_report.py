"""From a folder to the Report: groups, columns, tallies, exposures, coverage, exit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.sources.named import roots
from reports.document import Report
from tests.audit.making import resident_id

IDS = [resident_id(sequence=n + 1) for n in range(30)]
MOBILES = [f"199{n:08d}" for n in range(30)]


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def report(folder: Path, **options: object) -> Report:
    with Run(Config(jobs=-1, fast=True, **options), roots([str(folder)])) as run:  # type: ignore[arg-type]
        return run.execute()


def test_equal_values_are_one_group_with_all_its_places(folder: Path) -> None:
    (folder / "a.txt").write_text(f"手机{MOBILES[1]}，另一个+86 {MOBILES[1]}", encoding="utf-8")
    (folder / "b.txt").write_text(f"电话 {MOBILES[1][:3]} {MOBILES[1][3:7]} {MOBILES[1][7:]}", encoding="utf-8")
    (group,) = [g for g in report(folder).findings if g.entity == "CN_MOBILE_NUMBER"]
    assert (group.count, group.value) == (3, "199****0001")
    assert [where.path for where in group.places] == ["a.txt", "a.txt", "b.txt"]


def test_a_judged_column_is_one_group(folder: Path) -> None:
    rows = "\n".join(f"{m},{i}" for m, i in zip(MOBILES, IDS, strict=True))
    (folder / "a.csv").write_text(f"手机,身份证\n{rows}\n", encoding="utf-8")
    found = report(folder)
    assert [(g.entity, g.count, g.column.header, g.column.distinct) for g in found.findings if g.column] == [
        ("CN_RESIDENT_ID", 30, "身份证", 30),
        ("CN_MOBILE_NUMBER", 30, "手机", 30),
    ]
    assert len(found.findings) == 2 and all(len(g.places) == 10 for g in found.findings)
    assert {t.entity: (t.count, t.distinct, t.files) for t in found.tallies if t.count == 30} == {
        "CN_RESIDENT_ID": (30, 30, 1),
        "CN_MOBILE_NUMBER": (30, 30, 1),
    }


def test_harm_of_files_and_of_the_whole(folder: Path) -> None:
    (folder / "one.txt").write_text(f"手机{MOBILES[0]}", encoding="utf-8")
    (folder / "two.txt").write_text(f"姓名：周小舟 手机：{MOBILES[1]} 身份证：{IDS[0]}", encoding="utf-8")
    (folder / "none.txt").write_text("nothing here", encoding="utf-8")
    found = report(folder)
    harms = {row.path: row.harm for row in found.files}
    assert harms == {"none.txt": None, "one.txt": 25, "two.txt": 51}
    assert found.assessment.harm >= max(filter(None, harms.values()))
    assert found.assessment.equation.startswith("1.00 x (B45")


def test_test_values_and_doubtful_ones_do_not_count(folder: Path) -> None:
    (folder / "a.txt").write_text("手机13800138000，E20468135", encoding="utf-8")
    found = report(folder)
    assert [(g.test, g.severity) for g in found.findings] == [(True, "low")]
    assert (found.assessment.harm, found.to_confirm) == (0, 1)
    assert found.assessment.verdict == "calm"


def test_passwords_of_unknown_accounts_do_not_count_as_money(folder: Path) -> None:
    (folder / "a.txt").write_text("\n".join(f"账号：user{n} 密码：Secret{n}!x" for n in range(100)), encoding="utf-8")
    assert report(folder).assessment.terms["Q"] < 4


def test_an_address_book_below_fifty_is_medium(folder: Path) -> None:
    def cards(count: int) -> str:
        return "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:周小舟{n}\nTEL:{MOBILES[0]}\nEND:VCARD\n" for n in range(count))

    (folder / "few.vcf").write_text(cards(49), encoding="utf-8")
    (folder / "many.vcf").write_text(cards(50), encoding="utf-8")
    assert {r.where.path: r.severity for r in report(folder).records} == {"few.vcf": "medium", "many.vcf": "high"}


def test_what_a_record_reveals_raises_it(folder: Path) -> None:
    apps = "com.example.bank,样例银行\ncom.example.notes,记事\n"
    (folder / "apps.csv").write_text(f"包名,应用名称\n{apps}com.example.bible,圣经\n", encoding="utf-8")
    (folder / "plain.csv").write_text(f"包名,应用名称\n{apps}", encoding="utf-8")
    told = {row.where.path: (row.severity, row.why) for row in report(folder).records}
    assert told == {"apps.csv": ("high", ("step:reveals-faith",)), "plain.csv": ("medium", ())}
    assert {tally.entity: tally.severity for tally in report(folder).tallies} == {"APP_LIST": "high"}


def test_steps_stand_in_the_rows(folder: Path) -> None:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:周小舟\nTEL:{mobile}\nEND:VCARD\n" for mobile in MOBILES)
    (folder / "few.vcf").write_text(cards, encoding="utf-8")
    (folder / "a.txt").write_text("邮箱：kefu@zhoujiapu.cn", encoding="utf-8")
    with Run(Config(jobs=-1), roots([str(folder)])) as run:
        run.execute()
        rows = [row for row in run.rows() if row.get("entity") in ("EMAIL_ADDRESS", "CONTACT_LIST")]
    assert [(row["severity"], row["why"][-1]) for row in rows] == [
        ("low", "step:business"),
        ("medium", "step:few-contacts"),
    ]


def test_how_an_organisation_wants_to_be_reached_does_not_count(folder: Path) -> None:
    (folder / "a.txt").write_text("邮箱：kefu@zhoujiapu.cn 客服电话：400-812-3456", encoding="utf-8")
    assert report(folder).assessment.harm == 0


def test_a_child_is_counted_once(folder: Path) -> None:
    child = resident_id(f"{date.today().year - 8}0101")
    (folder / "a.txt").write_text(f"姓名：周小舟 身份证：{child}", encoding="utf-8")
    found = report(folder)
    assert {group.entity: group.severity for group in found.findings}["CN_RESIDENT_ID"] == "critical"
    assert found.assessment.terms["B"] == 45 and found.assessment.terms["P"] == 8


def test_a_column_that_needs_review_is_told(folder: Path) -> None:
    mixed = "\n".join(IDS[n] if n % 5 == 0 else mobile for n, mobile in enumerate(MOBILES))
    (folder / "a.csv").write_text(f"联系方式\n{mixed}\n", encoding="utf-8")
    (folder / "b.csv").write_text("no,手机号\n" + "\n".join(f"{n},第{n}项" for n in range(9)), encoding="utf-8")
    found = report(folder)
    told = [(c.where.path, c.header, c.entity, c.rate, c.review) for c in found.columns if c.where]
    assert told == [
        ("a.csv", "联系方式", "CN_MOBILE_NUMBER", 0.8, "competing:CN_RESIDENT_ID"),
        ("b.csv", "手机号", "CN_MOBILE_NUMBER", 0.0, "header-only"),
    ]
    (group,) = [group for group in found.findings if group.column]
    assert group.column and group.column.review == "competing:CN_RESIDENT_ID" and len(group.column.examples) == 3
    assert not any(mobile in str(found) for mobile in MOBILES)


@pytest.mark.parametrize("jobs", [1, 3])
def test_any_number_of_workers_judges_alike(jobs: int, folder: Path) -> None:
    for name in "abcd":
        rows = "\n".join(f"{m},{IDS[n] if n % 5 == 0 else m}" for n, m in enumerate(MOBILES))
        (folder / f"{name}.csv").write_text(f"x,联系方式\n{rows}\n", encoding="utf-8")
    with Run(Config(jobs=jobs), roots([str(folder)])) as run:
        assert run.execute() == report(folder)


def test_min_severity_hides_and_does_not_change_the_harm(folder: Path) -> None:
    (folder / "a.txt").write_text(f"姓名：周小舟 手机：{MOBILES[1]}", encoding="utf-8")
    everything, some = report(folder), report(folder, min_severity="medium")
    assert len(some.findings) == len(everything.findings) - 1
    assert some.assessment.harm == everything.assessment.harm


@pytest.mark.parametrize(
    ("fail_on", "strict", "name", "data", "code"),
    [
        (None, False, "a.txt", "手机19900000001", 0),
        ("high", False, "a.txt", "手机19900000001", 0),
        ("medium", False, "a.txt", "手机19900000001", 1),
        (None, False, "a.zip", "PK\x03\x04 broken", 3),
        (None, True, "a.txt", "plain words", 3),
        (None, False, "a.txt", "plain words", 0),
    ],
)
def test_exit(fail_on: str | None, strict: bool, name: str, data: str, code: int, folder: Path) -> None:
    (folder / name).write_text(data, encoding="utf-8")
    assert report(folder, fail_on=fail_on, strict=strict).exit == code


def test_labels_and_advice_are_inside(folder: Path) -> None:
    (folder / "a.txt").write_text(f"手机{MOBILES[1]}", encoding="utf-8")
    found = report(folder)
    assert found.labels["entity:CN_MOBILE_NUMBER"].zh == "手机号"
    assert [block.id for block in found.advice] == ["phone-number"]
    assert found.plan[0].advice == "phone-number" and found.plan[0].minutes > 0


def test_several_roots_keep_their_numbers(folder: Path) -> None:
    (folder / "x").mkdir()
    (folder / "y").mkdir()
    (folder / "x" / "b.txt").write_text(f"手机{MOBILES[1]}", encoding="utf-8")
    (folder / "y" / "a.txt").write_text(f"手机{MOBILES[2]}", encoding="utf-8")
    with Run(Config(jobs=-1), roots([str(folder / "x"), str(folder / "y")])) as run:
        run.execute()
        files = [(row["root"], row["path"]) for row in run.rows() if row["type"] == "file"]
    assert files == [(1, "a.txt"), (0, "b.txt")]
