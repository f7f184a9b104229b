"""What the sample scan found: invented values of every category and severity, and names that try to do harm."""

from __future__ import annotations

from reports.document import Column, Group
from reports.where import Where

HOSTILE_NAMES = (
    "<script>window.__xss=1</script>.txt",
    '"><img src=x onerror=window.__xss=1>.csv',
    "</title></style></script><svg onload=window.__xss=1>.md",
    "javascript:window.__xss=1//'.html",
    "{{7*7}}${7*7}<%= 7*7 %>.j2",
    "red\x1b[31m\x1b]8;;https://example.com\x07link\x1b]8;;\x07.txt",
    "two\nlines\r\b.txt",
    "invoice\u202efdp.exe",
    "byte\udcff.txt",
    "c1\x9b31m\u2028sep.txt",
)


def where(path: str, *trail: str, root: int = 0, **place: int | str) -> Where:
    return Where(root, path, trail, place)


def group(entity: str, category: str, severity: str, value: str, *places: Where, **more: object) -> Group:
    count = more.pop("count", len(places))
    fields: dict[str, object] = {
        "entity": entity,
        "kind": entity.lower(),
        "category": category,
        "also": "",
        "severity": severity,
        "confidence": 0.95,
        "value": value,
        "count": count,
        "places": places,
        "advice": (),
        "id": f"b2:{entity.lower()}",
    }
    return Group(**(fields | more))  # type: ignore[arg-type]


def columns() -> tuple[Column, ...]:
    """One whose evidence agrees, one that needs review, one with a name that tries to do harm."""
    return (
        Column(
            "", "手机", 0.987, 300, "CN_MOBILE_NUMBER", ("199****0101",), "", where("客户表 19912340101.csv", field=3)
        ),
        Column(
            "Sheet1",
            "联系方式",
            0.8,
            40,
            "CN_MOBILE_NUMBER",
            ("138****0001", "138****0002", "199****0101"),
            "competing:CN_RESIDENT_ID",
            where("报名表.xlsx", sheet="Sheet1", field=4),
        ),
        Column(
            "<svg onload=window.__xss=1>",
            "\x1b[31m<img src=x onerror=window.__xss=1>",
            0.0,
            0,
            "CN_RESIDENT_ID",
            (),
            "header-only",
            where(HOSTILE_NAMES[0], field=1),
        ),
    )


def findings() -> tuple[Group, ...]:
    hostile = tuple(where(name, line=number, column=3) for number, name in enumerate(HOSTILE_NAMES, 1))
    return (
        group(
            "CN_RESIDENT_ID",
            "basic",
            "high",
            "1****************X",
            where("简历/个人简历.docx", part="word/document.xml", line=5),
            where("报名表.xlsx", sheet="Sheet1", row=5, field="身份证"),
            where("backup/mail.mbox", "message 12", "cv.pdf", page=2),
            where("backup/mail.mbox", "message 40", part="body", line=3, column=9),
            count=14,
            advice=("id-number",),
            why=("pattern", "checksum", "label:身份证"),
        ),
        group(
            "CN_MOBILE_NUMBER",
            "basic",
            "medium",
            "199****0101",
            *hostile,
            count=214,
            also="account",
            advice=("phone-number",),
            why=("pattern", "segment:199", "key:tel"),
        ),
        group(
            "CN_MOBILE_NUMBER",
            "basic",
            "medium",
            "",
            where("客户表 19912340101.csv", row=2, field=3),
            count=312,
            id="",
            column=Column("", "手机", 0.987, 300),
            advice=("phone-number",),
            why=("column", "segment:199"),
        ),
        group(
            "CN_ADDRESS",
            "basic",
            "high",
            "江苏省****",
            where("订单.json", pointer="/0/receiver/address"),
            confidence=0.75,
            also="behavioral",
            advice=("home-address",),
            why=("model", "row"),
        ),
        group("PERSON", "basic", "low", "张*", where("简历/个人简历.docx", part="word/document.xml", line=1), count=41),
        group(
            "EMAIL_ADDRESS",
            "basic",
            "low",
            "z***@example.com",
            where("notes.md", line=3, column=5),
            test=True,
            also="account",
            why=("pattern", "test-value"),
        ),
        group(
            "BANK_CARD",
            "account",
            "high",
            "**** 0018",
            where("账单/2023.csv", row=17, field=4),
            where("账单/2024.csv", row=2, field=4),
            advice=("bank-card",),
            why=("pattern", "checksum", "negative:order"),
        ),
        group(
            "PASSWORD",
            "account",
            "critical",
            "********",
            where("accounts.txt", line=4, column=11),
            count=12,
            confidence=0.85,
            advice=("password",),
            why=("label:密码", "unheard-of"),
        ),
        group(
            "API_KEY",
            "account",
            "critical",
            "AKIA****",
            where("src/config.py", line=8, column=12),
            advice=("api-key",),
            why=("pattern",),
        ),
        group(
            "ONE_TIME_CODE",
            "account",
            "low",
            "****",
            where("短信.db", table="sms", rowid=77, field="body"),
            confidence=0.6,
        ),
        group(
            "IMEI",
            "device",
            "medium",
            "86*************7",
            where("phone/about.xml", line=2, column=40),
            why=("pattern", "checksum"),
        ),
        group(
            "MAC_ADDRESS",
            "device",
            "low",
            "02:00:**:**:**:**",
            where("logs/<b>router</b>.log", line=99, column=1),
            masked=True,
        ),
        group(
            "FAMILY_MEMBER",
            "social",
            "medium",
            "母亲 李*",
            where("短信.db", table="sms", rowid=4, field="body"),
            confidence=0.6,
        ),
        group(
            "GPS_COORDINATE",
            "behavioral",
            "medium",
            "31.***, 121.***",
            where("照片/IMG_0001.jpg", tag="GPSPosition"),
            count=38,
            also="device",
            advice=("photo-position",),
        ),
        group("PERSON", "basic", "low", "王*", where("王某-13800.zip", name="file")),
    )
