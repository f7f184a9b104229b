"""Office documents with a password ([MS-OFFCRYPTO]): what is inside is a source of its own.

Those of 2007 and later are a package inside; those of 1997 to 2003 are the document itself, parts of it encrypted.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.archives.unfolding import view
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.locks import locked
from audit.parsing.ole.locks import is_endless, is_locked
from audit.parsing.ole.streams import root_names
from audit.passwords import Passwords

if TYPE_CHECKING:
    from msoffcrypto.format.base import BaseOfficeFile

_NOBODYS = Passwords(("VelvetSweatshop",))
"""Excel's own password for workbooks that it encrypts without asking for one ([MS-OFFCRYPTO] 2.4.2.3)."""
_PACKAGE = "EncryptedPackage"
_LARGEST_OLD = 64 << 20
"""Old documents are unlocked in memory."""
_FAULTS = (ValueError, IndexError, KeyError, TypeError, AttributeError, AssertionError, OSError, struct.error)
"""What msoffcrypto raises on damaged files."""


def sniff(head: Head) -> int:
    """The stream that holds the encrypted package, or the mark of a password in an old document."""
    return 99 if _PACKAGE in root_names(head) or is_locked(head) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the document under its own name; raise ``Unread`` when no password fits."""
    is_old = _PACKAGE not in root_names(reading.head)
    if is_old and (reading.head.size or 0) > _LARGEST_OLD:
        raise Unread(f"limit:bytes:{_LARGEST_OLD}")
    with cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=8 << 20, dir=str(reading.scratch))) as package:
        if not _unlock(source, _NOBODYS + reading.passwords, package, is_old):
            raise locked(source, reading.passwords)
        size = package.seek(0, 2)
        reading.budget.spend(size)
        yield source.member(source.name, partial(view, package), size)


def _unlock(source: Source, passwords: Passwords, package: BinaryIO, is_old: bool) -> bool:
    """Whether one of ``passwords`` fits; then ``package`` holds the document.

    Raises ``Unread``: the extra is missing, the document is damaged, or encrypted in a way that nothing opens here.
    """
    try:
        from msoffcrypto import OfficeFile
        from msoffcrypto.exceptions import DecryptionError, FileFormatError, ParseError
    except ImportError:
        raise Unread("extra:office-legacy") from None
    with source.open() as stream:
        if is_old and is_endless(stream):
            raise Unread("damaged")
        stream.seek(0)
        try:
            file = OfficeFile(stream)
            if not any(_fits(file, password, is_old) for password in passwords):
                return False
            file.decrypt(package)
        except (DecryptionError, FileFormatError, ParseError):
            raise Unread("locked") from None
        except _FAULTS as error:
            raise Unread("damaged") from error
    return True


def _fits(file: BaseOfficeFile, password: str, is_old: bool) -> bool:
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    try:
        if is_old:  # these are always verified
            file.load_key(password=password)
        else:
            file.load_key(password=password, verify_password=True)
    except InvalidKeyError:
        return False
    except (DecryptionError, ValueError):
        if is_old:
            raise
        return False
    return True


READER = Reader("locked-office", sniff, read)
