"""Invented cards, accounts and words about a person: one function a kind, each takes its own dice."""

from __future__ import annotations

from random import Random

from tests.quality.checksums import as_base58check, as_iban, belgian, with_luhn
from tests.quality.values import digits, hexadecimal, letters, mobile

_SURNAMES = "张 王 李 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 欧阳 诸葛".split()
_GIVEN = "伟 芳 娜 洋 思远 光明 丽颖 一鸣 建国 雅婷 志强 美玲 超 婷婷 小满 子涵".split()
_STREETS = "北京市朝阳区建国路 上海市浦东新区张杨路 广东省深圳市南山区科技园南路 浙江省杭州市西湖区文三路".split()


def debit_card(dice: Random) -> str:
    bank = dice.choice(["622202", "621700", "622848", "621226", "622588", "623052"])
    return with_luhn(bank + digits(dice, dice.choice([12, 12, 9])))


def credit_card(dice: Random) -> str:
    heads = [("4", 14), ("5" + dice.choice("12345"), 13), ("37", 12), ("3566", 11), ("6011", 11)]
    head, more = dice.choice(heads)
    return with_luhn(head + digits(dice, more))


def security_code(dice: Random) -> str:
    return digits(dice, 3)


def card_expiry(dice: Random) -> str:
    return f"{dice.randint(1, 12):02}/{dice.randint(26, 33)}"


def bank_account(dice: Random) -> str:
    return dice.choice("12345") + digits(dice, dice.choice([11, 14, 17, 18]))


def iban(dice: Random) -> str:
    country, account = dice.choice(
        [
            ("DE", digits(dice, 18)),
            ("NL", "INGB" + digits(dice, 10)),
            ("BE", belgian(digits(dice, 10))),
            ("AT", digits(dice, 16)),
            ("CH", digits(dice, 17)),
            ("GB", "NWBK" + digits(dice, 14)),
        ]
    )
    return as_iban(country, account)


def payment_account(dice: Random) -> str:
    return dice.choice([mobile(dice), f"lin{digits(dice, 3)}@qq.com", "2088" + digits(dice, 12)])


def wallet_address(dice: Random) -> str:
    return dice.choice([as_base58check(dice.randbytes(20)), "0x" + hexadecimal(dice, 40)])


def wechat_id(dice: Random) -> str:
    return dice.choice(
        [
            "lin_" + digits(dice, 4),
            "wxid_" + hexadecimal(dice, 14),
            letters(dice, 5).lower() + digits(dice, 3),
            "zhou-" + digits(dice, 4),
        ]
    )


def qq_number(dice: Random) -> str:
    return dice.choice("123456789") + digits(dice, dice.choice([7, 8, 9]))


def user_name(dice: Random) -> str:
    return dice.choice(["lin", "zhou", "li.si", "xiao_"]) + letters(dice, 3).lower() + digits(dice, 3)


def birth_date(dice: Random) -> str:
    return f"{dice.randint(1950, 2010)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"


def person(dice: Random) -> str:
    return dice.choice(_SURNAMES) + dice.choice(_GIVEN)


def address(dice: Random) -> str:
    house = dice.choice(["", "3栋", "世纪花园", "12号楼2单元", "B座"]) + dice.choice(["501室", "1203室", "8楼", "602"])
    return f"{dice.choice(_STREETS)}{dice.randint(1, 999)}号{house}"


def employee_id(dice: Random) -> str:
    return dice.choice(["", "E", "EMP"]) + digits(dice, 6)


def student_id(dice: Random) -> str:
    return "20" + digits(dice, 8)


def social_security_card(dice: Random) -> str:
    return digits(dice, 10)


def licence_file_number(dice: Random) -> str:
    return "3301" + digits(dice, 8)
