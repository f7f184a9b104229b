"""What may be left alone, and above all what may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.assessment.ignore import Surroundings, ignorable
from audit.config import SEVERITIES
from audit.knowledge.ignorable import load_ignorable
from recognizers.catalogue import load
from tests.audit.assessment.rows import group, record

ALONE = Surroundings()
KINDS = {entity.kind: entity for entity in load().entities.values()}


def of(kind: str, severity: str = "low", *why: str) -> str | None:
    return ignorable(replace(group("X", kind, severity, "ignore"), why=why), ALONE)


@pytest.mark.parametrize("kind", ["gender", "postal_region", "os_version", "crypto_address", "game_activity"])
def test_low_alone_and_of_nobody_is_left(kind: str) -> None:
    assert of(kind) == "trivial"


@pytest.mark.parametrize("severity", SEVERITIES[1:])
def test_anything_above_low_is_not(severity: str) -> None:
    assert of("gender", severity) is None


@pytest.mark.parametrize(
    "around", [Surroundings(linked=True), Surroundings(child=True), Surroundings(others_sensitive=True)], ids=repr
)
def test_beside_a_person_a_child_or_as_anothers_secret_it_is_not(around: Surroundings) -> None:
    assert ignorable(group("X", "gender", "low", "ignore"), around) is None


@pytest.mark.parametrize(
    ("kind", "severity", "known", "reason"),
    [
        ("bank_card_number", "high", "closed", "closed-card"),
        ("bank_card_full", "critical", "closed", "closed-card"),
        ("passport_number", "high", "cancelled", "cancelled-document"),
        ("hardware_profile", "low", "private", "private-log"),
        ("mobile_number", "medium", "unbound", "dead-number"),
        ("payment_qr", "medium", "receive-only", "receive-only"),
        ("travel_ticket", "medium", "past", "past-trip"),
    ],
)
def test_exceptions_hold_when_the_owner_says_so_even_beside_a_name(
    kind: str, severity: str, known: str, reason: str
) -> None:
    row = group("X", kind, severity, "ignore")
    assert ignorable(row, Surroundings(linked=True, known=frozenset({known}))) == reason
    assert ignorable(row, Surroundings(linked=True)) is None


@pytest.mark.parametrize(
    ("kind", "step", "reason"),
    [
        ("bank_card_number", "expired", "closed-card"),
        ("hk_mo_tw_permit", "expired", "cancelled-document"),
        ("email_address", "business", "public-contact"),
        ("person_name", "published-author", "published"),
        ("home_address", "no-door", "region-only"),
        ("ip_address", "private-network", "private-network"),
        ("social_account_id", "local-account", "local-account"),
    ],
)
def test_exceptions_hold_by_the_steps_of_the_severity(kind: str, step: str, reason: str) -> None:
    assert of(kind, "medium", f"step:{step}") == reason
    assert of(kind, "medium", f"pattern:{step}") is None


def test_a_code_in_an_export_has_expired_and_a_sample_is_nobodys() -> None:
    assert of("otp_code") == "expired-code"
    assert ignorable(group("X", "api_key", "low", "api-keys", test=True), ALONE) == "test-value"


@pytest.mark.parametrize("kind", sorted(load_ignorable().never - {"otp_code"}))
def test_what_is_never_left_is_not_left_even_when_low(kind: str) -> None:
    assert of(kind) is None
    assert of(kind, "low", "step:masked") is None


@pytest.mark.parametrize(
    "kind", ["id_card_number", "password", "gps_track", "medical_record", "school_class", "api_key"]
)
def test_no_circumstance_makes_these_trivial(kind: str) -> None:
    known = frozenset(load_ignorable().said) | {"private", "expired", "business", "no-door", "published-author"}
    assert ignorable(group("X", kind, "low", "ignore"), Surroundings(known=known)) is None


def test_an_exception_never_beats_a_child() -> None:
    closed = Surroundings(child=True, known=frozenset({"closed"}))
    assert ignorable(group("X", "bank_card_number", "high", "bank-card"), closed) is None
    assert of("otp_code", "low", "step:child") is None


def test_records_follow_the_same_rule() -> None:
    assert ignorable(record("GAME_RECORD", "game_activity", "low", "ignore"), ALONE) == "trivial"
    assert ignorable(record("CHAT_RECORD", "chat_record", "high", "communications"), ALONE) is None


def test_every_credential_of_the_catalogue_is_among_what_is_never_left() -> None:
    assert {kind for kind, entity in KINDS.items() if entity.identifier == "secret"} <= load_ignorable().never
