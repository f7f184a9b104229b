"""English addresses in running text, and what only has a number or a street."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.addresses.english import LIKELY, SURE, EnglishAddresses

ADDRESSES = EnglishAddresses()


def found(text: str) -> list[tuple[str, float]]:
    return [(text[span.start : span.end], span.confidence) for span in ADDRESSES.find(text, "")]


@pytest.mark.parametrize(
    ("text", "address", "confidence"),
    [
        ("I live at 742 Maple Street, Springfield, IL 62704 now", "742 Maple Street, Springfield, IL 62704", SURE),
        ("send it to 12 Larch Close please", "12 Larch Close", LIKELY),
        ("goes to 18 Fenwick Street, Unit 3C, Dunmore, thanks", "18 Fenwick Street, Unit 3C, Dunmore", LIKELY),
        (
            "Sam Lee, 9 Gorse Court, Swansea SA0 0BB, United Kingdom",
            "9 Gorse Court, Swansea SA0 0BB, United Kingdom",
            SURE,
        ),
        ("write to PO Box 3391, Whitfield, MN 00000", "PO Box 3391, Whitfield, MN 00000", SURE),
        ("mail: P.O. Box 77.", "P.O. Box 77", LIKELY),
        ("PSC 0413, Box 8144\nAPO AA 00000", "PSC 0413, Box 8144\nAPO AA 00000", LIKELY),
        ("Jo Park\n27 Elm Avenue\nRiverton", "27 Elm Avenue\nRiverton", LIKELY),
        ("Flat 2, 14 Quay Road is mine", "Flat 2, 14 Quay Road", LIKELY),
        ("my place is 1127 Larch Ln", "1127 Larch Ln", LIKELY),
        ("lives at 333 Golfskal 78, Elmnes", "333 Golfskal 78, Elmnes", LIKELY),
        ("wait at the corner of Elm Road and Larch Way please", "the corner of Elm Road and Larch Way", LIKELY),
        ("i live at 742 maple street", "742 maple street", LIKELY),
        ("the tenant of 216A Larch Street (unit 5) left", "216A Larch Street", LIKELY),
        ("her flat is number 17, Larch Terrace", "number 17, Larch Terrace", LIKELY),
        ("drop it at our place (63 Elder Way)", "63 Elder Way", LIKELY),
        ("B-204, Sunrise Apartments, MG Road, Pune 000000", "B-204, Sunrise Apartments, MG Road, Pune 000000", SURE),
        ("Pat Hall, 36 The Paddock, Cirencester GL0 0XX", "36 The Paddock, Cirencester GL0 0XX", SURE),
        ("at The Barn, 3 Rowan Hill, Truro, Cornwall TR0 0AA", "The Barn, 3 Rowan Hill, Truro, Cornwall TR0 0AA", SURE),
    ],
)
def test_found(text: str, address: str, confidence: float) -> None:
    assert found(text) == [(address, confidence)]


@pytest.mark.parametrize(
    "address",
    [
        "27 Larkspur Road SA0 0BB",
        "Flat 12B Gorse House, 3 Elm Lane, Swansea SA0 0BB",
        "Blk 999 Larch Grove Ave 6 #04-56",
        "Flat No. 302, Elm Residency, 5th Cross, Larchnagar, Bengaluru 000000",
        "H.No. 12-3-45/A, Gorse Hills, Hyderabad - 000000",
        "Plot 17, Sector 444, Gali No. 3",
        "5/12 Wattle Street, Larchton VIC 0000",
        "GPO Box 99999, Sydney NSW 0000",
        "RR 2 Box 31, Elkton",
        "Room 1203, 12/F, Block B, Elm Gardens, 88 Larch Road East, Wan Chai, Hong Kong",
        "Flat C, 5/F, Tower 2, Elm View, Sha Tin",
        "No. 12, Lane 34, Larch Road, Taipei",
        "2-11-3 Larchi, Elmo-ku, Tokyo 000-0000",
        "Lindengasse 12, 00000 Lindstadt",
        "12 rue des Ormes, 00000 Ormeville",
        "ul. Lipowa 7/3, 00-000 Lipowo",
        "353 Buerlund 227\n> Apt. 391\n> ELMSFJORD\n> Norway 00000",
        "The Old Forge, Church Lane",
    ],
)
def test_found_in_the_ways_of_other_countries(address: str) -> None:
    assert [text for text, _ in found(f"here: {address}\n")] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "is that bar on Canal Street still open?",
        "Wall Street closed lower, tech shares led the losses",
        "we walked 12 Miles Way too fast",
        "Page 3 Road map",
        "I paid $12 Main Street prices",
        "couriers cannot deliver to a PO Box",
        "version 2 Park release",
        "downloaded via GitHub Actions 3",
        "your stay at Harbour Lodge, 4–6 Dec",
        "he lives in District 9",
        "the desk is at Level 3",
        "it is on Windows 11",
        "part of 2 Main Street Films",
        "scored 3 past Park Lane",
        "see Figure 3: 5 Court decisions",
        "you have been added to Block 219 Residents",
        "i'm at 3 different way stations",
        "meet me at 5 Monday",
        "",
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


@given(st.text("12 Maple Street, IL 62704 Box PO\nlive at", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for span in ADDRESSES.find(text, ""):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Example Foundation, Inc., 12 Maple Street, Springfield, IL 62704",
        "having an office at 12 Maple Street, Springfield, IL 62704",
    ],
)
def test_where_an_organisation_sits_is_nobodys_home(text: str) -> None:
    assert [(span.confidence, span.why[-1]) for span in EnglishAddresses().find(text, "")] == [(0.2, "negative:office")]
