"""Office documents of 2007 and later with a password ([MS-OFFCRYPTO]): what is inside is a source of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.locks import locked
from audit.parsing.ole_streams import root_names
from audit.parsing.unfolding import view
from audit.passwords import Passwords

if TYPE_CHECKING:
    from msoffcrypto.format.ooxml import OOXMLFile

_NOBODYS = Passwords(("VelvetSweatshop",))
"""Excel's own password for workbooks that it encrypts without asking for one ([MS-OFFCRYPTO] 2.4.2.3)."""


def sniff(head: Head) -> int:
    """The stream that holds the encrypted package."""
    return 99 if "EncryptedPackage" in root_names(head) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the document under its own name; raise ``Unread`` when no password fits."""
    with cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=8 << 20, dir=str(reading.scratch))) as package:
        if not _unlock(source, _NOBODYS + reading.passwords, package):
            raise locked(source, reading.passwords)
        size = package.seek(0, 2)
        reading.budget.spend(size)
        yield source.member(source.name, partial(view, package), size)


def _unlock(source: Source, passwords: Passwords, package: BinaryIO) -> bool:
    """Whether one of ``passwords`` fits; then ``package`` holds the document."""
    try:
        from msoffcrypto import OfficeFile
    except ImportError:
        raise Unread("extra:office-legacy") from None
    with source.open() as stream:
        file = OfficeFile(stream)
        if not any(_fits(file, password) for password in passwords):
            return False
        file.decrypt(package)
    return True


def _fits(file: OOXMLFile, password: str) -> bool:
    from msoffcrypto.exceptions import DecryptionError

    try:
        file.load_key(password=password, verify_password=True)
    except (DecryptionError, ValueError):
        return False
    return True


READER = Reader("locked-office", sniff, read)
