"""Who the user is, as far as the user said so: keyed ids of values that are theirs, and of values that are not.

The file stands beside the key (``audit.detection.key``), mode 0600.  It holds hashes that are worthless without the
key, and no value.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from audit.errors import PdauditError


@dataclass(frozen=True, slots=True)
class Me:
    """``mine``: values of the user's; ``others``: values somebody thought were."""

    mine: frozenset[str] = field(default_factory=frozenset)
    others: frozenset[str] = field(default_factory=frozenset)

    def with_mine(self, ids: Iterable[str]) -> Me:
        """After the user said that these are theirs."""
        found = frozenset(ids)
        return Me(self.mine | found, self.others - found)

    def with_others(self, ids: Iterable[str]) -> Me:
        """After the user said that these are not."""
        found = frozenset(ids)
        return Me(self.mine - found, self.others | found)


NOBODY = Me()


def load(path: Path, key_id: str) -> Me:
    """What was said before; nothing where nothing was, or with another key.  ``PdauditError``: the file is broken."""
    try:
        said = json.loads(path.read_bytes())
    except FileNotFoundError:
        return NOBODY
    except OSError as error:
        raise PdauditError("cannot read {path}: {why}", path=path, why=error) from None
    except ValueError:
        said = None
    if not _is_whole(said):
        raise PdauditError("{path} is damaged; delete it and confirm again who you are", path=path)
    if said["key_id"] != key_id:
        return NOBODY
    return Me(frozenset(said["mine"]), frozenset(said["others"]))


def save(path: Path, key_id: str, me: Me) -> None:
    """Keep it; ``PdauditError`` when the file cannot be written."""
    content = json.dumps({"key_id": key_id, "mine": sorted(me.mine), "others": sorted(me.others)}, indent=1)
    whole = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            stream.write(content)
        whole.replace(path)
    except OSError as error:
        raise PdauditError("cannot write {path}: {why}", path=path, why=error) from None


def _is_whole(said: object) -> bool:
    return (
        isinstance(said, dict)
        and isinstance(said.get("key_id"), str)
        and all(
            isinstance(said.get(name), list) and all(isinstance(item, str) for item in said[name])
            for name in ("mine", "others")
        )
    )
