"""Writes ``exports/``: what one invented person might have lying about.  ``python examples/make_exports.py [folder]``

Needs openpyxl, reportlab and Pillow (``pip install pdaudit[test]``); with the same versions of them the files are the
same to the byte on every run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from making import bills, papers, phone, web

FILES: dict[str, Callable[[], bytes]] = {
    "browser/Chrome Passwords.csv": web.passwords,
    "browser/History": web.chrome_history,
    "chats/messages.csv": phone.wechat_chat,
    "chats/与妈妈的 WhatsApp 聊天.txt": phone.whatsapp,
    "documents/体检报告.pdf": papers.hospital_report,
    "documents/备忘.txt": papers.notes,
    "documents/简历-林晓雨.docx": papers.resume,
    "mail/inbox.mbox": papers.mailbox,
    "mail/购票通知.eml": papers.ticket,
    "payments/alipay_record_20260401.csv": bills.alipay,
    "payments/微信支付账单(20260101-20260331).xlsx": bills.wechat_pay,
    "phone/IMG_20260218_101500.jpg": phone.photo,
    "phone/calls-20260401.csv": phone.calls,
    "phone/contacts.vcf": phone.contacts,
    "phone/device-report.log": phone.device_log,
    "phone/sms-20260401093000.xml": phone.sms,
    "shopping/orders.csv": bills.orders,
    "takeout/Location History/Records.json": web.locations,
    "tiktok/user_data.json": web.logins,
    "tracks/20260307-晨跑.gpx": web.run,
}


def main(folder: Path) -> None:
    """Write every file below ``folder``."""
    for name, make in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "exports")
