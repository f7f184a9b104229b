"""What a phone holds: people, calls, messages, chats, a photo, its own numbers."""

from __future__ import annotations

import io
import quopri
from datetime import timedelta
from xml.sax.saxutils import quoteattr

from making import invented as lin
from making.bytewise import csv_bytes, moments


def contacts() -> bytes:
    """The address book as Android writes it: vCard 2.1, quoted-printable."""

    def quoted(text: str) -> str:
        return quopri.encodestring(text.encode(), quotetabs=True).decode().replace("=\n", "=\r\n")

    lines = []
    for who in lin.BOOK:
        lines += ["BEGIN:VCARD", "VERSION:2.1", f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;{quoted(who.called)};;;"]
        lines += [f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted(who.called)}", f"TEL;CELL:{who.mobile}"]
        lines += [f"EMAIL;HOME:{who.mail}"] if who.mail else []
        lines += [
            f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted(f'{who.name} {who.note}'.strip())}",
            "END:VCARD",
        ]
    return ("\r\n".join(lines) + "\r\n").encode()


def calls() -> bytes:
    """A call log as phone tools write it."""
    rows = [["姓名", "号码", "时间", "类型", "时长"]]
    for number, moment in enumerate(moments(30, 4, 40)):
        who = lin.BOOK[(number * 5) % len(lin.BOOK)]
        kind = ("呼出", "呼入", "未接")[number % 3]
        rows.append(
            [
                who.called,
                who.mobile,
                f"{moment:%Y-%m-%d %H:%M:%S}",
                kind,
                "0" if kind == "未接" else str(20 + number * 13),
            ]
        )
    return csv_bytes(rows, "utf-8-sig")


def sms() -> bytes:
    """SMS Backup & Restore: times in milliseconds, type 1 received and 2 sent."""
    bodies = (
        (
            "1069000095000",
            "【样例银行】您尾号" + lin.BANK_CARD[-4:] + "的账户于3月5日工资入账18,650.00元，余额42,318.77元。",
            1,
        ),
        ("1069000012345", "【样例商城】验证码 482913，5 分钟内有效，请勿告诉他人。", 1),
        (lin.BOOK[0].mobile, "晓雨，你爸的降压药快吃完了，记得买。", 1),
        (lin.BOOK[0].mobile, "好的妈，我网上下单寄到石家庄。", 2),
        (lin.BOOK[2].mobile, "我今晚加班，你去接一诺，校门口见李老师。", 1),
        ("12306", "【铁路样例】林晓雨您已购3月14日G6701次05车12F号北京西08:44开。", 1),
        ("1069000054321", "【样例医院】林晓雨女士，您的糖化血红蛋白报告已出，请到内分泌科复诊。", 1),
        (lin.BOOK[9].mobile, "下月房租 6800 打这张卡 " + lin.SECOND_CARD, 1),
    )
    lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>', f'<smses count="{len(bodies)}">']
    names = {who.mobile: who.called for who in lin.BOOK}
    for (address, body, kind), moment in zip(bodies, moments(len(bodies), 5, 200), strict=True):
        pairs = {"protocol": "0", "address": address, "date": str(int(moment.timestamp() * 1000)), "type": str(kind)}
        pairs |= {
            "subject": "null",
            "body": body,
            "read": "1",
            "status": "-1",
            "contact_name": names.get(address, "(Unknown)"),
        }
        lines.append("  <sms " + " ".join(f"{key}={quoteattr(value)}" for key, value in pairs.items()) + " />")
    return ("\n".join([*lines, "</smses>"]) + "\n").encode()


def wechat_chat() -> bytes:
    """A chat as MemoTrace writes it."""
    header = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender"
    said = (
        ("老公", "wxid_chr0000000001b", "今晚几点回？一诺说想吃饺子"),
        ("我", lin.WXID, "七点半，路上堵"),
        ("老公", "wxid_chr0000000001b", "物业要身份证号登记车位，发我一下"),
        ("我", lin.WXID, f"{lin.ID_NUMBER}，车牌{lin.PLATE}"),
        ("老公", "wxid_chr0000000001b", "WiFi 密码改成啥了"),
        ("我", lin.WXID, "Yinuo@20170601"),
        ("我", lin.WXID, f"我微信号 {lin.WECHAT_ID}，让妈加我，QQ {lin.QQ} 不用了"),
        ("老公", "wxid_chr0000000001b", "爸的血压 150/95，周末带他去复查"),
    )
    rows = [header.split(",")]
    for number, ((who, wxid, text), moment) in enumerate(zip(said, moments(len(said), 6, 20), strict=True), start=1):
        own = int(who == "我")
        local = f"{moment + timedelta(hours=8):%Y-%m-%d %H:%M:%S}"
        rows.append(
            [str(number), "7", "1", "0", str(own), str(int(moment.timestamp())), "", text, local, "老公", "浩然", wxid]
        )
    return csv_bytes(rows, "utf-8-sig")


def whatsapp() -> bytes:
    """A chat with 妈妈 as an iPhone exports it."""
    said = (
        ("妈妈", "晓雨，一诺的出生证明放哪了？学校要登记"),
        (lin.NAME, f"在书柜第二层。一诺身份证号 {lin.DAUGHTER_ID}，你先填上"),
        ("妈妈", "样例小学二年级3班对吧"),
        (lin.NAME, "对，监护人写我和浩然"),
        ("妈妈", "你爸住院押金交了 5000，回头医保能报多少"),
        (lin.NAME, f"我转您工行卡，卡号还是 {lin.SECOND_CARD} 吗"),
        ("妈妈", "是的。你自己糖尿病也要按时复查"),
    )
    lines = [
        f"[{moment:%Y-%m-%d, %H:%M:%S}] {who}: {text}"
        for (who, text), moment in zip(said, moments(len(said), 11, 3), strict=True)
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def photo() -> bytes:
    """A picture with position, camera and serial number in its EXIF data."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132], exif[0x013B] = (
        "Sample",
        "Sample Phone 14",
        "2026:02:18 10:15:00",
        "Lin Xiaoyu",
    )
    details = exif.get_ifd(0x8769)
    details[0x9003], details[0xA430], details[0xA431] = "2026:02:18 10:15:00", "Lin Xiaoyu", lin.SERIAL
    where = exif.get_ifd(0x8825)
    where.update({1: "N", 2: (39.0, 54.0, 58.68), 3: "E", 4: (116.0, 23.0, 49.92), 29: "2026:02:18"})
    picture = Image.new("RGB", (320, 200))
    picture.putdata([(90 + x // 4, 140 + y // 4, 200 - y // 2) for y in range(200) for x in range(320)])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70, exif=exif)
    return out.getvalue()


def device_log() -> bytes:
    """What a phone's diagnosis tool writes."""
    lines: tuple[str, ...] = (
        "==== device report 2026-04-01 09:30:00 ====",
        "Model: Sample Phone 14    Android version: 16",
        f"IMEI: {lin.IMEI}",
        f"Serial number: {lin.SERIAL}",
        f"Wi-Fi MAC address: {lin.MAC}",
        f"Connected SSID: LXY-Home  BSSID: {lin.ROUTER}",
        f"IP address: {lin.ADDRESS}",
        f"Owner: {lin.NAME}  phone {lin.MOBILE}",
        "Installed apps: com.example.bank, com.example.diabetes, com.example.dating, com.example.pray",
    )
    return ("\n".join(lines) + "\n").encode()
