"""林晓雨 (Lin Xiaoyu) and the people around her.  Nobody here exists; the numbers are made to be found.

Mobile numbers are patterns nobody would be given by chance, resident IDs have a computed check digit and sequence
numbers at the end of their range, cards repeat zeros, mail and network addresses are reserved for documentation.
"""

from __future__ import annotations

from dataclasses import dataclass


def resident_id(seventeen: str) -> str:
    """The 17 digits with their check character (GB 11643-1999, ISO 7064 MOD 11-2)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(weight * int(digit) for weight, digit in zip(weights, seventeen, strict=True)) % 11
    return seventeen + "10X98765432"[rest]


def luhn(digits: str) -> str:
    """The digits with their Luhn check digit (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return digits + str(-total % 10)


@dataclass(frozen=True)
class Somebody:
    """A card in the address book."""

    name: str
    called: str
    mobile: str
    mail: str = ""
    note: str = ""


NAME = "林晓雨"
MOBILE = "19900001234"
MAIL = "lin.xiaoyu@example.com"
ID_NUMBER = resident_id("11010119910211998")
BIRTHDAY = "1991-02-11"
BANK_CARD = luhn("622202000000000012")
SECOND_CARD = luhn("621700000000000034")
WECHAT_ID = "linxiaoyu_0211"
WXID = "wxid_lxy0000000211a"
QQ = "1000012345"
PLATE = "京A·T00X1"
EMPLOYER = "北京晨星样例科技有限公司"
HOME = "北京市东城区样例胡同8号院3号楼2单元501室"
PASSPORT = "EA0000123"

IMEI = luhn("00499901064000")
MAC = "02:1a:00:00:12:34"
ROUTER = "00:00:5e:00:53:af"
SERIAL = "LXY0TEST0001"
ADDRESS = "203.0.113.42"

DAUGHTER = "陈一诺"
DAUGHTER_ID = resident_id("11010120170601996")
DAUGHTER_BIRTHDAY = "2017-06-01"

BOOK = (
    Somebody("周桂兰", "妈妈", "13000000021", note="母亲，住石家庄"),
    Somebody("林建国", "爸爸", "13000000022", note="父亲，高血压，每天提醒吃药"),
    Somebody("陈浩然", "老公", "19900005678", "chen.haoran@example.com", "紧急联系人"),
    Somebody("林晓峰", "弟弟", "19900004321", "lin.xiaofeng@example.net"),
    Somebody("赵敏", "赵敏（同事）", "19900006611", "zhao.min@example.cn", EMPLOYER),
    Somebody("孙立", "孙总", "19900006622", "sun.li@example.cn", "部门经理"),
    Somebody("李静", "一诺班主任李老师", "19900007733", note="样例小学二年级3班"),
    Somebody("王医生", "王医生 内分泌科", "01055550123"),
    Somebody("吴倩", "闺蜜吴倩", "19900008844", "wu.qian@example.com"),
    Somebody("郑房东", "房东郑阿姨", "13000000033"),
    Somebody("顺路快递", "快递小刘", "13000000044"),
    Somebody("何磊", "健身教练何磊", "19900009955"),
)
