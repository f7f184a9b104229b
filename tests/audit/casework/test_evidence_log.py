"""The log holds on to itself: whatever is done to a line is found, and nothing but adding ever changes it."""

from __future__ import annotations

import json
import os
import stat
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.casework.evidence.chain import BEGINNING, Chain, check, line
from audit.casework.evidence.entry import Entry
from audit.casework.evidence.log import append, load, noted, ready
from audit.errors import PdauditError

TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
BODIES = st.lists(st.fixed_dictionaries({"id": TEXTS, "summary": TEXTS}), min_size=1, max_size=6)


def chained(bodies: list[dict[str, str]]) -> tuple[list[bytes], str]:
    """The lines of a log, with their ends, and its head."""
    lines, head = [], BEGINNING
    for body in bodies:
        content, head = line(body, head)
        lines.append(content)
    return lines, head


def faulty(lines: list[bytes], head: str) -> Chain:
    return check(b"".join(lines), [head])


@given(BODIES)
def test_what_was_written_is_whole_and_reads_the_same(bodies: list[dict[str, str]]) -> None:
    lines, head = chained(bodies)
    chain = faulty(lines, head)
    assert (chain.faults, chain.head, chain.held) == ((), head, True)
    told = [{name: value for name, value in body.items() if name != "prev"} for body in chain.bodies]
    assert told == [json.loads(json.dumps(body)) for body in bodies]


@given(BODIES, st.data())
def test_every_changed_byte_is_found(bodies: list[dict[str, str]], data: st.DataObject) -> None:
    lines, head = chained(bodies)
    content = bytearray(b"".join(lines))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    assert check(bytes(content), [head]).faults


@given(BODIES, st.data())
def test_every_line_taken_out_is_found(bodies: list[dict[str, str]], data: st.DataObject) -> None:
    lines, head = chained(bodies)
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    assert faulty(lines, head).faults


@given(BODIES, st.data())
def test_every_line_moved_or_doubled_is_found(bodies: list[dict[str, str]], data: st.DataObject) -> None:
    lines, head = chained(bodies)
    moved = data.draw(st.permutations(lines))
    if moved != lines:
        assert faulty(moved, head).faults
    at = data.draw(st.integers(0, len(lines) - 1))
    assert faulty([*lines[:at], lines[at], *lines[at:]], head).faults


@given(BODIES, BODIES, st.data())
def test_what_was_cut_off_is_found_even_after_more_was_added(
    bodies: list[dict[str, str]], more: list[dict[str, str]], data: st.DataObject
) -> None:
    lines, head = chained(bodies)
    keep = data.draw(st.integers(0, len(lines) - 1))
    rest, last = lines[:keep], chained(bodies[:keep])[1]
    for body in more:
        content, last = line(body, last)
        rest.append(content)
    if rest[: len(lines)] != lines:
        assert [fault.what for fault in faulty(rest, head).faults] == ["cut"]


@given(BODIES, st.data())
def test_a_line_written_anew_with_its_own_hash_is_found(bodies: list[dict[str, str]], data: st.DataObject) -> None:
    lines, head = chained(bodies)
    at = data.draw(st.integers(0, len(lines) - 1))
    previous = chained(bodies[:at])[1]
    lines[at] = line({**bodies[at], "summary": bodies[at]["summary"] + "!"}, previous)[0]
    found = faulty(lines, head).faults
    assert found[0].line == (at + 2 if at + 1 < len(lines) else at + 1)


def test_the_faults_name_their_lines() -> None:
    lines, head = chained([{"id": str(number)} for number in range(5)])
    told = {
        "changed": [lines[0], lines[1].replace(b"1", b"7", 1), *lines[2:]],
        "order": [lines[0], *lines[2:]],
        "cut": lines[:2],
    }
    for what, altered in told.items():
        assert [(fault.what, fault.line) for fault in faulty(altered, head).faults] == [(what, 2)]
    assert check(b"".join(lines[:2])).faults == (), "without a noted head nobody can know of the end"


def test_a_hash_is_that_of_the_line_without_it() -> None:
    content, own = line({"id": "E0001", "summary": "电话"}, BEGINNING)
    bare = content.decode().rstrip("\n").replace(f',"hash":"{own}"', "")
    assert sha256(bare.encode()).hexdigest() == own
    assert json.loads(content)["hash"] == own


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "evidence.jsonl"


def test_a_log_begins_says_what_it_is_and_is_private(log: Path) -> None:
    [entry] = append(log, [Entry(summary="一次来电", other="+86 199 1234 5678")])
    assert (entry.id, entry.found) == ("E0001", entry.logged)
    assert entry.logged[-6] in "+-", "the time has its zone"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (log, noted(log))] == [0o600, 0o600]
    first = json.loads(log.read_bytes().splitlines()[0])
    assert first["schema"] == 1
    assert "个人信息" in first["warning"]["zh"]
    assert "personal data" in first["warning"]["en"]
    assert load(log).entries == (entry,)


def test_adding_never_touches_what_is_there(log: Path) -> None:
    append(log, [Entry(summary="a")])
    before = log.read_bytes()
    added = append(log, [Entry(summary="b"), Entry(note="c", about="E0002")])
    assert [entry.id for entry in added] == ["E0002", "E0003"]
    assert log.read_bytes().startswith(before)
    assert load(log).chain.faults == ()


