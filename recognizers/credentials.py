"""What tells a password from the words, templates and hashes that stand in its place."""

from __future__ import annotations

import base64
import binascii
import re

from recognizers.lazy import lazy
from recognizers.rule import Evidence

_FORM = Evidence(weak=True)
_PROOF = Evidence()

_NAMES = lazy(
    # Algorithms, encodings, versions, names in code, options, paths: letters with digits, but no secrets.
    r"(?i)(?:sha|md|utf|base|aes|des|rsa|oauth|http|ipv|win|python|py|mysql|pbkdf|argon|ntlm|scram|mp|rc|web|ec|ed|hs|rs|es|"
    r"ps|blake|crc|tls|ssl|ssh|test|pass|password|passwd|pwd|pw|user|example|foo|bar|secret)[_-]?[0-9./-]{1,6}[a-z_-]{0,12}|"
    r"[a-z][0-9.]{1,6}|[a-z]+(?:[-_][a-z0-9]+)+|[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+|[0-9.]+[a-z]{1,3}|"
    r"[a-z0-9_.-]+\.(?:txt|ya?ml|json|py|js|c|h|conf|ini|pem|key|cfg|md|html?)|"
    r"(?-i:/?[~a-z0-9_.-]+(?:/[a-z0-9_.-]+)+|/[a-z0-9_.-]+)"
)
_HASH = lazy(r"[0-9a-fA-F]{32,}|(?:\$|\{)[0-9A-Za-z-]{1,16}(?:\$|\}).*", re.DOTALL)
_TEMPLATE = lazy(r"(?i)[$%#@]?[{<(\[].*|.*[})>\]]|\$[a-z_].*|%[a-z(].*|.*[*•.]{3}.*|x{4,}.*|your.*", re.DOTALL)
_STAND_IN = lazy(r"(?i)your|xxxx|example_|change|placeholder|insert|dummy|[<>{}$]")
_SYLLABLES = lazy("[A-Z]?[a-z]+|[A-Z]+")
_LEAST, _MANY, _WORDY = 6, 8, 4


def mixed(value: str) -> Evidence | None:
    """Letters with digits, as nobody writes a word: a password behind a name that says little (``pass``)."""
    if len(value) < _LEAST or not re.search("[0-9]", value) or not re.search("[A-Za-z]", value):
        return None
    if _NAMES.fullmatch(value) or _HASH.fullmatch(value) or _TEMPLATE.fullmatch(value):
        return None
    return _FORM


def random_looking(value: str) -> Evidence | None:
    """A key: letters and digits mixed, not made of words, no path, template or repetition."""
    plain = value.strip("\"'")
    kinds = sum(any(map(kind, plain)) for kind in (str.islower, str.isupper, str.isdigit))
    pieces = _SYLLABLES.findall(plain)
    if kinds < 2 or not pieces or sum(map(len, pieces)) >= _WORDY * len(pieces):
        return None
    return published_key(plain)


def published_key(value: str) -> Evidence | None:
    """What begins as the keys of a service do, and is no stand-in for one."""
    return _PROOF if len(set(value)) >= _MANY and not _STAND_IN.search(value) else None


def encoded_private_key(value: str) -> Evidence | None:
    """Base64 of a PEM file with a private key, as Kubernetes and CI variables keep it."""
    head = value[: 4 * (len(value) // 4)][:80]
    try:
        return _PROOF if b"PRIVATE KEY" in base64.b64decode(head, validate=True) else None
    except binascii.Error:
        return None


def basic_credentials(value: str) -> Evidence | None:
    """Base64 of ``name:password``, as HTTP sends it (RFC 7617)."""
    try:
        name, sign, word = base64.b64decode(value + "=" * (-len(value) % 4), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return _PROOF if sign and name.isprintable() and word.isprintable() and word else None
