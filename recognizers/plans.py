"""Numbering plans and prefix tables that validators look into.  Each names its source and date."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MOBILE_SEGMENTS = _set(
    # MIIT numbering resources in use (工信部《电信网编号计划》 2017 edition and its later allocations), as published by
    # the carriers, 2025-12: China Mobile, China Unicom, China Telecom, China Broadnet (192), virtual operators
    # (162, 165, 167, 170, 171) and satellite (1349 within 134, 174).
    "130 131 132 133 134 135 136 137 138 139 145 147 148 149 150 151 152 153 155 156 157 158 159 162 165 166 167 170 "
    "171 172 173 174 175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 192 193 195 "
    "196 197 198 199"
)

PROVINCES = _set(
    # First two digits of GB/T 2260 division codes (2007 edition with amendments), 71/81/82 Taiwan, Hong Kong, Macao,
    # 83 residence permits of Taiwan residents (State Council 国办发〔2018〕81号).
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
)

AREA_CODES_2 = _set("10 20 21 22 23 24 25 27 28 29")
"""Two-digit area codes without the 0 (10 Beijing … 29 Xi'an), MIIT numbering plan, 2025."""

AREA_CODE_STARTS = _set(
    # First two digits of the three-digit area codes without the 0 (e.g. 755 → 75), MIIT numbering plan, 2025.
    "31 33 34 35 37 39 41 42 43 44 45 46 47 48 51 52 53 54 55 56 57 58 59 63 66 69 71 72 73 74 75 76 77 79 81 82 83 "
    "85 87 88 89 90 91 93 94 95 97 99"
)

UNIONPAY_PREFIXES = ("62", "81")
"""Prefixes assigned to UnionPay, ISO/IEC 7812 register as published by UnionPay International, 2025."""

DOMESTIC_PREFIXES = tuple(
    # Debit and passbook cards of Chinese banks issued before the 62 range (PBoC card BIN list, 2005–2015 editions).
    _set(
        "103 456351 524094 601382 603367 603445 603506 603601 603602 603694 603708 621 622 68 690755 84 87 888 900 940 "
        "955 966 968 984 985 990 998"
    )
)

US_AREAS_NEVER = frozenset({"000", "666"})
"""SSN area numbers that are never issued, besides 900–999 (SSA, randomisation of 2011)."""
