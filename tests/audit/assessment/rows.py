"""Invented rows of a report."""

from __future__ import annotations

from reports.document import Column, Group, RecordRow
from reports.where import Where


def where(path: str, line: int = 1) -> Where:
    return Where(0, path, (), {"line": line})


def group(
    entity: str,
    kind: str,
    severity: str,
    advice: str,
    *,
    paths: tuple[str, ...] = ("a.txt",),
    confidence: float = 0.95,
    masked: bool = False,
    test: bool = False,
    column: Column | None = None,
) -> Group:
    places = tuple(where(path) for path in paths)
    return Group(
        entity,
        kind,
        "basic",
        "",
        severity,
        confidence,
        "*",
        len(paths),
        places,
        (advice,),
        masked=masked,
        test=test,
        column=column,
    )


def record(entity: str, kind: str, severity: str, advice: str, *, path: str = "chat.csv") -> RecordRow:
    return RecordRow(entity, kind, "private", "", severity, 812, 35, "wechat", where(path), (advice,))


NAME = group("PERSON", "person_name", "low", "ignore")
MOBILE = group("CN_MOBILE_NUMBER", "mobile_number", "medium", "phone-number")
CARD = group("BANK_CARD", "bank_card_number", "high", "bank-card", paths=("card.txt", "card.txt", "b.txt"))
ID = group("CN_RESIDENT_ID", "id_card_number", "high", "id-card")
PASSWORD = group("PASSWORD", "password", "critical", "passwords", paths=("keys.txt",))
CHAT = record("CHAT_RECORD", "chat_record", "high", "communications")
