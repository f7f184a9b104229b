from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from audit.assessment.case import Case
from audit.assessment.inventory import inventory
from audit.assessment.plan import first_steps
from audit.assessment.sentence import Facts, sentence, spoken
from audit.assessment.tasks import tasks
from audit.assessment.verdict import Gaps, count_gaps, decide
from audit.config import Situation
from audit.knowledge.shelf import read
from reports.document import Assessment, Column, FileRow, Group, RecordRow
from tests.audit.assessment.rows import CARD, CHAT, ID, MOBILE, NAME, group

READ = Gaps(files=214, read=214)
BILL = RecordRow(
    "TRANSACTION_RECORD", "transaction_record", "account", "", "medium", 9, 1, "", CHAT.where, ("finance",)
)


def say(
    groups: tuple[Group, ...] = (),
    records: tuple[RecordRow, ...] = (),
    *,
    harm: int = 0,
    situation: Situation = "kept",
    gaps: Gaps = READ,
    entries: Mapping[str, int] = MappingProxyType({}),
    interrupted: bool = False,
) -> tuple[str, str]:
    case = Case(situation, groups, records, {})
    steps = first_steps(case, tasks(case))
    facts = Facts(
        decide(harm, "me", gaps), harm, situation, gaps, inventory(groups, records), steps, entries, interrupted
    )
    said = sentence(facts)
    return said["zh"], said["en"]


def test_all_clear() -> None:
    assert say() == (
        "214 个文件全部读完，没有需要处理的个人信息。",
        "All 214 files were read; nothing needs action.",
    )
    assert say(gaps=Gaps(files=1, read=1))[1] == "1 file was read; nothing needs action."


def test_all_clear_with_something_harmless_and_something_unseen() -> None:
    zh, en = say((NAME,), harm=10, gaps=Gaps(files=214, read=210, pictures=3))
    assert zh == "读完的 210 个文件里没有需要处理的个人信息。有 1 个姓名，留意即可。另外，3 张图片的文字没看。"
    assert en == (
        "210 files were read; nothing in them needs action. Found 1 name: just be aware."
        " Besides, text in 3 pictures not read."
    )


def test_found() -> None:
    cards = (CARD, replace(CARD, id="2"))
    zh, en = say((NAME, MOBILE, ID, *cards), (BILL, BILL, BILL), harm=71)
    assert zh == (
        "这里有 1 个身份证号、2 张银行卡、3 份账单等。扫描看不出是否已外泄；万一外传，后果严重。"
        "先做 3 件事，约 25 分钟。"
    )
    assert en == (
        "Found here: 1 ID number, 2 bank cards, 3 bills and more. A scan cannot tell whether anything leaked;"
        " if it got out, harm would be serious. Do 3 things first, about 25 minutes."
    )


def test_found_with_something_unread() -> None:
    zh, en = say((CARD,), harm=75, gaps=Gaps(files=9, read=8, locked=1))
    assert zh.endswith("先做 1 件事，约 10 分钟。另外，1 个文件需要密码。")
    assert en.endswith("Do 1 thing first, about 10 minutes. Besides, 1 file needs a password.")


def column(entity: str, kind: str, severity: str, advice: str, distinct: int = 312) -> Group:
    return group(entity, kind, severity, advice, column=Column("", "x", 1.0, distinct))


def test_about_to_publish_columns() -> None:
    rows = (
        column("CN_MOBILE_NUMBER", "mobile_number", "medium", "phone-number"),
        column("CN_ADDRESS", "home_address", "high", "address", 290),
        column("PERSON", "person_name", "low", "ignore"),
    )
    assert say(rows, harm=60, situation="about-to-share") == (
        "先别发布：含 312 人的住址和手机号；删 2 列即可通过。",
        "Don't publish yet: addresses and phone numbers of 312 people. Dropping 2 columns fixes it.",
    )


def test_about_to_publish_a_list_of_contacts_that_goes_with_its_columns() -> None:
    contacts = replace(CHAT, entity="CONTACT_LIST", kind="contacts_list", count=312)
    rows = (column("CN_MOBILE_NUMBER", "mobile_number", "medium", "phone-number"),)
    zh, en = say(rows, (contacts,), harm=60, situation="about-to-share")
    assert zh == "先别发布：含 312 人的手机号；删 1 列即可通过。"
    assert en == "Don't publish yet: phone numbers of 312 people. Dropping 1 column fixes it."
    assert "列即可" not in say(rows, (contacts, CHAT), harm=60, situation="about-to-share")[0], "a chat stays a chat"
    assert "列即可" not in say((), (contacts,), harm=60, situation="about-to-share")[0], "no column is known"


def test_about_to_publish_something_outside_of_columns() -> None:
    rows = (column("CN_MOBILE_NUMBER", "mobile_number", "medium", "phone-number"), CARD)
    zh, en = say(rows, harm=60, situation="about-to-share")
    assert zh == "先别发布：含 1 张银行卡和 312 个手机号；处理后再检查一次，约 15 分钟。"
    assert en == "Don't publish yet: 1 bank card and 312 phone numbers; clean it and check again, about 15 minutes."


