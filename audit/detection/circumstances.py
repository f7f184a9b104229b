"""What stands around a span and changes how much it matters: the codes of ``audit.severity``.

In a row, a card or a message everything belongs together; in running text, what is at most ``REACH`` characters away.
"""

from __future__ import annotations

import ipaddress
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.detection import reveals
from audit.detection.linkage import REACH, counts
from audit.detection.mask import Door
from audit.detection.masks import address
from recognizers.lazy import lazy
from recognizers.span import Span

_RENEWED = frozenset(
    "CN_PASSPORT PASSPORT HK_MO_TRAVEL_PERMIT CN_HK_MO_PERMIT BANK_CARD CREDIT_CARD CARD_SECURITY_CODE".split()
)
"""What gets another number, or none, when it runs out.  Resident ID numbers and licences keep theirs for life."""

_ROLE = lazy(
    # RFC 2142, and how companies in China call their mailboxes
    r"(?:info|marketing|sales|support|abuse|noc|security|postmaster|hostmaster|webmaster|usenet|news|www|uucp|ftp"
    r"|service|services|customer-?service|contact|contact-?us|hello|help|helpdesk|office|admin|press|media|jobs|hr"
    r"|career|careers|recruit|recruitment|zhaopin|kefu|business|legal|privacy|billing|no-?reply|do-?not-?reply|feedback"
    r"|team|enquir(?:y|ies)|inquir(?:y|ies)|partners?|orders?|booking|reservations?|root|mailer-daemon)@",
    re.IGNORECASE,
)
_SERVICE_NUMBER = lazy(r"(?:\+?86)?[48]00[0-9]{7}")
"""400 and 800: numbers at which only companies are called (MIIT numbering plan)."""

_MAJORITY = lazy(r"(?:汉|漢)(?:族|民族)?|han(?:\s*chinese)?|han\s*zu|hanzu", re.IGNORECASE)
_UNSAID = lazy(r"(?:不详|未知|未填|无|其[他它]|保密|none|unknown|n/?a|other|[*＊•●/—-]+)", re.IGNORECASE)
_DOOR = lazy(r"[0-9０-９]|[路街道巷弄号號栋棟幢楼樓室村屯组組寨里苑园園城厦廈庄莊湾坊院]|广场|大道|公寓|大学|学校")
_ESTATE = lazy("[小社]区")
_EXPIRES = lazy(
    r"(?:有效期(?:限|至|到|截止)?|有效日期|失效日期|到期(?:日期|日|时间)?|截止日期|期满日期|"
    r"expir(?:y|es|ed|ation)(?:[ _-]?(?:date|on|at))?|valid[ _-]?(?:until|thru|through|to)|date[ _]of[ _]expiry)",
    re.IGNORECASE,
)
_DAY = lazy(r"(?P<year>20[0-9]{2})[-/.年](?P<month>[01]?[0-9])(?:[-/.月](?P<day>[0-3]?[0-9])日?)?(?![0-9])")
_CHILD = 14
_BORN = {
    "CN_RESIDENT_ID": lazy(r"(?<=^.{6})[12][0-9]{3}(?=.{8}$)"),
    "DATE_OF_BIRTH": lazy(r"[12][0-9]{3}"),
}
"""Entities that tell a year of birth, and where.  ID numbers of 15 digits were given to nobody born since 2000."""
_FAR = 40
"""Characters between the word and its date."""


@dataclass(frozen=True, slots=True)
class _Around:
    """Where in the unit the things stand that matter to others; ``None`` reach: anywhere."""

    child: Sequence[int]
    direct: Sequence[int]
    expired: Sequence[int]
    whole: bool
    text: str

    def reaches(self, places: Sequence[int], span: Span) -> bool:
        if self.whole or not places:
            return bool(places)
        at = bisect_left(places, span.start - REACH)
        return at < len(places) and places[at] <= span.end + REACH

    def on_line(self, places: Sequence[int], span: Span) -> bool:
        """Like ``reaches``, but in running text on the same line: the next may be about somebody else."""
        if self.whole:
            return True
        first = self.text.rfind("\n", max(0, span.start - REACH), span.start)
        last = self.text.find("\n", span.end, span.end + REACH)
        start = first if first >= 0 else span.start - REACH
        end = last if last >= 0 else span.end + REACH
        at = bisect_left(places, start)
        return at < len(places) and places[at] <= end


