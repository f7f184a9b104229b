from __future__ import annotations

import pytest

from audit.readers.sql_dump import READER

MYSQL = (
    "-- MySQL dump 10.13\n\nDROP TABLE IF EXISTS `users`;\n/*!40101 SET NAMES utf8 */;\n"
    "CREATE TABLE `users` (\n  `id` int(11) NOT NULL,\n  `name` varchar(50) DEFAULT NULL,\n  `sum` decimal(10,2),\n"
    "  PRIMARY KEY (`id`),\n  KEY `k` (`name`)\n) ENGINE=InnoDB;\n"
    "INSERT INTO `users` VALUES (1,'Jane O\\'Hara, PhD (x)',NULL),(2,'Jo''s\\nhome',-1.5);\n"
    "INSERT INTO `users` (`name`, `id`) VALUES\n('Jim; Doe',3),\n('Joan',4);\nUNLOCK TABLES;\n"
)
POSTGRES = (
    "--\n-- PostgreSQL database dump\n--\nSET statement_timeout = 0;\n"
    "COPY public.people (id, full_name, note) FROM stdin;\n"
    "1\tJane Doe\ta\\tb\n2\tJo\t\\N\n\\.\n\nSELECT 1;\n"
)
SQLITE = (
    "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n"
    "CREATE TABLE IF NOT EXISTS c (id INTEGER PRIMARY KEY, who TEXT, p TEXT);\n"
    "INSERT INTO c VALUES(1,'Jane\nDoe','C:\\temp\\');\nINSERT INTO \"c\" VALUES(2,'Jo',X'00');\nCOMMIT;\n"
)
SERVER = (
    "USE [db]\nGO\nCREATE TABLE [dbo].[U](\n\t[Id] [int] NOT NULL,\n\t[Full Name] [nvarchar](50) NULL\n)"
    " ON [PRIMARY]\nGO\n"
    "INSERT [dbo].[U] ([Id], [Full Name]) VALUES (1, N'Jane Doe')\n"
    "INSERT [dbo].[U] VALUES (CAST(2 AS int), N'Jo, Doe')\nGO\n"
)


@pytest.mark.parametrize("text", [MYSQL, POSTGRES, SQLITE, SERVER, "INSERT INTO t (a) VALUES ('x');\n"])
def test_a_dump_is_known(sure, text: str) -> None:
    assert sure(READER, text) == 88


@pytest.mark.parametrize(
    "text",
    [
        "", "SELECT name FROM users;\n", "Use the following:\nINSERT coin\n", "# notes\nINSERT is a word\n",
        "def f():\n    sql = \"INSERT INTO t VALUES (1)\"\n", "a,b\n1,2\n",
    ],
)  # fmt: skip
def test_other_text_is_not(sure, text: str) -> None:
    assert sure(READER, text) == 0


def test_mysql(take) -> None:
    taken = take(READER, MYSQL)
    assert taken.table("users") == [
        {"id": "1", "name": "Jane O'Hara, PhD (x)"},
        {"id": "2", "name": "Jo's\nhome", "sum": "-1.5"},
        {"name": "Jim; Doe", "id": "3"},
        {"name": "Joan", "id": "4"},
    ]
    assert taken.place("Jane O") == {"line": 12, "column": 32}
    assert taken.place("Joan") == {"line": 15, "column": 3}
    assert "-- MySQL dump 10.13" in [segment.text for segment in taken.segments]


def test_postgres(take) -> None:
    taken = take(READER, POSTGRES)
    assert taken.table("people") == [
        {"id": "1", "full_name": "Jane Doe", "note": "a\tb"},
        {"id": "2", "full_name": "Jo"},
    ]
    assert taken.place("Jane") == {"line": 6, "column": 3}
    assert taken.segments[-1].text == "SELECT 1;"


def test_sqlite_writes_backslashes_and_line_ends_as_they_are(take) -> None:
    taken = take(READER, SQLITE)
    assert taken.table("c") == [
        {"id": "1", "who": "Jane\nDoe", "p": "C:\\temp\\"},
        {"id": "2", "who": "Jo", "p": "00"},
    ]
    assert taken.place("C:") == {"line": 5, "column": 7}


def test_sql_server(take) -> None:
    taken = take(READER, SERVER)
    assert taken.table("U") == [
        {"Id": "1", "Full Name": "Jane Doe"},
        {"Id": "CAST(2 AS int)", "Full Name": "Jo, Doe"},
    ]
    assert taken.place("Jane") == {"line": 8, "column": 51}


@pytest.mark.parametrize(
    "text", ["INSERT INTO t VALUES (1,'open", "INSERT INTO t VALUES what\n", "INSERT INTO t VALUES ((("]
)
def test_what_is_no_tuple_stays_text(take, text: str) -> None:
    assert text.split("VALUES ")[1].strip() in "".join(segment.text for segment in take(READER, text).segments)
