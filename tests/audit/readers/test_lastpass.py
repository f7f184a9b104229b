from __future__ import annotations

import pytest

from audit.readers.lastpass import READER

HEADER = "url,username,password,totp,extra,name,grouping,fav\n"
LOGIN = "https://mail.example,lena,k9!xx23p,,,Mail,Work,0\n"
PASSPORT = """http://sn,,,,"NoteType:Passport
Name:Lena Sample
Number:C01X00T47
Notes:asked for: twice
Number:none",Passport,Papers,0
"""
TEXT = HEADER + LOGIN + PASSPORT + 'http://sn,,,,"just: text\nof hers",Diary,,0\n' + PASSPORT.replace("T47", "T48")


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (TEXT, 83),
        ("\ufeff" + HEADER, 83),
        (HEADER.replace("grouping,", ""), 0),
        ("name,url,username,password\n", 0),
        ("", 0),
    ],
)
def test_sniff(sure, text, score):
    assert sure(READER, text, "export.csv") == score


def test_notes_of_one_kind_are_a_table(take):
    taken = take(READER, TEXT, "export.csv")
    assert taken.table("Passport") == [
        {
            "NoteType": "Passport",
            "Name": "Lena Sample",
            "Passport Number": number,
            "Notes": "asked for: twice\nNumber:none",
        }
        for number in ("C01X00T47", "C01X00T48")
    ]
    assert taken.place("C01X00T48") == {"row": 5, "field": 5}


def test_logins_and_texts_stay_in_their_rows(take):
    taken = take(READER, TEXT, "export.csv")
    assert [row.get("extra", "") for row in taken.table("")] == ["", "", "just: text\nof hers", ""]
    assert taken.place("k9!xx23p") == {"row": 2, "field": 3}
