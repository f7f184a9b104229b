"""One invented person, written into a small text of every format that is read: one mobile number, one resident ID."""

from __future__ import annotations

import csv
import io
import json
import quopri
from collections.abc import Iterable

MOBILE = "19912345678"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _resident_id(first: str) -> str:
    """GB 11643-1999: the eighteenth character makes the weighted sum fit."""
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


ID = _resident_id("11010119900307123")
PROSE = f"你好，我的手机号是 {MOBILE}，请记一下。\n第二行没有什么。\n身份证号码：{ID}。\n"
BIG5_PROSE = f"您好，我的手機號碼是 {MOBILE}，請記一下。\n第二行沒有什麼。\n身分證號碼：{ID}。\n"
HEADER = ("姓名", "手机号", "身份证号", "备注")
ROWS = (("李测试", MOBILE, ID, "无"), ("王样例", "", "", "两\n行"))
TITLE = ("导出信息", "", "", "")


def delimited(rows: Iterable[Iterable[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


BILL = (
    "-" * 40 + "\r\n导出信息：\r\n姓名：李测试\r\n支付宝账户：li@example.com\r\n起始时间：[2024-01-01]\r\n\r\n"
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\r\n"
    f"2024-01-02 10:00:00,转账红包,王样例,/  ,代付{MOBILE}身份证{ID},支出,20.00,余额,交易成功,20240102\t,88\t,,\r\n"
    "2024-01-03 10:00:00,餐饮美食,某饭店,/,午饭,支出,31.50,余额,交易成功,20240103\t,89\t,,\r\n"
)


def card(version: str) -> str:
    quoted = quopri.encodestring(f"身份证号{ID}".encode()).decode().replace("=\n", "=\r\n")
    note = f"NOTE:身份证号{ID[:6]}\r\n {ID[6:]}"
    if version == "2.1":
        note = f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted}"
    tel = {"2.1": "TEL;CELL:", "3.0": "item1.TEL;TYPE=CELL:", "4.0": "TEL;VALUE=uri;TYPE=cell:tel:+86-"}[version]
    return f"BEGIN:VCARD\r\nVERSION:{version}\r\nFN:李测试\r\n{tel}{MOBILE}\r\n{note}\r\nEND:VCARD\r\n"


MESSAGES = (
    "BEGIN:VMSG\r\nVERSION:1.1\r\nBEGIN:VCARD\r\n"
    f"TEL:{MOBILE}\r\nEND:VCARD\r\nBEGIN:VBODY\r\nX-BOX:INBOX\r\nDate:2024/01/02 10:00:00\r\n"
    "Subject;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
    + "".join(f"={byte:02X}" for byte in f"身份证号{ID}".encode())
    + "\r\nEND:VBODY\r\nEND:VMSG\r\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240102T100000Z\r\nSUMMARY:开会\r\n"
    f"DESCRIPTION:电话{MOBILE}\\n身份证\r\n 号{ID}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
XML_ATTRIBUTES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<list>\n'
    f'  <p name="李测试" mobile="{MOBILE}" idcard="{ID}"/>\n  <p name="王样例" mobile="" idcard=""/>\n</list>\n'
)
XML_ELEMENTS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<list xmlns="http://example.com/people">\n  <p>\n    <name>李测试</name>\n'
    f"    <mobile>{MOBILE}</mobile>\n    <idcard>{ID}</idcard>\n  </p>\n  <p><name>王样例</name></p>\n</list>\n"
)
PAGE = (
    f"<!DOCTYPE html>\n<html><body>\n<p>手机<b>号</b>：199<span>1234</span>5678 &amp; "
    f'<a href="tel:{MOBILE}">打</a></p>\n'
    f"<table><tr><th>姓名</th><th>手机号</th><th>身份证号</th></tr>\n<tr><td>李测试</td><td>{MOBILE}</td><td>{ID}</td></tr>\n"
    f'<tr><td>王样例</td><td></td><td></td></tr></table>\n<img alt="手机 {MOBILE}">\n</body></html>\n'
)
PERSON = {"name": "李测试", "mobile": MOBILE, "id_card": ID}
WHATSAPP = (
    f"[2024/1/2 10:00:00] 李测试: 手机 {MOBILE}\n[2024/1/2 10:00:05] "
    f"王样例: 好\n还有\n身份证 {ID}\n[2024/1/2 10:01:00] 李测试: 嗯\n"
)
SIGNAL = f"[2024-01-02, 10:00] Me: 手机 {MOBILE}\n[2024-01-02, 10:01] Bo: ok\n[2024-01-02, 10:02] Me: 身份证 {ID}\n"
QQ = (
    "消息记录（此消息记录为文本格式，不支持重新导入）\n\n====\n消息分组:我的好友\n====\n消息对象:样例\n====\n\n"
    f"2024-01-02 10:00:00 李测试(123456789)\n手机 {MOBILE}\n\n"
    f"2024-01-02 10:00:05 王样例(987654321)\n好的\n身份证 {ID}\n\n"
)
WELINK = f"李测试(z00123456)\t2024-01-02 10:00:00\n手机 {MOBILE}\n王样例(w00654321)\t2024-01-02 10:00:05\n身份证 {ID}\n"
EXPORTER = (
    "李测试 - WeChat Chat History\n\n"
    f"李测试 (2024-01-02 10:00:00):手机 {MOBILE}\n"
    f"王样例 (2024-01-02 10:00:09):身份证\n{ID}\n李测试 (2024-01-02 10:01:00):嗯\n"
)
CSV = delimited((HEADER, *ROWS))
PLAIN = f"手机 {MOBILE}\n身份证 {ID}\n"
JSONS = {
    "array.json": json.dumps([PERSON, {"name": "王样例"}], ensure_ascii=False),
    "nested.json": json.dumps({"data": {"users": [{"profile": {"tel": [MOBILE], "id~/card": ID}}]}}),
    "lines.ndjson": f"{json.dumps({'name': '王样例'})}\n{json.dumps(PERSON)}\n",
    "account.js": f"window.YTD.account.part0 = [ {json.dumps({'account': PERSON}, indent=1)} ]",
}
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk")
TEXTS = {f"text-{name}.txt": PROSE.encode(name) for name in _ENCODINGS}
TEXTS |= {"text-big5.txt": BIG5_PROSE.encode("big5"), "a.md": f"# 标题\n\n{PROSE}".encode()}
TEXTS |= {"a.log": f"2024-01-02 10:00:00 INFO mobile={MOBILE} ok\n2024-01-02 10:00:01 INFO idcard={ID} ok\n".encode()}
DELIMITED = {
    "comma.csv": CSV.encode(),
    "tab.tsv": delimited((HEADER, *ROWS), "\t").encode("utf-8-sig"),
    "semicolon.csv": delimited((HEADER, *ROWS), ";").encode("gbk"),
    "pipe.txt": delimited((HEADER, *ROWS, *ROWS), "|").encode(),
    "headless.csv": delimited(ROWS).encode(),
    "preamble.csv": delimited((TITLE, ("导出时间：", "2024-01-02"), (), HEADER, *ROWS)).encode(),
    "alipay.csv": BILL.encode("gbk"),
}
CHATS = {"_chat.txt": WHATSAPP, "signal.txt": SIGNAL, "qq.txt": QQ, "welink.txt": WELINK, "exporter.txt": EXPORTER}
