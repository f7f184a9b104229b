"""Invented documents, phones, vehicles, devices and places: one function a kind, each takes its own dice."""

from __future__ import annotations

import string
from random import Random

from tests.quality.checksums import (
    with_credit_code_check,
    with_hong_kong_check,
    with_luhn,
    with_resident_check,
    with_taiwan_check,
    with_vin_check,
)

REGIONS = "110105 310115 440305 330106 510104 420111 610113 370202 500112 350203 230103 450103".split()
_SEGMENTS = (
    "130 131 133 135 136 137 138 139 147 150 151 152 155 158 159 162 166 170 171 173 175 176 177 178 180 185 186 188"
    " 189 191 193 195 198 199"
).split()
_AREA_CODES = "010 021 0755 0571 028 027 0531 0371 0898 0451".split()
_NO_I_O_Q = "ABCDEFGHJKLMNPRSTUVWXYZ"
_MAIL_HOSTS = "qq.com 163.com gmail.com corp.com.cn uni.edu.cn mail.ru".split()


def digits(dice: Random, count: int) -> str:
    return "".join(dice.choices(string.digits, k=count))


def letters(dice: Random, count: int) -> str:
    return "".join(dice.choices(_NO_I_O_Q, k=count))


def hexadecimal(dice: Random, count: int) -> str:
    return "".join(dice.choices("0123456789abcdef", k=count))


def alphanumeric(dice: Random, count: int) -> str:
    return "".join(dice.choices(string.ascii_letters + string.digits, k=count))


def resident_id(dice: Random) -> str:
    birth = f"{dice.randint(1950, 2008)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    return with_resident_check(dice.choice([*REGIONS, "820000", "810000"]) + birth + digits(dice, 3))


def foreign_resident_id(dice: Random) -> str:
    place = "9" + dice.choice(["11", "31", "44", "33"]) + dice.choice(["124", "840", "410", "392"])
    birth = f"{dice.randint(1960, 2000)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    return with_resident_check(place + birth + digits(dice, 3))


def passport(dice: Random) -> str:
    head = dice.choice(["E", "G", "PE", "SE", "DE", "E" + dice.choice("ABCDFGHJ")])
    return head + digits(dice, 9 - len(head))


def home_return_permit(dice: Random) -> str:
    return dice.choice("HM") + digits(dice, dice.choice([8, 10]))


def taiwan_permit(dice: Random) -> str:
    return "0" + digits(dice, 7)


def hong_kong_permit(dice: Random) -> str:
    head = dice.choice(["C", "W", "C" + dice.choice("ABCDEF")])
    return head + digits(dice, 9 - len(head))


def hong_kong_id(dice: Random) -> str:
    return with_hong_kong_check(dice.choice("ABCDGKMPRVYZ") + digits(dice, 6))


def macao_id(dice: Random) -> str:
    return dice.choice("157") + digits(dice, 7)


def taiwan_id(dice: Random) -> str:
    return with_taiwan_check(dice.choice("ABCDEFGH") + dice.choice("12") + digits(dice, 7))


def social_security_number(dice: Random) -> str:
    return f"{dice.randint(100, 665):03}-{dice.randint(1, 99):02}-{dice.randint(1, 9999):04}"


def mobile(dice: Random) -> str:
    return dice.choice(_SEGMENTS) + digits(dice, 8)


def landline(dice: Random) -> str:
    return f"{dice.choice(_AREA_CODES)}-{dice.choice('5678')}{digits(dice, 7)}"


def foreign_phone(dice: Random) -> str:
    """Numbers of ten countries; the British and American ones from ranges kept for fiction (0209, 555-01)."""
    return dice.choice(
        [
            f"+44 20 7946 0{digits(dice, 3)}",
            f"0044 20 7946 0{digits(dice, 3)}",
            f"+1 {dice.choice(['212', '415', '650', '312'])} 555 01{digits(dice, 2)}",
            f"212-555-01{digits(dice, 2)}",
            f"(415) 555-{digits(dice, 4)}",
            f"+852 2{digits(dice, 3)} {digits(dice, 4)}",
            f"+81 3-{dice.choice('35')}{digits(dice, 3)}-{digits(dice, 4)}",
            f"+65 6{digits(dice, 3)} {digits(dice, 4)}",
            f"+49 30 {dice.choice('2345')}{digits(dice, 6)}",
            f"+61 2 9{digits(dice, 3)} {digits(dice, 4)}",
            f"+33 1 4{digits(dice, 1)} {digits(dice, 2)} {digits(dice, 2)} {digits(dice, 2)}",
            f"+886 2 2{digits(dice, 3)} {digits(dice, 4)}",
        ]
    )


def mail_address(dice: Random) -> str:
    name = dice.choice(["lin.", "zhou_", "wang", "x-", "a+"]) + letters(dice, 4).lower() + digits(dice, 2)
    return f"{name}@{dice.choice(_MAIL_HOSTS)}"


def plate(dice: Random) -> str:
    shapes = [
        digits(dice, 5),
        letters(dice, 1) + digits(dice, 4),
        digits(dice, 4) + letters(dice, 1),
        "D" + digits(dice, 5),
        digits(dice, 5) + "F",
        letters(dice, 2) + digits(dice, 3),
    ]
    return dice.choice("京沪粤浙川苏鲁豫") + dice.choice("ABCDEFG") + dice.choice(shapes)


def vehicle_number(dice: Random) -> str:
    middle = "".join(dice.choices(_NO_I_O_Q + string.digits, k=5))
    year = dice.choice("ABCDEFGHJKLMNPR")
    return with_vin_check(f"L{letters(dice, 2)}{middle}0{year}{letters(dice, 1)}{digits(dice, 6)}")


def credit_code(dice: Random) -> str:
    organisation = "".join(dice.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    return with_credit_code_check("91" + dice.choice(REGIONS[:8]) + organisation)


def imei(dice: Random) -> str:
    return with_luhn(dice.choice(["35", "86"]) + digits(dice, 12))


def meid(dice: Random) -> str:
    return "A" + hexadecimal(dice, 13).upper()


def imsi(dice: Random) -> str:
    return "460" + dice.choice(["00", "01", "11"]) + digits(dice, 10)


def iccid(dice: Random) -> str:
    return with_luhn("8986" + dice.choice(["00", "01", "03", "11"]) + digits(dice, 13))


def mac_address(dice: Random) -> str:
    return ":".join([*(hexadecimal(dice, 2) for _ in range(5)), "a" + hexadecimal(dice, 1)])


def ip_address(dice: Random) -> str:
    if dice.random() < 0.5:
        return f"240e:{hexadecimal(dice, 3)}:" + ":".join(f"{n}{hexadecimal(dice, 3)}" for n in range(1, 7))
    first = dice.choice([36, 58, 101, 113, 120, 183, 202, 218])
    return ".".join(map(str, (first, *(dice.randint(1, 254) for _ in range(3)))))


def coordinates(dice: Random) -> str:
    return f"{dice.uniform(20, 45):.6f},{dice.uniform(90, 122):.6f}"