def test_all_or_none(log: Path) -> None:
    append(log, [Entry(summary="a")])
    before = log.read_bytes()
    with pytest.raises(PdauditError, match="about"):
        append(log, [Entry(summary="b"), Entry(about="E0009")])
    assert log.read_bytes() == before


def test_a_full_disk_leaves_the_log_as_it_was(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(log, [Entry(summary="a")])
    before, write = log.read_bytes(), os.write
    room = [10]

    def nearly_full(descriptor: int, data: memoryview) -> int:
        if not room:
            raise OSError(28, "No space left on device")
        return write(descriptor, data[: room.pop()])

    monkeypatch.setattr(os, "write", nearly_full)
    with pytest.raises(PdauditError, match="No space left"):
        append(log, [Entry(summary="b")])
    monkeypatch.undo()
    assert log.read_bytes() == before
    assert append(log, [Entry(summary="b")])[0].id == "E0002"


def test_many_at_once_all_stand_in_one_chain(log: Path) -> None:
    workers = [
        threading.Thread(target=lambda number=number: [append(log, [Entry(note=f"{number}.{n}")]) for n in range(5)])
        for number in range(6)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    kept = load(log)
    assert kept.chain.faults == ()
    assert [entry.id for entry in kept.entries] == [f"E{number:04}" for number in range(1, 31)]
    assert len({entry.note for entry in kept.entries}) == 30


def test_nothing_is_added_to_an_altered_log(log: Path) -> None:
    append(log, [Entry(summary="a"), Entry(summary="b")])
    lines = log.read_bytes().splitlines(keepends=True)
    for altered in (lines[:-1], lines[1:], [], [lines[0], lines[2], lines[1]], [*lines[:-1], lines[-1][:-1]]):
        log.write_bytes(b"".join(altered))
        assert load(log).chain.faults
        with pytest.raises(PdauditError, match="altered"):
            append(log, [Entry(summary="c")])
        assert log.read_bytes() == b"".join(altered)


def test_a_log_that_is_gone_is_not_begun_anew(log: Path) -> None:
    append(log, [Entry(summary="a")])
    log.unlink()
    with pytest.raises(PdauditError, match="gone"):
        append(log, [Entry(summary="b")])
    assert not log.exists()
    assert [fault.what for fault in load(log).chain.faults] == ["cut"]


@pytest.mark.parametrize(
    "content", [b"{}\n", b"diary\n", b'{"a": 1}\n{"b": 2}\n', b"\0" * 50, "日记\n".encode("gb18030")]
)
def test_a_file_of_another_kind_is_left_as_it_is(log: Path, content: bytes) -> None:
    log.write_bytes(content)
    for work in (lambda: load(log), lambda: append(log, [Entry(summary="a")])):
        with pytest.raises(PdauditError, match="no evidence log"):
            work()
    assert log.read_bytes() == content
    assert not noted(log).exists()


def test_nothing_there_and_nothing_in_it(log: Path) -> None:
    with pytest.raises(PdauditError, match="there is no evidence log"):
        load(log)
    log.touch()
    with pytest.raises(PdauditError, match="empty"):
        load(log)
    assert append(log, [Entry(summary="a")])[0].id == "E0001"


def test_nobody_is_asked_for_a_log_that_takes_nothing(log: Path) -> None:
    assert ready(log)
    assert not log.exists(), "asking is not adding"
    append(log, [Entry(summary="a")])
    assert not ready(log)
    log.write_bytes(log.read_bytes()[:-9])
    for refused in (log, log.parent / "gone" / "evidence.jsonl"):
        with pytest.raises(PdauditError):
            ready(refused)


def test_a_folder_and_a_pipe_are_no_logs(tmp_path: Path) -> None:
    with pytest.raises(PdauditError, match=r"Is a directory"):
        append(tmp_path, [Entry(summary="a")])
    os.mkfifo(tmp_path / "pipe")
    for work in (load, lambda path: append(path, [Entry(summary="a")])):
        with pytest.raises(PdauditError, match="no file"):
            work(tmp_path / "pipe")


def test_another_schema_is_refused(log: Path) -> None:
    first, _ = line({"log": "pdaudit evidence log", "schema": 2}, BEGINNING)
    log.write_bytes(first)
    with pytest.raises(PdauditError, match="another version"):
        load(log)


def test_a_head_noted_elsewhere_counts_too(log: Path) -> None:
    append(log, [Entry(summary="a")])
    early = load(log).head
    append(log, [Entry(summary="b")])
    assert load(log, early).chain.faults == (), "the log has grown since"
    assert [fault.what for fault in load(log, "0" * 64).chain.faults] == ["cut"]
    noted(log).unlink()
    assert load(log).chain.held is None


def test_no_repr_shows_what_was_told(log: Path) -> None:
    append(log, [Entry(summary="Geheimnis")])
    kept = load(log)
    assert "Geheimnis" not in repr(kept) + repr(kept.entries) + repr(kept.chain)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(TEXTS, TEXTS, st.booleans(), st.integers(0, 2**60))
def test_an_entry_comes_back_as_it_was(log: Path, other: str, note: str, minor: bool, size: int) -> None:
    log.unlink(missing_ok=True)
    noted(log).unlink(missing_ok=True)
    [entry] = append(log, [Entry(other=other, note=note, minor=minor, size=size)])
    assert load(log).entries == (entry,)
