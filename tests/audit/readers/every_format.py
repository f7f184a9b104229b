"""One file of every format, the invented person of ``planted`` in each.  A new format adds its file here.

What stands in ``WITHOUT`` cannot hold the person, for the reason given.
"""

from __future__ import annotations

import io
import plistlib
import sqlite3
import struct
from pathlib import Path

import pandas

from tests.audit.readers import planted, planted_documents, planted_files
from tests.audit.readers.evtx_file import evtx
from tests.audit.readers.iwork_file import keynote, numbers, pages
from tests.audit.readers.ofd_file import ofd, page
from tests.audit.readers.ole_file import ole_file
from tests.audit.readers.planted import HEADER, ID, MOBILE, PLAIN, ROWS
from tests.audit.readers.planted_entries import ENTRIES
from tests.audit.readers.planted_legacy import left_log
from tests.audit.readers.pst_file import Folder, Message, pst
from tests.audit.readers.sas_file import Column, sas7bdat, transport
from tests.audit.readers.spss_file import Field, por, sav
from tests.audit.readers.test_avro import avro
from tests.audit.readers.test_biff import biff5
from tests.audit.readers.test_dbf import dbf, foxpro
from tests.audit.readers.test_flat_document import flat
from tests.audit.readers.test_onenote import MAGIC as ONENOTE
from tests.audit.readers.test_onenote import wide
from tests.audit.readers.test_shortcut import shortcut
from tests.audit.readers.test_spreadsheet_xml import cell, row, workbook
from tests.audit.readers.test_stata import dta
from tests.audit.readers.test_sylk import sylk
from tests.audit.readers.test_webarchive import resource
from tests.audit.readers.tnef_file import winmail

CELLS = (HEADER[:3], ROWS[0][:3])


def mht() -> bytes:
    head = "From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX; type=text/html\r\n\r\n"
    part = (
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: x.htm\r\n\r\n"
    )
    return f"{head}--XX\r\n{part}{planted_files.PAGE_MAIL}\r\n--XX--\r\n".encode()


def packaged() -> bytes:
    """A drawing of Visio into which a text file was put."""
    text = PLAIN.encode()
    names = b"\2\0a.txt\0C:\\a.txt\0\0\0\3\0" + struct.pack("<I", 2) + b"x\0"
    package = names + struct.pack("<I", len(text)) + text
    native = {"\1Ole10Native": struct.pack("<I", len(package)) + package}
    return ole_file({"VisioDocument": b"x", "ObjectPool": {"_1": native}})


def database() -> bytes:
    with sqlite3.connect(":memory:") as connection:
        planted_files.fill(connection)
        return connection.serialize()


def picture(kind: str) -> bytes:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E], exif[0x8298] = f"Tel: {MOBILE}", f"ID card: {ID}"
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind, exif=exif)
    return out.getvalue()


def commit() -> bytes:
    who = "李测试 <li@example.com> 1700000000 +0800"
    return f"tree {'1' * 40}\nauthor {who}\ncommitter {who}\n\n{PLAIN}".encode()


def page_archive() -> bytes:
    address = "https://example.com/people/"
    return plistlib.dumps({"WebMainResource": resource(address, planted.PAGE.encode())}, fmt=plistlib.FMT_BINARY)


def sheet() -> bytes:
    return biff5(*((row, column, text) for row, cells in enumerate(CELLS) for column, text in enumerate(cells)))


def data_sets() -> dict[str, bytes | str]:
    """Of SAS, SPSS and Stata: a number as a number, one as a text."""
    fields = (Field("tel", "受访者手机"), Field("sfz", "身份证号", 18))
    columns, person = [Column(field.name, field.label, width=field.width) for field in fields], (float(MOBILE), ID)
    frame = pandas.DataFrame({"tel": [float(MOBILE)], "sfz": [ID]})
    return {
        "a.sas7bdat": sas7bdat(columns, (person,)),
        "a.xpt": transport(("PEOPLE", columns, (person,))),
        "a.sav": sav(fields, (person,), 1),
        "a.por": por(fields, (person,)),
        "a.dta": dta(frame),
    }


