"""Names in English text: tables, titles, introductions; code and places."""

from __future__ import annotations

import pytest

from recognizers.models import Mention
from recognizers.names.english import names
from recognizers.rule import FINDING


def findings(line: str, *mentions: Mention) -> list[str]:
    return [line[name.start : name.end] for name in names(line, mentions, "test") if name.confidence >= FINDING]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("My name is John Carter and I live here.", "John Carter"),
        ("Dear Olivia Bennett,", "Olivia Bennett"),
        ("From: Emily Watson <emily@example.com>", "Emily Watson"),
        ("Signed-off-by: Emily Watson <emily@example.com>", "Emily Watson"),
        ("Please ship it to Sarah Johnson before Friday", "Sarah Johnson"),
        ("Yesterday Dr. Kowalczyk called", "Kowalczyk"),
        ("President Kowalczyk called", "Kowalczyk"),
        ("Hi Jennifer, see you soon", "Jennifer"),
        ("Best, Pace", "Pace"),
        ("Csanád P. Gere lives at the sea", "Csanád P. Gere"),
        ("The parcel for Zhang Xiaoming arrived", "Zhang Xiaoming"),
        ("The parcel for Xiaoming Zhang arrived", "Xiaoming Zhang"),
        ("Sarah Johnson's bag", "Sarah Johnson"),
        ("Ludwig van der Berg said so", "Ludwig van der Berg"),
        ("Yesterday Sarah Johnson called", "Sarah Johnson"),
        ("Law Professor David W. Opderbeck wrote", "David W. Opderbeck"),
        ("His younger brother, Phillip, stayed", "Phillip"),
        ("Enrico shouted at the dog", "Enrico"),
        ("The tickets are for Zsuzsanna Petrov", "Zsuzsanna Petrov"),
        ("Carter, John", "Carter, John"),
        ("Name: Carter, John Q.", "Carter, John Q."),
        ("BILL TO: JOHN Q. CARTER, 12 ELM ST", "JOHN Q. CARTER"),
        ("Seen by Dr. Anna M. Fischer, MD", "Anna M. Fischer, MD"),
        ("Grandpa was called Oskar Lindholm II", "Oskar Lindholm II"),
        ("a parcel for Abdul Rahman bin Saleh", "Abdul Rahman bin Saleh"),
        ("Contact: Siobhan O'Brien", "Siobhan O'Brien"),
        ("we met Nguyễn Văn An there", "Nguyễn Văn An"),
        ("Kim Min-jun lives in Seoul", "Kim Min-jun"),
        ("as XM Wang has shown", "XM Wang"),
        ("as X.M. Wang has shown", "X.M. Wang"),
        ("the keys of Tornike Zarqashvili", "Tornike Zarqashvili"),
        ("My name is Quorvin", "Quorvin"),
        ("Her maiden name is Key", "Key"),
        ("What's your last name? Ottersen", "Ottersen"),
        ('I was furious," says Hartwigsen.', "Hartwigsen"),
        ("Grace told me so", "Grace"),
        ("Why is Katrina so late?", "Katrina"),
        ("Bryce, can I call you back?", "Bryce"),
        ("Lundberg's husband is ill", "Lundberg"),
        ("Quorvin finished his career there", "Quorvin"),
        ("Unlike the Christiansen novel, it rhymes", "Christiansen"),
        ("Sarah London wrote it", "Sarah London"),
        ("Jan Horský called", "Jan Horský"),
        ("my name is rohan deshmukh and i am new", "rohan deshmukh"),
        ("hi jennifer, how are you?", "jennifer"),
        ("our daughter Quorvine is six", "Quorvine"),
        ("my old friend Quorvin wrote", "Quorvin"),
        ("grandpa Quorvin danced", "Quorvin"),
        ("Hi Quorvine,", "Quorvine"),
        ("Ship to: Quorvin Hollwark, 9 Elm Court", "Quorvin Hollwark"),
        ("ICE: Quorvin Hollwark, wife", "Quorvin Hollwark"),
        ("Passenger: HOLLWARK/BRAM MR", "HOLLWARK/BRAM"),
        ("net pay $2,314.08, Isidora Fenwick", "Isidora Fenwick"),
        ("D. Carter-Smith left a parcel", "D. Carter-Smith"),
    ],
)
def test_names(line: str, name: str) -> None:
    assert findings(line) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Hong Kong and New York in May", "The University of Madison", "Jackson Street 12", "Paris Hotel",
        "Stanley Bank Ltd", "Rich Text Format: a summary", "Ma Zhu Hu Guo He Lin Gao Luo",
        "Internal Server Error", "Monday Morning", "Jan Feb Mar Apr", "Will you come", "Grace Hospital is closed",
        "raise ValueError(John Carter)", "const name = John Carter;", "path/John Carter/file", "JohnCarter",
        "see John_Carter", "Social Security Numbers: myths", "the Boston Braves won", "Rua Joaquim Franco 12",
        "<b>John Carter</b> {x}", "2026-01-01 INFO worker=Sarah Johnson;",
        "the GNU Lesser General Public License", "Newton's method and Bayes' rule",
        "the bus stops on Peter Zuidweg 188",
        "Morgan Stanley is a bank", "in Alberta and near Madison", "U.S. Senator from Iowa", "P.O. Box 77",
        "A. Use the form. B. Include it.", "Lopez, Santos and Coleman is a firm", "Bowling Green was late",
        "Since then he has paid", "Will you Grace me with it", "mark the page and bill them",
        "STEP TWO: BILL PAGE",
        "for james in range(9):", "Hi All,", "Dear Customer,", "Hello World!",
        "the 17:20 to Bristol now leaves from here",
        "near Clarke Quay", "${HOME}/John Carter", "Max Value and Min Value",
        "Best Pace", "Activity,Best Pace,Avg Pace", "The Best Page of the Best Young",
    ],
)  # fmt: skip
def test_what_is_no_name(line: str) -> None:
    assert findings(line) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("They had three: Hannah, Derek and Anthony.", ["Hannah", "Derek", "Anthony"]),
        ("our founders: Monjeau, Graves and Reed", ["Monjeau", "Graves", "Reed"]),
        ("Bowers and Murphy were engineers", ["Bowers", "Murphy"]),
        ("it is about silvana, adam and christopher", ["silvana", "adam", "christopher"]),
    ],
)
def test_lists(line: str, found: list[str]) -> None:
    assert findings(line) == found


def test_a_model_is_weighed_with_the_tables() -> None:
    line = "Kojimor Minorun met Sarah Johnson"
    found = {line[name.start : name.end]: name for name in names(line, [_person(0, 15), _person(20, 33)], "test")}
    assert found["Sarah Johnson"].confidence == 0.75
    assert found["Sarah Johnson"].why == ("model:test", "given", "surname")
    assert found["Kojimor Minorun"].confidence == 0.6
    assert findings("x = Foo(Kojima)", _person(8, 14)) == []
    assert findings("We use Kojimatic here", _person(7, 16)) == []
    assert findings("Kojimatic was late", _person(0, 9)) == ["Kojimatic"]
    assert findings("Kojima Bank was late", _person(0, 11)) == []


def _person(start: int, end: int) -> Mention:
    return Mention(start, end, "person", 0.85)
