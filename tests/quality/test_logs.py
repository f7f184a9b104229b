"""Numbers in logs are nobody's, those in lists are somebody's."""

from __future__ import annotations

from random import Random

import pytest

from recognizers.catalogue import load
from recognizers.rule import FINDING
from tests.quality.alarms import alarms_in, looking_with
from tests.quality.engine import engine
from tests.quality.logs import lists, logs
from tests.quality.page import ALARMS_GOAL

SEED = 20260
ENGINE = engine()


def test_logs_raise_hardly_an_alarm() -> None:
    files = [("app.log", text) for text in logs(Random(SEED), size=40_000)]
    alarms = alarms_in("logs", files, looking_with(ENGINE, load()))
    assert alarms.size > 800_000
    assert alarms.per_megabyte <= ALARMS_GOAL, alarms.found


@pytest.mark.parametrize(("text", "numbers"), [*lists(Random(SEED))])
def test_every_number_of_a_list_is_found(text: str, numbers: list[str]) -> None:
    found = {
        text[span.start : span.end]
        for span in ENGINE.find(text)
        if span.entity == "CN_MOBILE_NUMBER" and span.confidence >= FINDING
    }
    assert found >= set(numbers)
