"""Text in the code page that a message of Outlook declares."""

from __future__ import annotations

from audit.parsing.text.encoding import detect_encoding

_GB18030 = ("cp936", "cp54936")
"""Code pages that GB 18030 holds wholly."""


def decoded(raw: bytes, code_page: str) -> str:
    """``raw`` in ``code_page``, or in what it shows itself to be; never fails."""
    for encoding in (code_page, detect_encoding(raw)):
        try:
            return raw.decode("gb18030" if encoding in _GB18030 else encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("latin-1")
