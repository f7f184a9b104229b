"""Formats of one field a line: what an entry is, how its fields are called, where they stand; nothing is lost."""

from __future__ import annotations

import pytest

from audit.parsing.interface import Reader
from audit.readers import cookies_text, gedcom, hl7, ldif, mt940, ofx, qif

QIF = (
    "!Account\nNGiro\nTBank\n^\n!Type:Bank\nD13/5'24\nT-10.00\nPJane Doe\nArue X 5\nzodd line\n^\n"
    "D14/5'24\nT1.00\nPJohn\n"
)
LDIF = (
    "# made by nobody\nversion: 1\n\ndn: cn=Jane,dc=example,dc=org\ncn;lang-en: Jane\nsn:: RG/Dqw==\n"
    "jpegPhoto:: /9j/4A==\n"
    "description: a long\n  line\n\ndn: cn=Jo\ncn: Jo\nmail: jo@example.com\n"
)
GEDCOM = (
    "0 HEAD\n1 SOUR x\n0 @I1@ INDI\n1 NAME Jane /Doe/\n1 BIRT\n2 DATE 7 MAY 1991\n1 DEAT\n2 DATE 2001\n1 FAMC @F1@\n"
    "1 NOTE first\n2 CONT second\nno line of it\n0 @I2@ INDI\n1 NAME Jo /Doe/\n0 TRLR\n"
)
HL7 = "MSH|^~\\&|LAB|H\rPID|1||77^^^H~88^^^S||DOE^JANE||19910507\rzzz\rOBX|1|NM|4548-4^HbA1c||7.1\r"
OFX = (
    "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><BANKACCTFROM><ACCTID>000123<ACCTTYPE>CHECKING</BANKACCTFROM>\n"
    "<STMTTRN>\n<DTPOSTED>20240513\n<NAME>Doe &amp; Co</NAME>\n<MEMO>rent\n</STMTTRN>\n<STMTTRN><NAME>Jo</STMTTRN>"
    "</STMTRS></OFX>\n"
)
OFX_2 = (
    '<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="203"?>\n<OFX><STMTRS><CURDEF>EUR\n<STMTTRN>\n'
    "<TRNAMT>-1.00</TRNAMT>\n<CHECKNUM>\n<NAME><![CDATA[Doe & Co]]></NAME>\n<BANKACCTTO><ACCTID>000456</BANKACCTTO>\n"
    "<MEMO>rent\n</STMTTRN></STMTRS></OFX>\n"
)
MT940 = (
    ":20:START\n:25:10010010/0000123456\n:60F:C240501EUR100,\n:61:2405130513DR10,NTRF\n:86:005?00TRANSFER?20rent\n"
    "?30BANKDE?31DE02120300000000202051?32Jane Doe\n:61:240514DR1,NMSC\n:86:plain words\nmore words\n"
    ":62F:C240531EUR89,\n-\n"
)
COOKIES = (
    "# Netscape HTTP Cookie File\n# a comment of jane@example.com\n\n"
    ".example.com\tTRUE\t/\tTRUE\t1999999999\tsid\tabc def\n"
    "#HttpOnly_example.org\tFALSE\t/a\tFALSE\t0\tempty\t\n"
)


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (qif.READER, QIF),
        (ldif.READER, LDIF),
        (ldif.READER, "dn:: Y249SmFuZQ==\ncn: Jane\n"),
        (gedcom.READER, "\ufeff" + GEDCOM),
        (hl7.READER, HL7),
        (hl7.READER, "\x0b" + HL7),
        (ofx.READER, OFX),
        (ofx.READER, OFX_2),
        (ofx.READER, "<OFX>\n <SIGNONMSGSRSV1><SONRS>"),
        (ofx.READER, "DATA:OFXSGML\nENCODING:UTF-8\n<OFX>"),
        (mt940.READER, MT940),
        (mt940.READER, "{1:F01BANK}{2:O940}{4:\n" + MT940),
        (mt940.READER, "BANKNL2A\n940\nBANKNL2A\n" + MT940),
        (mt940.READER, ":940:\n" + MT940),
        (cookies_text.READER, COOKIES),
        (cookies_text.READER, COOKIES.partition("\n\n")[2]),
    ],
)
def test_each_is_known_by_its_beginning(sure, reader: Reader, text: str) -> None:
    assert sure(reader, text) >= 90


@pytest.mark.parametrize("reader", [qif.READER, ldif.READER, gedcom.READER, hl7.READER, ofx.READER, mt940.READER])
@pytest.mark.parametrize(
    "text",
    [
        "", "a plain text\nof lines: two\n", "name: Jane\ndn: no first line\n", "0 HEADS and 1 tail\n",
        "MSH is a name\n",
        "!important\n", "OFXHEADER is a word\n", ":20: o'clock\n", "a,b\n1,2\n", "<OFX></OFX>",
    ],
)  # fmt: skip
def test_other_text_is_not(sure, reader: Reader, text: str) -> None:
    assert sure(reader, text) == 0


