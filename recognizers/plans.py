"""Numbering plans and prefix tables that validators look into.  Each names its source and date.

``tests/recognizers/test_tables.py`` compares them with those of phonenumbers and python-stdnum, difference by
difference.
"""

from __future__ import annotations

from collections.abc import Iterator


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _counted(ranges: str) -> Iterator[str]:
    """``00-02 90`` → 00, 01, 02, 90."""
    for word in ranges.split():
        first, _, last = word.partition("-")
        yield from (f"{number:0{len(first)}}" for number in range(int(first), int(last or first) + 1))


MOBILE_SEGMENTS = _set(
    # MIIT numbering resources in use (工信部《电信网编号计划》 2017 edition and its later allocations), as published by
    # the carriers, 2025-12: China Mobile, China Unicom, China Telecom, China Broadnet (192), virtual operators
    # (162, 165, 167, 170, 171) and satellite (1349 within 134, 174).
    "130 131 132 133 134 135 136 137 138 139 145 147 148 149 150 151 152 153 155 156 157 158 159 162 165 166 167 170 "
    "171 172 173 174 175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 192 193 195 "
    "196 197 198 199"
)

AREA_CODES_2 = frozenset(_counted("10 20-25 27-29"))
"""Two-digit area codes without the 0 (10 Beijing … 29 Xi'an), MIIT numbering plan, 2025."""

AREA_CODES_3 = frozenset(
    # Three-digit area codes without the 0, MIIT numbering plan as of 2025 (metadata of phonenumbers 9.0.43), and those
    # that were merged into a neighbour's since 2006 and stand in older records: 410, 413, 414 (to 024), 565, 732, 733
    # (to 0731), 910 (to 029).
    _counted(
        "310-319 335 349 350-359 370-377 379 391-396 398 410-419 421 427 429 431-439 451-459 464 467-469 470-479 482 "
        "483 510-519 523 527 530-539 543 546 550-559 561-566 570-580 591-599 631-633 635 660 662 663 668 691 692 701 "
        "710-719 722 724 728 730-739 743-746 750-760 762 763 766 768-779 790-799 812 813 816-818 825-827 830-839 851 "
        "854-859 870-879 883 886-888 891-898 901-903 906 908-917 919 930-939 941 943 951-955 970-979 990-999"
    )
)

PREFECTURES = {
    # GB/T 2260, in use or abolished since 1980 (python-stdnum 2.2, cn/loc.dat): province → third and fourth digit.
    # 71, 81, 82 Taiwan, Hong Kong, Macao; 81–83 also begin the residence permits of their residents (State Council
    # 国办发〔2018〕81号).
    province: frozenset(_counted(codes))
    for province, codes in {
        "11": "00-02", "12": "00-02", "13": "00-11 21-30 90", "14": "00-11 21-27 90", "15": "00-09 21-29",
        "21": "00-14 21-22 90", "22": "00-08 21-26 90", "23": "00-12 21-27 90",
        "31": "00-02", "32": "00-13 21-27 90", "33": "00-11 21-28 90", "34": "00-18 21-29", "35": "00-09 21-27 90",
        "36": "00-11 21-26", "37": "00-17 21-29 90",
        "41": "00-17 21-30 90", "42": "00-13 21-29 90", "43": "00-13 21-31 90", "44": "00-29 51-53 90",
        "45": "00-14 21-28", "46": "00-04 90",
        "50": "00-03", "51": "00-39 90", "52": "00-06 21-27", "53": "00-09 21-35", "54": "00-06 21-27",
        "61": "00-10 21-27", "62": "00-12 21-30", "63": "00-02 21-28", "64": "00-05 21-22",
        "65": "00-05 21-32 40-43 90",
        "71": "00", "81": "00", "82": "00", "83": "00",
    }.items()
}  # fmt: skip
"""Province → prefectures: the first two, and the next two, digits of a division code."""

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

VIN_CHECKED = frozenset("123457L")
"""First characters of the VINs that must have the check digit: North America (1–5, and 7 of the United States, 49 CFR
565.15) and China (L, GB 16735-2019).  Elsewhere ISO 3779 leaves position 9 to the maker."""
