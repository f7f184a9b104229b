from __future__ import annotations

import pytest

from audit.parsing.pictures.codes import Code
from audit.parsing.pictures.kind import Looks, looks
from audit.parsing.pictures.ocr import Line, as_text
from audit.parsing.pictures.shown import shown
from tests.audit import drawing
from tests.audit.making import resident_id

CARD, PAGE, PHONE, NOTHING = Looks(card=True), Looks(page=True), Looks(screen=True, phone=True), Looks()
FRONT = ("姓名李测试", "性别女民族汉", "出生1990年1月1日", "住址北京市东城区样例路1号", "公民身份号码", resident_id())
BACK = ("中华人民共和国", "居民身份证", "签发机关 样例市公安局", "有效期限 2020.01.01-2040.01.01")
FORM = ("登记表", *FRONT, *(f"第{number}项 测试内容若干若干" for number in range(24)))
CHART = ("销量", "一月", "二月", "三月", "四月", "五月", "10", "20")
CHAT = ("10:24", "王样例", "在吗", "在的", "晚上一起吃饭吗", "好")
ARTICLE = ("春天来了，公园里的花都开了。",) * 6


def kinds(look, texts, codes=(), image=None):
    lines = [Line(text, 10, 40 * number, 300, 40 * number + 30) for number, text in enumerate(texts)]
    return set(shown(image or drawing.page(), look, lines, codes))


@pytest.mark.parametrize(
    ("look", "texts", "expected"),
    [
        (CARD, FRONT, {"CN_RESIDENT_ID_PHOTO"}),
        (NOTHING, FRONT, {"CN_RESIDENT_ID_PHOTO"}),  # a card on a table
        (PAGE, FRONT + BACK, {"CN_RESIDENT_ID_PHOTO"}),  # both sides copied on one sheet
        (CARD, BACK, {"CN_RESIDENT_ID_PHOTO"}),
        (CARD, ("x", resident_id()), {"CN_RESIDENT_ID_PHOTO"}),
        (NOTHING, ("x", resident_id()), set()),
        (CARD, ("x", resident_id()[:-1] + "?"), set()),
        (CARD, ("中华人民共和国机动车驾驶证", resident_id()), {"DOCUMENT_IMAGE"}),
        (CARD, ("新鲜苹果", "39.90", "编号693000123456789012"), set()),
        (PAGE, FORM, {"DOCUMENT_IMAGE"}),
        (PAGE, ARTICLE, {"DOCUMENT_IMAGE"}),
        (PAGE, CHART, set()),
        (Looks(page=True, screen=True), ARTICLE, {"DOCUMENT_IMAGE"}),  # a page that a program drew
        (PHONE, CHAT, {"DOCUMENT_IMAGE"}),
        (NOTHING, ("一", "二", "三", "四", "合同"), set()),
        (PHONE, CHAT[:3], set()),
        (NOTHING, ("毕业证书", "学生李测试"), {"DOCUMENT_IMAGE"}),
        (NOTHING, ("停车场", "请慢行"), set()),
        (NOTHING, (), set()),
    ],
)
def test_kinds(look, texts, expected):
    assert kinds(look, texts) == expected


def test_a_computers_screen_illustrates_a_manual():
    from PIL import Image

    wide, manual = Image.new("RGB", (1600, 900), "white"), ("Click here to search, or press S for more options.",) * 8
    assert kinds(Looks(page=True, screen=True), manual, image=wide) == set()
    assert kinds(Looks(page=True), manual, image=wide) == {"DOCUMENT_IMAGE"}  # paper, photographed
    assert kinds(Looks(page=True, screen=True), ("Rental agreement", *manual), image=wide) == {"DOCUMENT_IMAGE"}


def test_payment_codes():
    assert kinds(PHONE, (), [Code("wxp://f2f0AbCd", matrix=True)]) == {"PAYMENT_QR"}
    assert kinds(PHONE, (), [Code("https://example.com/", matrix=True)]) == set()


def test_seals_and_what_looks_like_them():
    assert "SIGNATURE" in kinds(PAGE, (), image=drawing.seal(drawing.page(), (700, 1300), 130))
    assert "SIGNATURE" in kinds(PAGE, (), image=drawing.seal(drawing.page(), (700, 1300), 130).rotate(8))
    assert "SIGNATURE" not in kinds(PAGE, (), image=drawing.prohibition(drawing.page(), (700, 1300), 130))
    assert "SIGNATURE" not in kinds(NOTHING, (), image=drawing.seal(drawing.page(), (700, 1300), 130))
    assert "SIGNATURE" not in kinds(PAGE, ("甲方（盖章）",))


def test_a_ring_without_a_star_is_a_seal_where_a_line_in_it_says_so():
    sheet = drawing.prohibition(drawing.page(), (700, 1300), 130)
    assert "SIGNATURE" in set(shown(sheet, PAGE, [Line("合同专用章", 620, 1340, 780, 1380)], ()))
    assert "SIGNATURE" not in set(shown(sheet, PAGE, [Line("合同专用章", 100, 340, 280, 380)], ()))


def test_a_signature_is_ink_beside_its_label():
    from PIL import ImageDraw

    label = Line("乙方签字：", 100, 1400, 260, 1440)
    signed = drawing.page()
    ImageDraw.Draw(signed).line([(290, 1430), (330, 1380), (350, 1450), (400, 1385), (450, 1440)], (10, 10, 60), 5)
    assert "SIGNATURE" in set(shown(signed, PAGE, [label], ()))
    assert "SIGNATURE" not in set(shown(drawing.page(), PAGE, [label], ()))
    printed = Line("李测试", 290, 1395, 420, 1440)
    assert "SIGNATURE" not in set(shown(signed, PAGE, [label, printed], ()))


def test_looks():
    assert looks(drawing.card("0"), camera=False).card
    assert looks(drawing.page(), camera=False).page
    assert looks(drawing.screen(["a"]), camera=False).phone
    assert not looks(drawing.screen(["a"]), camera=True).screen
    assert not looks(drawing.photo(), camera=False).promising
    assert not looks(drawing.photo((1000, 1000)), camera=True).promising


def test_a_card_on_a_table_has_its_shape():
    from PIL import Image

    table = Image.new("RGB", (1600, 1200), (70, 50, 30))
    table.paste(drawing.card("0"), (300, 300))
    assert looks(table, camera=True).card
    table.paste((200, 200, 200), (300, 300, 900, 900))
    assert not looks(table.crop((250, 250, 950, 950)), camera=True).card


def test_side_by_side_is_one_row():
    lines = [Line("姓名", 10, 10, 60, 40), Line("李测试", 90, 12, 200, 42), Line("下一行", 10, 60, 100, 90)]
    assert as_text(lines) == "姓名 李测试\n下一行"
