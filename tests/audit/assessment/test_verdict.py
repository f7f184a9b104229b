from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.assessment.verdict import Gaps, band, count_gaps, decide
from audit.config import Readership
from reports.document import FileRow

READ = Gaps(files=10, read=10)
ORDER = ("calm", "watch", "act-soon", "act-now")
READERS: tuple[Readership, ...] = ("encrypted", "me", "shared", "public")


@pytest.mark.parametrize(
    ("harm", "row"),
    [
        (0, ("calm", "calm", "calm", "calm")),
        (1, ("calm", "calm", "calm", "watch")),
        (19, ("calm", "calm", "calm", "watch")),
        (20, ("calm", "watch", "watch", "act-soon")),
        (39, ("calm", "watch", "watch", "act-soon")),
        (40, ("watch", "watch", "act-soon", "act-now")),
        (69, ("watch", "watch", "act-soon", "act-now")),
        (70, ("watch", "act-soon", "act-now", "act-now")),
        (100, ("watch", "act-soon", "act-now", "act-now")),
    ],
)
def test_matrix(harm: int, row: tuple[str, ...]) -> None:
    assert tuple(decide(harm, readers, READ).verdict for readers in READERS) == row


@given(st.integers(0, 100))
def test_unknown_readers_count_as_shared(harm: int) -> None:
    assert decide(harm, "unknown", READ) == decide(harm, "shared", READ)


@given(st.integers(0, 99), st.sampled_from(READERS))
def test_more_harm_is_never_calmer(harm: int, readers: Readership) -> None:
    verdicts = [ORDER.index(decide(value, readers, READ).verdict) for value in (harm, harm + 1)]
    assert verdicts == sorted(verdicts)


@pytest.mark.parametrize(("harm", "name"), [(0, "none"), (19, "1-19"), (20, "20-39"), (69, "40-69"), (70, "70-100")])
def test_band(harm: int, name: str) -> None:
    assert band(harm) == name


@pytest.mark.parametrize(
    ("gaps", "codes"),
    [
        (Gaps(), ("nothing-read",)),
        (Gaps(files=3), ("nothing-read",)),
        (Gaps(files=3, locked=3), ("nothing-read", "locked:3")),
        (Gaps(files=9, read=5, locked=4), ("locked:4",)),
        (Gaps(files=9, read=6, damaged=1, failed=2), ("damaged:1", "failed:2")),
        (Gaps(files=10_000, read=10_000, pictures=8_412), ("pictures:8412",)),
        (Gaps(files=10, read=10, pictures=2), ()),
        (Gaps(files=10, read=8, pictures=2, unknown=1), ("pictures:2", "unknown:1")),
        (Gaps(files=10, read=9, pictures=1, locked=1), ("locked:1",)),
        (READ, ()),
    ],
)
def test_what_is_missing(gaps: Gaps, codes: tuple[str, ...]) -> None:
    assert gaps.codes() == codes


def test_the_read_part_stands_when_it_is_bad_enough() -> None:
    decision = decide(75, "me", Gaps(files=9, read=5, locked=4))
    assert (decision.verdict, decision.at_least, decision.cannot_say) == ("act-soon", True, ("locked:4",))


def test_the_read_part_is_told_when_it_cannot_settle_it() -> None:
    decision = decide(54, "me", Gaps(files=9, read=5, locked=4))
    assert (decision.verdict, decision.at_least, decision.read_part) == ("cannot-say", True, "watch")


@given(st.sampled_from(READERS), st.integers(0, 5))
def test_never_calm_when_nothing_was_read(readers: Readership, files: int) -> None:
    assert decide(0, readers, Gaps(files=files)).verdict == "cannot-say"


def row(outcome: str, why: str | None = None, unseen: tuple[str, ...] = (), size: int = 9, kind: str = "x") -> FileRow:
    return FileRow(0, "a", (), outcome, why, unseen, size, None, kind)


def test_counting() -> None:
    rows = [
        row("scanned"),
        row("scanned", size=0),
        row("partial", "limit:members:10000"),
        row("skipped", "locked"),
        row("failed", "locked:wechat"),
        row("failed", "damaged"),
        row("failed", "internal:ValueError"),
        row("skipped", "unknown-kind"),
        row("skipped", "no-text"),
        row("skipped", "symlink"),
        row("scanned", unseen=("pictures",), kind="jpeg"),
        row("scanned", unseen=("pictures on pages 9-12",), kind="pdf"),
        row("scanned", unseen=("pictures",), kind="docx"),
        row("scanned", unseen=("names",)),
    ]
    assert count_gaps(rows) == Gaps(files=14, read=6, locked=2, damaged=1, failed=2, pictures=2, unknown=1)
