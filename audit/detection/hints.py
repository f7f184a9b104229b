"""What a column is called, read beside its neighbours.

``name`` may be a product's or a person's.  Beside a phone number, a birth date or a sex it is a person's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.exports.block import NEVER
from recognizers.catalogue import Catalogue

_PERSON = "PERSON"
_MAYBE_PEOPLE = frozenset(
    "name names fullname nickname contact customer client user owner member employee staff student patient recipient"
    " receiver sender guest passenger tenant applicant candidate person people buyer payee payer"
    " 名 名字 名称 姓 客户 用户 会员 员工 学生 病人 乘客 住户 业主 租客 收件 寄件 买家 卖家 联络人 负责人"
    " 经办人 对方".split()
)
_BESIDE_PEOPLE = frozenset(
    {
        "CN_MOBILE_NUMBER", "PHONE_NUMBER", "CN_LANDLINE_NUMBER", "EMAIL_ADDRESS", "CN_RESIDENT_ID", "CN_PASSPORT",
        "PASSPORT", "DATE_OF_BIRTH", "GENDER", "AGE", "ETHNICITY", "MARITAL_STATUS", "WECHAT_ID", "QQ_NUMBER",
        "STUDENT_ID", "EMPLOYEE_ID", "US_SSN", "BANK_CARD",
    }
)  # fmt: skip
_JOINTS = re.compile(r"[\s_\-]+")


def column_hints(hints: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The hint of each column for the engine: its name, an entity id, or "" where there is no evidence in it."""
    plain = ["" if hint == NEVER else hint for hint in hints]
    named = {entity for hint in plain if hint for entity in catalogue.by_label(hint)}
    if not named & _BESIDE_PEOPLE or _PERSON in named:
        return tuple(plain)
    return tuple(_PERSON if _maybe_people(hint) else hint for hint in plain)


def _maybe_people(hint: str) -> bool:
    last = re.split(r"[./\\]", hint)[-1]
    return _JOINTS.sub("", last).casefold() in _MAYBE_PEOPLE
