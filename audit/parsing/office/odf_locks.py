"""OpenDocument files with a password: what the manifest says of the encryption, and how it is undone.

ODF 1.3 part 2 (packages) 3.4 and 4: PBKDF2 with Blowfish or AES in CBC; LibreOffice 24.8 and later: Argon2id with AES
in GCM over the whole package.
"""

from __future__ import annotations

import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import pbkdf2_hmac, sha1, sha256
from typing import TYPE_CHECKING

from audit.errors import Unread

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MANIFEST = "META-INF/manifest.xml"
PACKAGE = "encrypted-package"
"""The one entry that holds the whole document."""
_CHECKED, _MOST_ROUNDS, _MOST_MEMORY = 1024, 5_000_000, 1 << 20
"""Bytes that the checksum is over; rounds of PBKDF2; kilobytes of Argon2."""
_GCM_TAG = 16


@dataclass(frozen=True)
class Lock:
    """How one entry is encrypted; the attributes of its elements in the manifest."""

    algorithm: str
    vector: bytes
    start: str
    derivation: dict[str, str]
    checksum_type: str
    checksum: bytes

    def open(self, data: bytes, password: str) -> bytes | None:
        """The bytes that were encrypted (deflated); None when the password does not fit."""
        return next((plain for plain in self._candidates(data, password) if self._is_right(plain)), None)

    def _candidates(self, data: bytes, password: str) -> Iterator[bytes]:
        digest = sha256 if "sha256" in self.start.lower() else sha1
        key = self._key(digest(password.encode("utf-8", "replace")).digest())
        name = self.algorithm.lower()
        try:
            if "gcm" in name:
                yield from self._gcm(data, key)
            elif "aes" in name:
                from Cryptodome.Cipher import AES

                yield AES.new(key, AES.MODE_CBC, iv=self.vector).decrypt(data[: len(data) // 16 * 16])
            else:
                from Cryptodome.Cipher import Blowfish

                for bits in (64, 8):  # OpenOffice writes the one, some others what the standard's words say
                    cipher = Blowfish.new(key, Blowfish.MODE_CFB, iv=self.vector, segment_size=bits)  # noqa: S304
                    yield cipher.decrypt(data)
        except (ValueError, KeyError) as error:
            raise Unread("damaged") from error

    def _gcm(self, data: bytes, key: bytes) -> Iterator[bytes]:
        from Cryptodome.Cipher import AES

        sealed = data.removeprefix(self.vector)
        cipher = AES.new(key, AES.MODE_GCM, nonce=self.vector)
        plain = cipher.decrypt(sealed[:-_GCM_TAG])
        try:
            cipher.verify(sealed[-_GCM_TAG:])
        except ValueError:
            return
        yield plain

    def _key(self, start: bytes) -> bytes:
        size = _number(self.derivation.get("key-size"), 16)
        salt = _bytes(self.derivation.get("salt"))
        if "argon2id" in self.derivation.get("key-derivation-name", ""):
            return _argon2(start, salt, size, self.derivation)
        rounds = _number(self.derivation.get("iteration-count"), 1024)
        if not (0 < rounds <= _MOST_ROUNDS and 0 < size <= 64):
            raise Unread("damaged")
        return pbkdf2_hmac("sha1", start, salt, rounds, size)

    def _is_right(self, plain: bytes) -> bool:
        if not self.checksum:
            return "gcm" in self.algorithm.lower() or inflated(plain[:_CHECKED]) is not None
        digest = self._digest
        ends = {len(plain)} if len(plain) > _CHECKED + 16 else {len(plain) - pad for pad in range(17)}  # padding of CBC
        return any(digest(plain[: min(end, _CHECKED)]) == self.checksum for end in ends if end >= 0)

    @cached_property
    def _digest(self) -> Callable[[bytes], bytes]:
        if "sha256" in self.checksum_type.lower():
            return lambda data: sha256(data).digest()
        return lambda data: sha1(data).digest()  # noqa: S324 - what the format has


def locks(manifest: Element) -> dict[str, Lock]:
    """The locks of a manifest by the names of the entries."""
    found: dict[str, Lock] = {}
    for entry in manifest.iter():
        parts = {_local(part.tag): part for part in entry}
        data = parts.get("encryption-data")
        if data is not None:
            inside = {_local(part.tag): _plain(part.attrib) for part in data}
            own, algorithm = _plain(data.attrib), inside.get("algorithm", {})
            found[_plain(entry.attrib).get("full-path", "")] = Lock(
                algorithm.get("algorithm-name", ""),
                _bytes(algorithm.get("initialisation-vector")),
                inside.get("start-key-generation", {}).get("start-key-generation-name", "sha1"),
                inside.get("key-derivation", {}),
                own.get("checksum-type", ""),
                _bytes(own.get("checksum")),
            )
    return found


def inflated(data: bytes) -> bytes | None:
    """The first bytes that deflated data give; None when they are not deflated."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, _CHECKED)
    except zlib.error:
        return None


def _argon2(start: bytes, salt: bytes, size: int, said: dict[str, str]) -> bytes:
    try:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    except ImportError:
        raise Unread("extra:office-legacy") from None
    rounds, lanes = _number(said.get("argon2-iterations"), 3), _number(said.get("argon2-lanes"), 4)
    memory = _number(said.get("argon2-memory"), 1 << 16)
    if memory > _MOST_MEMORY or rounds > 64:
        raise Unread("damaged")
    try:
        return Argon2id(salt=salt, length=size, iterations=rounds, lanes=lanes, memory_cost=memory).derive(start)
    except ValueError as error:
        raise Unread("damaged") from error


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in attributes.items()}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _bytes(text: str | None) -> bytes:
    try:
        return b64decode(text or "")
    except ValueError:
        return b""


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise
