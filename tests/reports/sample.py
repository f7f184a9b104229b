"""A full report on an invented person: every category, outcome and severity."""

from __future__ import annotations

from dataclasses import replace

from reports.document import Assessment, Coverage, FileRow, Label, RecordRow, Report, Tally
from reports.people import People
from reports.plan import AdviceBlock, Step
from reports.where import Where
from tests.reports.sample_findings import HOSTILE_NAMES, columns, findings, where

_LABELS = {
    "entity:CN_RESIDENT_ID": ("居民身份证号", "resident ID number"),
    "entity:CN_MOBILE_NUMBER": ("手机号", "mobile number"),
    "entity:EMAIL_ADDRESS": ("电子邮箱", "e-mail address"),
    "entity:PERSON": ("姓名", "full name"),
    "entity:CN_ADDRESS": ("家庭住址", "home address"),
    "entity:BANK_CARD": ("银行卡号", "bank card number"),
    "entity:PASSWORD": ("口令", "password"),
    "entity:API_KEY": ("API 密钥", "API key"),
    "entity:IMEI": ("IMEI", "IMEI"),
    "entity:MAC_ADDRESS": ("MAC 地址", "MAC address"),
    "entity:FAMILY_MEMBER": ("家庭成员", "family member"),
    "entity:GPS_COORDINATE": ("精准定位", "precise position"),
    "entity:ONE_TIME_CODE": ("短信验证码", "one-time code"),
    "entity:CALL_RECORD": ("通话记录", "call log"),
    "entity:CHAT_RECORD": ("聊天记录", "chat"),
    "entity:TRANSACTION_RECORD": ("交易记录", "record of payments"),
    "entity:CONTACT_LIST": ("通讯录", "contact list"),
    "platform:android": ("安卓手机", "Android"),
    "platform:wechat": ("微信", "WeChat"),
    "platform:alipay": ("支付宝", "Alipay"),
}


def _records() -> tuple[RecordRow, ...]:
    def record(
        entity: str, category: str, severity: str, count: int, people: int, platform: str, at: Where
    ) -> RecordRow:
        return RecordRow(
            entity,
            entity.lower(),
            category,
            "social",
            severity,
            count,
            people,
            platform,
            at,
            ("communications",),
            first="2021-02-03",
            last="2024-05-06",
        )

    return (
        record("CALL_RECORD", "private", "high", 812, 96, "android", where("phone/backup.db", table="calls")),
        record("CHAT_RECORD", "private", "high", 20_114, 35, "wechat", where("wechat/<i>家人</i>.txt")),
        record("TRANSACTION_RECORD", "account", "medium", 1_530, 1, "alipay", where("账单/2023.csv")),
    )


def _files() -> tuple[FileRow, ...]:
    def row(path: str, outcome: str = "scanned", why: str | None = None, *trail: str, **more: object) -> FileRow:
        fields: dict[str, object] = {
            "not_looked_at": (),
            "bytes": 91_231,
            "encoding": "utf-8",
            "format": "text",
            "harm": None,
        }
        return FileRow(0, path, trail, outcome, why, **(fields | more))  # type: ignore[arg-type]

    hostile = tuple(row(name, harm=25) for name in HOSTILE_NAMES)
    return (
        row("accounts.txt", harm=70),
        row("wechat/<i>家人</i>.txt", harm=71, bytes=4_200_000),
        row("简历/个人简历.docx", harm=54, format="docx"),
        row("a.pdf", not_looked_at=("pictures on pages 9-12",), format="pdf", encoding=None, bytes=12),
        row("big.zip", "partial", "limit:ratio:100", format="zip"),
        row("backup/mail.mbox", "scanned", None, "message 12", "cv.pdf", format="pdf", harm=51),
        row("账单/2022.zip", "failed", "locked", format="zip"),
        row("MicroMsg.db", "failed", "locked:wechat"),
        row("scan.tiff", "failed", "extra:ocr"),
        row("font.ttf", "skipped", "no-text"),
        row(".git", "skipped", "git-history"),
        *hostile,
    )


