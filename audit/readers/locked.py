"""What is locked and never opened here: password stores, encrypted disks, backups and messages.  Named, not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.wechat_files import wechat_lock

_KINDS = {
    "keepass": rb"\x03\xd9\xa2\x9a[\x65-\x67]\xfb\x4b\xb5",
    "1password": rb"opdata01",
    "bitwarden": rb'\s*\{\s*"encrypted"\s*:\s*true',
    "authenticator": rb'\s*\{\s*"version"\s*:\s*\d+\s*,\s*"(?:header"\s*:\s*\{\s*"slots"\s*:\s*\[|kdfParams"\s*:\s*\{)'
    rb'|\s*\{\s*"services"\s*:\s*\[\s*\][^\x00]{0,60000}"servicesEncrypted"\s*:\s*"',
    "gpg": rb"-----BEGIN PGP MESSAGE-----|[\x84\x85\xc1].{1,3}\x03.{8}[\x01\x10\x12\x16\x19]"
    rb"|[\x8c\xc3][\x04\x0d\x2e]\x04[\x07-\x0a]",
    "age": rb"age-encryption\.org/v1\n|-----BEGIN AGE ENCRYPTED FILE-----",
    "pkcs12": rb"\x30(?:\x82..|\x83...|\x80)\x02\x01\x03\x30",
    "openssl": rb"Salted__|U2FsdGVkX1[89+/]",
    "ansible-vault": rb"\$ANSIBLE_VAULT;",
    "git-crypt": rb"\x00GITCRYPT\x00",
    "axcrypt": rb"\xc0\xb9\x07\x2e\x4f\x93\xf1\x46\xa0\x15\x79\x2c\xa1\xd9\xe8\x21",
    "android-backup": rb"ANDROID BACKUP\n\d+\n[01]\nAES-256\n",
    "luks": rb"LUKS\xba\xbe",
    "bitlocker": rb"\xeb.\x90-FVE-FS-",
    "dmg": rb"encrcdsa|cdsaencr",
    "telegram": rb"TDF\$",
}
"""Beginnings by kind: RFC 9580 4.2 (packet tags of OpenPGP), RFC 7292, the formats' own pages and file(1), 11/2026."""
_PATTERNS = {kind: re.compile(magic, re.DOTALL) for kind, magic in _KINDS.items()}
_IOS_BACKUP = re.compile(r"(?:^|/)(?:Manifest\.db|([0-9a-f]{2})/\1[0-9a-f]{38})$")
"""A backup of an iPhone names each file by the SHA-1 of where it was; with a password, all bytes are noise."""
_NOISE_BYTES = 4096
_NOISE_VALUES = 240


def sniff(head: Head) -> int:
    """The beginning, surer than of the text or JSON that some look like; by name only what looks like nothing else."""
    kind = _kind(head)
    if kind == "ios-backup":
        return 85 if head.suffix == "db" else 4
    if kind.startswith("wechat"):
        return 90
    return 97 if kind else 0


def _kind(head: Head) -> str:
    kind = next((kind for kind, magic in _PATTERNS.items() if magic.match(head.data)), "")
    path = "/".join((head.source.path, *head.source.trail))
    return kind or wechat_lock(path, head.data) or ("ios-backup" if _is_ios_backup(head) else "")


def _is_ios_backup(head: Head) -> bool:
    return _IOS_BACKUP.search(head.source.path) is not None and _is_noise(head.data)


def _is_noise(data: bytes) -> bool:
    """Nearly every byte value within the first page; AES fills whole blocks."""
    return len(data) % 16 == 0 and len(set(data[:_NOISE_BYTES])) > min(_NOISE_VALUES, len(data) * 0.55)


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Raise ``Unread`` with the kind."""
    raise Unread(f"locked:{_kind(reading.head)}")


READER = Reader("locked", sniff, read)
