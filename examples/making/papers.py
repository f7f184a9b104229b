"""Documents and letters."""

from __future__ import annotations

import io
from email.message import EmailMessage
from email.policy import SMTP

from making import invented as lin
from making.bytewise import packed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(*lines: str) -> bytes:
    """The smallest Word document: one paragraph a line."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
    return packed({name: text.encode() for name, text in parts.items()})


def notes() -> bytes:
    """Notes as Windows Notepad saves them in UTF-16."""
    lines: tuple[str, ...] = (
        "家里的事（别外传）",
        "",
        f"我的身份证：{lin.ID_NUMBER}",
        f"护照号：{lin.PASSPORT}",
        f"工资卡：{lin.BANK_CARD}",
    )
    lines += ("支付密码：021117", "Wi-Fi 名称：LXY-Home，密码：Yinuo@20170601", f"住址：{lin.HOME}", "", "一家人")
    lines += (
        f"丈夫 陈浩然 手机 {lin.BOOK[2].mobile}",
        f"女儿 {lin.DAUGHTER} 生日 {lin.DAUGHTER_BIRTHDAY}，样例小学二年级3班",
    )
    lines += (f"母亲 周桂兰 手机 {lin.BOOK[0].mobile}，紧急联系人", "今天又和浩然吵架了，想一个人静静。")
    return "\r\n".join(lines).encode("utf-16")


def resume() -> bytes:
    """A CV."""
    return docx(
        "个人简历",
        f"姓名：{lin.NAME}　性别：女　民族：汉族　出生日期：{lin.BIRTHDAY}",
        f"手机：{lin.MOBILE}　邮箱：{lin.MAIL}　微信号：{lin.WECHAT_ID}",
        f"现居地址：{lin.HOME}",
        "婚姻状况：已婚　政治面貌：群众　籍贯：河北省石家庄市",
        f"工作单位：{lin.EMPLOYER}　职位：产品经理　期望月薪：22000 元",
        "教育经历：2009-2013 样例大学 信息管理 本科",
    )


def application() -> bytes:
    """The form that hides in an archive in an archive in a mail."""
    return docx(
        "居民身份证换领申请表",
        f"姓名：{lin.NAME}　性别：女　民族：汉　出生日期：{lin.BIRTHDAY}",
        f"公民身份号码：{lin.ID_NUMBER}",
        f"户籍地址：{lin.HOME}",
        f"联系电话：{lin.MOBILE}　与监护人关系：本人",
        f"随迁子女：{lin.DAUGHTER}　公民身份号码：{lin.DAUGHTER_ID}",
    )


def mailbox() -> bytes:
    """Two messages; one carries a zip in a zip."""
    plain = _letter(
        "聚餐", "lin.xiaofeng@example.net", lin.MAIL, f"姐，周六到家吃饭。我的新号 {lin.BOOK[3].mobile}，老地址。", 0
    )
    letter = _letter(
        "换证材料", lin.MAIL, "banzheng@example.cn", f"您好，材料见附件。联系电话 {lin.MOBILE}，{lin.NAME}", 1
    )
    inner = packed({"身份证换领申请表.docx": application()})
    letter.add_attachment(packed({"材料.zip": inner}), maintype="application", subtype="zip", filename="换证材料.zip")
    letter.set_boundary("=_sample_boundary_1")
    return b"\n".join(
        b"From sample@example.com Wed Apr  1 09:30:00 2026\n" + message.as_bytes().replace(b"\r\n", b"\n")
        for message in (plain, letter)
    )


def ticket() -> bytes:
    """A booking notice of the railway kind."""
    body = (
        f"尊敬的 {lin.NAME} 女士：\n您于2026年03月01日购买了以下车票：\n"
        f"1.{lin.NAME}，2026年03月14日08:44开，北京西-石家庄，G6701次列车，05车12F号，二等座，票价86.5元。\n"
        f"2.{lin.DAUGHTER}，2026年03月14日08:44开，北京西-石家庄，G6701次列车，05车12D号，儿童票，票价43.0元。\n"
        f"订单号 E000000001，证件号码 {lin.ID_NUMBER[:4]}***********{lin.ID_NUMBER[-3:]}\n"
        f"住宿：样例酒店（石家庄），入住日期 2026-03-14，离店日期 2026-03-15，入住人 {lin.NAME}\n"
    )
    return _letter("网上购票系统-支付通知", "tickets@example.cn", lin.MAIL, body, 2).as_bytes()


def _letter(subject: str, sender: str, to: str, body: str, number: int) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Date"] = f"Wed, {number + 1:02d} Apr 2026 09:30:00 +0800"
    letter["Message-ID"] = f"<sample-{number}@example.com>"
    letter.set_content(body, charset="utf-8", cte="base64")
    return letter


def hospital_report() -> bytes:
    """A laboratory report as PDF, in a font that every PDF viewer has for Chinese."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=1)
    lines: tuple[str, ...] = (
        "样例医院 检验报告单",
        f"姓名：{lin.NAME}    性别：女    年龄：35岁",
        "门诊号：M202603050017    科室：内分泌科",
    )
    lines += (
        f"身份证号：{lin.ID_NUMBER}",
        f"联系电话：{lin.MOBILE}",
        "临床诊断：2型糖尿病",
        "检验项目        结果      参考值",
    )
    lines += (
        "空腹血糖        7.8       3.9-6.1 mmol/L",
        "糖化血红蛋白    7.1       4.0-6.0 %",
        "处方：二甲双胍 0.5g 每日两次",
    )
    lines += ("报告日期：2026-03-05    检验者：王样例",)
    for number, line in enumerate(lines):
        page.setFont("STSong-Light", 16 if number == 0 else 11)
        page.drawString(72, 760 - 26 * number, line)
    page.save()
    return out.getvalue()
