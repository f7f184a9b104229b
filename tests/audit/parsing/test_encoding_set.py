"""Eight texts in seven encodings: whatever a text can be written in, it is read as what it is."""

from __future__ import annotations

import io

import pytest

from audit.parsing.interface import HEAD_BYTES
from audit.parsing.text.encoding import detect_encoding, open_text

TEXTS = {
    "short name": "王伟",
    "short names": "姓名\n张伟\n李娜\n欧阳修文\n",
    "statement": "交易日期,交易金额,对方户名,摘要\r\n2024-01-02,28.16,周小舟,转账\r\n2024-01-03,9.90,李四,消费\r\n",
    "late in ASCII": "id,name,note\n" + "1,ann,paid in full\n" * 8_000 + "2,周小舟,已付款\n3,bob,open\n",
    "note": "Call 周小舟 at 19912345678 (北京), e-mail zhou@example.com\n",
    "traditional": "姓名,電話,住址\n陳大文,0900000000,臺北市信義區市府路一號\n林美麗,0900000001,高雄市\n",
    "Japanese": "氏名,電話番号,住所\nやまだ はなこ,09000000000,とうきょうと\nスズキ タロウ,09000000001,オオサカ\n",
    "ASCII": "name,phone,city\nann,123,Rome\nbob,456,Oslo\n",
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "big5", "shift_jis")
"""UTF-16 once with a byte order mark, little end first, and once without, big end first."""


def is_encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


SET = [
    pytest.param(text, encoding, id=f"{name} {encoding}")
    for name, text in TEXTS.items()
    for encoding in ENCODINGS
    if is_encodable(text, encoding)
]


@pytest.mark.parametrize(("text", "encoding"), SET)
def test_the_text_is_read_as_written(text, encoding):
    data = text.encode(encoding)
    assert open_text(io.BytesIO(data), detect_encoding(data[:HEAD_BYTES])).read() == text


def test_how_large_the_set_is():
    assert len(SET) >= 47
