"""The local key that makes fingerprints worthless to anybody else.

The plain hash of a phone number IS the phone number (all Chinese mobiles hash in about an hour on one core), so every
id and link is a keyed BLAKE2b.  The key is 32 random bytes in the user's configuration folder, mode 0600, or in the
file that ``PDAUDIT_KEY_FILE`` names.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from audit.errors import PdauditError

KEY_BYTES = 32


def key_path() -> Path:
    """Where the key is or will be."""
    if named := os.environ.get("PDAUDIT_KEY_FILE"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("pdaudit")) / "key"


def me_path() -> Path:
    """Where the user's own values are kept, as keyed ids (``audit.me``)."""
    return key_path().with_name("me.json")


def load_key() -> bytes:
    """The key, made on first use.  Raises ``PdauditError`` when the file cannot be read, made, or is not a key."""
    path = key_path()
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return _make(path)
    except OSError as error:
        raise PdauditError("cannot read the key file {path}: {why}", path=path, why=error) from None
    if len(key) != KEY_BYTES:
        raise PdauditError(
            "{path} is not a pdaudit key (it must hold exactly {key_bytes} bytes)", path=path, key_bytes=KEY_BYTES
        )
    return key


def _make(path: Path) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another run made it between our two looks
        return load_key()
    except OSError as error:
        raise PdauditError(
            "cannot make the key file {path}: {why}; name another with PDAUDIT_KEY_FILE", path=path, why=error
        ) from None
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(key)
    return key


def key_id(key: bytes) -> str:
    """A public name of the key, so that two runs can tell whether their ids are comparable."""
    return hashlib.blake2b(b"pdaudit key id", key=key, digest_size=4).hexdigest()
