"""Locked files: each kind is named; what a password opens is opened by the right one only."""

from __future__ import annotations

import os
import sys
import zlib

import pytest

from audit.parsing.interface import Head
from audit.readers import detect, locked_office, pdf, zip_archive
from audit.readers.locked import READER
from tests.audit.making import events, findings, outcomes, source
from tests.audit.readers.packing import aes_zip, crypto_zip, locked_pdf, one_entry
from tests.audit.readers.packing import locked_office as office
from tests.audit.readers.planted_files import docx


def head(data, path):
    return Head(source(data, path), data, len(data))


NOISE = b"".join(bytes((byte * 167 + row * 13 & 0xFF,)) for row in range(32) for byte in range(256))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5\1", "keepass"),
        (b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5\1", "keepass"),
        (b"-----BEGIN PGP MESSAGE-----\n", "gpg"),
        (b"\x85\x01\x0c\x03" + bytes(range(8)) + b"\x01", "gpg"),
        (b"\x8c\x0d\x04\x09\x03\x02", "gpg"),
        (b"age-encryption.org/v1\n-> X25519", "age"),
        (b"\x30\x82\x0a\x11\x02\x01\x03\x30\x82", "pkcs12"),
        (b"Salted__12345678", "openssl"),
        (b"$ANSIBLE_VAULT;1.1;AES256\n", "ansible-vault"),
        (b'{\n  "encrypted": true,\n', "bitwarden"),
        (b'{"version": 1, "header": {"slots": [{"type": 1}]}, "db": "AAAA"}', "authenticator"),
        (b'{"version":1,"kdfParams":{"memLimit":4096},"encryptedData":"AAAA"}', "authenticator"),
        (b'{"services":[],"groups":[],"schemaVersion":4,"servicesEncrypted":"AA:BB:CC"}', "authenticator"),
        (b"ANDROID BACKUP\n5\n1\nAES-256\n", "android-backup"),
        (b"LUKS\xba\xbe\0\2", "luks"),
        (b"\xeb\x58\x90-FVE-FS-\0\2", "bitlocker"),
        (b"TDF$\1", "telegram"),
    ],
)
def test_kinds_are_named(take, sure, data, kind):
    assert sure(READER, data) == 97
    taken = take(READER, data)
    assert (taken.unread, taken.state, taken.items) == (f"locked:{kind}", "failed", [])


@pytest.mark.parametrize(
    "path",
    [
        "EnMicroMsg.db",
        "MSG0.db",
        "message_0.db",
        "WeChat Files/wxid_a/Msg/Multi/MediaMSG1.db",
        "wxid_a/Msg/Misc.db",
        "xwechat_files/wxid_a/db_storage/contact/contact.db",
        "session/session.db",
        "com.tencent.mm/MicroMsg/0cc175b9c0f1b6a831c399e269772661/WxFileIndex.db",
        "Containers/com.tencent.xinWeChat/Data/x/Message/msg_3.db",
        "WeChat Files\\wxid_a\\BackupFiles\\x\\BAK_0_TEXT",
    ],
)
def test_a_database_of_wechat_is_told_by_its_name_or_its_folder(take, path):
    taken = take(READER, NOISE, path)
    assert detect(head(NOISE, path)) is READER
    assert (taken.unread, taken.state, taken.items) == ("locked:wechat", "failed", [])


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200)
WAL = b"\x37\x7f\x06\x82" + bytes(52)


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        (bytes(byte ^ 0x5C for byte in JPEG), "FileStorage/Image/2026-01/0cc175b9.dat", "locked:wechat-picture"),
        (bytes(byte ^ 0xF1 for byte in b"\x89PNG\r\n\x1a\n"), "a.dat", "locked:wechat-picture"),
        (b"\x07\x08V2\x08\x07" + NOISE, "msg/attach/a/2026-01/Img/b_t.dat", "locked:wechat-picture"),
        (WAL + NOISE, "xwechat_files/wxid_a/db_storage/message/message_0.db-wal", "locked:wechat"),
    ],
)
def test_what_else_wechat_locks_is_named(take, data, path, reason):
    assert take(READER, data, path).unread == reason


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (NOISE, "notes.db"),
        (NOISE, "xwechat_files/wxid_a/msg/file/2026-01/report.bin"),
        (b"SQLite format 3\0" + bytes(5000), "WeChat Files/wxid_a/Msg/MicroMsg.db"),
        (JPEG, "a.dat"),
        (NOISE, "a.dat"),
        (b"", "a.dat"),
        (bytes(byte ^ 0x5C for byte in JPEG), "a.bin"),
    ],
)
def test_what_wechat_did_not_lock_is_not_said_to_be(sure, data, path):
    assert sure(READER, data, path) == 0


def test_a_folder_of_wechat_names_what_is_locked_and_reads_what_was_received(tmp_path):
    folder = {
        "xwechat_files/wxid_a/db_storage/message/message_0.db": NOISE,
        "xwechat_files/wxid_a/msg/attach/a/2026-01/Img/b.dat": b"\x07\x08V1\x08\x07" + NOISE,
        "xwechat_files/wxid_a/msg/file/2026-01/通讯录.csv": "姓名,手机号\n林晓雨,19912345678\n".encode(),
    }
    told = [event for path, data in folder.items() for event in events(source(data, path), tmp_path)]
    assert [(outcome.state, outcome.why) for _, outcome in outcomes(told)] == [
        ("failed", "locked:wechat"),
        ("failed", "locked:wechat-picture"),
        ("scanned", None),
    ]
    assert "CN_MOBILE_NUMBER" in {finding.entity for finding in findings(told)}


