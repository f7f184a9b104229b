"""Whose data a folder is: proposal, confirmation, the owner's page, the others as numbers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.report import people as report_people
from audit.sources.named import roots
from reports.document import Report
from reports.people import People, Proposal

CV = (
    "个人简历\n姓名：周测试\n手机：19912345678\n身份证号：110101199003070177\n"
    "住址：北京市朝阳区某某路8号院3号楼502室\n本人确诊2型糖尿病。\n"
)
CONTACTS = "姓名,手机号\n李样本,19900001111\n王假名,19900002222\n周测试,19912345678\n"
ORDERS = (
    "订单号,收件人,收件人手机,收货地址\n1001,周测试,199****5678,北京市朝阳区某某路8号院3号楼502室\n"
    "1002,李样本,19900001111,北京市朝阳区某某路9号院1号楼101室\n"
)
Scan = Callable[..., Report]


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scan:
    """The report on files given as ``name__suffix="content"``."""
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    folder = tmp_path / "in"
    folder.mkdir()

    def report(
        confirm: Callable[[Proposal], bool] | None = None, /, options: dict[str, object] | None = None, **files: str
    ) -> Report:
        for name, content in files.items():
            (folder / name.replace("__", ".")).write_text(content, encoding="utf-8")
        config = Config(jobs=-1, fast=True, **(options or {}))  # type: ignore[arg-type]
        with Run(config, roots([str(folder)]), confirm=confirm) as run:
            return run.execute()

    return report


def test_nobody_is_told_of_before_the_owner_said_so(scan: Scan) -> None:
    people = scan(cv__txt=CV, contacts__csv=CONTACTS, orders__csv=ORDERS).people
    assert people.me is None
    assert people.others == 2
    assert people.proposal
    assert (people.proposal.name, people.proposal.files, people.proposal.why) == ("周*", 3, ("most-files",))
    assert "199****5678" in people.proposal.question["zh"]
    assert "is this you" in people.proposal.question["en"]


def test_a_confirmed_owner_has_a_page(scan: Scan) -> None:
    files = {"cv__txt": CV, "contacts__csv": CONTACTS, "orders__csv": ORDERS}
    me = scan(lambda proposal: proposal.files == 3, **files).people.me
    assert me
    kinds = {identifier.kind: identifier for identifier in me.identifiers}
    assert kinds["mobile_number"].files == 2
    assert kinds["id_card_number"].value == "1****************7"
    assert "MEDICAL" in me.sensitive
    assert me.facts["birth_decade"] == "1990s"
    assert me.facts["sex"] == "M"
    assert me.file_count == 3
    assert me.harm >= 45
    assert {join.by for join in me.joins} == {"near", "row"}
    again = scan(None, **files).people
    assert again.me == me, "the answer is kept"
    assert again.others == 2


def test_the_page_leaves_a_thousand_candidates_for_the_id_number(scan: Scan) -> None:
    """The mask and what else the page tells (province, decade, sex) fit a thousand numbers at least."""
    me = scan(lambda _: True, cv__txt=CV, contacts__csv=CONTACTS).people.me
    assert me
    mask = next(one.value for one in me.identifiers if one.kind == "id_card_number")
    assert {"province", "birth_decade", "sex"} == set(me.facts)
    county = me.facts["province"] + "0101"
    numbers = (
        f"{county}{me.facts['birth_decade'][:3]}{year}{month:02d}{day:02d}{order:03d}"
        for year in range(10) for month in range(1, 13) for day in range(1, 29) for order in range(1, 100, 2)
    )  # fmt: skip
    fitting = (number for number in numbers if (number[0], _check_digit(number)) == (mask[0], mask[-1]))
    assert sum(1 for _ in islice(fitting, 1_000)) == 1_000


def _check_digit(number: str) -> str:
    """GB 11643-1999."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True)) % 11]


def test_a_refused_owner_is_not_asked_about_again(scan: Scan) -> None:
    asked: list[str] = []

    def never(proposal: Proposal) -> bool:
        asked.append(proposal.name)
        return False

    people = scan(never, cv__txt=CV, contacts__csv=CONTACTS, orders__csv=ORDERS).people
    assert people.me is None
    assert asked[0] == "周*"
    assert asked.count("周*") == 1


def test_a_list_of_many_asks_whose_it_is(scan: Scan) -> None:
    rows = "".join(f"张样{chr(0x4E00 + n)},199{n:08d}\n" for n in range(60))
    files = {"cv__txt": CV, "b__txt": CV, "list__csv": f"姓名,手机号\n{rows}"}
    people = scan(lambda proposal: proposal.name == "周*", **files).people
    assert people.me
    assert people.others == 60
    assert people.entitled


def test_a_list_alone_is_nobodys(scan: Scan) -> None:
    people = scan(list__csv=CONTACTS).people
    assert (people.me, people.proposal, people.others) == (None, None, 3)


@pytest.mark.parametrize("options", [{"people": "count"}, {"reveal": True}])
def test_counts_only(scan: Scan, options: dict[str, object]) -> None:
    people = scan(None, options=options, cv__txt=CV, contacts__csv=CONTACTS).people
    assert people == People(others=3, identifiers=people.identifiers, sensitive=people.sensitive)


def test_everybody_on_demand_without_what_their_values_tell(scan: Scan) -> None:
    people = scan(None, options={"people": "all"}, cv__txt=CV, contacts__csv=CONTACTS).people
    assert [person.number for person in people.persons] == [1, 2, 3]
    assert {person.name for person in people.persons} == {"周*", "李*", "王*"}
    assert not any(person.facts for person in people.persons)


def test_past_a_limit_people_are_counted(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_people, "MOST", 3)
    people = scan(None, cv__txt=CV, contacts__csv=CONTACTS).people
    assert (people.others, people.exact, people.proposal) == (3, False, None)