def test_cannot_say() -> None:
    gaps = Gaps(files=9_000, read=8_996, locked=4, pictures=8_412)
    assert say((MOBILE,), harm=31, gaps=gaps) == (
        "还不能下结论：4 个文件需要密码，8,412 张图片的文字没看；已读部分：留意，有 1 个手机号。",
        "No verdict yet: 4 files need a password, text in 8,412 pictures not read;"
        " the rest: Watch, with 1 phone number.",
    )


def test_cannot_say_about_nothing() -> None:
    assert say(gaps=Gaps()) == ("还不能下结论：没有读到内容。", "No verdict yet: nothing was read.")


def test_how_many_entries_a_record_holds() -> None:
    zh, en = say((), (CHAT,), harm=50, entries={"chat_record": 20_000})
    assert "1 份聊天记录（20,000 条）。" in zh
    assert "1 chat record (20,000 entries)." in en
    assert "（" not in say((), (CHAT,), harm=50, entries={"chat_record": 1})[0]


def test_of_equally_severe_things_the_gravest_is_named_first_whatever_their_number() -> None:
    addresses = tuple(replace(group("CN_ADDRESS", "home_address", "high", "address"), id=str(n)) for n in range(3))
    assert "1 个身份证号和 3 个住址" in say((*addresses, ID), harm=60)[0]


def test_facts_are_counted_by_places_and_values_by_values() -> None:
    ill = group("MEDICAL", "medical_record", "high", "medical", paths=("a", "b", "c"))
    number = replace(MOBILE, count=9)
    assert "3 处健康信息和 1 个手机号" in say((ill, number), harm=60)[0]
    assert "3 health facts and 1 phone number" in say((ill, number), harm=60)[1]


def test_many_harmless_things_are_not_called_nothing() -> None:
    zh, en = say((NAME,), harm=70)
    assert zh == "这里有 1 个姓名。扫描看不出是否已外泄；万一外传，后果严重。"
    assert "nothing" not in en


def test_harm_without_anything_listed_is_not_called_nothing_either() -> None:
    assert say(harm=70)[0].startswith("这里有个人信息。")


def test_interrupted_is_said_first() -> None:
    gaps = Gaps(files=3, read=1, failed=2)
    for groups, harm in (((), 0), ((CARD,), 75)):
        zh, en = say(groups, harm=harm, gaps=gaps, interrupted=True)
        assert zh.startswith("已中断（INTERRUPTED），只看了一部分。")
        assert en.startswith("INTERRUPTED: only a part was looked at. ")


def test_a_locked_archive_is_not_called_calm() -> None:
    archive = FileRow(0, "bills.zip", (), "scanned", None, (), 200, None, "zip", None)
    member = FileRow(0, "bills.zip", ("x.csv",), "failed", "locked", (), 80, None, "", None)
    other = FileRow(0, "note.txt", (), "scanned", None, (), 20, "utf-8", "text", None)
    assert told((archive, member)) == "还不能下结论：1 个文件需要密码。"
    assert told((archive, member, other)) == "还不能下结论：1 个文件需要密码；已读部分：平稳。"


def told(files: tuple[FileRow, ...]) -> str:
    decision = decide(0, "me", count_gaps(files))
    empty = Assessment(0, True, "", {}, (), "me", "default", decision.verdict, decision.cannot_say)
    return spoken(empty, decision, files, (), (), "kept", ()).sentence["zh"]


def test_a_scan_never_claims_a_leak() -> None:
    for situation in ("kept", "about-to-share"):
        zh, en = say((CARD, ID), (CHAT,), harm=71, situation=situation)
        assert "泄露" not in zh
        assert "您的" not in zh
        assert not re.search(r"\bhas leaked|was leaked\b", en)


def test_every_kind_of_the_catalogue_has_its_words() -> None:
    kinds = read("sentences.toml")["kind"]
    recognizers = Path(__file__).parents[3] / "recognizers"
    catalogue = [tomllib.loads(path.read_text("utf-8")) for path in sorted(recognizers.glob("*.toml"))]
    wanted = {entity["kind"] for data in catalogue for entity in data.get("entity", [])}
    assert wanted
    assert wanted == set(kinds) - {"other"}


def test_spoken_fills_the_assessment() -> None:
    silent = Assessment(31, False, "", {}, (), "me", "default", "watch")
    files = (FileRow(0, "a.txt", (), "scanned", None, (), 9, None, "text"),)
    heard = spoken(silent, decide(31, "me", Gaps(1, 1)), files, (MOBILE,), (), "kept", ())
    assert heard.sentence["zh"].startswith("这里有 1 个手机号。")
    assert replace(heard, sentence={}) == silent


def test_numbers_are_those_of_the_whole_not_of_the_groups_that_are_listed() -> None:
    decision = decide(60, "me", READ)
    empty = Assessment(60, False, "", {}, (), "me", "default", decision.verdict, decision.cannot_say)
    said = spoken(empty, decision, (), (MOBILE,), (), "kept", (), {"mobile_number": 100_000})
    assert "100,000 个手机号" in said.sentence["zh"]
