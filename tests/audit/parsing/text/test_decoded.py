"""However a text is taken, it is the same text: in reads, in pieces, as lines in UTF-8."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.text import decoded
from audit.parsing.text.encoding import open_text

TEXTS = st.text(st.sampled_from('ab1 中文。é\0\t,{}"\r\n\n\ufeff'), max_size=60)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])


@given(TEXTS, ENCODINGS, st.integers(1, 9))
def test_pieces_and_lines_are_the_text(text, encoding, size):
    data = text.encode(encoding)
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(decoded, "_PIECE_BYTES", size)
        whole = open_text(BytesIO(data), name).read()
        assert "".join(open_text(BytesIO(data), name).pieces(size)) == whole
        blocks = list(open_text(BytesIO(data), name).utf8_lines())
    lines = re.sub("\r\n?", "\n", whole)
    assert b"".join(blocks).decode().removesuffix("\n") == lines.removesuffix("\n")
    assert all(block.endswith(b"\n") for block in blocks[:-1])
    assert "\0" not in whole


def test_a_foreign_line_far_behind_is_utf8_too():
    data = ("张三,上海\n" * 9000).encode() + "李四,电话\n".encode("gb18030") * 3
    text = open_text(BytesIO(data), "utf-8")
    assert b"".join(text.utf8_lines()).decode() == "张三,上海\n" * 9000 + "李四,电话\n" * 3
    assert text.encoding == "gb18030"
