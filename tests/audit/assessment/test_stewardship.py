"""An officer's plan speaks of data subjects, not of the reader's own accounts."""

from __future__ import annotations

from dataclasses import replace

from audit.assessment import plan
from audit.assessment.stewardship import advised, cards
from audit.assessment.tasks import tasks
from tests.audit.assessment.rows import CARD, ID, MOBILE, NAME
from tests.audit.assessment.test_tasks import case

OWN = ("您的", "银行", "挂失", "冻结", "your ", "the bank")


def steward(*given: object, leaked: tuple[str, ...] = ()) -> list[str]:
    return [task.id for task in tasks(replace(case(*given, leaked=leaked), steward=True))]  # type: ignore[arg-type]


def test_what_is_kept_is_minimised_limited_and_assessed_before_anything_else() -> None:
    assert steward("kept", ID, CARD)[:3] == ["duties/purpose", "duties/access", "duties/assessment"]


def test_each_kind_of_data_follows_the_gravest_first() -> None:
    kinds = [name for name in steward("kept", MOBILE, ID, CARD) if name.startswith("files/")]
    assert kinds[-1] == "files/phone-number" and len(kinds) == 3


def test_what_is_about_to_be_given_away_asks_to_whom_first() -> None:
    assert steward("about-to-share", ID)[:2] == ["duties/to-whom", "duties/clean-copy"]


def test_a_leak_is_contained_and_marked_and_only_then_told() -> None:
    unmarked = steward("told", ID)
    assert unmarked[:2] == ["duties/contain", "duties/mark"]
    assert "duties/authority" not in unmarked
    marked = steward("told", ID, leaked=("CN_RESIDENT_ID",))
    assert marked[:4] == ["duties/contain", "duties/assess-leak", "duties/authority", "duties/notify"]


def test_nothing_of_weight_asks_for_nothing() -> None:
    assert [name for name in steward("kept", NAME) if name.startswith("duties/")] == []


def test_no_step_speaks_of_the_readers_own_things() -> None:
    given = replace(case("kept", ID, CARD, MOBILE), steward=True)
    steps = plan.first_steps(given, tasks(given))
    blocks = advised(given, ("bank-card", "id-card"))
    told = " ".join(
        text
        for texts in (*(s.text for s in steps), *(b.now for b in blocks), *(b.tell for b in blocks))
        for text in texts.values()
    )
    assert len(steps) == 3
    assert not [word for word in OWN if word in told.lower()]


def test_the_cards_behind_the_charges_are_shown_to_an_officer_only() -> None:
    given = case("kept", ID)
    assert "pipl-55" not in {law.id for law in cards(given, ("id-card",))}
    assert {"pipl-55", "pipl-57", "pipl-6"} <= {law.id for law in cards(replace(given, steward=True), ("id-card",))}
