"""Addresses, keys and seed phrases: published examples of their own specifications, and one character off."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.keccak import keccak_256
from recognizers.wallets import base58check, base58check_key, bech32, ethereum, seed_phrase, wallet_address
from tests.quality.checksums import as_base58check

GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
BIP_173 = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
BIP_350 = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
EIP_55 = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
BIP_39 = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_keccak(data: bytes, digest: str) -> None:
    assert keccak_256(data).hex() == digest


@given(st.binary(max_size=300))
def test_keccak_is_32_bytes_and_changes_with_its_input(data: bytes) -> None:
    assert len(keccak_256(data)) == 32
    assert keccak_256(data) != keccak_256(data + b"\0")


@given(st.integers(0, 2**32))
def test_every_made_address_has_its_check(seed: int) -> None:
    address = as_base58check(Random(seed).randbytes(20))
    assert base58check(address) is not None
    assert base58check(address[:-1] + ("2" if address[-1] == "1" else "1")) is None


@pytest.mark.parametrize("address", [BIP_173, BIP_173.upper(), BIP_350])
def test_bech32(address: str) -> None:
    assert bech32(address) is not None
    assert bech32(address[:-1] + ("q" if address[-1] != "q" else "p")) is None


def test_bech32_is_in_one_case_and_one_alphabet() -> None:
    assert bech32(BIP_173.replace("q", "Q", 1)) is None
    assert bech32(BIP_173.replace("q", "b")) is None


def test_mixed_case_is_the_check_of_an_ethereum_address() -> None:
    proof = ethereum(EIP_55)
    assert proof is not None and proof.codes == ("checksum",)
    assert ethereum(EIP_55.swapcase().replace("0X", "0x")) is None
    assert ethereum(EIP_55.lower()) is not None
    assert ethereum("0x" + "0" * 40) is None


def test_a_key_is_no_address() -> None:
    key = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
    assert base58check_key(key) is not None
    assert base58check(key) is None
    assert base58check_key(GENESIS) is None
    assert base58check("0OIl") is None


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        (GENESIS, True),
        (GENESIS[:-1] + "b", False),
        (BIP_350, True),
        (EIP_55.lower(), True),
        ("7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", True),
        ("abcdefghijkmnopqrstuvwxyzabcdefghijkmnopqrs", False),
    ],
)
def test_a_labelled_address(value: str, stands: bool) -> None:
    assert (wallet_address(value) is not None) == stands


@pytest.mark.parametrize(
    "phrase",
    [BIP_39, BIP_39.upper(), "abandon " * 11 + "about", "zoo " * 11 + "wrong", "1. " + BIP_39, "的 " * 11 + "在"],
)
def test_a_seed_phrase_carries_its_check(phrase: str) -> None:
    assert seed_phrase(phrase) is not None


@pytest.mark.parametrize(
    "phrase",
    [
        "abandon " * 12,
        BIP_39.replace("yellow", "year"),
        BIP_39.replace("winner", "winners"),
        BIP_39[7:],
        "的 " * 12,
        "1 2",
    ],
)
def test_other_words_do_not(phrase: str) -> None:
    assert seed_phrase(phrase) is None
