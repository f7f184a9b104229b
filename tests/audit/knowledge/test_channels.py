from __future__ import annotations

from typing import Any

import pytest

from audit.knowledge.channels import load_channels, parse
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


def test_state_security_is_no_channel_for_personal_leaks() -> None:
    assert "12339" not in {channel.phone for channel in load_channels().values()}


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda data: data["channel"][0].update(mark="sure"), "sure"),
        (lambda data: data["channel"][0].update(scope="text"), "police-110.scope"),
        (lambda data: data["channel"].append(data["channel"][0]), "twice"),
    ],
)
def test_an_incomplete_channel_is_refused(spoil: Any, named: str) -> None:
    data = read("channels.toml")
    spoil(data)
    with pytest.raises(ValueError, match=named):
        parse(data)
