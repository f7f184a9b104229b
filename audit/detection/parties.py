"""Whose column it is: a row may name a sender and a recipient, a child and its father, a patient and a doctor.

A party is a short code; "" is the one the row is about.  Columns of one party belong to one person, columns of two
parties never do.  What somebody wrote (``said``) speaks of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from recognizers.lazy import lazy

_WORDS: Final[Mapping[str, str]] = {
    # the first that matches: what is narrower stands before what is wider
    "emergency": "紧急|应急|emergency",
    "father": "父亲|爸爸|生父|father|dad",
    "mother": "母亲|妈妈|生母|mother|mom",
    "spouse": "配偶|妻子|丈夫|爱人|老婆|老公|spouse|wife|husband|(?<![a-z])partner_?name",
    "guardian": "监护|家长|guardian|parent",
    "child": "子女|孩子|儿子|女儿|(?<!男)(?<!女)婴儿|child|son_?name|daughter",
    "relative": "家属|亲属|亲戚|家庭成员|成员(?=姓名|电话|手机|身份证)|relative|related|next.?of.?kin|kin_",
    "sender": "寄件|寄方|发件|发货|寄货|sender|shipper|consignor|(?:^|[_ ./])from(?:$|[_ ./])",
    "recipient": (
        "收件|收货|收方|收信|recipient|receiver|consignee|addressee|ship(?:ping|ped)?[_ ]?to|(?:^|[_ ./])to(?:$|[_ ./])"
    ),
    "payer": "付款|打款|转出|payer|remitter",
    "payee": "收款|转入|payee|beneficiary",
    "peer": "对方|对手|交易方|往来|主叫(?=对)|counter.?part|peer|callee|called|correspondent|opposite",
    "legal": "法定代表|法人|负责人|legal.?rep|principal",
    "staff": (
        "经办|承办|代办|办理人|客服|坐席|业务员|销售|导购|客户经理|经纪|房东|中介|审批|审核|操作员|录入|制单|复核|经理|主管"
        "|领导|上级|汇报|司机|快递员|配送员|骑手|技师|顾问|agent|handler|clerk|operator|manager|supervisor|sales|broker"
        "|landlord|driver|courier|approver|created_?by|updated_?by"
    ),
    "doctor": "医生|医师|大夫|护士|主治|主诊|检验者|报告人|doctor|physician|nurse|clinician",
    "teacher": "教师|老师|班主任|导师|辅导员|教练|teacher|tutor|instructor|advisor|coach",
    "said": (
        "内容|消息|正文|留言|附言|摘要|说明|描述|评论|(?<!secure)content|message|(?<!con)text|body|comment|memo|descri|summary|snippet"
    ),
    "referrer": "推荐人|介绍人|担保|保证人|证明人|见证|邀请人|referr?er|referee|guarantor|witness|inviter|introducer",
}
_PATTERN: Final = lazy("|".join(f"(?P<{party}>{words})" for party, words in _WORDS.items()), re.IGNORECASE)
_MANY: Final = lazy(r"(?:^|[^0-9])([2-9])(?:$|[^0-9])|([二三四五六七八九])")
"""``联系人2``, ``contact_3``: another person of the same kind."""
_HUMAN: Final = lazy("人|员|名|姓|联系|contact|name|person|member|guest|passenger", re.IGNORECASE)


_NAMED: Final = lazy("姓名|名字|全名|[人者员方]$|full.?name|(?<!user)(?<!user.)(?<!nick)name$", re.IGNORECASE)
_REACHED: Final = lazy("联系|手机|电话|地址|phone|mobile|tel|address", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def parties(header: tuple[str, ...]) -> tuple[str, ...]:
    """The party of each column.  Where only one party has a name, telephone and address without one are that party's:
    ``收货人姓名, 联系手机``."""
    found = [party(name) for name in header]
    named = {one for one, name in zip(found, header, strict=True) if _NAMED.search(name)}
    if len(named) == 1:
        (only,) = named
        found = [only if not one and _REACHED.search(name) else one for one, name in zip(found, header, strict=True)]
    return tuple(found)


@lru_cache(maxsize=4_096)
def party(name: str) -> str:
    """The party a column's name speaks of; of a path that begins with a message, whoever is named in it."""
    last = name.rfind("/")
    every = [*_PATTERN.finditer(name)]
    found = next((one for one in every if one.lastgroup != "said" or one.start() > last), every[0] if every else None)
    role = found.lastgroup or "" if found else ""
    counted = _MANY.search(name)
    if counted and (role or _HUMAN.search(name)):
        role += counted.group(1) or counted.group(2)
    return role
