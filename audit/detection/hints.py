"""What a column is called, read beside its neighbours.

``name`` may be a product's or a person's.  Beside a phone number, a birth date or a sex it is a person's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.exports.block import NEVER, chinese_half
from recognizers.catalogue import Catalogue
from recognizers.vocabulary import CELL, whole

_PERSON, _LOGIN, _PASSWORD = "PERSON", "USERNAME", "PASSWORD"
_EITHER = f"{_PERSON}/{_LOGIN}"
"""What programs call 用户名 or ``userName`` is what somebody signs in with, or is called: beside a telephone number,
and where no other column is of names, both are looked for."""
_MAYBE_PEOPLE = frozenset(
    "name names first last fullname nickname contact customer client user owner member employee staff student patient"
    " recipient receiver sender guest passenger tenant applicant candidate person people buyer payee payer"
    " 名 名字 名称 姓 客户 用户 会员 员工 学生 病人 乘客 住户 业主 租客 收件 寄件 买家 卖家 联络人 负责人"
    " 经办人 对方 nom nome nombre naam 名前".split()
)
_BESIDE_PEOPLE = frozenset(
    {
        "CN_MOBILE_NUMBER", "PHONE_NUMBER", "CN_LANDLINE_NUMBER", "EMAIL_ADDRESS", "CN_RESIDENT_ID", "CN_PASSPORT",
        "PASSPORT", "DATE_OF_BIRTH", "GENDER", "AGE", "ETHNICITY", "MARITAL_STATUS", "WECHAT_ID", "QQ_NUMBER",
        "STUDENT_ID", "EMPLOYEE_ID", "US_SSN", "BANK_CARD",
    }
)  # fmt: skip
_ANY_VALUE = frozenset(("value", "#text", "text", "v", "raw"))
_PATH = re.compile(r"[./\\]")


def column_hints(hints: Sequence[str], catalogue: Catalogue, header: Sequence[str] = ()) -> tuple[str, ...]:
    """The hint of each column for the engine: its name; what it means (an entity id), U+0000 and the last part of its
    name in ``header`` (by default ``hints``); or "" where there is no evidence in it."""
    plain = ["" if hint == NEVER else _telling(_in_one_language(hint, catalogue), catalogue) for hint in hints]
    plain = [_of_variable(hint, catalogue) for hint in plain]
    named = {entity for hint in plain if hint for entity in catalogue.by_label(hint)}
    if named & _BESIDE_PEOPLE and _PERSON not in named:
        plain = [_PERSON if _maybe_people(hint) else hint for hint in plain]
        if _PERSON not in plain and _PASSWORD not in named:
            plain = [_EITHER if catalogue.by_label(hint) == (_LOGIN,) else hint for hint in plain]
    return tuple(
        f"{hint}{CELL}{_last(name)}" if hint != name and _is_told(hint, catalogue) else hint.replace(CELL, " ")
        for hint, name in zip(plain, header or hints, strict=True)
    )


def _in_one_language(name: str, catalogue: Catalogue) -> str:
    """Of a name in Chinese and English the Chinese one, which says more: ``姓名 Name``, ``名称/Name``."""
    native = "" if name.isascii() else chinese_half(name)
    return native if native and catalogue.by_label(native) else name


def _telling(name: str, catalogue: Catalogue) -> str:
    """Of a path that ends in a word for any value, the key above it: ``string_map_data/Benutzername/value``."""
    path, _, last = name.rpartition("/")
    above = path.rpartition("/")[2]
    return above if last in _ANY_VALUE and (catalogue.by_label(above) or _maybe_people(above)) else name


def _is_told(hint: str, catalogue: Catalogue) -> bool:
    """Whether it is an entity, or several."""
    return all(entity in catalogue.entities for entity in hint.split("/"))


def _of_variable(name: str, catalogue: Catalogue) -> str:
    """Of a variable and its label that say nothing together the one that does: ``mobile: 请填写``, ``v1: Name``."""
    first, _, label = name.partition(": ")
    if not label or catalogue.by_label(name):
        return name
    return next((half for half in (first, label) if catalogue.by_label(half) or _maybe_people(half)), name)


def _maybe_people(hint: str) -> bool:
    return whole(_last(hint)) in _MAYBE_PEOPLE


def _last(name: str) -> str:
    """The last part of a path: its first parts may be what somebody called a thing."""
    return _PATH.split(name)[-1].strip()
