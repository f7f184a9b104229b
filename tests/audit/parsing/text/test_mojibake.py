"""Damaged text is repaired; text that only looks strange is left as it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.text.mojibake import is_damaged, repaired, repairs

TEXT = "姓名：林晓雨，电话：19912345678，住址：北京市朝阳区。"


def as_windows(data: bytes) -> str:
    """Bytes as Windows-1252 shows them, its five gaps as Latin-1."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    "damaged",
    [
        TEXT.encode().decode("latin-1"),
        as_windows(TEXT.encode()),
        TEXT.encode().decode("latin-1").encode().decode("latin-1"),
        as_windows(as_windows(TEXT.encode()).encode()),
        TEXT.encode("gbk").decode("latin-1"),
        as_windows(TEXT.encode("gbk")),
    ],
    ids=["utf-8 as latin-1", "as windows", "twice", "twice as windows", "gbk as latin-1", "gbk as windows"],
)
def test_what_was_taken_for_latin_letters(damaged: str) -> None:
    assert repaired(damaged) == TEXT


def test_what_was_taken_for_gbk_comes_back_but_for_what_was_lost() -> None:
    assert repaired("中文通讯录".encode().decode("gb18030", "replace")) == "中文通讯�"
    assert repaired("电话簿：199".encode().decode("gbk", "replace").replace("\ufffd", "?")).startswith("电话")
    whole = repaired(TEXT.encode().decode("gb18030", "replace"))
    assert whole.startswith("姓名：林晓雨，电话：19912345678，") and "北京市朝阳区" in whole


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("證據(jù)", "證據"),
        ("電(diàn)話(huà)：199", "電話：199"),
        ("張(zhāng)偉的產(chǎn)品(lǜ)", "張偉的產品"),
        ("MÃ¼ller, SÃ£o Paulo, itâ€™s", "Müller, São Paulo, it’s"),
        ("ÕÅÎ°", "张伟"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
        ("姓名：寮犱紵，电话", "姓名：张伟，电话"),
        ("Hi \xf0\x9f\x98\x80", "Hi 😀"),
    ],
)
def test_short_ones(damaged: str, meant: str) -> None:
    assert repaired(damaged) == meant


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Größe, Äpfel, Öl über ÄÖÜß, Straße",
        "«CAFÉ» l’été «déjà vu» À l’âge, Noël naïve œuvre çà «É»",
        "El niño ¿Qué? ¡Sí! MANHÃ» 25 °C ±5 ½ §§ ©®",
        "Привет, мир",
        "Ïðèâåò ìèð",
        "Ελληνικά κείμενο",
        "Łódź, żółć, Nguyễn Thị Hồng, Đường",
        "ÀÁÂÃÄÅÆÇÈÉÊË",
        "»»»» ×××× ···· «»«»",
        "“你好”——……，《书》",
        "张三(Zhang San) 电话(tel) 夏天(été) 林(先生) 到(a) 见(注) 重庆（chóng qìng）",
        "淳涛璇琳娟 浩然 瑰丽 姝 濮阳 鍾馗",
        "한국어 日本語テスト カタカナ",
        "plain",
        "",
    ],
)
def test_what_is_not_damaged_stays(text: str) -> None:
    assert repaired(text) == text
    assert repairs(text) == []


@given(st.text(st.sampled_from("的一是在不了有和人这中大为上个国我以要他时来用们"), min_size=2, max_size=30))
def test_any_common_text_comes_back(text: str) -> None:
    assert repaired(text.encode().decode("latin-1")) == text
    assert repaired(as_windows(text.encode())) == text


@given(st.text(max_size=60))
def test_repairs_are_in_order_and_none_is_over_another(text: str) -> None:
    found = repairs(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(0 <= repair.start < repair.end <= len(text) for repair in found)
    assert not found or is_damaged(text)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_never_damaged(text: str) -> None:
    assert not is_damaged(text)
