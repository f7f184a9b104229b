"""Tables that are forms: labels and values side by side, as registration sheets and résumés have them.

As rows of a table they would be misread: the first values would be the names of the columns.  They stay text, each row
a line, so that a label stands before its value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_LABELS = frozenset(
    "姓名 曾用名 性别 性別 年龄 民族 籍贯 出生 出生日期 出生年月 出生地 身份证 身份证号 身份证号码 证件号码 证件类型"
    " 政治面貌 婚姻状况 婚否 学历 学位 专业 毕业院校 毕业学校 院校 职务 职称 职业 岗位 部门 单位 工作单位 公司 手机"
    " 手机号 手机号码 电话 联系电话 联系方式 电子邮箱 电子邮件 邮箱 微信 微信号 地址 住址 家庭住址 家庭地址 现住址"
    " 户籍 户籍地址 户口所在地 通讯地址 联系地址 邮编 银行卡号 开户行 账号 紧急联系人 备注 国籍 身高 体重 血型"
    " 健康状况 爱好 特长 入职日期 学号 工号 班级 年级 宗教信仰 配偶 父亲 母亲 监护人 车牌号 护照号"
    " name firstname lastname surname sex gender age birthdate dateofbirth dob birthday nationality address phone"
    " telephone mobile cell fax email e-mail occupation employer company position title department idnumber passport"
    " passportno maritalstatus religion emergencycontact ssn username password website".split()
)
"""What such forms ask for, collected from the forms of Chinese schools, employers and authorities, and English ones."""
_SPACED = re.compile(r"[\s　]+")
_END = re.compile(r"[:：*（(].*", re.DOTALL)
_FEWEST = 2
_ONE_IN = 4
_WIDE = 10


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether labels stand in the rows below the first: in two of them, and in one of four.  A form asks for each thing
    once; one word again and again is a value (微信 as where an order came from)."""
    asked = [{cell for cell in row if is_asked(cell)} for row in rows[1:]]
    labelled = sum(map(bool, asked))
    is_enough = labelled >= _FEWEST and labelled * _ONE_IN >= len(rows) - 1
    return is_enough and len(set().union(*asked)) >= _FEWEST and not _is_header(rows)


def _is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names more columns than twice what any entry fills: its kinds are no labels.  Or it asks
    for two things side by side, and below it all that looks asked for stands in one column: the names of entries."""
    first, *others = (sum(map(bool, row)) for row in rows)
    if first >= _WIDE and first > 2 * max(others):
        return True
    asked = {column for row in rows[1:] for column, cell in enumerate(row) if is_asked(cell)}
    return len(asked) == 1 and first >= max(others) and any(is_asked(a) and is_asked(b) for a, b in pairwise(rows[0]))


def is_asked(cell: str) -> bool:
    """Whether a cell is what forms and lists of people ask for."""
    return len(cell) < 40 and _END.sub("", _SPACED.sub("", cell)).casefold() in _LABELS
