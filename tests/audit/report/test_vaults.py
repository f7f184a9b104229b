"""Vaults whose logins do not stand in one row: every account is told with its site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.sources.named import roots

ENTRIES = (("shop.example", "zhou_xz99", "Tr0ub4dor&3x"), ("forum.example", "another_99", "c0rrecthorse!"))
HASH = "2673d21860ef82a9b7e919c2351ecd3c2a4a431e21e9e41da20d1aea00efcc5"


def bitwarden() -> str:
    items = [
        {"id": site, "name": "x", "login": {"uris": [{"uri": f"https://{site}/"}], "username": user, "password": word}}
        for site, user, word in ENTRIES
    ]
    return json.dumps({"encrypted": False, "folders": [], "items": items})


def onepassword() -> str:
    items = [
        {
            "uuid": str(number),
            "details": {
                "loginFields": [
                    {"value": user, "name": "u", "designation": "username"},
                    {"value": word, "name": "p", "designation": "password"},
                ]
            },
            "overview": {"title": "x", "url": f"https://www.{site}/"},
        }
        for number, (site, user, word) in enumerate(ENTRIES)
    ]
    return json.dumps({"accounts": [{"attrs": {"accountName": "x"}, "vaults": [{"items": items}]}]})


def clipperz() -> str:
    def fields(*pairs: tuple[str, str, str]) -> dict[str, dict[str, str]]:
        return {
            f"{HASH}{at}": {"label": label, "value": value, "actionType": kind}
            for at, (label, value, kind) in enumerate(pairs)
        }

    cards = [
        fields(("Web address", f"https://{site}", "URL"), ("Username", user, "NONE"), ("Password", word, "PASSWORD"))
        for site, user, word in ENTRIES
    ]
    return json.dumps([{"label": "x", "currentVersion": {"fields": card}} for card in cards])


def enpass() -> str:
    items = [
        {
            "title": "x",
            "fields": [
                {"label": "Username", "sensitive": 0, "type": "username", "value": user},
                {"label": "Password", "sensitive": 1, "type": "password", "value": word},
                {"label": "Website", "sensitive": 0, "type": "url", "value": f"https://{site}"},
            ],
        }
        for site, user, word in ENTRIES
    ]
    return json.dumps({"folders": [], "items": items})


def keepass() -> str:
    def string(key: str, value: str) -> str:
        attribute = ' ProtectInMemory="True"' if key == "Password" else ""
        return f"<String><Key>{key}</Key><Value{attribute}>{value.replace('&', '&amp;')}</Value></String>"

    entries = "".join(
        f"<Entry><UUID>{at}</UUID>{string('Notes', 'hello12')}{string('Password', word)}{string('Title', 'x')}"
        f"{string('URL', site)}{string('UserName', user)}</Entry>"
        for at, (site, user, word) in enumerate(ENTRIES)
    )
    return f"<KeePassFile><Root><Group><Name>x</Name>{entries}</Group></Root></KeePassFile>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bitwarden.json", bitwarden()),
        ("export.data", onepassword()),
        ("clipperz.json", clipperz()),
        ("enpass.json", enpass()),
        ("keepass.xml", keepass()),
    ],
)
def test_every_login_has_its_site(name: str, content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    (tmp_path / name).write_text(content, encoding="utf-8")
    with Run(Config(jobs=-1, fast=True), roots([str(tmp_path / name)])) as run:
        sites = {account.provider for account in run.execute().accounts if account.entities == ("PASSWORD",)}
    assert sites >= {"site:shop.example", "site:forum.example"}
