"""Whatever is printed of a value — mask, reasons, facts, severity — leaves at least 1,000 values."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from audit.detection.mask import Door
from audit.detection.masks import ENOUGH
from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.span import Span
from tests.audit.making import KEY, resident_id

CATALOGUE = load()
ENGINE = Engine(CATALOGUE)
DOOR = Door(CATALOGUE, KEY, today=date(2026, 1, 1))


def filled(template: str) -> Iterator[str]:
    """Fillings of the ``?`` of a template, with a Luhn check digit for ``L``; at most 20,000."""
    for digits in itertools.islice(itertools.product("0123456789", repeat=template.count("?")), 20_000):
        parts = iter(digits)
        text = "".join(next(parts) if char == "?" else char for char in template)
        yield text.replace("L", luhn(text.partition("L")[0])) if "L" in template else text


def luhn(digits: str) -> str:
    """The check digit behind ``digits``."""
    doubled = (int(d) * 2 if n % 2 == 0 else int(d) for n, d in enumerate(reversed(digits)))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def ids_of_years(first: date, years: int) -> Iterator[str]:
    """Twelve thousand, all of one sex."""
    days = [first + timedelta(days=n) for n in range(0, 360 * years, 3)]
    rounds = 12_000 // len(days)
    yield from (resident_id(f"{day:%Y%m%d}", 101 + 2 * n) for day in days for n in range(rounds))


PRINTED = {
    "CN_RESIDENT_ID": ("身份证号", ids_of_years(date(1990, 1, 1), 10)),
    "a child's": ("身份证号", ids_of_years(date(2014, 1, 1), 5)),
    "CN_MOBILE_NUMBER": ("手机号", filled("199????5678")),
    "CN_LANDLINE_NUMBER": ("固定电话", filled("0106????78")),
    "BANK_CARD": ("银行卡号", filled("6222021?????567L")),
    "CREDIT_CARD": ("credit card", filled("4539?????567123L")),
    "IMEI": ("IMEI", filled("86053404????34L")),
    "CN_PASSPORT": ("护照号", filled("E1????678")),
    "EMAIL_ADDRESS": ("邮箱", filled("l????@mail.cn")),
    "QQ_NUMBER": ("QQ号", filled("12????7899")),
    "DATE_OF_BIRTH": ("出生日期", (str(date(1990, 1, 1) + timedelta(days=n)) for n in range(3_600))),
    "CN_PLATE": ("车牌号", filled("京A????5")),
}


@pytest.mark.parametrize(("hint", "values"), PRINTED.values(), ids=PRINTED)
def test_what_is_printed_leaves_a_thousand_values(hint: str, values: Iterator[str]) -> None:
    spans = ENGINE.find("\x00".join(values), hint)
    printed: Counter[tuple[object, ...]] = Counter()
    for form, span in {span.form: span for span in spans}.items():
        finding = DOOR.admit(span, {})
        assert form not in (finding.value, *finding.why)
        printed[finding.value, finding.why, tuple(finding.facts.items()), finding.severity] += 1
    assert max(printed.values()) >= ENOUGH


@pytest.mark.parametrize(
    ("entity", "form", "shown"),
    [
        ("CN_MOBILE_NUMBER", "199****5678", "199****5678"),
        ("CN_MOBILE_NUMBER", "1991234567*", "199****567*"),
        ("CN_RESIDENT_ID", "11010519900101123*", "1*****************"),
        ("EMAIL_ADDRESS", "wang.s*@example.com", "w***@example.com"),
    ],
)
def test_what_was_masked_too_little_is_masked_more(entity: str, form: str, shown: str) -> None:
    span = Span(0, len(form), entity, 0.75, "r", ("pattern",), form, masked=True)
    assert DOOR.mask(span) == shown
