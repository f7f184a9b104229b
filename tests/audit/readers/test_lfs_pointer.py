from __future__ import annotations

from pathlib import Path

import pytest

from audit.model import Outcome
from tests.audit.making import events, outcomes, source

OID = f"oid sha256:{'ab' * 32}\nsize 12345\n"


def outcome(text: str, tmp_path: Path) -> Outcome:
    ((_, told),) = outcomes(events(source(text, "people.csv"), tmp_path))
    return told


@pytest.mark.parametrize(
    "version",
    [
        "https://git-lfs.github.com/spec/v1\n",
        "https://hawser.github.com/spec/v1\n",
        "https://git-lfs.github.com/spec/v1\next-0-foo sha256:cd\n",
    ],
)
def test_a_pointer_is_not_its_content(version: str, tmp_path: Path) -> None:
    told = outcome(f"version {version}{OID}", tmp_path)
    assert (told.state, told.why, told.format) == ("failed", "elsewhere:lfs", "lfs")


@pytest.mark.parametrize(
    "text",
    [
        f"version https://git-lfs.github.com/spec/v1\n{OID}" + "x" * 1_024,  # no pointer is so long
        f"see version https://git-lfs.github.com/spec/v1\n{OID}",
        "version https://git-lfs.github.com/spec/v1\nis where it is written down\n",
    ],
)
def test_what_only_speaks_of_pointers_is_read(text: str, tmp_path: Path) -> None:
    assert outcome(text, tmp_path).format != "lfs"
