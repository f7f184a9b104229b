"""Which accounts show, and what they share."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.sources.named import roots
from reports.document import Report

LOGINS = (
    "name,url,username,password,note\n"
    "a,https://a.example/login,zhou.xiaozhou@zhoujiapu.cn,Tr0ub4dor&3x,\n"
    "b,https://b.example/login,zhou.xiaozhou@zhoujiapu.cn,Tr0ub4dor&3x,\n"
    "c,https://c.example/login,zhou.xiaozhou@zhoujiapu.cn,c0rrecthorse!,\n"
)
VAULT = (
    "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n"
    ",,login,pay,,,0,https://auth.alipay.com/login,19912345678,Tr0ub4dor&3x,\n"
    ",,login,one,,,0,https://www.forum.example:8443/in?x=1,zhou_xz99,c0rrecthorse!,\n"
    ",,login,two,,,0,https://forum.example/,another_99,c0rrecthorse!,\n"
)
CV = (
    "姓名：周测试\n手机：19912345678\n邮箱：zhou.xiaozhou@zhoujiapu.cn\n微信号：zhouceshi_99\n"
    "身份证号：110101199003070177\n"
)
BILL = (
    "微信支付账单明细\n微信昵称：[测试]\n\n"
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    "2026-01-02 10:00:00,商户消费,某某超市,日用品,支出,¥12.00,零钱,支付成功,1000001,2000001,/\n"
)


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in {"logins.csv": LOGINS, "cv.txt": CV, "bill.csv": BILL}.items():
        (folder / name).write_text(content, encoding="utf-8")
    with Run(Config(jobs=-1, fast=True), roots([str(folder)]), confirm=lambda _: True) as run:
        return run.execute()


def test_accounts_of_exports_and_of_the_owner(found: Report) -> None:
    shown = {(account.kind, account.provider, account.value) for account in found.accounts}
    assert ("payment", "", "") not in shown
    assert ("social", "platform:wechat", "") in shown
    assert ("mail", "", "z***@zhoujiapu.cn") in shown
    assert ("phone", "", "199****5678") in shown
    assert ("social", "platform:wechat", "zh***9") in {(k, p, v[:2] + "***" + v[-1]) for k, p, v in shown if v}
    assert [account.number for account in found.accounts] == list(range(1, len(found.accounts) + 1))
    assert found.accounts[0].kind == "mail"
    assert all(f"account:{account.kind}" in found.labels for account in found.accounts)
    assert all(account.question["zh"] and account.question["en"] and account.files for account in found.accounts)


def test_one_password_at_two_places_and_the_mailbox_of_three(found: Report) -> None:
    password, mailbox = found.reuse
    assert (password.by, password.value, password.places) == ("password", "", 2)
    assert (mailbox.by, mailbox.value, mailbox.places) == ("mailbox", "z***@zhoujiapu.cn", 3)
    numbers = {account.provider: account.number for account in found.accounts}
    assert password.accounts == (numbers["site:a.example"], numbers["site:b.example"])
    assert mailbox.accounts == (found.accounts[0].number, *(numbers[f"site:{name}.example"] for name in "abc"))


def test_a_saved_login_is_an_account_with_its_site(found: Report) -> None:
    saved = {account.provider: account for account in found.accounts if account.entities == ("PASSWORD",)}
    assert set(saved) == {"site:a.example", "site:b.example", "site:c.example"}
    assert {account.value for account in saved.values()} == {"z***@zhoujiapu.cn"}
    assert all(account.files[0].path == "logins.csv" and account.kind == "other" for account in saved.values())
    assert "site" not in (found.people.me.facts if found.people.me else {})


def test_nobody_confirmed_shows_sites_without_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    (tmp_path / "vault.csv").write_text(VAULT, encoding="utf-8")
    with Run(Config(jobs=-1, fast=True), roots([str(tmp_path / "vault.csv")])) as run:
        saved = run.execute().accounts
    assert [(one.provider, one.value, one.id) for one in saved if one.entities == ("PASSWORD",)] == [
        ("platform:alipay", "", ""),
        ("platform:password-manager", "", ""),
        ("site:forum.example", "", ""),
    ]
