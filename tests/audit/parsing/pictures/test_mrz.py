from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.pictures.mrz import Passport, passports

# the specimen of ICAO Doc 9303 part 4, appendix A: the state of Utopia
ABOVE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
BELOW = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_the_published_specimen():
    assert list(passports(["PASSPORT", ABOVE, BELOW])) == [Passport("L898902C3", "UTO", "ERIKSSON ANNA MARIA")]


@pytest.mark.parametrize(
    "below", [BELOW.replace("<<<<<10", "<<<<<<<10"), BELOW.replace("<<", "< <"), BELOW.replace("<", "«"), BELOW.lower()]
)
def test_what_recognition_does_to_fillers(below):
    assert [found.number for found in passports([ABOVE, below])] == ["L898902C3"]


@pytest.mark.parametrize("place", [0, 5, 9, 13, 19, 21, 27])
def test_a_wrong_sign_in_number_or_dates_is_noticed(place):
    wrong = "8" if BELOW[place] != "8" else "3"
    assert list(passports([ABOVE, BELOW[:place] + wrong + BELOW[place + 1 :]])) == []


@given(st.text(alphabet="0123456789ABCP<", max_size=50))
def test_no_line_crashes(line):
    for found in passports([line]):
        assert 1 <= len(found.number) <= 9
