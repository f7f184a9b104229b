"""What one line of the log says, and how what was typed is checked.  No message ever quotes what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from audit.casework.evidence.words import Field
from audit.casework.evidence.words import fields as asked
from audit.errors import PdauditError

_LONGEST: Final = 20_000
_YES: Final = frozenset({"y", "yes", "true", "1", "是", "是的", "对"})
_NO: Final = frozenset({"n", "no", "false", "0", "否", "不是", "不"})
_ID: Final = re.compile(r"[Ee]0*([1-9][0-9]{0,8})")
_DATE_SIGNS: Final = str.maketrans({"年": "-", "月": "-", "日": " ", "/": "-", "时": ":", "分": " "})
_TIME: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-]\d\d:\d\d)?)?")


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One event.  Times are ISO, with the zone where it is known; "" is what nobody told.

    ``logged`` is when the line was written, by this computer's clock.  ``path`` is where ``file`` lay then, relative to
    the log's folder where it lies beneath it.  ``about`` is the entry that this one adds to.
    """

    id: str = ""
    logged: str = ""
    found: str = ""
    event: str = ""
    channel: str = ""
    other: str = ""
    claimed: str = ""
    summary: str = ""
    known: str = ""
    file: str = ""
    path: str = ""
    size: int = 0
    sha256: str = ""
    capture: str = ""
    device: str = ""
    who: str = ""
    original: str = ""
    witness: str = ""
    account: str = ""
    loss: str = ""
    reported: str = ""
    status: str = ""
    note: str = ""
    about: str = ""
    intimate: bool = False
    minor: bool = False
    imported: bool = False
    """Taken out of an export, which holds other people's calls and messages too."""

    def body(self) -> dict[str, Any]:
        """What a line says: the fields that were told."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value not in ("", 0, False)}

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Entry | None:
        """The entry of a line; None when it is none."""
        told = {name: value for name, value in body.items() if name != "prev"}
        if not isinstance(told.get("id"), str):
            return None
        kinds = {field.name: type(field.default) for field in fields(cls)}
        if any(name not in kinds or type(value) is not kinds[name] for name, value in told.items()):
            return None
        return cls(**told)


def entry_id(number: int) -> str:
    """E0001, E0002, …"""
    return f"E{number:04}"


def now() -> str:
    """This computer's time with its zone, to the second."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def read(name: str, typed: str) -> Any:
    """What was typed for a field, as the log holds it; ``PdauditError`` says what it should be."""
    field = asked()[name]
    text = typed.strip()
    if len(text) > _LONGEST:
        raise PdauditError("{name} is longer than {longest} characters", name=name, longest=_LONGEST)
    match field.kind:
        case "time":
            return _time(name, text)
        case "choice":
            return _choice(field, text)
        case "yes":
            return _yes(name, text)
        case "entry":
            found = _ID.fullmatch(text)
            if text and not found:
                raise PdauditError("{name} must be the number of an entry such as E0003", name=name)
            return entry_id(int(found[1])) if found else ""
        case _:
            return text


def _time(name: str, text: str) -> str:
    """An ISO day or an ISO time; one without a zone is this computer's."""
    if not text:
        return ""
    plain = unicodedata.normalize("NFKC", text).translate(_DATE_SIGNS).strip()
    found = _TIME.fullmatch(plain)
    try:
        if found is None:
            raise ValueError
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        if found[4] is None:
            return date(year, month, day).isoformat()
        zone = datetime.fromisoformat(f"2000-01-01T00:00{found[7]}").tzinfo if found[7] else None
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        return (moment if zone else moment.astimezone()).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        raise PdauditError("{name} must be a time such as 2026-11-23 20:15", name=name) from None


def _choice(field: Field, text: str) -> str:
    """A code, its words in any language, or its number."""
    plain = text.casefold()
    for number, answer in enumerate(field.answers, 1):
        if plain in (str(number), *(word.casefold() for word in answer.values())):
            return answer["code"]
    if text:
        raise PdauditError(
            "{name} must be one of {known}",
            name=field.name,
            known=", ".join(answer["code"] for answer in field.answers),
        )
    return ""


def _yes(name: str, text: str) -> bool:
    if not text or text.casefold() in _NO:
        return False
    if text.casefold() in _YES:
        return True
    raise PdauditError("{name} must be yes or no", name=name)


def made(told: Mapping[str, Any]) -> Entry:
    """An entry of fields that ``read`` gave."""
    return Entry(**cast(dict[str, Any], dict(told)))
