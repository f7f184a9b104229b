from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.making import events, findings, outcomes, source

TREE = "1" * 40


def commit(
    message: str,
    author: str = "周小舟 <zhou@example.com>",
    committer: str = "",
    more: str = "",
    encoding: str = "utf-8",
) -> bytes:
    when = "1700000000 +0800"
    head = f"tree {TREE}\nauthor {author} {when}\ncommitter {committer or author} {when}\n{more}"
    return f"{head}\n{message}".encode(encoding)


def found(data: bytes, tmp_path: Path) -> set[tuple[str, str, str]]:
    """(entity, severity, part or line of the message); "published" where its owner signed with it."""
    told = events(source(data, "commit 1a2b3c4d5e 2023-11-15"), tmp_path)
    assert {outcome.format for _, outcome in outcomes(told)} == {"git"}
    return {
        (
            finding.entity,
            "published" if "step:published-author" in finding.why else finding.severity,
            f"{finding.place['part']} {finding.place.get('line', '')}".strip(),
        )
        for finding in findings(told)
    }


def test_who_made_it_and_what_it_says(tmp_path: Path) -> None:
    told = found(commit("联系人\n\n手机 19900010003\n", committer="李明 <li@example.com>"), tmp_path)
    assert told == {
        ("PERSON", "low", "author"),
        ("EMAIL_ADDRESS", "published", "author"),
        ("PERSON", "low", "committer"),
        ("EMAIL_ADDRESS", "published", "committer"),
        ("CN_MOBILE_NUMBER", "medium", "message 3"),
    }


def test_one_person_in_both_places_is_told_once(tmp_path: Path) -> None:
    assert {place for _, _, place in found(commit("fix"), tmp_path)} == {"author"}


def test_who_signs_below_is_published_and_who_is_spoken_of_is_not(tmp_path: Path) -> None:
    message = "fix\n\nasked by customer chen@example.com\n\nSigned-off-by: A <a@example.com>\n"
    told = found(commit(message, author="x <>"), tmp_path)
    assert ("EMAIL_ADDRESS", "published", "message 5") in told
    assert ("EMAIL_ADDRESS", "low", "message 3") in told  # example.com is nobody's


@pytest.mark.parametrize("said", ["encoding GBK\n", "encoding no-such-thing\n", ""])
def test_other_encodings(said: str, tmp_path: Path) -> None:
    message = "修改了联系人的手机号码和家庭住址\n\n手机号码 19900010003"
    told = events(source(commit(message, more=said, encoding="gb18030"), "commit 1a2b3c4d5e 2023-11-15"), tmp_path)
    (outcome,) = (outcome for _, outcome in outcomes(told))
    assert outcome.encoding in ("gbk", "gb18030")
    assert {finding.entity for finding in findings(told)} == {"PERSON", "EMAIL_ADDRESS", "CN_MOBILE_NUMBER"}


def test_a_tag_and_its_object(tmp_path: Path) -> None:
    data = (
        f"object {TREE}\ntype commit\ntag v1-19900010003\ntagger 周小舟 <zhou@example.com> 1 +0000\n\n手机 19900010004"
    )
    told = found(data.encode(), tmp_path)
    assert {("CN_MOBILE_NUMBER", "medium", "tag"), ("CN_MOBILE_NUMBER", "medium", "message 1")} <= told
    assert ("EMAIL_ADDRESS", "published", "tagger") in told


def test_signatures_and_names_of_objects_hold_nobody(tmp_path: Path) -> None:
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n 19900010003\n -----END PGP SIGNATURE-----\n"
    assert (
        found(commit("fix", author="x <>", more=f"parent {'19900010003' * 3}1234567\n{signature}"), tmp_path) == set()
    )


def test_a_text_that_only_looks_like_one_is_a_text(tmp_path: Path) -> None:
    told = events(source("tree surgery\nauthor unknown\n", "a.txt"), tmp_path)
    assert [outcome.format for _, outcome in outcomes(told)] == ["text"]
