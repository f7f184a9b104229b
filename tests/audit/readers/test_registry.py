from __future__ import annotations

import io

import pytest

from audit.model import Source
from audit.parsing.interface import Head
from audit.readers import detect, registry


def head(data: bytes, name: str) -> Head:
    return Head(Source(name, lambda: io.BytesIO(data)), data, len(data))


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"a,b\n1,2\n3,4\n", "x.csv", "csv"),
        ("姓名\t电话\t城市\n甲\t1\t东\n乙\t2\t西\n丙\t3\t南\n".encode("gb18030"), "账单.xls", "csv"),
        (b'{"a": [1, 2]}', "x", "json"),
        (b'{"a": 1}\n{"a": 2}\n', "x.json", "jsonl"),
        (b"window.YTD.account.part0 = [ {\n", "account.js", "json"),
        (b"SQLite format 3\0", "chat", "sqlite"),
        (b"Dear Ann, how are you?\n", "letter.txt", "text"),
    ],
)
def test_content_decides(data, name, expected):
    reader = detect(head(data, name))
    assert reader is not None
    assert reader.name == expected


def test_nobody_knows_noise():
    assert detect(head(bytes(range(256)) * 9, "x.bin")) is None


def test_the_registry_is_read_only_and_in_order():
    readers = registry()
    assert list(readers.values()) == sorted(readers.values(), key=lambda reader: (reader.order, reader.name))
    with pytest.raises(TypeError):
        readers["x"] = readers["text"]  # type: ignore[index]
