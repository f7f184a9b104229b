"""What several things in one place make together: a parcel label, a child, a card with its PIN.

Spans in, spans out; they go through the door like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from audit.detection.linkage import counts
from recognizers.addresses.parts import level
from recognizers.span import Span

LABEL, CHILD, CODE = "DELIVERY_LABEL", "MINOR", "CARD_SECURITY_CODE"
DERIVED = "derived"
"""What stands in ``Span.rule``."""
LABEL_REACH = 150
"""Characters of running text within which name, telephone number and address stand on one parcel."""

_NAMES = ("PERSON",)
_PHONES = ("CN_MOBILE_NUMBER", "CN_LANDLINE_NUMBER", "PHONE_NUMBER")
_ADDRESSES = ("CN_ADDRESS", "ADDRESS")
_CARDS = ("BANK_CARD", "CREDIT_CARD")
_PIN = re.compile(r"[0-9]{4}|[0-9]{6}")
"""ISO 9564-1 allows 4 to 12 digits; cards of Chinese banks have 6, nearly all others 4."""
_OF_A_LOGIN = re.compile(
    r"(?:label|key):.*(?:登[录陆錄]|邮箱|郵箱|开机|锁屏|解锁|手势|管理员|数据库|用户|账号|账户"
    r"|log[ _-]?in|user|account|mail|smtp|root|admin|db|mysql|pg)",
    re.IGNORECASE,
)
_LOGINS = ("USERNAME",)
_COMPLETED = (*_ADDRESSES, "PASSWORD")
"""What becomes more by what stands beside it."""


def derived(
    spans: Sequence[Span], is_child: Callable[[Span], bool], *, whole: bool = True
) -> Iterator[tuple[int, Span]]:
    """The derived spans of one row, card or message (``whole``), or of a running text.

    Each comes with the index of the span that it stands with: the address of a parcel, what tells that somebody is
    under 14 (``is_child``), and the PIN of a card.  Expiry dates and security codes say themselves what they are, so
    beside a card number nothing more is derived from them.  A PIN is called a password like any other; beside a card
    it is the code that makes the card whole.
    """
    told = [span for span in spans if counts(span) and not span.masked]
    for index, span in enumerate(spans):
        if counts(span) and is_child(span) and not _is_told(span, told):
            yield index, _made(span, CHILD, span.confidence)
        if span.masked or not counts(span) or span.entity not in _COMPLETED:
            continue
        near = told if whole else [other for other in told if _near(other, span)]
        sure = _label(span, near) if span.entity in _ADDRESSES else _pin(span, near)
        if sure:
            yield index, _made(span, LABEL if span.entity in _ADDRESSES else CODE, min(span.confidence, sure))


def _label(address: Span, near: Sequence[Span]) -> float:
    """How sure it is that an address is one of a parcel: no more than of the name and the number beside it."""
    sure = min(_surest(near, _NAMES), _surest(near, _PHONES))
    return sure if sure and _leads_to_a_door(address) else 0.0


def _pin(password: Span, near: Sequence[Span]) -> float:
    """How sure it is that a password is the PIN of a card, and not of a login in its name or beside it."""
    if not _PIN.fullmatch(password.form) or any(_OF_A_LOGIN.match(code) for code in password.why):
        return 0.0
    return 0.0 if _surest(near, _LOGINS) else _surest(near, _CARDS)


def _surest(near: Sequence[Span], entities: Sequence[str]) -> float:
    return max((span.confidence for span in near if span.entity in entities), default=0.0)


def _is_told(span: Span, told: Sequence[Span]) -> bool:
    """Whether the text says itself, there, that it is a child."""
    return any(other.entity == CHILD and other.start < span.end and span.start < other.end for other in told)


def _leads_to_a_door(span: Span) -> bool:
    return span.entity == "ADDRESS" or level(span.form) == "door"


def _near(span: Span, other: Span) -> bool:
    return span.start - other.end <= LABEL_REACH and other.start - span.end <= LABEL_REACH


def _made(span: Span, entity: str, score: float) -> Span:
    return Span(span.start, span.end, entity, score, DERIVED, (f"derived:{span.entity}",), span.form)
