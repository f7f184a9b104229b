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
        ("API_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        ("API_KEY", "sk_test_a8F3k2L1m9Q2z7x5"),
        ("CREDIT_CARD", "4242424242424242"),
        ("BANK_CARD", "6200000000000005"),
        ("IBAN_CODE", "GB82WEST12345698765432"),
        ("IBAN_CODE", "NO9386011117947"),
        ("IMEI", "490154203237518"),
        ("HK_ID", "A1234563"),
        ("USERNAME", "alice"),
        ("USERNAME", "张三"),
        ("MAC_ADDRESS", "02:00:00:00:00:00"),
        ("MAC_ADDRESS", "de:ad:be:ef:00:01"),
        ("PHONE_NUMBER", "442079460123"),
        ("PHONE_NUMBER", "00447700900456"),
        ("PASSWORD", "hunter2"),
        ("PASSWORD", "app:s3cr3tPw9@db.example.com"),
        ("SESSION_TOKEN", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.dGhpc2lzbm90"),
        ("CRYPTO", "0x000000000000000000000000000000000000dead"),
        ("CRYPTO_SEED", "abandon " * 11 + "about"),
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
        ("API_KEY", "sk_live_a8F3k2L1m9Q2z7x5"),
        ("IBAN_CODE", "GB82WEST12345698765433"),
        ("USERNAME", "alice_w"),
        ("USERNAME", "zhangsan88"),
        ("MAC_ADDRESS", "02:00:00:00:00:01"),
        ("PHONE_NUMBER", "442079461123"),
        ("PASSWORD", "hunter27"),
        ("PASSWORD", "Xpassword1"),
        ("PASSWORD", "app:s3cr3tPw9@db.myexample.com"),
        ("SESSION_TOKEN", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dGhpc2lzbm90YXNpZ25hdHVyZQ"),
        ("CRYPTO_SEED", "legal winner river cloud"),
    ],
)
def test_neighbours(entity: str, form: str) -> None:
    assert not is_test(entity, form)
