"""A file that is read again leaves nothing of its first reading in the ledger."""

from __future__ import annotations

from pathlib import Path

from audit.passwords import Locked, Passwords
from audit.runners.ledger import Ledger
from audit.runners.serial import Serial
from tests.audit.making import Bytes, source, tools
from tests.audit.readers.packing import aes_zip
from tests.audit.readers.planted import PLAIN

TABLES = ("item", "finding", "record", "verdict", "linkage", "doubtful", "allowed")


def _read(ledger: Ledger, scratch: Path, password: str = "") -> None:
    data = aes_zip({"a.txt": PLAIN.encode()}, "1234")
    file = source(data, "微信支付账单.zip")
    assert isinstance(file.opener, Bytes)
    given = {0: Passwords((password,))} if password else {}
    for job, frame in Serial(tools(scratch)).run([(0, file)], given):
        if isinstance(frame, list):
            ledger.write(job, frame)


def _content(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    return {table: ledger.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in TABLES}


def test_the_second_reading_is_as_if_it_were_the_first(tmp_path: Path) -> None:
    once, again = Ledger(), Ledger()
    for ledger in (once, again):
        ledger.begin(0, 0, "微信支付账单.zip")
    _read(once, tmp_path, "1234")
    _read(again, tmp_path)
    assert again.locked(0) == Locked("微信支付账单.zip", ("a.txt",), "", "locked:wechat-pay")
    again.forget(0)
    assert again.unfinished() == [0]
    _read(again, tmp_path, "1234")
    assert again.locked(0) is None
    assert _content(again) == _content(once) and _content(once)["finding"]
