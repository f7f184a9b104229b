"""The person of ``planted`` in further documents, settings, books, messages and recordings."""

from __future__ import annotations

import json
import plistlib

from tests.audit.readers.fit_file import STRING, fit, message
from tests.audit.readers.ole_documents import doc, msg, ppt, stream
from tests.audit.readers.planted import HEADER, ID, MOBILE, PERSON, ROWS
from tests.audit.readers.planted_files import archive
from tests.audit.readers.test_media import FTYP, box, id3, text

LINES = ("第一段", f"手机号 {MOBILE}", "", f"身份证 {ID}")


def _escaped(line: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in line)


RTF = "{\\rtf1\\ansi\\ansicpg936 " + "\\par ".join(map(_escaped, LINES)) + "\\par}"
PAGES = {
    "a.rtf": RTF.encode(),
    "a.doc": doc("\r".join(LINES) + "\r"),
    "a.ppt": ppt("\r".join(LINES[:2]), *LINES[2:]),
    "a.msg": msg({**stream(0x0037, "hello"), **stream(0x1000, "\r\n".join(LINES))}),
}
"""The four lines, each a paragraph."""

BOOK_PAGE = f'<html xmlns="http://www.w3.org/1999/xhtml">\n<body><p>手机 {MOBILE}</p><p>身份证 {ID}</p></body></html>'
BOOK = archive({"mimetype": "application/epub+zip", "META-INF/container.xml": "<c/>", "text/1.xhtml": BOOK_PAGE})

YAML = f"# people\npeople:\n  - name: 李测试\n    mobile: '{MOBILE}'\n    id_card: {ID}\n  - name: 王样例\n"
SETTINGS = {
    "a.ini": f"; x\n[person]\nmobile = {MOBILE}\nidcard = {ID}\n",
    "a.toml": f"[[person]]\nmobile = \"{MOBILE}\"\nidcard = '{ID}' # x\n",
    ".env": f"export MOBILE={MOBILE}\nIDCARD='{ID}'\n",
    "a.properties": f"# x\nperson.mobile={MOBILE}\nperson.idcard : {ID}\n",
}
LISTS = {
    "a.plist": plistlib.dumps({"people": [PERSON, {"name": "王样例"}]}),
    "b.plist": plistlib.dumps({"more": {"person": PERSON}}, fmt=plistlib.FMT_BINARY),
}
HAR = json.dumps(
    {
        "log": {
            "version": "1.2",
            "creator": {"name": "x"},
            "entries": [
                {
                    "request": {
                        "url": "https://example.com/",
                        "queryString": [{"name": "mobile", "value": MOBILE}],
                        "headers": [{"name": "X-Id-Card", "value": ID}],
                    }
                }
            ],
        }
    }
)
DRAWING = f"<svg>\n<text>手机 {MOBILE}</text><desc>身份证 {ID}</desc></svg>"
STATEMENT = (
    "<html><body>\n<table><tr><td colspan=4>客户明细</td></tr>\n"
    + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in (HEADER, *ROWS, *ROWS[1:]))
    + "</table></body></html>"
)
RECORDINGS = {
    "a.mp4": FTYP + box(b"moov", box(b"udta", text(b"\xa9cmt", f"手机 {MOBILE}"), text(b"\xa9inf", f"身份证 {ID}"))),
    "a.mp3": id3(("TIT2", f"\3手机 {MOBILE}".encode()), ("TPE1", b"\3x"), ("COMM", f"\3eng\0身份证 {ID}".encode())),
}
TAGS = {"comment": MOBILE + ID, "information": ID, "title": MOBILE}
WATCH = fit(message(3, (0, STRING, f"手机 {MOBILE}")), message(999, (2, STRING, f"身份证 {ID}")))
