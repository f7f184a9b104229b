"""Logins one a line, those of a keychain, of Enpass and of Keeper; and what only looks so."""

from __future__ import annotations

import pytest

from audit.parsing.tables.unnamed import unnamed
from audit.readers import enpass_pairs, keychain_text
from audit.readers.login_list import READER

MAILS = "ann@example.com:geheim12\nxiaozhou@example.org:Sommer-34\nsample@example.net:qwertz56\n"
NAMES = "ann77:geheim12\nxiaozhou:Sommer-34\nsample_x:qwertz56\njfrei:Hund&Katze\n"
SITES = (
    "https://shop.example.com/in:ann@example.com:geheim12\nhttps://a.example.net:8443/x:xiaozhou:Sommer-34\n"
    "android://hash@com.example.app/:sample:qwertz56\n"
)
DASHES = "ann77----geheim12\n19900000001----Sommer-34\nsample----qwertz56\n"


@pytest.mark.parametrize("text", [MAILS, NAMES, SITES, DASHES, "\ufeff" + MAILS, MAILS.replace("\n", "\r\n\r\n")])
def test_lists_of_logins_are_known(sure, text: str) -> None:
    assert sure(READER, text) == 80


@pytest.mark.parametrize(
    "text",
    [
        "host:localhost\nport:8080\nmode:fast\nname:server1\nlevel:debug\n",
        "nginx:1.25-alpine\npython:3.11-slim\npostgres:15-alpine\nredis:7.2-bookworm\n",
        "root:x:0:0:root:/root:/bin/bash\nann:x:1000:1000::/home/ann:/bin/zsh\nbob:x:1:1::/home/bob:/bin/sh\n",
        "key1:value1a\nkey2:value2b\nkey3:value3c\nkey4:value4d\n",
        "libc6:amd64\nzlib1g:amd64\nlibssl3:amd64\nlibgcc1:amd64\n",
        "ann@example.com:Ann\nbob@example.org:Bob\nsample@example.net:Sample\n",
        "ann@example.com:19900000001\nbob@example.org:19900000002\nsample@example.net:19900000003\n",
        "memory:512m\ncache:30s\nbuffer:64kb\ntimeout:10ms\n",
        "10:15 start\n10:30 break\n11:00 end\n",
        "to ann77: geheim12 is the word\nbring a coat: it is cold\nask me: later\nanswer: no\n",
        "color:#ff00aa\nborder:#00ff11\nshade:#123abc\nback:#aa11bb\n",
        MAILS.splitlines()[0],
        MAILS + "and many other lines\n" * 3,
        "",
    ],
)
def test_what_only_has_colons_is_none(sure, text: str) -> None:
    assert sure(READER, text) == 0


def test_every_part_of_a_line_has_its_place(take) -> None:
    taken = take(READER, SITES + "odd line\n")
    assert taken.table("")[1] == {
        "url": "https://a.example.net:8443/x",
        "username": "xiaozhou",
        "password": "Sommer-34",
    }
    assert taken.place("Sommer-34") == {"line": 2, "column": 39}
    assert taken.table("")[3] == {"username": "odd line"}


KEYCHAIN = """\
keychain: "/Users/ann/Library/Keychains/login.keychain-db"
class: "inet"
attributes:
    0x00000007 <blob>="Shop"
    "acct"<blob>="xiaozhou"
    "desc"<blob>=<NULL>
    "srvr"<blob>="shop.example.com"
data:
0x67656865696D3132  "geheim12"
keychain: "/Users/ann/Library/Keychains/login.keychain-db"
class: "genp"
attributes:
    "acct"<blob>="Home"
"""


def test_an_item_of_a_keychain_is_a_row(take, sure) -> None:
    assert sure(keychain_text.READER, KEYCHAIN) == 92
    assert sure(keychain_text.READER, 'the line keychain: "x" says\nattributes:') == 0
    taken = take(keychain_text.READER, KEYCHAIN)
    first, second = taken.table("keychain")
    assert (first["url"], first["username"], first["password"]) == ("shop.example.com", "xiaozhou", "geheim12")
    assert (second["username"], second.get("password")) == ("Home", None)
    assert taken.place("geheim12") == {"line": 9, "column": 22}


ENPASS = '"Shop","Username","ann","Password","geheim12"\n"Forum","Password","geheim34","Website","forum.example.com"\n'


@pytest.mark.parametrize("above", ["", '"Title","Field","Value"\n'])
def test_names_beside_values_are_columns(take, sure, above: str) -> None:
    assert sure(enpass_pairs.READER, above + ENPASS) == 82
    taken = take(enpass_pairs.READER, above + ENPASS)
    assert taken.table("") == [
        {"Title": "Shop", "Username": "ann", "Password": "geheim12"},
        {"Title": "Forum", "Password": "geheim34", "Website": "forum.example.com"},
    ]
    assert taken.place("geheim34") == {"row": 2 + bool(above), "field": 3}


@pytest.mark.parametrize(
    "text",
    [
        "Name,Username,Password\na,ann,geheim12\nb,bob,geheim34\n",
        "a,Password,b\nc,d,e\nf,g,h\n",
        "no table at all",
        ENPASS.splitlines()[0],
    ],
)
def test_other_tables_are_no_pairs(sure, text: str) -> None:
    assert sure(enpass_pairs.READER, text) == 0


KEEPER = ["Social", "Forum", "ann@example.com", "geheim-12", "https://forum.example.com", "", ""]


@pytest.mark.parametrize(
    ("rows", "known"),
    [
        ([KEEPER], True),
        ([KEEPER, ["", "Card", "", "", "", "number", ""]], True),
        ([KEEPER[:6]], False),
        ([["Berlin", "Alpha", "10115", "A1b2c3", "https://alpha.example.com", "", ""]], False),
        ([["Berlin", "Alpha", "ann", "Apfel", "https://alpha.example.com", "", ""]], False),
        ([["a", "https://b.example.com", "ann", "geheim-12", "https://alpha.example.com", "", ""]], False),
        ([[*KEEPER[:4], "no address", "", ""]], False),
        ([], False),
    ],
)
def test_keeper_writes_no_header(rows: list[list[str]], known: bool) -> None:
    assert bool(unnamed(rows)) == known
