from __future__ import annotations

import pytest

from audit.parsing.pictures.codes import Code, codes, is_payment, names
from tests.audit import drawing

PIX = "00020126360014br.gov.bcb.pix0114+5500000000000520400005303986540510.005802BR5907EXAMPLE6006BRASIL62070503***6304"


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE by long division over the bits."""
    bits = int.from_bytes(text.encode()) << 16
    bits ^= 0xFFFF << (8 * len(text.encode()))
    for place in range(bits.bit_length() - 1, 15, -1):
        if bits >> place & 1:
            bits ^= 0x11021 << (place - 16)
    return f"{bits:04X}"


@pytest.mark.parametrize(
    "content",
    [
        "wxp://f2f0AbCdEfGhIjKlMnOp",
        "weixin://wxpay/bizpayurl?pr=AbCdEf",
        "https://qr.alipay.com/fkx00000example",
        "HTTPS://QR.ALIPAY.COM/FKX00000EXAMPLE",
        "alipays://platformapi/startapp?appId=0",
        "https://qr.95516.com/00010000/01",
        "upi://pay?pa=a@example",
        "https://paypal.me/example",
        "BCD\n002\n1\nSCT\n\nExample\nDE00",
        PIX + crc(PIX),
    ],
)
def test_codes_that_ask_for_money(content):
    assert is_payment([Code(content, matrix=True)])


@pytest.mark.parametrize(
    "content",
    [
        "https://example.com/qr.alipay.com/",
        "https://u.wechat.com/AbCdEf",
        "https://www.alipay.com/",
        "https://www.paypal.com/help",
        "otpauth://totp/a?secret=JBSWY3DP",
        "134567890123456789",
        PIX + "0000",
        "000201",
        "",
    ],
)
def test_near_misses(content):
    assert not is_payment([Code(content, matrix=True)])


def test_the_screen_for_the_cashier_shows_one_number_twice():
    number = "134567890123456789"
    assert is_payment([Code(number, matrix=True), Code(number, matrix=False)])
    assert not is_payment([Code(number, matrix=False)])
    assert not is_payment([Code("984567890123456789", matrix=True), Code("984567890123456789", matrix=False)])


@pytest.mark.parametrize(
    "content", ["https://qr.alipay.com/fkx00000example", "手机 19912345678", "WIFI:T:WPA;S:a;P:b;;"]
)
def test_what_is_drawn_is_read(content):
    assert codes(drawing.code(content)) == [Code(content, matrix=True)]
    assert codes(drawing.code(content).rotate(90, expand=True)) == [Code(content, matrix=True)]


def test_lines_and_pictures_without_codes():
    assert codes(drawing.code("19912345678", "Code128")) == [Code("19912345678", matrix=False)]
    assert codes(drawing.photo((400, 300))) == []


def test_names_on_visiting_cards():
    assert list(names("BEGIN:VCARD\r\nVERSION:3.0\r\nN:李;测试;;;\r\nFN;CHARSET=UTF-8:李测试\r\nEND:VCARD")) == [
        "李",
        "李测试",
    ]
    assert list(names("MECARD:N:李测试;TEL:19912345678;;")) == ["李测试"]
    assert list(names("https://example.com/?N:a")) == []