def test_quicken(take) -> None:
    taken = take(qif.READER, QIF)
    assert taken.table("account") == [{"title": "Giro", "amount": "Bank"}]
    assert taken.table("transaction") == [
        {"date": "13/5'24", "amount": "-10.00", "payee": "Jane Doe", "address": "rue X 5"},
        {"date": "14/5'24", "amount": "1.00", "payee": "John"},
    ]
    assert [segment.text for segment in taken.segments] == ["zodd line"]
    assert taken.place("Jane Doe") == {"line": 8, "column": 2}


def test_directories(take) -> None:
    taken = take(ldif.READER, LDIF)
    assert taken.table("entry") == [
        {"dn": "cn=Jane,dc=example,dc=org", "cn": "Jane", "sn": "Doë", "description": "a long line"},
        {"dn": "cn=Jo", "cn": "Jo", "mail": "jo@example.com"},
    ]
    assert taken.place("a long") == {"line": 8, "column": 14}


def test_family_trees(take) -> None:
    taken = take(gedcom.READER, GEDCOM)
    assert taken.table("INDI") == [
        {"NAME": "Jane Doe", "BIRT/DATE": "7 MAY 1991", "DEAT/DATE": "2001", "NOTE": "first\nsecond"},
        {"NAME": "Jo Doe"},
    ]
    assert [segment.text for segment in taken.segments] == ["no line of it"]
    assert taken.place("7 MAY") == {"line": 6, "column": 8}


def test_hospital_messages(take) -> None:
    taken = take(hl7.READER, HL7)
    assert taken.table("PID") == [{"PID-1": "1", "PID-3": "77 H\n88 S", "PID-5": "DOE JANE", "PID-7": "19910507"}]
    assert taken.table("OBX")[0]["OBX-3"] == "4548-4 HbA1c"
    assert [segment.text for segment in taken.segments] == ["zzz"]
    assert taken.place("DOE") == {"line": 2, "column": 23}


def test_statements_of_open_tags(take) -> None:
    taken = take(ofx.READER, OFX)
    assert taken.table("OFX/STMTRS/BANKACCTFROM") == [{"ACCTID": "000123", "ACCTTYPE": "CHECKING"}]
    assert taken.table("OFX/STMTRS/STMTTRN") == [
        {"DTPOSTED": "20240513", "NAME": "Doe & Co", "MEMO": "rent"},
        {"NAME": "Jo"},
    ]
    assert [segment.text for segment in taken.segments] == ["OFXHEADER:100", "DATA:OFXSGML"]
    assert taken.place("Doe &") == {"line": 7, "column": 7}


def test_a_value_that_is_empty_ends_no_entry(take) -> None:
    """A transaction is one row, whatever stands within it, and a tag that never closes is a value, not an aggregate."""
    taken = take(ofx.READER, OFX_2)
    assert taken.table("OFX/STMTRS/STMTTRN") == [{"TRNAMT": "-1.00", "MEMO": "rent", "NAME": "Doe & Co"}]
    assert taken.table("OFX/STMTRS/STMTTRN/CHECKNUM/BANKACCTTO") == [{"ACCTID": "000456"}]
    assert taken.table("OFX/STMTRS") == [{"CURDEF": "EUR"}]


@pytest.mark.parametrize(
    ("details", "place"),
    [
        (":86:/TRTP/SEPA/IBAN/DE02120300000000202051/NAME/Jane D\noe/REMI/rent 5", {"line": 3, "column": 49}),
        (":86:/CNTP/DE02120300000000202051/BANKDE/Jane Doe///REMI/USTD//rent", {"line": 3, "column": 41}),
        (":86:005?20rent?31DE02120300000000202051?32Jane D\noe", {"line": 3, "column": 43}),
    ],
)
def test_parts_of_field_86_go_on_in_the_next_line(take, details: str, place: dict[str, int]) -> None:
    taken = take(mt940.READER, f":25:DE00\n:61:240513D1,N1\n{details}\n:62F:C240513EUR1,\n")
    (entry,) = taken.table("transaction")
    assert (entry["account"], entry["counterparty"]) == ("DE02120300000000202051", "Jane Doe")
    assert taken.place("Jane Doe") == place


def test_statements_of_swift(take) -> None:
    taken = take(mt940.READER, MT940)
    first, second = taken.table("transaction")
    assert first["date"] == "2024-05-13"
    assert first["counterparty"] == "Jane Doe"
    assert first["account"] == "DE02120300000000202051"
    assert second["details"] == "plain words\nmore words"
    assert taken.table("account")[0]["own account"] == "10010010/0000123456"
    assert taken.place("Jane Doe") == {"line": 6, "column": 38}


def test_cookies(take) -> None:
    taken = take(cookies_text.READER, COOKIES)
    assert [(row["domain"], row["name"], row.get("value")) for row in taken.table("cookie")] == [
        (".example.com", "sid", "abc def"),
        ("#HttpOnly_example.org", "empty", None),
    ]
    assert [segment.text for segment in taken.segments] == [
        "# Netscape HTTP Cookie File",
        "# a comment of jane@example.com",
    ]


def test_many_entries_are_handed_over_in_chunks(take) -> None:
    taken = take(qif.READER, "!Type:Bank\n" + "D1/1'24\nT1\n^\n" * 4_500)
    assert [len(rows.rows) for rows in taken.rows] == [2_000, 2_000, 500]
