"""What is a password, a key or neither: invented secrets beside the words that stand where one would."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.credentials import basic_credentials, encoded_private_key, mixed, published_key, random_looking


@pytest.mark.parametrize("value", ["S3cret77", "qwer1234", "Xiao2020!", "a1b2c3d4", "lin19900101", "P@ss!w0rd9"])
def test_letters_with_digits_are_a_password(value: str) -> None:
    assert mixed(value) is not None


@pytest.mark.parametrize(
    "value",
    [
        *("abcdef", "123456", "a1b2", "sha256", "utf-8-sig", "v2.10.1", "oauth2", "my-secret-2", "settings.KEY_2"),
        *(
            "config1.yaml",
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "$2b$12$abcdefghijkl",
            "{SSHA}abc123",
            "${PASS1}",
            "ab1****",
        ),
        *("xxxx1234", "your_pass1", "10.5px", "test123"),
    ],
)
def test_names_hashes_and_templates_are_none(value: str) -> None:
    assert mixed(value) is None


@given(st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_", max_size=40))
def test_without_a_digit_nothing_is_mixed(value: str) -> None:
    assert mixed(value) is None


@pytest.mark.parametrize("value", ["a8F3k2L1m9Q2z7x5C4v6", "3f9a1c77e0b2d4586a9c0e1f", "k3J-9x_Qz7Lm2Pw8Rt4V"])
def test_a_key_looks_random(value: str) -> None:
    assert random_looking(value) is not None


@pytest.mark.parametrize(
    "value",
    [
        *("settings.SECRET_KEY_VALUE", "AccessKeyCredentialsProvider", "your_access_token_here1", "0000000000000000"),
        *("aaaa1111aaaa1111", "primary-key-constraint-12", "<api-key-1>", "PlaceholderKey1234"),
    ],
)
def test_words_and_repetitions_are_no_key(value: str) -> None:
    assert random_looking(value) is None


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("ghp_a8F3k2L1m9Q2z7x5C4v6B8n0a8F3k2L1m9Q2", True),
        ("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", False),
        ("AKIAXXXXXXXXXXXXXXXX", False),
        ("xoxb-your-token-goes-here", False),
        ("T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", False),
    ],
)
def test_a_stand_in_has_the_prefix_but_is_no_key(value: str, key: bool) -> None:
    assert (published_key(value) is not None) == key


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=":"), min_size=1, max_size=12))
def test_basic_credentials_are_a_name_and_a_password(word: str) -> None:
    assert basic_credentials(b64encode(f"lin:{word}".encode()).decode()) is not None
    assert basic_credentials(b64encode(f"lin{word}".encode()).decode()) is None


@pytest.mark.parametrize("value", ["realm", "credentials", "AAAA", "////", b64encode(b"lin:").decode()])
def test_other_words_behind_basic_are_none(value: str) -> None:
    assert basic_credentials(value) is None


@pytest.mark.parametrize(("kind", "found"), [("PRIVATE KEY", True), ("RSA PRIVATE KEY", True), ("CERTIFICATE", False)])
def test_a_private_key_in_base64(kind: str, found: bool) -> None:
    pem = f"-----BEGIN {kind}-----\nMIIBOgIBAAJBAKj34GkxFhD9\n-----END {kind}-----\n"
    assert (encoded_private_key(b64encode(pem.encode()).decode()) is not None) == found