def _texts() -> dict[str, bytes | str]:
    return {
        **planted.TEXTS,
        **planted.DELIMITED,
        **planted.JSONS,
        **planted.CHATS,
        **ENTRIES,
        "attributes.xml": planted.XML_ATTRIBUTES,
        "elements.xml": planted.XML_ELEMENTS,
        "page.html": planted.PAGE,
        "a.ics": planted.CALENDAR,
        "a.vmsg": planted.MESSAGES,
        **{f"{version}.vcf": planted.card(version) for version in ("2.1", "3.0", "4.0")},
        "a.yaml": planted_documents.YAML,
        **planted_documents.SETTINGS,
        "a.har": planted_documents.HAR,
        "a.svg": planted_documents.DRAWING,
        "statement.html": planted_documents.STATEMENT,
        "a.rtf": planted_documents.RTF,
        "commit": commit(),
    }


def _documents() -> dict[str, bytes | str]:
    return {
        "a.xlsx": planted_files.workbook(),
        "a.xls": sheet(),
        "b.xls": workbook(*(row(*map(cell, cells)) for cells in CELLS)),
        "a.ods": planted_files.ods(),
        "a.odt": planted_files.odt(),
        "a.docx": planted_files.docx(),
        "a.pptx": planted_files.pptx(),
        "a.slk": sylk(row[:3] for row in (HEADER, *ROWS)),
        "a.fodt": flat(*PLAIN.splitlines()),
        "a.pdf": planted_files.pdf(),
        "a.ofd": ofd([page([(10, 20, f"手机 {MOBILE}"), (10, 30, f"身份证 {ID}")])]),
        "a.epub": planted_documents.BOOK,
        "a.numbers": numbers("客户", "表格 1", CELLS),
        "a.pages": pages(f"手机 {MOBILE}", f"身份证 {ID}"),
        "a.key": keynote((f"手机 {MOBILE}", f"身份证 {ID}")),
        "a.vsd": packaged(),
        **planted_documents.PAGES,
        **planted_documents.LISTS,
        "a.webarchive": page_archive(),
    }


def _others() -> dict[str, bytes | str]:
    return {
        "a.db": database(),
        "left-wal": left_log(),
        **planted_files.MAILS,
        "a.mht": mht(),
        "winmail.dat": winmail({0x001A: "IPM.Note", 0x0037: "hello", 0x1000: PLAIN.replace("\n", "\r\n")}),
        "a.pst": pst(Folder("收件箱", [Message({0x0037: "hello", 0x1000: PLAIN})])),
        "a.dbf": dbf((("姓名", "C", 20), ("手机号", "C", 11), ("身份证号", "C", 18)), (ROWS[0][:3], ROWS[1][:3])),
        "a.fpt": foxpro(PLAIN.encode("gbk")),
        **data_sets(),
        "a.avro": avro(records=[{"name": "李测试", "mobile": int(MOBILE), "more": {"idcard": ID}}]),
        "a.one": ONENOTE + bytes(64) + wide(f"手机 {MOBILE}\0") + bytes(8) + wide(f"身份证 {ID}\0") + bytes(500),
        "a.evtx": evtx((1, {"mobile": MOBILE, "idcard": ID})),
        "a.lnk": shortcut(folder=f"C:\\{MOBILE}\\{ID}"),
        "a.commit": f"tree {'1' * 40}\nauthor 李测试 <li@example.com> 1700000000 +0800\n\n{PLAIN}",
        "a.jpg": planted_files.jpeg(),
        "a.png": planted_files.png(),
        "a.tif": picture("TIFF"),
        "a.webp": picture("WEBP"),
        **planted_documents.RECORDINGS,
        "a.fit": planted_documents.WATCH,
        **{name: make() for name, (make, _) in planted_files.PACKED.items()},
    }


def files() -> dict[str, bytes | str]:
    """Name → content."""
    return {**_texts(), **_documents(), **_others()}


WITHOUT = {
    "hitrack": "numbers of a watch under fixed names, no text",
    "lfs": "a pointer to a file that is elsewhere",
    "locked": "kinds that are not opened",
    "locked-odf": "opened with a password: test_locked_end_to_end",
    "locked-office": "opened with a password: test_locked_end_to_end",
    "opaque": "kinds that hold no text, or have no reader",
    "parquet": "read by a library of an extra: test_columnar",
}


def build(folder: Path) -> None:
    """The folder with all of them."""
    folder.mkdir()
    for name, data in files().items():
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
