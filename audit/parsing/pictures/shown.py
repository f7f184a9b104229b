"""What a picture shows, as entities of the catalogue: an identity card, a payment code, a seal, a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from audit.parsing.pictures.codes import Code, is_payment
from audit.parsing.pictures.kind import Looks
from audit.parsing.pictures.ocr import Line
from audit.parsing.pictures.seals import seals, signatures

if TYPE_CHECKING:
    from PIL.Image import Image

ID_CARD, PAYMENT_CODE, SIGNATURE, DOCUMENT = "CN_RESIDENT_ID_PHOTO", "PAYMENT_QR", "SIGNATURE", "DOCUMENT_IMAGE"
_CARD_LINES = 24
"""Both sides of a card on one sheet, with what a copying shop prints around them; a form has more."""
_FRONT = re.compile("公民身份号码|公民身.{1,2}号码")
_FRONT_FIELDS = ("姓名", "民族", "出生", "住址")
_BACK = re.compile("居民身份证.*(?:签发机关|有效期限)", re.DOTALL)
_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_OTHER_CARD = re.compile("社会保障|驾驶证|医疗保险|医保|港澳|往来|工作证|学生证|会员")
_PAPERS = re.compile(
    r"""(?xi)
    合同 | 协议书? | 证书 | 执照 | 驾驶证 | 行驶证 | 户口 | 结婚证 | 离婚证 | 护照 | 通行证 | 居住证
    | 学位 | 毕业 | 学生证 | 社会保障卡 | 不动产 | 房产证 | 病历 | 诊断 | 处方 | 检验报告 | 检查报告 | 体检
    | 发票 | 收据 | 借条 | 欠条 | 申请[表书] | 登记表 | 报名表 | 简历 | 证明 | 对账单 | 交易明细 | 工资[条单]
    | 判决书 | 传票 | 委托书 | 承诺书 | 保险单 | 录取通知书 | 准考证
    | \b(?:lease|rental|employment|loan)\ (?:contract|agreement)\b | \bcertificate\ of\b | \bpassport\b
    | \bbirth\ certificate\b
    | \bdriv(?:er.?s|ing)\ licen[cs]e\b | \binvoice\b | \breceipt\b | \bdiagnosis\b | \bprescription\b
    | \bmedical\ report\b | \bcurriculum\ vitae\b | \bbank\ statement\b | \bpayslip\b | \bdiploma\b
    """
)
"""Papers that are about somebody."""
_PAGE_LINES, _PAGE_LINE_LENGTH = 5, 8
"""A page is written in lines; the labels of a chart or a plan are words."""
_SCREEN_LINES, _HEAD_LINES = 4, 4
_UPRIGHT = 1.15
"""A sheet of paper is higher than wide: 1.41 (A4), 1.29 (letter)."""


def shown(image: Image, look: Looks, lines: Sequence[Line], codes: Sequence[Code]) -> Iterator[str]:
    """The entities, each once.  ``lines`` is empty when the text was not looked at."""
    text = "\n".join(line.text for line in lines)
    if is_payment(codes):
        yield PAYMENT_CODE
    is_card = len(lines) <= _CARD_LINES and _is_id_card(text, look)
    if is_card:
        yield ID_CARD
    if (look.page or look.card) and (seals(image, lines) or signatures(image, lines)):
        yield SIGNATURE
    if not is_card and _is_document(image, look, lines):
        yield DOCUMENT


def _is_id_card(text: str, look: Looks) -> bool:
    """By the words that are printed on it (GA/T 448), or by a valid number on a card that names itself nothing else."""
    packed = re.sub(r"[ \t]", "", text)
    fields = sum(field in packed for field in _FRONT_FIELDS)
    if (_FRONT.search(packed) and fields >= 2) or _BACK.search(packed):
        return True
    return look.card and not _OTHER_CARD.search(packed) and any(map(_is_number, _NUMBER.findall(packed)))


def _is_number(value: str) -> bool:
    from recognizers.documents import cn_resident_id

    return cn_resident_id(value) is not None


def _is_document(image: Image, look: Looks, lines: Sequence[Line]) -> bool:
    """A written page, what a telephone showed, or a paper that says at its head what it is.

    What a computer's screen showed is none: most such pictures illustrate a manual.
    """
    if look.page and len(lines) >= _PAGE_LINES and (image.height >= _UPRIGHT * image.width or not look.screen):
        return median(len(line.text) for line in lines) >= _PAGE_LINE_LENGTH or _names_itself(lines)
    if look.phone and len(lines) >= _SCREEN_LINES:
        return True
    return len(lines) >= 2 and _names_itself(lines)


def _names_itself(lines: Sequence[Line]) -> bool:
    return any(_PAPERS.search(line.text) for line in lines[:_HEAD_LINES])
