from __future__ import annotations

import pytest

from audit.readers.epub import READER
from audit.readers.zip_archive import READER as ZIP
from tests.audit.readers.planted_files import archive

PARTS = {"mimetype": "application/epub+zip", "META-INF/container.xml": "<c/>", "text/1.xhtml": "<html>199</html>"}
RIGHTS = '<e><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></e>'


def test_a_book_is_told_from_other_archives(sure):
    assert sure(READER, archive(PARTS)) == 95 > sure(ZIP, archive(PARTS))
    assert sure(READER, archive({"a.epub": "x"}), "a.epub") == 0


def test_pages_are_members(take):
    assert take(READER, archive(PARTS)).members["text/1.xhtml"] == b"<html>199</html>"


@pytest.mark.parametrize(
    ("algorithm", "unread"),
    [
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "locked"),
        ("http://www.idpf.org/2008/embedding", None),
        ("http://ns.adobe.com/pdf/enc#RC", None),
    ],
)
def test_pages_that_a_shop_has_locked_are_said(take, algorithm, unread):
    assert take(READER, archive({**PARTS, "META-INF/encryption.xml": RIGHTS.format(algorithm)})).unread == unread


def test_a_cut_book_is_walked(take):
    taken = take(READER, archive(PARTS)[:-60])
    assert taken.incomplete == ["damaged"] and "text/1.xhtml" in taken.members
