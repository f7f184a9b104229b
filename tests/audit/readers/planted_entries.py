"""The person of ``planted`` in text formats of one field a line or a tag."""

from __future__ import annotations

import base64

from tests.audit.readers.planted import ID, MOBILE

_NAME = base64.b64encode("李测试".encode()).decode()
_SAID = f"手机号 {MOBILE}，身份证号 {ID}"
ENTRIES: dict[str, bytes | str] = {
    "a.qif": f"!Type:Bank\nD05/13/2024\nT-10.00\nP李测试\nM{_SAID}\n^\n",
    "a.ldif": f"version: 1\n\ndn: cn=x,dc=example,dc=org\ncn:: {_NAME}\nmobile: {MOBILE}\ndescription: {_SAID}\n\n",
    "a.ged": f"0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME 测试 /李/\n1 NOTE 备注\n2 CONT {_SAID}\n0 TRLR\n",
    "a.hl7": f"MSH|^~\\&|LAB|H|EMR|H\rPID|1||{ID}^^^CN||李^测试||19900307|F|||||{MOBILE}\r",
    "a.ofx": f"OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTTRN><NAME>李测试<MEMO>{_SAID}</STMTTRN></OFX>\n",
    "a.sta": f":20:START\n:25:10010010/0000123456\n:61:2405130513DR10,NTRF\n:86:005?20{ID}?21{MOBILE}?32李测试\n-\n",
    "a.sql": f"CREATE TABLE `u` (`id` int, `name` text);\nINSERT INTO `u` VALUES ({MOBILE},'{_SAID}');\n",
    "cookies.txt": f"# Netscape HTTP Cookie File\n\n.example.com\tTRUE\t/\tTRUE\t1999999999\tphone\t{MOBILE}|{ID}\n",
    "logins.txt": f"{MOBILE}----geheim-12\n{ID}----Sommer-34\nann@example.com----qwertz56\n",
    "enpass.csv": f'"a","Phone","{MOBILE}","Password","geheim-12"\n"b","ID","{ID}","Password","Sommer-34"\n',
    "lastpass.csv": (
        "url,username,password,totp,extra,name,grouping,fav\nhttps://a.example,ann,geheim-12,,,A,,0\n"
        f'http://sn,,,,"NoteType:Address\nPhone:{MOBILE}\nNotes:{_SAID}",a,,0\n'
    ),
    "keychain.txt": (
        'keychain: "/x/login.keychain-db"\nclass: "genp"\nattributes:\n'
        f'    "acct"<blob>="{MOBILE}"\n    "icmt"<blob>="{_SAID}"\ndata:\n"geheim-12"\n'
    ),
}
