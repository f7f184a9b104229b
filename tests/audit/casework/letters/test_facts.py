"""What may get into a letter: marked, masked, the owner's before others'."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from audit.casework.incident import Incident
from audit.casework.letters.facts import gather
from reports.document import Group, Report
from reports.people import Account, Identifier, People, Person
from reports.where import Where
from tests.reports.sample import sample_report

ENTITIES = ("CN_RESIDENT_ID", "CN_MOBILE_NUMBER", "EMAIL_ADDRESS", "PASSWORD", "PERSON", "CN_ADDRESS", "BANK_CARD")
TOLD = Incident("told", leaked=("*",))


def group(entity: str, value: str, path: str = "a.txt", **more: object) -> Group:
    made = Group(entity, entity.lower(), "basic", "", "high", 0.95, value, 1, (Where(0, path, (), {"line": 1}),), ())
    return replace(made, **more)  # type: ignore[arg-type]


def report(*groups: Group, **more: object) -> Report:
    return replace(sample_report(), findings=groups, records=(), **more)  # type: ignore[arg-type]


RAW = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True),
    st.emails().filter(lambda mail: "*" not in mail),
    st.text(st.characters(categories=("L", "N", "P")), min_size=6, max_size=30).filter(lambda text: "*" not in text),
)


@given(st.sampled_from(ENTITIES), RAW)
def test_a_raw_value_of_a_revealed_report_never_gets_in(entity: str, raw: str) -> None:
    account = Account(1, "mail", "", raw, "b2:1", (), 1, (entity,), ("email",), {"zh": "?", "en": "?"})
    labels = sample_report().labels | {"account:mail": next(iter(sample_report().labels.values()))}
    facts = gather(report(group(entity, raw), accounts=(account,), labels=labels), TOLD)
    told = [text for one in facts.leaked for text in (*one.values, *one.name.values())]
    assert len(told) == 4, "the kind and the account are named in both languages, and no value"
    assert not [text for text in told if raw in text]


def test_a_starred_password_is_still_not_written_out() -> None:
    (one,) = gather(report(group("PASSWORD", "ab***cd")), TOLD).leaked
    assert one.values == ()


def test_no_position_is_written_out() -> None:
    (one,) = gather(report(group("GPS_COORDINATE", "39.91**,116.40**")), TOLD).leaked
    assert (one.values, one.count) == ((), 1)


def test_what_is_not_marked_to_confirm_a_test_or_masked_already_stays_out() -> None:
    groups = (
        group("CN_MOBILE_NUMBER", "138****5678"),
        group("EMAIL_ADDRESS", "z***@example.com"),
        group("BANK_CARD", "****1234", test=True),
        group("PERSON", "张*", masked=True),
        group("CN_ADDRESS", "海淀区***", confidence=0.4),
    )
    everything = gather(report(*groups), TOLD).leaked
    assert [one.name["en"] for one in everything] == ["mobile number", "e-mail address"]
    marked = gather(report(*groups), replace(TOLD, leaked=("EMAIL_ADDRESS",))).leaked
    assert [one.values for one in marked] == [("z***@example.com",)]


def test_three_values_and_how_many_there_are() -> None:
    groups = [group("CN_MOBILE_NUMBER", f"138****000{number}") for number in range(5)]
    (one,) = gather(report(*groups), TOLD).leaked
    assert one.values == ("138****0000", "138****0001", "138****0002")
    assert one.count == 5


def test_of_a_confirmed_owner_only_own_values_are_shown() -> None:
    mine = Identifier("CN_MOBILE_NUMBER", "mobile_number", "199****0001", "b2:1", "medium", 1, 1)
    me = Person(1, "周*", (mine,), {}, (), (), 1)
    groups = [group("CN_MOBILE_NUMBER", f"199****000{number}") for number in (3, 1, 2)]
    (one,) = gather(report(*groups, people=People(me=me)), TOLD).leaked
    assert (one.values, one.count, one.others) == (("199****0001",), 1, 2)


def test_where_none_is_known_as_the_owners_the_writer_says_which() -> None:
    me = Person(1, "周*", (), {}, (), (), 1)
    groups = [group("BANK_CARD", "****1234"), group("PERSON", "张*"), group("PERSON", "周*")]
    card, name = gather(report(*groups, people=People(me=me)), TOLD).leaked
    assert (card.values, card.unsure) == (("****1234",), True)
    assert (name.values, name.others, name.unsure) == (("周*",), 1, False)
    assert not any(one.unsure for one in gather(report(*groups), TOLD).leaked)


def test_accounts_are_named_by_their_keys() -> None:
    account = Account(1, "mail", "", "z***@example.com", "b2:7", (), 1, ("EMAIL_ADDRESS",), ("email",), {})
    labels = sample_report().labels | {"account:mail": sample_report().labels["entity:EMAIL_ADDRESS"]}
    told = replace(TOLD, leaked=("b2:7",))
    facts = gather(report(group("PERSON", "张*"), accounts=(account,), labels=labels), told)
    assert [one.name["zh"] for one in facts.leaked] == ["电子邮箱 z***@example.com"]


def test_files_are_named_once() -> None:
    groups = [group("CN_MOBILE_NUMBER", f"138****000{n}", "备份/19912345678.txt") for n in range(2)]
    facts = gather(report(*groups), TOLD)
    assert [place.path for place in facts.files] == ["备份/19912345678.txt"]


def test_three_years_on_and_the_day_that_a_month_does_not_have() -> None:
    found = report(group("PERSON", "张*"))
    assert gather(found, replace(TOLD, since="2026-11-23")).limitation == "2029-11-23"
    assert gather(found, replace(TOLD, since="2024-02-29")).limitation == "2027-02-28"
    assert gather(found, TOLD).limitation == ""