def circumstances(
    spans: Sequence[Span], door: Door, text: str = "", *, whole: bool = True, expired: bool = False
) -> list[frozenset[str]]:
    """Parallel to ``spans``: the codes of what holds for each.

    ``text`` is where they stand, "" for the cells of a row; of a row the caller knows whether it has ``expired``.
    """
    out_of_date = [0] if expired else _expired_places(text, door.today) if _any_renewed(spans) else []
    around = _Around(
        child=[span.start for span in spans if counts(span) and is_of_child(span, door)],
        direct=[span.start for span in spans if counts(span) and door.is_direct(span)],
        expired=out_of_date,
        whole=whole,
        text=text,
    )
    return [frozenset(_codes(span, around)) for span in spans]


def _any_renewed(spans: Sequence[Span]) -> bool:
    return any(span.entity in _RENEWED for span in spans)


def _codes(span: Span, around: _Around) -> set[str]:
    codes = set(_own(span))
    if span.entity != "MINOR" and around.child and around.on_line(around.child, span):
        codes.add("child")
    if span.entity == "ETHNICITY" and _is_minority(span.form) and around.reaches(around.direct, span):
        codes.add("minority")
    if span.entity in _RENEWED and around.reaches(around.expired, span):
        codes.add("expired")
    return codes


def _own(span: Span) -> set[str]:
    """What a span says by itself."""
    codes = set()
    if is_business(span):
        codes.add("business")
    if span.entity == "USERNAME" and span.rule == "home-folder":
        codes.add("local-account")
    if span.entity == "IP_ADDRESS" and _is_private(span.form):
        codes.add("private-network")
    if span.entity == "CN_ADDRESS" and not span.masked and _is_region(span.form):
        codes.add("no-door")
    if span.entity == "GROUP_MEMBERSHIP":
        codes |= {f"reveals-{what}" for what in reveals.classes(span.form)}
    return codes


def is_business(span: Span) -> bool:
    """Whether a span is how an organisation wants to be reached."""
    if span.entity == "EMAIL_ADDRESS":
        return _ROLE.match(span.form) is not None
    return span.entity in ("CN_LANDLINE_NUMBER", "PHONE_NUMBER") and _SERVICE_NUMBER.fullmatch(span.form) is not None


def is_of_child(span: Span, door: Door) -> bool:
    """Whether a span tells that somebody is under 14."""
    if span.entity == "MINOR":
        return True
    if span.entity == "AGE":
        years = re.search(r"[0-9]+", span.form)
        return years is not None and int(years[0]) < _CHILD
    if span.entity not in _BORN or not (year := _BORN[span.entity].search(span.form)):
        return False
    return int(year[0]) >= door.today.year - _CHILD and "under_14" in door.facts(span)


def _is_minority(form: str) -> bool:
    return not (_MAJORITY.fullmatch(form.strip()) or _UNSAID.fullmatch(form.strip()))


def _is_private(form: str) -> bool:
    try:
        found = ipaddress.ip_address(form)
    except ValueError:
        return False
    return not found.is_global


def _is_region(form: str) -> bool:
    """Whether an address ends at the city or district."""
    region = address(form).removesuffix("***")
    return bool(region) and not _ESTATE.search(form) and not _DOOR.search(form[len(region) :])


def _expired_places(text: str, today: date) -> list[int]:
    """Where in ``text`` it says that something ran out before ``today``."""
    places = []
    for word in _EXPIRES.finditer(text):
        days = list(_DAY.finditer(text, word.end(), word.end() + _FAR))
        line = text.find("\n", word.end())
        days = [day for day in days if line < 0 or day.start() < line]
        if days and _is_past(days[-1], today):  # of a span of time the last
            places.append(word.start())
    return places


def expiry_columns(header: Sequence[str]) -> tuple[int, ...]:
    """The columns that say until when something holds."""
    return tuple(column for column, name in enumerate(header) if _EXPIRES.search(name))


def is_expired(row: Sequence[str], columns: Sequence[int], today: date) -> bool:
    """Whether the dates in ``columns`` of a row are past."""
    days = [list(_DAY.finditer(row[column])) for column in columns if column < len(row)]
    return any(days) and all(_is_past(found[-1], today) for found in days if found)


def _is_past(day: re.Match[str], today: date) -> bool:
    return (int(day["year"]), int(day["month"]), int(day["day"] or 31)) < (today.year, today.month, today.day)
