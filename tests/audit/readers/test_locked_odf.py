from __future__ import annotations

import io
import zipfile
import zlib
from base64 import b64encode
from hashlib import pbkdf2_hmac, sha1, sha256

import pytest
from Cryptodome.Cipher import AES, Blowfish
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from audit.readers import detect
from audit.readers.locked_odf import READER
from tests.audit.readers.planted_files import archive, ods, odt

PASSWORD = "开门 sesame"
SALT, VECTOR = bytes(range(16)), bytes(range(100, 116))
ROUNDS = 10


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def entry(name: str, algorithm: str, start: str, derivation: str, checksum: str, vector: bytes) -> str:
    return (
        f'<m:file-entry m:full-path="{name}"><m:encryption-data {checksum}><m:algorithm m:algorithm-name="{algorithm}" '
        f'm:initialisation-vector="{b64encode(vector).decode()}"/><m:start-key-generation '
        f'm:start-key-generation-name="{start}"/><m:key-derivation {derivation} m:salt="{b64encode(SALT).decode()}"/>'
        "</m:encryption-data></m:file-entry>"
    )


def manifest(*entries: str) -> str:
    return (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" xmlns:l="urn:loext">'
        f"{''.join(entries)}</m:manifest>"
    )


def locked(document: bytes, kind: str = "aes", checked: bool = True) -> bytes:
    """``document`` with every part under a password, as ODF 1.2 and later (``aes``) or 1.1 (``blowfish``) have it."""
    parts: dict[str, bytes | str] = {}
    entries = []
    with zipfile.ZipFile(io.BytesIO(document)) as plain:
        for info in plain.infolist():
            data = plain.read(info)
            if info.filename in ("mimetype", "META-INF/manifest.xml"):
                parts[info.filename] = data
                continue
            packed = deflated(data)
            digest, size = (sha256, 32) if kind == "aes" else (sha1, 16)
            key = pbkdf2_hmac("sha1", digest(PASSWORD.encode()).digest(), SALT, ROUNDS, size)
            checksum = f'm:checksum-type="SHA1/1K" m:checksum="{b64encode(sha1(packed[:1024]).digest()).decode()}"'
            if kind == "aes":
                checksum = checksum.replace("SHA1/1K", "x#sha256-1k")
                checksum = checksum.replace(
                    b64encode(sha1(packed[:1024]).digest()).decode(), b64encode(sha256(packed[:1024]).digest()).decode()
                )
                pad = 16 - len(packed) % 16
                secret = AES.new(key, AES.MODE_CBC, iv=VECTOR).encrypt(packed + bytes(pad - 1) + bytes((pad,)))
                vector, names = VECTOR, ("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "http://x#sha256")
            else:
                bits = 8 if kind == "blowfish8" else 64
                vector, names = VECTOR[:8], ("Blowfish CFB", "SHA1")
                secret = Blowfish.new(key, Blowfish.MODE_CFB, iv=vector, segment_size=bits).encrypt(packed)
            derivation = f'm:key-derivation-name="PBKDF2" m:key-size="{size}" m:iteration-count="{ROUNDS}"'
            parts[info.filename] = secret
            entries.append(entry(info.filename, *names, derivation, checksum if checked else "", vector))
    parts["META-INF/manifest.xml"] = manifest(*entries)
    return archive(parts)


def sealed(document: bytes) -> bytes:
    """``document`` as one encrypted package, as LibreOffice writes it since 24.8."""
    start = sha256(PASSWORD.encode()).digest()
    key = Argon2id(salt=SALT, length=32, iterations=1, lanes=1, memory_cost=64).derive(start)
    secret, tag = AES.new(key, AES.MODE_GCM, nonce=VECTOR[:12]).encrypt_and_digest(deflated(document))
    derivation = (
        'm:key-derivation-name="urn:x:argon2id" m:key-size="32" l:argon2-iterations="1" l:argon2-memory="64" '
        'l:argon2-lanes="1"'
    )
    listed = entry("encrypted-package", "x#aes256-gcm", "x#sha256", derivation, "", VECTOR[:12])
    kind = "application/vnd.oasis.opendocument.text"
    parts: dict[str, bytes | str] = {"mimetype": kind, "META-INF/manifest.xml": manifest(listed)}
    return archive({**parts, "encrypted-package": VECTOR[:12] + secret + tag})


DOCUMENTS = {
    "aes": locked(odt()),
    "aes unchecked": locked(odt(), checked=False),
    "blowfish": locked(ods(), "blowfish"),
    "blowfish of eight bits": locked(odt(), "blowfish8"),
    "whole package": sealed(odt()),
}


def content(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read("content.xml")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_only_the_right_password_opens_it(take, given, name):
    data = DOCUMENTS[name]
    assert detect(given(data, "a.odt")[1].head) is READER
    assert take(READER, data).unread == "locked:password"
    assert take(READER, data, passwords=("1",)).unread == "locked:wrong"
    taken = take(READER, data, "a.odt", passwords=("1", PASSWORD))
    assert content(taken.members["a.odt"]) == content(ods() if name == "blowfish" else odt())


def test_without_the_extra(take, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf.argon2", None)
    assert take(READER, DOCUMENTS["whole package"], passwords=("1",)).unread == "extra:office-legacy"


def test_open_documents_are_not_its(sure):
    assert sure(READER, odt()) == 0


@pytest.mark.parametrize(
    "listed",
    [
        "",
        entry("content.xml", "x#aes256-cbc", "x", 'm:iteration-count="999999999"', "", VECTOR),
        entry("content.xml", "x#aes256-cbc", "x", 'm:key-size="17"', "", b""),
        entry(
            "content.xml", "x#aes256-gcm", "x", 'm:key-derivation-name="argon2id" l:argon2-memory="99999999"', "", b"1"
        ),
        entry("nowhere", "x", "x", "", "", VECTOR),
        "<m:file-entry><m:encryption-data/></m:file-entry>",
    ],
)
def test_manifests_that_lie_end_in_a_reason(take, listed):
    data = archive({"META-INF/manifest.xml": manifest(listed) + "<!-- encryption-data -->", "content.xml": bytes(32)})
    assert take(READER, data, passwords=("1",)).unread in {"damaged", "locked:wrong"}