def _advice(number: int, code: str, zh: str, en: str) -> AdviceBlock:
    return AdviceBlock(
        id=code,
        title={"zh": zh, "en": en},
        now={
            "zh": f"先把{zh}从不需要的文件里删掉，清空回收站和云端副本。",
            "en": f"Remove the {en} from files that do not need it; empty the bin and cloud copies.",
        },
        then={
            "zh": "需要保留的，放进加密的文件夹。\n关掉不必要的同步。",
            "en": "Keep what you need in an encrypted folder.\nTurn off needless sync.",
        },
        tell={"zh": "", "en": ""},
        keep={"zh": "不需要保留证据。", "en": "No evidence is needed."},
        law={"zh": "《个人信息保护法》第四十七条", "en": "PIPL art. 47"},
        ignore={"zh": "如果这是公开的示例值，可以不管。", "en": "If this is a published example, leave it."},
        urgency="now" if number < 2 else "soon",
        minutes=5 + number,
        check="2026-11",
    )


def sample_report() -> Report:
    found, files = findings(), _files()
    tallies = tuple(Tally(g.entity, g.kind, g.category, g.severity, g.count, 1, 1) for g in found)
    names = (
        ("password", "口令", "passwords"),
        ("id-number", "身份证号", "ID number"),
        ("bank-card", "银行卡号", "bank card number"),
        ("phone-number", "手机号", "phone number"),
        ("api-key", "API 密钥", "API key"),
        ("home-address", "家庭住址", "home address"),
        ("photo-position", "照片位置", "photo position"),
        ("communications", "通信记录", "messages and calls"),
    )
    advice = tuple(_advice(number, *name) for number, name in enumerate(names))
    steps = tuple(
        Step(block.id, block.now, block.minutes, (), (where("accounts.txt"), where(HOSTILE_NAMES[0])))
        for block in advice[:3]
    )
    outcomes = {"scanned": 205, "partial": 1, "skipped": 2, "failed": 6}
    return Report(
        tool={"name": "pdaudit", "version": "0.1.0"},
        roots=("exports",),
        situation="kept",
        findings=found,
        records=_records(),
        files=files,
        tallies=(*tallies, Tally("CALL_RECORD", "call_log", "private", "high", 812, 812, 1)),
        assessment=Assessment(
            harm=71,
            at_least=True,
            equation="1.00 x (B60 + C6 + Q2 + L3 + P0 = 71) = 71.00",
            terms={"I": 1.0, "B": 60.0, "C": 6.0, "Q": 2.0, "L": 3.0, "P": 0.0},
            floors=("F1",),
            readers="me",
            readers_why="default",
            verdict="act-soon",
            cannot_say=(),
            sentence={
                "zh": "这里有您的身份证号、2 张银行卡和 3 年账单。扫描看不出是否已外泄；万一外传后果严重。"
                "先做 3 件事，约 18 分钟。",
                "en": "Your ID number, 2 bank cards and 3 years of bills are here. A scan cannot tell whether they "
                "leaked; if they did, harm would be serious. Do 3 things first, about 18 minutes.",
            },
        ),
        coverage=Coverage(
            214,
            outcomes,
            12_345_678,
            tuple(f for f in files if f.outcome != "scanned"),
            {"picture text": 8411, "pictures on pages 9-12": 1},
            {"ratio": 100, "unfolded_bytes": 2 << 30},
        ),
        advice=advice,
        plan=steps,
        labels={key: Label(*words) for key, words in _LABELS.items()},
        rules="a1b2c3d4",
        key_id="k:42",
        exit=3,
        to_confirm=9,
        people=People(others=12),
        notices=(),
        columns=columns(),
    )


def calm_report() -> Report:
    """The same house with nothing in it."""
    full = sample_report()
    scanned = tuple(file for file in full.files if file.outcome == "scanned" and not file.not_looked_at)
    return replace(
        full,
        findings=(),
        records=(),
        columns=(),
        tallies=(),
        advice=(),
        plan=(),
        exit=0,
        to_confirm=0,
        people=People(),
        files=tuple(replace(file, harm=None) for file in scanned),
        coverage=Coverage(len(scanned), {"scanned": len(scanned)}, 12_345, (), {}, {}),
        assessment=Assessment(
            0,
            False,
            "nothing counted",
            {},
            (),
            "me",
            "default",
            "calm",
            (),
            {"zh": "文件全部读完，没有需要处理的个人信息。", "en": "All files were read; nothing needs action."},
        ),
    )


def cannot_say_report() -> Report:
    """Too much stayed closed for a verdict."""
    full = sample_report()
    words = {
        "zh": "还不能下结论：4 个账单需要密码，8,412 张图片的文字没看；已读部分：留意。",
        "en": "No verdict yet: 4 bills need a password, text in 8,412 pictures not read; the rest: Watch.",
    }
    return replace(
        full,
        assessment=replace(
            full.assessment, verdict="cannot-say", cannot_say=("locked:4", "pictures:8412"), sentence=words
        ),
    )
