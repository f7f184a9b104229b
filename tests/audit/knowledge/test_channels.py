from __future__ import annotations

from typing import Any

import pytest

from audit.knowledge.channels import WAYS, load_channels, load_words, parse
from audit.knowledge.shelf import read


def test_the_list_loads_with_its_day_and_marks() -> None:
    channels = load_channels()
    assert channels["cac-12377"].phone == "12377"
    assert channels["cac-12377"].checked == "2026-11-22"
    assert channels["alipay"].confirmed
    assert not channels["bank-icbc"].confirmed


def test_phones_are_numbers_and_sites_are_names_without_scheme() -> None:
    for channel in load_channels().values():
        assert not channel.phone or channel.phone.replace("-", "").isdigit()
        assert "://" not in channel.site


def test_all_four_ways_are_offered_by_somebody_and_named() -> None:
    assert {way for channel in load_channels().values() for way in channel.ways} == set(WAYS)
    assert {f"way-{way}" for way in WAYS} <= load_words().keys()


def test_hours_are_told_only_where_they_are_known() -> None:
    channels = load_channels()
    assert "工作日" in channels["banking-12378"].hours["zh"]
    assert channels["police-110"].hours["en"] == "day and night"
    assert channels["cac-12377"].hours == {}


def test_state_security_is_no_channel_for_personal_leaks() -> None:
    assert "12339" not in {channel.phone for channel in load_channels().values()}


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda data: data["channel"][0].update(mark="sure"), "sure"),
        (lambda data: data["channel"][0].update(scope="text"), "police-110.scope"),
        (lambda data: data["channel"][0].update(ways=["person"]), "police-110.ways"),
        (lambda data: data["channel"][0].update(ways=["pigeon"]), "pigeon"),
        (lambda data: data["channel"][0].update(hours={"zh": "全天"}), "police-110.hours"),
        (lambda data: data["channel"][0].update(laws=["pipl-0"]), "pipl-0"),
        (lambda data: data["channel"].append(data["channel"][0]), "twice"),
    ],
)
def test_an_incomplete_channel_is_refused(spoil: Any, named: str) -> None:
    data = read("channels.toml")
    spoil(data)
    with pytest.raises(ValueError, match=named):
        parse(data)
