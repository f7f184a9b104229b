"""Flags beat environment beats file beats defaults, and nothing is misread in silence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from audit.cli.options import LANGUAGE_VARIABLES, OPTIONS, resolve
from audit.errors import PdauditError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (*LANGUAGE_VARIABLES, "PDAUDIT_CONFIG", "PDAUDIT_NO_CONFIG", *(option.variable for option in OPTIONS)):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_order_of_the_layers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (resolve({}).config.situation, resolve({}).origins.get("situation")) == ("kept", None)
    (folder / "pdaudit.toml").write_text('situation = "shared"')
    assert (resolve({}).config.situation, resolve({}).origins["situation"]) == ("shared", "pdaudit.toml")
    monkeypatch.setenv("PDAUDIT_SITUATION", "told")
    assert (resolve({}).config.situation, resolve({}).origins["situation"]) == ("told", "PDAUDIT_SITUATION")
    settings = resolve({"situation": "kept"})
    assert (settings.config.situation, settings.origins["situation"]) == ("kept", "--situation")


@pytest.mark.parametrize(
    ("profile", "situation", "people"),
    [("person", "kept", "me"), ("publisher", "about-to-share", "me"), ("officer", "kept", "count")],
)
def test_a_profile_sets_what_nobody_said(folder: Path, profile: str, situation: str, people: str) -> None:
    config = resolve({"profile": profile}).config
    assert (config.profile, config.situation, config.people) == (profile, situation, people)
    config = resolve({"profile": profile, "situation": "told", "people": "all"}).config
    assert (config.situation, config.people) == ("told", "all")
    (folder / "pdaudit.toml").write_text(f'profile = "{profile}"\npeople = "all"')
    assert (resolve({}).config.situation, resolve({}).config.people) == (situation, "all")


def test_a_verbs_own_default_is_the_weakest(folder: Path) -> None:
    assert resolve({}, defaults={"fail_on": "high"}).config.fail_on == "high"
    (folder / "pdaudit.toml").write_text('fail-on = "low"')
    assert resolve({}, defaults={"fail_on": "high"}).config.fail_on == "low"


@pytest.mark.parametrize(
    ("toml", "environment", "field", "value"),
    [
        ("jobs = 3", "3", "jobs", 3),
        ('jobs = "auto"', "auto", "jobs", 0),
        ("min-confidence = 0.75", "0.75", "min_confidence", 0.75),
        ("min-confidence = 1", "1", "min_confidence", 1.0),
        ("fast = true", "1", "fast", True),
        ("progress = false", "no", "progress", False),
        ('format = ["json", "html"]', "json,html", "format", ("json", "html")),
        ('format = "json"', "json", "format", ("json",)),
        ("verbose = 2", "2", "verbose", 2),
        ('readers = "public"', "public", "readers", "public"),
    ],
)
def test_values_from_file_and_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, toml: str, environment: str, field: str, value: Any
) -> None:
    (folder / "pdaudit.toml").write_text(toml)
    assert resolve({}).value(field) == value
    (folder / "pdaudit.toml").unlink()
    monkeypatch.setenv(f"PDAUDIT_{field.upper()}", environment)
    assert resolve({}).value(field) == value


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"lang": "fr"}, "--lang: 'fr' is not one of zh, en"),
        ({"min_severity": "hihg"}, "did you mean 'high'?"),
        ({"min_confidence": "1.5"}, "a number from 0 to 1"),
        ({"min_confidence": "nan"}, "a number from 0 to 1"),
        ({"jobs": "-1"}, "a whole number or auto"),
        ({"jobs": "many"}, "a whole number or auto"),
    ],
)
def test_a_wrong_flag_is_named_with_what_is_valid(flags: dict[str, str], message: str) -> None:
    with pytest.raises(PdauditError, match=re.escape(message)):
        resolve(flags)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('min-severty = "low"', "pdaudit.toml: unknown key 'min-severty'; did you mean 'min-severity'?"),
        ("min_severity = 'low'", "did you mean 'min-severity'?"),
        ("reveal = true", "only be asked for on the command line"),
        ("fast = 'perhaps'", "pdaudit.toml: fast: 'perhaps' is not true or false"),
        ("jobs = true", "a whole number or auto"),
        ("jobs = 1.5", "a whole number or auto"),
        ("lang = 3", "one of zh, en"),
        ("entity = 3", "not a list of tables"),
        ("fast = ", "is not TOML"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(folder: Path, toml: str, message: str) -> None:
    (folder / "pdaudit.toml").write_text(toml)
    with pytest.raises(PdauditError, match=re.escape(message)):
        resolve({})


def test_the_environment_cannot_ask_to_reveal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDAUDIT_REVEAL", "1")
    assert resolve({}).config.reveal is False
    assert resolve({"reveal": True}).config.reveal is True


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_TW"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_locale(
    variables: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert resolve({}).config.lang == lang


def test_the_nearest_file_counts_up_to_the_top_of_the_work_tree(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    (folder / "pyproject.toml").write_text("[tool.pdaudit]\njobs = 2")
    assert resolve({}).config.jobs == 2
    (folder / "a" / "pyproject.toml").write_text("[tool.other]\njobs = 9")
    assert resolve({}).config.jobs == 2
    (folder / "a" / "pdaudit.toml").write_text("jobs = 3")
    assert resolve({}).config.jobs == 3
    (inner / ".git").mkdir()
    assert resolve({}).config.jobs == 0


def test_a_file_inside_a_scanned_folder_is_not_heeded_but_told(folder: Path) -> None:
    (folder / "pdaudit.toml").write_text('min-severity = "critical"\nnonsense = 1')
    settings = resolve({}, scanned=["."])
    assert settings.config.min_severity == "low"
    assert "pdaudit.toml lies in ." in str(settings.notices[0])
    (folder / "pdaudit.toml").write_text('min-severity = "critical"')
    assert resolve({}, scanned=["elsewhere"]).config.min_severity == "critical"
    assert resolve({"config": "pdaudit.toml"}, scanned=["."]).config.min_severity == "critical"


def test_config_and_no_config(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pdaudit.toml").write_text("jobs = 2")
    (folder / "other.toml").write_text("[tool.pdaudit]\njobs = 3")
    assert resolve({"no_config": True}).config.jobs == 0
    assert resolve({"config": "other.toml"}).config.jobs == 3
    monkeypatch.setenv("PDAUDIT_CONFIG", "other.toml")
    assert resolve({}).config.jobs == 3
    monkeypatch.setenv("PDAUDIT_NO_CONFIG", "1")
    assert resolve({}).config.jobs == 0
    with pytest.raises(PdauditError, match="exclude each other"):
        resolve({"config": "other.toml", "no_config": True})
    with pytest.raises(PdauditError, match=r"cannot read missing\.toml|missing\.toml"):
        resolve({"config": "missing.toml"})


def test_format_on_the_command_line_does_not_go_into_the_output_of_a_file(folder: Path) -> None:
    (folder / "pdaudit.toml").write_text('format = "html"\noutput = "report.html"')
    settings = resolve({"format": ["json"]})
    assert (settings.format, settings.output) == (("json",), ())
    settings = resolve({"output": ["x.csv"]})
    assert (settings.format, settings.output) == ((), ("x.csv",))


def test_entities_of_the_user_are_looked_over_and_passed_on(folder: Path) -> None:
    block = """
        [[tool.pdaudit.entity]]
        id = "CLUB_NUMBER"
        category = "account"
        label = { zh = "会员号", en = "club number" }
        %s
        [[tool.pdaudit.entity.pattern]]
        id = "club"
        regex = "CLUB-[0-9]{6}"
    """
    examples = 'examples = { match = ["⟦CLUB-123456⟧", "a ⟦CLUB-000001⟧", "⟦CLUB-999999⟧."], reject = ["a", "b", "c"] }'
    (folder / "pyproject.toml").write_text(block % examples)
    assert [entity["id"] for entity in resolve({}).config.entities] == ["CLUB_NUMBER"]
    (folder / "pyproject.toml").write_text(block % "")
    with pytest.raises(PdauditError, match=r"pyproject\.toml: .*CLUB_NUMBER.*examples"):
        resolve({})


def test_every_option_has_a_place_in_the_settings() -> None:
    settings = resolve({})
    for option in OPTIONS:
        settings.value(option.field)
