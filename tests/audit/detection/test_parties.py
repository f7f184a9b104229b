from __future__ import annotations

import pytest

from audit.detection.parties import parties, party


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("姓名", ""),
        ("手机号", ""),
        ("联系人", ""),
        ("联系电话", ""),
        ("name", ""),
        ("Customer name", ""),
        ("total", ""),
        ("token", ""),
        ("customer_id", ""),
        ("address", ""),
        ("紧急联系人姓名", "emergency"),
        ("Emergency contact phone", "emergency"),
        ("父亲手机", "father"),
        ("母亲姓名", "mother"),
        ("配偶身份证号", "spouse"),
        ("监护人电话", "guardian"),
        ("寄件人", "sender"),
        ("收件人手机", "recipient"),
        ("ship_to", "recipient"),
        ("From", "sender"),
        ("to", "recipient"),
        ("付款账号", "payer"),
        ("收款人户名", "payee"),
        ("交易对方", "peer"),
        ("对方账号", "peer"),
        ("主治医生", "doctor"),
        ("班主任", "teacher"),
        ("客户经理", "staff"),
        ("联系人2", "2"),
        ("messageCreate/senderId", "sender"),
        ("message/content/text", "said"),
        ("secureContents/cardholder", ""),
        ("contact_3_phone", "3"),
        ("紧急联系人2电话", "emergency2"),
        ("StrContent", "said"),
        ("消息内容", "said"),
        ("context", ""),
        ("备注", ""),
        ("addr2", ""),
        ("x264", ""),
    ],
)
def test_a_column_speaks_of_somebody(name: str, expected: str) -> None:
    assert party(name) == expected


def test_columns_of_one_party_are_one_persons() -> None:
    header = ("运单号", "寄件人姓名", "寄件人电话", "收件人姓名", "收件人电话", "收件地址")
    assert parties(header) == ("", "sender", "sender", "recipient", "recipient", "recipient")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (("买家会员名", "收货人姓名", "收货地址", "联系手机"), ("", "recipient", "recipient", "recipient")),
        (("user name", "recipient name", "phone"), ("", "recipient", "recipient")),
        (("姓名", "手机", "紧急联系人姓名", "紧急联系电话"), ("", "", "emergency", "emergency")),
        (("姓名", "手机"), ("", "")),
        (("手机", "地址"), ("", "")),
    ],
)
def test_a_telephone_belongs_to_the_only_one_with_a_name(header: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert parties(header) == expected
