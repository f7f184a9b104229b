"""Numbers among numbers and passwords in URLs: lowered where the neighbours speak against them, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognizers.catalogue import load
from recognizers.doubts import CROWD, REACH, doubted
from recognizers.engine import Engine
from recognizers.rule import FINDING
from recognizers.span import Span

ENGINE = Engine(load())
MOBILE = "19912345678"
CARD = "4539987601234560"
ID = "330106198804125375"
DEBIT = "6222030801987654323"
AMONG = "negative:among-numbers"


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in ENGINE.find(text) if span.confidence >= FINDING]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"48213377 {MOBILE} 90211734 7731025566", MOBILE),
        (f"482133771 {CARD} 902117345 773102556", CARD),
        (f"{DEBIT} 902117345 773102556 88120931", DEBIT),
        (f"1699123456789,{MOBILE},482133,7731025566", MOBILE),
        (f"98120931 77310255\n{MOBILE} 4820193\n", MOBILE),
        (f"88120931775\n77310255660\n{MOBILE}\n48201937715\n", MOBILE),
        (f"10:00:01 put key 88120931775\n10:00:02 put key {MOBILE}\n10:00:03 put key 48201937715", MOBILE),
        ("lag 819401 42385624179 38040073163 9895651 7310255", "819401 42385624179"),
        (
            "8120932,19912345678,482133\n7310219,19912345713,773102\n7310255,19912345731,902117\n8120931,19912345790,120931",
            MOBILE,
        ),
    ],
)
def test_among_numbers_a_number_proves_little(text: str, value: str) -> None:
    assert value not in found(text)
    lowered = [span for span in ENGINE.candidates(text) if text[span.start : span.end] == value]
    assert all(span.confidence < FINDING for span in lowered)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (f"{MOBILE}\n19912345679\n17712345670\n18812345671", [MOBILE, "19912345679", "17712345670", "18812345671"]),
        (f"张伟,{ID},{MOBILE},{DEBIT}", [ID, MOBILE, DEBIT]),
        (f"773102556688\t{MOBILE}\t482133\n773102556699\t19912345679\t482134\n", [MOBILE, "19912345679"]),
        (f"2023-11-20 21:03 老王：我换号了 {MOBILE}", [MOBILE]),
        (f"【驿站】运单 773102556688 已到，20231120093000 前凭码取，咨询 {MOBILE}", [MOBILE]),
        (f"20231120 20231121 20231122 {MOBILE}", [MOBILE]),
        (f"30.123456 120.123456 0.482133 {MOBILE}", [MOBILE]),
        (f"48213377 {ID} 90211734 7731025566", [ID]),
        (f"48213377 手机 {MOBILE} 90211734 7731025566", [MOBILE]),
        (f"48213377 90211734\x00{MOBILE}\x007731025566 81203344", [MOBILE]),
        (f"48213377 90211734 7731025566\n\n\n{MOBILE}", [MOBILE]),
        ("19912345678\n19912345679\n19912345680\n19912345681\n19912345682", [MOBILE, "19912345682"]),
        (f"{MOBILE}{' ' * REACH}48213377 90211734 7731025566", [MOBILE]),
        (f"a48213377 b90211734 c7731025566 {MOBILE}", [MOBILE]),
    ],
)
def test_what_stays(text: str, values: list[str]) -> None:
    assert set(values) <= set(found(text))


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("postgres://li:Zx9ab1q2@db.host.cn/app", "PASSWORD", "Zx9ab1q2"),
        ("redis://:s3cr3tZ9q@cache.host.cn:6379", "PASSWORD", "s3cr3tZ9q"),
        ("mysql://root:Ab#12cd!x@10.0.3.9:3306/x", "PASSWORD", "Ab#12cd!x"),
        ("mail:li.lei@host.cn", "EMAIL_ADDRESS", "li.lei@host.cn"),
        ("https://host.cn/?to=li.lei@host.cn", "EMAIL_ADDRESS", "li.lei@host.cn"),
        ("http://host.cn:8080/a:li.lei@host.cn", "EMAIL_ADDRESS", "li.lei@host.cn"),
    ],
)
def test_user_info_and_mail(text: str, entity: str, value: str) -> None:
    assert (entity, value) in [(s.entity, text[s.start : s.end]) for s in ENGINE.find(text) if s.confidence >= FINDING]


@pytest.mark.parametrize("word", ["Zx9ab1q2", "password", "a#b.c"])
def test_no_mail_address_begins_in_user_info(word: str) -> None:
    text = f"scheme://user:{word}@host.example.com/x"
    mails = [span for span in ENGINE.candidates(text) if span.entity == "EMAIL_ADDRESS"]
    assert mails
    assert all(span.confidence == 0.20 and span.why[-1] == "negative:user-info" for span in mails)


def at(start: int) -> Span:
    return Span(start, start + len(MOBILE), "CN_MOBILE_NUMBER", 0.75, "cn-mobile", ("pattern", "segment:199"), MOBILE)


NUMBERS = st.lists(st.from_regex(r"[3-9][0-9]{6,12}", fullmatch=True), max_size=12)


@given(before=NUMBERS, after=NUMBERS, sign=st.sampled_from([" ", ",", "\t", "\n", "\x00", "；"]))
@settings(deadline=None)
def test_a_doubt_only_lowers(before: list[str], after: list[str], sign: str) -> None:
    text = sign.join([*before, MOBILE, *after])
    span = at(text.index(MOBILE))
    (told,) = doubted([span], text)
    assert told in (span, replace(span, confidence=0.40, why=(*span.why, AMONG)))
    if sign == "\x00" or 2 * (len(before) + len(after)) < CROWD:
        assert told == span


@given(far=st.text(st.sampled_from("0123456789 ,\n\x00a"), max_size=200), near=NUMBERS)
@settings(deadline=None)
def test_what_stands_far_away_changes_nothing(far: str, near: list[str]) -> None:
    text = " ".join([*near[:2], MOBILE, *near[2:4]])
    apart = " " * (REACH + 1)
    place = text.index(MOBILE)
    (alone,) = doubted([at(place)], text)
    (span,) = doubted([at(len(far + apart) + place)], far + apart + text + apart + far)
    assert span.why == alone.why


@given(st.integers(0, 30))
def test_valid_neighbours_are_no_crowd(count: int) -> None:
    lines = [f"199123{number:05d}" for number in range(count + 1)]
    spans = [at(12 * line) for line in range(len(lines))]
    assert doubted(spans, "\n".join(lines)) == spans
