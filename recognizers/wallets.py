"""Wallet addresses, private keys and seed phrases: each carries a check of its own."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from recognizers.keccak import keccak_256
from recognizers.rule import Evidence

_CHECKSUM = Evidence(("checksum",))
_PLAIN = Evidence()

_BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_PARTS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_ENDS = (1, 0x2BC830A3)
"""What is left over at the end of a Bech32 (BIP 173) and of a Bech32m address (BIP 350)."""
_ADDRESS, _KEYS = 25, (37, 38)
"""Bytes of an address with version and check, and of a private key, which may have a mark more."""

SEED_LENGTHS = frozenset({12, 15, 18, 21, 24})
"""Words of a seed phrase (BIP 39)."""


def base58check(value: str) -> Evidence | None:
    """An address in Base58 with a double SHA-256 check: Bitcoin and its relatives, Tron, Ripple."""
    alphabet = _RIPPLE if value.startswith("r") else _BITCOIN
    raw = _base58(value, alphabet)
    return _CHECKSUM if len(raw) == _ADDRESS and _ends_in_hash(raw) else None


def base58check_key(value: str) -> Evidence | None:
    """A private key in wallet import format: Base58 with a double SHA-256 check."""
    raw = _base58(value, _BITCOIN)
    return _CHECKSUM if len(raw) in _KEYS and _ends_in_hash(raw) else None


def bech32(value: str) -> Evidence | None:
    """An address in Bech32 or Bech32m (BIP 173, BIP 350), all in one case."""
    prefix, _, data = value.lower().rpartition("1")
    if value not in (value.lower(), value.upper()) or any(char not in _BECH32 for char in data):
        return None
    rest = 1
    for part in [*(ord(char) >> 5 for char in prefix), 0, *(ord(c) & 31 for c in prefix), *map(_BECH32.index, data)]:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ part
        for bit, mask in enumerate(_BECH32_PARTS):
            rest ^= mask if top >> bit & 1 else 0
    return _CHECKSUM if rest in _BECH32_ENDS else None


def ethereum(value: str) -> Evidence | None:
    """An Ethereum address; its mixed case is a check (EIP-55), a single case is none."""
    plain = value[2:]
    if plain in (plain.lower(), plain.upper()):
        return _PLAIN if len(set(plain)) > 4 else None
    hashed = keccak_256(plain.lower().encode()).hex()
    right = all(
        char.isupper() == (nibble in "89abcdef") for char, nibble in zip(plain, hashed, strict=False) if char.isalpha()
    )
    return _CHECKSUM if right else None


def wallet_address(value: str) -> Evidence | None:
    """What a label calls a wallet's address: by its own check where its kind has one."""
    if value.startswith("0x"):
        return ethereum(value)
    if value.lower().startswith(("bc1", "ltc1", "tb1", "addr1", "cosmos1")):
        return bech32(value)
    if value[0] in "13TrLMDX" and len(value) < 36:
        return base58check(value)
    kinds = sum(any(map(kind, value)) for kind in (str.islower, str.isupper, str.isdigit))
    return _PLAIN if len(value) > 40 and kinds == 3 else None


def seed_phrase(value: str) -> Evidence | None:
    """12–24 words of a BIP 39 list, the last of which carries the check of all."""
    words = seed_words(value)
    if len(words) not in SEED_LENGTHS:
        return None
    known = _places(words[0].isascii())
    if not all(word in known for word in words):
        return None
    bits = len(words) * 11
    check = bits // 33
    number = 0
    for word in words:
        number = number << 11 | known[word]
    entropy = (number >> check).to_bytes((bits - check) // 8, "big")
    return _CHECKSUM if sha256(entropy).digest()[0] >> 8 - check == number & (1 << check) - 1 else None


def seed_words(value: str) -> list[str]:
    """The words of a phrase in lower case, without the numbers and signs between them."""
    return "".join(char if char.isalpha() else " " for char in value).lower().split()


@cache
def _places(latin: bool) -> dict[str, int]:
    """Word → place in the English or the simplified Chinese list of BIP 39 (2013)."""
    text = (files("recognizers") / f"bip39_{'english' if latin else 'chinese'}.txt").read_text("utf-8")
    return {word: place for place, word in enumerate(text.split() if latin else "".join(text.split()))}


def _base58(value: str, alphabet: str) -> bytes:
    """The bytes; empty when a character is none of the alphabet."""
    number = 0
    for char in value:
        place = alphabet.find(char)
        if place < 0:
            return b""
        number = number * 58 + place
    zeros = len(value) - len(value.lstrip(alphabet[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _ends_in_hash(raw: bytes) -> bool:
    return sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]
