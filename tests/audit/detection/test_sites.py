"""Which site a saved login is for."""

from __future__ import annotations

import pytest

from audit.detection.sites import site, site_columns


@pytest.mark.parametrize(
    ("cell", "host"),
    [
        ("https://www.Bank.example.cn/login?next=1", "bank.example.cn"),
        ("bank.example.cn", "bank.example.cn"),
        ("http://user:secret@shop.example:8080/", "shop.example"),
        ("android://aGFzaA==@com.example.app/", "com.example.app"),
        ("https://例子.中国/登录", "例子.中国"),
        ("http://192.168.1.1/admin", ""),
        ("localhost", ""),
        ("my bank", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(cell: str, host: str) -> None:
    assert site(["x", cell], (1,)) == host


def test_the_first_column_that_has_one_counts() -> None:
    assert site(["", "shop.example"], (0, 1, 7)) == "shop.example"


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("url", True),
        ("login_uri", True),
        ("login/uris/uri", True),
        ("Web Site", True),
        ("hostname", True),
        ("origin_url", True),
        ("网址", True),
        ("登录网址", True),
        ("Title", False),
        ("avatar_url_list", False),
        ("password", False),
    ],
)
def test_how_the_column_is_called(name: str, named: bool) -> None:
    assert site_columns(["id", name]) == ((1,) if named else ())
