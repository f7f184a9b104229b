"""What QR codes and barcodes in a picture say, and which of them ask for money.  Reader: zxing-cpp (extra ``ocr``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_PAYMENT = re.compile(
    r"""(?xi)
    wxp:// | weixin://wxpay/ | https?://(?:payapp\.weixin\.qq\.com|payapp\.wechatpay\.cn|wx\.tenpay\.com)/
    | (?:https?://)?qr\.alipay\.com/ | alipays://platformapi/ | alipayqr://
    | https?://i\.qianbao\.qq\.com/ | mqqapi://wallet/ | https?://qr\.(?:95516|unionpay)\.com/
    | upi://pay\? | https?://(?:www\.)?(?:paypal\.me/|paypal\.com/(?:paypalme|qrcodes)/|venmo\.com/(?:u/|code\?))
    | https?://cash\.app/\$ | swish://payment | BCD\r?\n00[12]\r?\n
    """
)
"""Receiving and paying codes, by their own schemes and hosts: WeChat Pay, Alipay, QQ Wallet, UnionPay, UPI, PayPal,
Venmo, Cash App, Swish, and the SEPA credit transfer of the European Payments Council (EPC069-12)."""
_EMV_END = re.compile(r"6304([0-9A-Fa-f]{4})\Z")
_PAY_CODE = re.compile(r"1[0-5][0-9]{16}|(?:2[5-9]|30)[0-9]{14,22}")
"""Payment codes of WeChat Pay (18 digits from 10 to 15) and Alipay (16 to 24 digits from 25 to 30)."""
_CARD_NAME = re.compile(r"(?mi)^(?:MECARD:)?(?:[^:\n]*;)?(?:FN|N)(?:;[^:\n]*)?:([^;\r\n]+)")


@dataclass(frozen=True, slots=True)
class Code:
    """``content`` as decoded; ``matrix`` tells a QR code (or its like) from a barcode of lines."""

    content: str
    matrix: bool


def codes(image: Image) -> list[Code]:
    """Every code in the picture, each content once."""
    import zxingcpp

    kinds = zxingcpp.BarcodeFormat
    matrix = {kinds.QRCode, kinds.DataMatrix, kinds.Aztec, kinds.PDF417}
    found = zxingcpp.read_barcodes(
        image.convert("L"), formats=zxingcpp.BarcodeFormats([kinds.Code128, *sorted(matrix)])
    )
    return list(dict.fromkeys(Code(item.text, item.symbology in matrix) for item in found if item.text))


def is_payment(found: Iterable[Code]) -> bool:
    """Whether one of them asks for or gives money.  A code of bare digits is one when lines and matrix say the same,
    as on the screen that is shown to a cashier: numbers of parcels look alike."""
    contents = list(found)
    lines = {code.content for code in contents if not code.matrix}
    return any(
        _PAYMENT.match(code.content) or _is_emv(code.content)
        or (code.matrix and code.content in lines and _PAY_CODE.fullmatch(code.content) is not None)
        for code in contents
    )  # fmt: skip


def names(content: str) -> Iterator[str]:
    """The names on a visiting card (vCard, MECARD)."""
    if content[:11].upper().startswith(("BEGIN:VCARD", "MECARD:")):
        yield from (name.strip() for name in _CARD_NAME.findall(content))


def _is_emv(content: str) -> bool:
    """The merchant-presented code of EMVCo (PIX, PromptPay, FPS …): version, and a CRC-16/CCITT-FALSE at its end."""
    end = _EMV_END.search(content)
    if not content.startswith("000201") or not end:
        return False
    remainder = 0xFFFF
    for byte in content[: end.start(1)].encode():
        remainder ^= byte << 8
        for _ in range(8):
            remainder = (remainder << 1 ^ 0x1021 if remainder & 0x8000 else remainder << 1) & 0xFFFF
    return f"{remainder:04X}" == end.group(1).upper()
