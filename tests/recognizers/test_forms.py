"""Normal forms: equal values have equal forms."""

from __future__ import annotations

import pytest

from recognizers.forms import FORMS


@pytest.mark.parametrize(
    ("name", "value", "form"),
    [
        ("text", " Ａbc\u200b ", "Abc"),
        ("digits", "6222 0210-0112", "622202100112"),
        ("upper", "110105 19491231 002x", "11010519491231002X"),
        ("upper", "粤b·12345", "粤B12345"),
        ("lower", "Li.Si@Example.COM", "li.si@example.com"),
        ("mobile", "+86 199-1234-5678", "19912345678"),
        ("phone", "(415) 555-3184 ext. 12", "4155553184"),
        ("phone", "+1 212 555 0147", "12125550147"),
        ("landline", "010-65432187 转 801", "01065432187"),
        ("landline", "+86 755 2679 8431", "075526798431"),
        ("landline", "(0731)82345678-803", "073182345678"),
        ("mac", "5C1A.6F8B.029D", "5c:1a:6f:8b:02:9d"),
        ("ip", "2001:0DB8:0:0::1", "2001:db8::1"),
        ("ip", "203.0.113.77", "203.0.113.77"),
        ("position", "114.0579 , 22.5431", "22.5431,114.0579"),
        ("position", "纬度22.5431 经度114.0579", "22.5431,114.0579"),
        ("position", "22°30'00\"S 114°30'00\"E", "-22.500000,114.500000"),
    ],
)
def test_form(name: str, value: str, form: str) -> None:
    assert FORMS[name](value) == form
