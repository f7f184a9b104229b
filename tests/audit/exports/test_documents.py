"""Texts that are known for what they are, and texts that only speak of such things."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from audit.detection.documents import DocumentMatcher
from audit.exports import load
from audit.model import Record

EXPORTS = load()

TEXTS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("documents.toml").read_text("utf-8"))["document"]
BY_ID = {text["id"]: text for text in TEXTS}


def told(*texts: str) -> Record | None:
    matcher = DocumentMatcher(EXPORTS)
    for text in texts:
        matcher.text(text)
    return matcher.record()


@pytest.mark.parametrize("id", BY_ID)
def test_documents_are_told(id: str) -> None:
    (known,) = (document for document in EXPORTS.documents if document.id == id)
    file = BY_ID[id]
    days = file.get("first", ""), file.get("last", "")
    record = Record(known.record, file["count"], platform=file["platform"], export=id, first=days[0], last=days[1])
    assert told(file["text"]) == record


def test_every_document_has_an_example() -> None:
    assert {document.id for document in EXPORTS.documents} == BY_ID.keys()


NEAR_MISSES = [
    "",
    "如何查询个人信用报告？登录央行征信中心官网，按步骤操作即可。",
    "医院检验报告怎么看：参考值是健康人群的 95% 范围。",
    "第三章 病历书写基本规范：诊断应当写明。",
    "银行对账单是什么？余额怎么算？",
    "A bank statement shows your account number and balance.",
    "贷款合同怎么写？借款人要注意什么？",
    "package:com.example.app\n",
    "2026年1月1日 星期四 晴\n我今天……\n",
    "会议纪要\n2026年1月1日 星期四 上午九点在三楼会议室召开的项目例会由我主持，各组汇报。\n" * 5,
    "check-in and check-out times of the hotel are 14:00 and 12:00",
    "12306 客服电话",
    "基因型与表型的关系",
    "电子发票要素：发票号码\n开票日期\n价税合计\n纳税人识别号\n",
    "通行费电子票据怎么开？登录网站，填写车牌、入口和出口。",
    "电费账单上有户号、户名和用电量。",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_texts_about_such_things_are_none(text: str) -> None:
    assert told(text) is None


def test_entries_far_behind_the_signs_count() -> None:
    rows = "".join(f"2026-01-{day:02} 消费 -1.00 100.00\n" for day in range(1, 29))
    record = told(BY_ID["bank-statement-text"]["text"], *["备注\n" * 20_000, rows])
    assert record is not None
    assert record.count == 3 + 28


def test_signs_far_behind_the_beginning_do_not() -> None:
    assert told("一篇文章\n" * 10_000, BY_ID["pbc-credit-report"]["text"]) is None
