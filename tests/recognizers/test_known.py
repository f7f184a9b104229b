"""Values that belong to nobody, and their neighbours that may belong to somebody."""

from __future__ import annotations

import pytest

from recognizers.known import is_test


@pytest.mark.parametrize(
    ("entity", "form"),
    [
        ("CN_RESIDENT_ID", "11010519491231002X"),
        ("CN_MOBILE_NUMBER", "13800138000"),
        ("CREDIT_CARD", "4111111111111111"),
        ("EMAIL_ADDRESS", "a@example.com"),
        ("EMAIL_ADDRESS", "a@mail.example.org"),
        ("EMAIL_ADDRESS", "a@host.invalid"),
        ("IP_ADDRESS", "203.0.113.77"),
        ("IP_ADDRESS", "2001:db8::1"),
        ("MAC_ADDRESS", "00:00:5e:00:53:01"),
        ("MAC_ADDRESS", "00:01:02:03:04:05"),
        ("PASSWORD", "test123"),
        ("PASSWORD", "changeme"),
        ("PHONE_NUMBER", "12125550147"),
        ("API_KEY", "AKIAIOSFODNN7EXAMPLE"),
    ],
)
def test_known(entity: str, form: str) -> None:
    assert is_test(entity, form)


@pytest.mark.parametrize(
    ("entity", "form"),
    [
        ("CN_MOBILE_NUMBER", "13800138001"),
        ("CREDIT_CARD", "4111111111111129"),
        ("EMAIL_ADDRESS", "a@myexample.com"),
        ("EMAIL_ADDRESS", "example.com@a.cn"),
        ("IP_ADDRESS", "203.0.114.45"),
        ("PHONE_NUMBER", "12125551147"),
        ("API_KEY", "AKIAEXAMPLE7IOSFODNN"),
        ("QQ_NUMBER", "13800138000"),
    ],
)
def test_neighbours(entity: str, form: str) -> None:
    assert not is_test(entity, form)