@pytest.mark.parametrize(
    ("path", "score"),
    [
        ("backup/Manifest.db", 85),
        ("backup/3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28", 4),
        ("backup/3d/4d0d7e5fb2ce288813306e4d4636395e047a3d28", 0),
        ("backup/noise.bin", 0),
    ],
)
def test_noise_is_an_iphone_backup_by_its_place(take, sure, path, score):
    assert sure(READER, NOISE, path) == score
    if score:
        assert take(READER, NOISE, path).unread == "locked:ios-backup"
        assert sure(READER, b"19912345678 " * 400, path) == 0


@pytest.mark.parametrize(
    "text",
    [
        "LUKS is a disk",
        '{"encrypted": false}',
        "Salted peanuts",
        "ANDROID BACKUP\n5\n1\nnone\n",
        "age of empires",
        "0\x82",
    ],
)
def test_words_that_begin_like_a_magic_are_none(sure, text):
    assert sure(READER, text) == 0


DOCUMENT = docx()
ZIPS = {
    "aes": aes_zip({"微信支付账单.csv": b"1" * 400}, "208711"),
    "crypto": crypto_zip("微信支付账单.csv", b"1" * 400, b"208711"),
}


@pytest.mark.parametrize("kind", ZIPS)
@pytest.mark.parametrize(
    ("passwords", "content"),
    [
        ((), "locked:wechat-pay"),
        (("0", "111111"), "locked:wechat-pay"),
        (("0", "208711"), b"1" * 400),
    ],
)
def test_zip(take, kind, passwords, content):
    assert take(zip_archive.READER, ZIPS[kind], passwords=passwords).members == {"微信支付账单.csv": content}


def test_a_wrong_password_never_passes_the_short_check_of_zipcrypto(take):
    data = crypto_zip("a.txt", b"hello" * 40, b"right")
    wrong = tuple(f"wrong {number}" for number in range(700))  # some of them pass the check of one byte
    assert take(zip_archive.READER, data, passwords=wrong).members == {"a.txt": "locked:wrong"}


def test_a_password_may_have_been_typed_in_gbk(take):
    data = crypto_zip("a.txt", b"1", "密码".encode("gbk"))
    assert take(zip_archive.READER, data, passwords=("密码",)).members == {"a.txt": b"1"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("alipay_record_20240101.zip", "locked:alipay"),
        ("支付宝交易明细.zip", "locked:alipay"),
        ("招商银行交易流水.zip", "locked:bank"),
        ("holiday.zip", "locked:password"),
        ("riverbank.zip", "locked:password"),
    ],
)
def test_the_name_says_who_sent_the_code(take, name, reason):
    assert take(zip_archive.READER, aes_zip({"a.csv": b"1"}, "1"), name).members == {"a.csv": reason}


def test_damage_behind_the_right_password_is_damage(take):
    content = os.urandom(4000)
    data = bytearray(aes_zip({"a.bin": content}, "1"))
    data[2000] ^= 0xFF
    taken = take(zip_archive.READER, bytes(data), passwords=("1",))
    assert taken.incomplete == ["damaged"]


def test_methods_of_zipx(take):
    from backports.zstd import compress
    from inflate64 import Deflater

    content = "电话 19912345678\n".encode() * 4000
    deflater = Deflater()
    packed = {9: deflater.deflate(content) + deflater.flush(), 93: compress(content)}
    for method, data in packed.items():
        whole = one_entry("a.txt", data, len(content), zlib.crc32(content), method=method)
        taken = take(zip_archive.READER, whole)
        assert (taken.members, taken.incomplete) == ({"a.txt": content}, [])
        wrong = one_entry("a.txt", data, len(content), 1, method=method)
        assert take(zip_archive.READER, wrong).incomplete == ["damaged"]
        cut = one_entry("a.txt", data[: len(data) // 2], len(content), zlib.crc32(content), method=method)
        assert take(zip_archive.READER, cut).incomplete == ["damaged"]


def test_office(take, sure):
    data = office(DOCUMENT, "开门")
    assert sure(locked_office.READER, data) == 99
    assert take(locked_office.READER, data).unread == "locked:password"
    assert take(locked_office.READER, data, passwords=("1",)).unread == "locked:wrong"
    taken = take(locked_office.READER, data, "合同.docx", passwords=("1", "开门"))
    assert taken.members == {"合同.docx": DOCUMENT}


def test_excels_own_password_is_nobodys(take):
    data = office(DOCUMENT, "VelvetSweatshop")
    assert len(take(locked_office.READER, data, "a.xlsx").members) == 1


def test_office_without_the_extra(take, monkeypatch):
    data = office(DOCUMENT, "1")
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    assert take(locked_office.READER, data).unread == "extra:office-legacy"


def test_pdf(take):
    data = locked_pdf("Tel 19912345678", "open sesame")
    assert take(pdf.READER, data, "招商银行流水.pdf").unread == "locked:bank"
    assert take(pdf.READER, data, passwords=("1",)).unread == "locked:wrong"
    assert take(pdf.READER, data, passwords=("1", "open sesame")).place("19912345678") == {"page": 1}
