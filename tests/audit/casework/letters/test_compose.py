"""Every kind, in every way and language and format: its fields, its laws, and nothing but what is marked."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import product
from typing import Literal

import docx
import pytest

from audit.casework.incident import Incident
from audit.casework.letters.compose import compose
from audit.casework.letters.facts import Exhibit, Facts, Leaked, gather
from audit.knowledge.letters import WAYS, load_letters
from reports.letter import Items, Letter, Table
from reports.letters import FORMATS
from reports.where import Where
from tests.audit.knowledge.test_letters import KINDS
from tests.reports.sample import sample_report

Lang = Literal["zh", "en"]
TOLD = Incident("told", leaked=("CN_RESIDENT_ID", "CN_MOBILE_NUMBER"), since="2026-03-05", heard="company")

FIELDS = {
    "police": "报案人 性别 受案回执 立案 不予立案通知书 网址 来源 账号 后果 其他受害人 证据清单 SHA-256 第56条 5000",
    "12377": "真实姓名 后四位 监护人 举报类型 平台 网址 发布时间 证据 告知处理结果 第61、65条",
    "12321": "原文照录 不改一字 发送方 收到时间 .eml 应用或公司名称 签名",
    "12315": "营业执照 电话 地址 赔礼道歉 消除影响 恢复名誉 赔偿损失 订单号 消费者权益保护法》第56条",
    "consumer-association": "被申请人 赔礼道歉 消除影响 恢复名誉 赔偿损失 协商 消费者权益保护法》第50条",
    "12378": "机构 网点 工单号 请求 证据 金融监督管理",
    "postal": "运单号 企业 邮政法》第35、76条 告知处理结果",
    "internet-complaints": "企业 版本 工单号 答复 网络安全法》第51条",
    "deletion": "法定名称 账号 第47条 目的已实现 停止提供 撤回同意 违反约定 其他情形 第三方 备份 第50条 决定》第8条",
    "correction": "第46条 错误 正确内容 第三方 答复",
    "copy": "第44、45条 副本 第三方 第48条 答复",
    "breach": "第57条 种类 原因 危害 措施 多少人 联系 日志",
    "stop-seller": "第58条 用户数量巨大 店铺 停止向其提供服务 书面告知",
    "tort-notice": "第1195条 真实身份 网址 初步证据 侵权理由 删除、屏蔽、断开链接 签名",
    "credit-dispute": "报告编号 二十日 三十日 征信业管理条例》第25条 第26条 错误理由 更正",
    "id-misuse": "遗失 受案回执 非本人 撤销 居民身份证法》第17条",
    "freeze": "后四位 冻结 工单号 解除条件 证据",
    "warn-friends": "我的 信息可能泄露。近期以我名义借钱、要验证码、发链接的都不是我，请打我电话核实",
    "lawyer": "十行事实 时间线 被告 证据清单 损失 诉求 第188条 2029-03-05",
    "notice-people": "信息种类 原因 可能的危害 已采取 您可以采取 联系方式 第57条 官网",
    "notice-authority": "信息种类 涉及人数 原因 可能的危害 补救措施 通知个人 联系人 第57条",
}
"""What the written one must hold, by kind."""
SAID = {
    ("police", "phone"): "110 地址 对方账号 接线人",
    ("police", "bring"): "身份证 受案回执 不予立案通知书 复议 检察院 12309 第56条 第112条 第113条",
    ("police", "form"): "查询码 附件",
    ("12377", "form"): "网址 真实性声明 附件",
    ("12321", "bring"): ".eml 不要转发",
    ("12321", "form"): "原文照录",
    ("12315", "form"): "赔礼道歉 附件",
    ("credit-dispute", "bring"): "二十日 三十日 异议不收费",
    ("freeze", "phone"): "机构 时间 工号 工单号 解冻条件 卡背面 95188",
    ("tort-notice", "bring"): "真实身份 公证",
    ("warn-friends", "bring"): "父母 打勾",
}


def facts(told: Incident = TOLD, exhibits: tuple[Exhibit, ...] = ()) -> Facts:
    return gather(sample_report(), told, exhibits)


def made(kind: str, lang: Lang = "zh", ways: tuple[str, ...] = WAYS, of: Facts | None = None) -> Letter:
    return compose(load_letters().kinds[kind], of or facts(), lang, ways)


def text(letter: Letter, format: str = "markdown") -> str:
    out = io.BytesIO()
    FORMATS[format].render(letter, out)
    return out.getvalue().decode("utf-8", "replace")


@pytest.mark.parametrize(("kind", "way", "lang"), list(product(KINDS, WAYS, ("zh", "en"))))
def test_each_kind_each_way_in_each_language(kind: str, way: str, lang: Lang) -> None:
    letter = made(kind, lang, (way,))
    told = text(letter)
    assert "草稿" in letter.draft
    assert "DRAFT" in letter.draft
    assert letter.sheets[0].blocks
    assert not re.search(r"\{[a-z]+[\[}]", told)
    assert ("【请填写：" if lang == "zh" else "[fill in:") in told or way == "bring"
    assert ("【请填写：" in told) == (lang == "zh") or way == "bring"
    for table in (block for block in letter.sheets[0].blocks if isinstance(block, Table)):
        assert {len(row) for row in table.rows} <= {len(table.heads)}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_as_a_page_and_as_a_document(kind: str) -> None:
    letter = made(kind)
    titles = [sheet.title for sheet in letter.sheets]
    page = text(letter, "html")
    assert not [title for title in titles if title not in page]
    out = io.BytesIO()
    FORMATS["docx"].render(letter, out)
    document = docx.Document(out)
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == titles
    assert document.sections[0].header.paragraphs[0].text == letter.draft


@pytest.mark.parametrize("kind", KINDS)
def test_the_written_one_has_its_fields(kind: str) -> None:
    told = text(made(kind, ways=("letter",)))
    assert not [word for word in FIELDS[kind].split() if word not in told]


@pytest.mark.parametrize(("kind", "way"), SAID)
def test_the_other_ways_have_theirs(kind: str, way: str) -> None:
    of = facts(replace(TOLD, harm=True))
    told = text(made(kind, ways=(way,), of=of))
    assert not [word for word in SAID[kind, way].split() if word not in told]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "warn-friends"])
def test_only_what_is_marked_appears(kind: str) -> None:
    told = text(made(kind))
    assert "居民身份证号" in told
    labels = sample_report().labels
    others = {labels[f"entity:{name}"].zh for name in ("BANK_CARD", "API_KEY", "FAMILY_MEMBER", "CHAT_RECORD")}
    assert not [name for name in others if name in told]


def test_who_writes_and_that_it_is_true_is_left_to_them() -> None:
    told = text(made("police", ways=("letter",)))
    assert "【请填写：真实姓名】" in told
    assert "由本人写明以上内容及所附材料是否属实】" in told
    assert "签名：【请填写：亲笔签名】" in told


@pytest.mark.parametrize(
    ("told", "case", "asks", "never"),
    [
        (replace(TOLD, harm=True, heard="message", evidence=("E0001",)), "strong", "立案侦查", "先行登记备案"),
        (replace(TOLD, harm=True, heard="message"), "weak", "先行登记备案", "立案侦查，查明"),
        (replace(TOLD, situation="abuse", evidence=("E0001",)), "strong", "立案侦查", "先行登记备案"),
        (replace(TOLD, heard="message"), "weak", "登记备案", "已有后果"),
        (replace(TOLD, heard="news"), "large", "并案", "先行登记备案"),
    ],
)
def test_the_answers_decide_how_strong_the_case_is(told: Incident, case: str, asks: str, never: str) -> None:
    of = gather(sample_report(), told, [Exhibit(number) for number in told.evidence])
    assert case in of.conditions
    letter = text(made("police", of=of))
    assert asks in letter
    assert never not in letter
    assert "第56条" in letter


def test_counts_on_ones_own_disk_make_no_large_case() -> None:
    report = sample_report()
    many = replace(report, findings=tuple(replace(group, count=1_000_000) for group in report.findings))
    assert gather(many, TOLD).conditions == facts().conditions
    assert "1000000" not in text(made("police", of=gather(many, TOLD)))


def test_minors_bring_their_guardian_and_intimate_images_are_not_described() -> None:
    child = Leaked({"zh": "儿童信息", "en": "a child's data"})
    image = Leaked({"zh": "私密影像", "en": "intimate images"}, unspoken=True)
    of = replace(facts(), leaked=(image, child), conditions=frozenset({"minor", "intimate", "weak"}))
    for kind in ("police", "12377", "deletion", "tort-notice"):
        told = text(made(kind, of=of))
        assert "监护关系证明" in told
        assert "只列类别，不描述、不附图" in told
        assert "私密影像不" in told
    assert "监护关系证明" not in text(made("police"))


def test_evidence_is_listed_by_number_time_channel_name_and_hash() -> None:
    shown = Exhibit("E0001", "2026-03-06 10:00", "call", "截图1.png", "ab" * 32)
    hidden = Exhibit("E0002", "2026-03-07", "wechat", "", "cd" * 32, unspoken=True)
    told = text(made("police", ways=("letter",), of=facts(exhibits=(shown, hidden))))
    row = f"| E0001 | 2026-03-06 10:00 | 电话 【请填写：对方号码、账号或网址】 | 截图1.png | {'ab' * 32} |"
    assert row in told
    assert "在设备上当面出示" in told
    told = text(made("police", ways=("letter",), of=facts(exhibits=(Exhibit("E0003", "", "call", filed=False),))))
    assert "| 没有文件，经过见证据日志 | 无 |" in told


def test_channels_come_with_hours_or_where_to_look_them_up() -> None:
    told = text(made("12378", ways=("bring",)))
    assert "| 12378 金融监管总局 | 12378 | 工作日办公时间" in told
    assert "请以官网为准" in told
    assert "2026-" in told


def test_many_kinds_are_cut_short_in_running_text() -> None:
    kinds = tuple(Leaked({"zh": f"种类{number}号", "en": f"kind {number}"}) for number in range(30))
    letter = made("police", of=replace(facts(), leaked=kinds))
    table = next(
        block for block in letter.sheets[1].blocks if isinstance(block, Table) and block.rows[0][0] == "种类0号"
    )
    assert len(table.rows) == 20
    assert "等 30 类" in text(letter)
    assert "另有：种类20号、种类21号" in text(letter), "no kind is left out"


def test_numbered_lists_hold_together() -> None:
    letter = made("lawyer", ways=("letter",))
    facts_in_lines = next(block for block in letter.sheets[0].blocks if isinstance(block, Items))
    assert len(facts_in_lines.lines) == 10


def test_the_english_one_for_an_authority_says_that_it_is_an_aid() -> None:
    assert "Reading aid" in made("police", "en").draft
    assert "Reading aid" not in made("warn-friends", "en").draft
    assert "Reading aid" not in made("police", "zh").draft


def written(kind: str, facts: Facts, lang: Lang) -> str:
    out = io.BytesIO()
    FORMATS["markdown"].render(compose(load_letters().kinds[kind], facts, lang, ("letter",)), out)
    plain = out.getvalue().decode("utf-8").replace("`", "")
    return plain.replace("**【", "【").replace("】**", "】")


def test_files_are_masked_and_their_steps_named_in_the_language() -> None:
    facts = replace(
        gather(sample_report(), TOLD), files=(Where(0, "备份/19912345678.mbox", ("message 2", "a.zip"), {}),)
    )
    assert "备份/19***78.mbox › 第 2 封邮件 › a.zip" in written("police", facts, "zh")
    assert "备份/19***78.mbox › message 2 › a.zip" in written("police", facts, "en")


def test_nothing_is_said_of_others_and_of_accounts_but_what_the_writer_fills_in() -> None:
    name = {"zh": "手机号", "en": "mobile number"}
    leaked = (Leaked(name, ("138****0001",), 1, 5000, others=30), Leaked({"zh": "淘宝", "en": "Taobao"}, account=True))
    told = written("breach", replace(gather(sample_report(), TOLD), leaked=leaked), "zh")
    assert "138****0001【请填写：本机文件里还有他人的 30 个；一并外泄的写明，否则删去】" in told
    assert "| 淘宝 | 【请填写：账号，中间几位遮盖】 |" in told


@pytest.mark.parametrize("kind", ["deletion", "correction", "copy"])
def test_a_request_about_ones_own_data_counts_no_leak(kind: str) -> None:
    told = written(kind, gather(sample_report(), TOLD), "zh")
    assert "外泄的数量" not in told
    assert "外泄的数量" in written("breach", gather(sample_report(), TOLD), "zh")
