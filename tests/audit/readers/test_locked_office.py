from __future__ import annotations

import struct

import pytest

from audit.readers import detect
from audit.readers.doc import READER as DOC
from audit.readers.locked_office import READER
from audit.readers.spreadsheet import READER as SHEET
from tests.audit.readers.locked_old_office import locked_doc, locked_xls
from tests.audit.readers.ole_documents import doc, ppt
from tests.audit.readers.ole_file import ole_file

PASSWORD = "开门 sesame"
LETTER = doc("电话 19900000001\r" + "x" * 5000)
LOCKED_DOC = locked_doc(LETTER, PASSWORD)
LOCKED_XLS = locked_xls({(0, 0): "姓名", (0, 1): "手机号", (1, 0): "李测试", (1, 1): "19900000001"}, PASSWORD)


@pytest.mark.parametrize("data", [LOCKED_DOC, LOCKED_XLS])
def test_old_documents_want_their_password(take, sure, data):
    assert sure(READER, data) == 99
    assert take(READER, data).unread == "locked:password"
    assert take(READER, data, "银行.xls", passwords=("1",)).unread == "locked:bank"
    assert take(READER, data, passwords=("1",)).unread == "locked:wrong"


def test_the_right_one_opens_word(take):
    opened = take(READER, LOCKED_DOC, "a.doc", passwords=("1", PASSWORD)).members["a.doc"]
    assert take(DOC, opened).place("19900000001") == {"part": "body", "line": 1}


def test_the_right_one_opens_excel(take):
    opened = take(READER, LOCKED_XLS, "a.xls", passwords=(PASSWORD,)).members["a.xls"]
    assert take(SHEET, opened).table("Sheet1") == [{"姓名": "李测试", "手机号": "19900000001"}]


def test_excels_own_password_is_nobodys(take):
    assert len(take(READER, locked_xls({(0, 0): "x"}, "VelvetSweatshop")).members) == 1


@pytest.mark.parametrize("data", [LETTER, ppt("x"), ole_file({"Workbook": b"\x09\x08\x10\0" + bytes(100)})])
def test_open_documents_are_not_its(sure, data):
    assert sure(READER, data) == 0


@pytest.mark.parametrize(
    "data",
    [
        ppt("x", locked=True),
        doc("x", flags=0x0100),
        doc("x", flags=0x8100),
        ole_file({"Workbook": b"\x09\x08\0\0\x2f\0\2\0\1\0"}),
        ole_file({"Workbook": b"\x09\x08\0\0\x2f\0\6\0\1\0\7\0\7\0" + bytes(5000)}),
        ole_file({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
    ],
)
def test_locks_that_break_end_in_a_reason(take, sure, data):
    assert sure(READER, data) == 99
    assert take(READER, data, passwords=("1",)).unread in {"damaged", "locked"}


def test_sectors_that_run_in_a_circle_are_damage(take):
    (table,) = struct.unpack_from("<I", LOCKED_XLS, 76)
    (root,) = struct.unpack_from("<I", LOCKED_XLS, 512 * (struct.unpack_from("<I", LOCKED_XLS, 48)[0] + 1) + 116)
    broken = bytearray(LOCKED_XLS)
    struct.pack_into("<I", broken, 512 * (table + 1) + 4 * root, root)
    assert take(READER, bytes(broken), passwords=(PASSWORD,)).unread == "damaged"


def test_the_lock_is_surer_than_the_document(given):
    assert detect(given(LOCKED_XLS, "a.xls")[1].head) is READER
