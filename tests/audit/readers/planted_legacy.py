"""The person of ``planted`` in invoices, documents of Apple, messages of Outlook, logs of Windows, films."""

from __future__ import annotations

import lzma
import plistlib
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.readers.evtx_file import evtx
from tests.audit.readers.iwork_file import keynote, numbers, pages
from tests.audit.readers.ofd_file import ofd, page
from tests.audit.readers.planted import HEADER, ID, MOBILE, PLAIN, ROWS
from tests.audit.readers.planted_documents import LINES
from tests.audit.readers.planted_files import fill
from tests.audit.readers.pst_file import Folder, Message, pst
from tests.audit.readers.test_biff import biff2, biff5
from tests.audit.readers.test_compressed import lzip
from tests.audit.readers.test_media_films import chunk, element
from tests.audit.readers.test_shortcut import shortcut
from tests.audit.readers.tnef_file import winmail

INVOICE = ofd(
    [page([(30, 10, MOBILE)], template=True), page([(30, 10, ID)], template=True)],
    [(10, 10, "手机号："), (10, 200, "身份证号：")],
)
GRID = [HEADER[:3], ROWS[0][:3], ("王样例", "", "")]
CELLS = [(row, column, cell) for row, line in enumerate(GRID) for column, cell in enumerate(line) if cell]
SHEETS = {
    "a.numbers": numbers("客户", "表格", GRID),
    "b.numbers": numbers("客户", "表格", [GRID[0], ("李测试", int(MOBILE), int(ID)), GRID[2]]),
    "two.xls": biff2(*CELLS),
    "five.xls": biff5(*CELLS),
}
PAGES = {
    "a.pages": pages(*LINES),
    "winmail.dat": winmail({0x0037: "hello", 0x1000: "\r\n".join(LINES)}),
}
"""The four lines of ``planted_documents``, each a paragraph."""
SLIDES = keynote((f"手机号 {MOBILE}", "x"), ("y", f"身份证 {ID}"))
STORE = pst(
    Folder("收件箱", [Message({0x1000: f"手机号 {MOBILE}"})], [Folder("下级", [Message({0x1000: f"身份证 {ID}"})])])
)
LOG = evtx((1, {"mobile": MOBILE, "idcard": ID}))
PAGE = plistlib.dumps(
    {"WebMainResource": {"WebResourceURL": "https://example.com/x.txt", "WebResourceData": PLAIN.encode()}}
)
LINK = shortcut(folder=f"C:\\手机号 {MOBILE}\\身份证 {ID}")
FILMS = {
    "a.mkv": element(0x1A45DFA3, b"")
    + element(0x18538067, element(0x1549A966, element(0x7BA9, f"手机 {MOBILE}"), element(0x7384, f"身份证 {ID}"))),
    "a.avi": chunk(
        b"RIFF",
        b"AVI "
        + chunk(
            b"LIST", b"INFO" + chunk(b"INAM", f"手机 {MOBILE}\0".encode()) + chunk(b"ICMT", f"身份证 {ID}".encode())
        ),
    ),
}
TAGS = {"title": MOBILE, "file name": ID, "comment": ID}


def left_log() -> bytes:
    """The write-ahead log of a database that is gone."""
    with TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "a.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        fill(connection)
        return (Path(folder) / "a.db-wal").read_bytes()


def _lz4(data: bytes) -> bytes:
    import lz4.frame

    return bytes(lz4.frame.compress(data))


STREAMS = {
    "a.txt.lz4": _lz4(PLAIN.encode()),
    "a.txt.lz": lzip(PLAIN.encode()),
    "a.txt.lzma": lzma.compress(PLAIN.encode(), lzma.FORMAT_ALONE),
}
