"""One source in, events out: places, members, names, outcomes."""

from __future__ import annotations

import gzip
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from audit.config import Config, Limits
from audit.errors import REASONS, code
from audit.model import Doubtful, Linkage, Opened, Outcome, Record
from tests.audit.making import events, findings, outcomes, resident_id, source

MOBILE = "19912345678"
ID = resident_id()


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def test_text_has_line_and_column(tmp_path: Path) -> None:
    told = events(source(f"你好\n手机{MOBILE}随时联系\n"), tmp_path)
    (found,) = findings(told)
    assert (found.entity, found.value, found.place) == ("CN_MOBILE_NUMBER", "199****5678", {"line": 2, "column": 3})


def test_the_outcome_comes_last_and_opened_first(tmp_path: Path) -> None:
    told = events(source(f"手机{MOBILE}"), tmp_path)
    assert isinstance(told[0][1], Opened) and isinstance(told[-1][1], Outcome)
    assert told[-1][1].state == "scanned" and told[-1][1].format == "text"
    assert "names in running text" in told[-1][1].not_looked_at


def test_members_have_trails_and_outcomes(tmp_path: Path) -> None:
    inner = zipped(b__txt=f"身份证 {ID}".encode("gb18030"))
    told = events(source(zipped(a__txt=b"nothing", inner__zip=inner), "all.zip"), tmp_path)
    assert [trail for trail, _ in outcomes(told)] == [("a.txt",), ("inner.zip", "b.txt"), ("inner.zip",), ()]
    (found,) = [item for item, event in told if event in findings(told)]
    assert found.trail == ("inner.zip", "b.txt")


def test_names_of_files_and_members_are_text(tmp_path: Path) -> None:
    told = events(source(zipped(**{f"{MOBILE}__txt": b"x"}), f"身份证{ID}.zip"), tmp_path)
    assert [(f.entity, f.place) for f in findings(told)] == [
        ("CN_RESIDENT_ID", {"name": "file"}),
        ("CN_MOBILE_NUMBER", {"name": "member"}),
    ]


def test_below_the_floor_is_only_counted(tmp_path: Path) -> None:
    told = events(source("E20468135 and more words"), tmp_path)
    assert findings(told) == []
    assert [event for _, event in told if isinstance(event, Doubtful)] == [Doubtful("CN_PASSPORT", 1)]


@pytest.mark.parametrize(
    ("data", "state", "reason"),
    [
        (b"", "scanned", None),
        (b"PK\x03\x04 this is no archive", "failed", "damaged"),
        (b"\x1f\x8b\x08\x00 nor is this", "partial", "damaged"),
        (bytes(range(256)) * 8, "skipped", "unknown-kind"),
        (b"%PDF-1.4 broken", "failed", "damaged"),
    ],
)
def test_every_input_has_an_outcome(data: bytes, state: str, reason: str | None, tmp_path: Path) -> None:
    *_, (_, outcome) = outcomes(events(source(data, "x.bin"), tmp_path))
    assert (outcome.state, outcome.why) == (state, reason)
    assert outcome.why is None or code(outcome.why) in REASONS


def test_a_source_that_cannot_be_opened_is_an_outcome(tmp_path: Path) -> None:
    def refuse() -> io.BytesIO:
        raise PermissionError("secret name")

    item = source(b"x")
    told = events(type(item)(item.path, refuse), tmp_path)
    assert told[-1][1] == Outcome("failed", why="permission")


def test_what_was_read_before_damage_stays(tmp_path: Path) -> None:
    packed = gzip.compress(f"手机{MOBILE}\n".encode() * 2000)
    told = events(source(packed[: len(packed) - 12], "a.gz"), tmp_path)
    assert findings(told)
    assert dict(outcomes(told))[()].state == "partial"


def test_limits_are_rows(tmp_path: Path) -> None:
    data = zipped(a__txt=b"x", b__txt=b"x", c__txt=b"x")
    told = events(source(data, "a.zip"), tmp_path, Config(limits=Limits(members=2)))
    outcome = dict(outcomes(told))[()]
    assert (outcome.state, outcome.why) == ("partial", "limit:members:2")
    nested = zipped(in__zip=zipped(in__zip=zipped(a__txt=b"x")))
    told = events(source(nested, "a.zip"), tmp_path, Config(limits=Limits(depth=1)))
    assert dict(outcomes(told))["in.zip", "in.zip"].why == "limit:depth:1"


def test_a_mailbox_may_have_any_number_of_messages(tmp_path: Path) -> None:
    def letter(files: int) -> bytes:
        message = EmailMessage()
        message["Subject"] = f"手机{MOBILE}"
        message.set_content("x")
        message.add_attachment(
            zipped(**{f"{n}__txt": b"x" for n in range(files)}), "application", "zip", filename="z.zip"
        )
        return b"From a@example.com Thu Mar  5 10:00:00 2026\n" + bytes(message) + b"\n"

    few = Config(limits=Limits(members=4))
    told = events(source(letter(3) * 7, "all.mbox"), tmp_path, few)
    assert dict(outcomes(told))[()].state == "scanned"
    assert len(findings(told)) == 7
    told = events(source(letter(3) + letter(4), "all.mbox"), tmp_path, few)
    assert {outcome.why for _, outcome in outcomes(told)} >= {"limit:members:4"}


def test_linkage_counts_kinds_that_stand_together(tmp_path: Path) -> None:
    near = f"姓名：周小舟 手机：{MOBILE} 身份证：{ID}"
    far = f"手机：{MOBILE}" + "。" * 400 + f"身份证：{ID}"
    assert [e for _, e in events(source(near), tmp_path) if isinstance(e, Linkage)] == [Linkage(3, False)]
    assert [e for _, e in events(source(far), tmp_path) if isinstance(e, Linkage)] == [Linkage(1, False)]


def test_a_known_export_is_named(tmp_path: Path) -> None:
    header = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    row = "2024-01-0{n} 10:00:00,商户消费,某超市,商品,支出,¥12.50,零钱,支付成功,1000039801,2000{n},/\n"
    told = events(
        source("微信支付账单明细\n\n" + header + "".join(row.format(n=n) for n in range(1, 6)), "b.csv"), tmp_path
    )
    (record,) = [event for _, event in told if isinstance(event, Record)]
    assert (record.entity, record.count, record.platform) == ("TRANSACTION_RECORD", 5, "wechat")
    assert (record.first, record.last) == ("2024-01-01", "2024-01-05")


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_does_not_matter(encoding: str, tmp_path: Path) -> None:
    text = f"姓名：周小舟，手机{MOBILE}。\n住址：北京市朝阳区建国路100号3栋502室\n证件号 {ID}\n邮箱 wang@mail.cn\n"
    plain = [(f.entity, f.id, f.place) for f in findings(events(source(text), tmp_path))]
    assert len(plain) >= 5
    assert [(f.entity, f.id, f.place) for f in findings(events(source(text.encode(encoding)), tmp_path))] == plain


def test_traditional_text_in_big5_and_utf8(tmp_path: Path) -> None:
    text = f"姓名：周小舟\n聯絡電話 {MOBILE}\n電子郵件 wang@mail.cn\n地址：臺北市信義區市府路一號\n"
    text += "這是一份測試文件，內容都是虛構的。\n"
    plain = [(f.entity, f.id, f.place) for f in findings(events(source(text), tmp_path))]
    assert len(plain) >= 3
    assert [(f.entity, f.id, f.place) for f in findings(events(source(text.encode("big5")), tmp_path))] == plain
