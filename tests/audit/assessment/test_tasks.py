"""The plan: quiet words while nothing is out, loud ones for what is marked, in the order of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from audit.assessment.case import Case, group_key
from audit.assessment.tasks import tasks
from audit.config import Situation
from audit.knowledge.accounts import load_accounts
from reports.document import Group, Label, RecordRow
from reports.people import Account, People, Reuse
from tests.audit.assessment.rows import CARD, CHAT, ID, MOBILE, NAME, PASSWORD, where

LABELS: Mapping[str, Label] = {
    "entity:BANK_CARD": Label("银行卡号", "bank card number"),
    "entity:PASSWORD": Label("口令", "password"),
    "entity:PERSON": Label("姓名", "full name"),
    "account:mail": Label("邮箱", "mailbox"),
    "account:social": Label("社交与聊天", "social or messenger"),
    "platform:wechat": Label("微信", "WeChat"),
}
LOUD = ("冻结", "挂失", "报警", "110", "12377", "freeze", "police", "report loss")


def account(number: int, kind: str, provider: str, value: str, identity: str, advice: str) -> Account:
    question = load_accounts().question
    return Account(number, kind, provider, value, identity, (where("bill.csv"),), 3, ("X",), (advice,), question)


MAIL = account(1, "mail", "", "z***@example.cn", "b2:1", "email")
WECHAT = account(2, "social", "platform:wechat", "", "", "social-accounts")


def case(
    situation: Situation,
    *rows: Group | RecordRow,
    leaked: tuple[str, ...] = (),
    reuse: int = 0,
    aside: tuple[Group, ...] = (),
) -> Case:
    return Case(
        situation=situation,
        groups=[row for row in rows if isinstance(row, Group)],
        records=[row for row in rows if isinstance(row, RecordRow)],
        labels=LABELS,
        accounts=(MAIL, WECHAT),
        reuse=(Reuse("password", "", (1,), reuse),) if reuse else (),
        people=People(others=12),
        leaked=frozenset(leaked),
        aside=frozenset(map(group_key, aside)),
    )


def ids(given: Case) -> list[str]:
    return [task.id for task in tasks(given)]


@pytest.mark.parametrize("situation", ["kept", "about-to-share"])
def test_while_nothing_is_out_there_are_files_and_what_to_leave_alone(situation: Situation) -> None:
    name = replace(NAME, id="b2:9")
    given = case(situation, name, MOBILE, CARD, ID, PASSWORD, CHAT, leaked=("*",), reuse=3, aside=(name,))
    assert ids(given) == [
        "files/reuse", "files/passwords", "files/id-card", "files/bank-card", "files/communications",
        "files/phone-number", "ignore/ignore",
    ]  # fmt: skip
    for task in tasks(given):
        assert not [word for word in LOUD for text in (task.text, task.why) if word in text["zh"] + text["en"]], task.id


@pytest.mark.parametrize("situation", ["shared", "told", "abuse"])
def test_nothing_marked_is_nothing_out(situation: Situation) -> None:
    first, *rest = tasks(case(situation, CARD, PASSWORD, CHAT, reuse=3))
    assert (first.id, first.urgency) == (f"unmarked/unmarked-{situation}", "now")
    assert rest == list(tasks(case("kept", CARD, PASSWORD, CHAT, reuse=3)))
    loud = [word for word in LOUD if word in first.text["zh"] + first.text["en"]]
    assert not loud or first.text["zh"].startswith("如果"), "what cannot wait for the marks stands under an if"


def test_once_it_is_shared_what_is_out_goes_before_what_is_kept() -> None:
    told = ids(case("shared", CARD, PASSWORD, CHAT, leaked=("CHAT_RECORD", "z")))
    assert told == [
        "evidence/evidence", "files/communications/out", "people/warn", "report/report", "files/passwords",
        "files/bank-card",
    ]  # fmt: skip


def test_the_urgent_before_the_severe() -> None:
    spare, mail = replace(ID, severity="medium"), replace(CARD, advice=("email",))
    assert [task.urgency for task in tasks(case("kept", spare, mail, PASSWORD))] == ["now", "soon", "later"]


def test_what_is_marked_follows_the_stages() -> None:
    given = case("abuse", CARD, PASSWORD, ID, CHAT, leaked=("BANK_CARD", "CHAT_RECORD", "platform:wechat"))
    told = ids(given)
    assert told[0] == "files/bank-card/out"
    assert told.index("account/platform:wechat/social-accounts") < told.index("evidence/evidence")
    assert told.index("evidence/evidence") < told.index("people/warn") < told.index("report/report")
    assert told.index("report/report") < told.index("files/passwords"), "what is not out is cleaned up at the end"
    report = next(task for task in tasks(given) if task.id == "report/report")
    assert "110" in report.text["zh"]


def test_only_marked_accounts_are_changed() -> None:
    given = case("shared", CARD, leaked=("b2:1",))
    (mail,) = [task for task in tasks(given) if task.group.startswith("account:")]
    assert mail.heading == {"zh": "账户：邮箱 z***@example.cn", "en": "Account: mailbox z***@example.cn"}
    assert (mail.group, mail.advice, mail.file_count) == ("account:1", "email", 3)


def test_everything_may_be_marked() -> None:
    given = case("told", CARD, MOBILE, leaked=("*",))
    assert {"account/b2:1/email", "account/platform:wechat/social-accounts", "people/warn"} <= set(ids(given))
    assert not [name for name in ids(given) if name in ("files/bank-card", "unmarked/unmarked")]


def test_a_task_says_what_it_cures() -> None:
    (task,) = tasks(case("kept", CARD))
    assert task.why == {
        "zh": "处理：银行卡号（3 处，2 个文件）。",
        "en": "Takes care of: bank card number (places: 3, files: 2).",
    }
    assert (task.cures, task.file_count, [place.path for place in task.files]) == (
        ("BANK_CARD",),
        2,
        ["card.txt", "b.txt"],
    )
    assert task.check["zh"]


def test_ids_stay_and_what_is_set_aside_needs_nothing() -> None:
    first = ids(case("kept", CARD, ID))
    again = ids(case("kept", replace(CARD, count=99), ID, NAME))
    assert set(first) <= set(again)
    aside = replace(case("kept", replace(CARD, id="b2:9"), ID), aside=frozenset({"b2:9"}))
    assert [task.id for task in tasks(aside)] == ["files/id-card", "ignore/ignore"]
    assert tasks(case("kept")) == ()
