from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Report
from reports.formats.html import FORMAT, page, resource
from reports.formats.html.charts import bar, meter
from reports.formats.interface import Options
from reports.names import shown_name, visible
from reports.where import Where
from tests.reports.sample import calm_report, cannot_say_report, sample_report
from tests.reports.sample_findings import HOSTILE_NAMES

VOID = {"meta", "link", "input", "br", "img"}


class Tree(HTMLParser):
    """What a parser makes of the page: elements with their attributes, and text without style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.raw: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "elements must be closed in order"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"style", "script"}:
            self.raw[self.open[-1]] = data
        else:
            self.text += data

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def rendered(report: Report, **options: Any) -> str:
    out = io.BytesIO()
    FORMAT.render(report, None, out, Options(**options))
    return out.getvalue().decode("utf-8")


@pytest.fixture(scope="module")
def tree() -> Tree:
    return Tree(rendered(sample_report()))


def test_columns_that_need_review_have_a_table() -> None:
    tree = Tree(rendered(sample_report(), lang="en"))
    assert {"id": "review", "class": "card", "aria-labelledby": "review-title"} in tree.of("section")
    for words in (
        "请您看一眼的列",
        "Columns for you to look at",
        "同一列里还有不少居民身份证号",
        "138****0001",
        "80% of its cells fit",
    ):
        assert words in tree.text
    assert "review-title" not in rendered(calm_report())


def test_a_group_of_a_column_that_needs_review_says_so() -> None:
    report = sample_report()
    group = replace(report.findings[2], column=report.columns[1])
    text = Tree(rendered(replace(report, findings=(group,), columns=()))).text
    assert "需要复核" in text and "the column also holds quite a few of: resident ID number" in text


@pytest.mark.parametrize(
    "report", [sample_report(), calm_report(), cannot_say_report()], ids=["full", "calm", "cannot-say"]
)
@pytest.mark.parametrize("options", [{"lang": "zh"}, {"lang": "en"}, {"for_sharing": True}], ids=str)
def test_the_page_is_well_formed(report: Report, options: dict[str, Any]) -> None:
    tree = Tree(rendered(report, **options))
    assert tree.open == []
    assert len(tree.of("h1")) == 1
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in tree.elements:
        for name in ("href", "aria-labelledby"):
            target = attributes.get(name)
            if target is not None and not target.startswith("data:"):
                assert target.removeprefix("#") in ids, target


def test_the_policy_comes_first_and_allows_exactly_what_is_there(tree: Tree) -> None:
    head = [element for element in tree.elements if element[0] not in {"html", "head"}]
    tag, attributes = head[0]
    assert (tag, attributes["http-equiv"]) == ("meta", "Content-Security-Policy")
    policy = attributes["content"] or ""
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(tree.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
        assert len(tree.of(kind)) == 1
    for rule in ("default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'"):
        assert rule in policy
    assert "unsafe" not in policy


def test_nothing_is_loaded_and_nothing_is_inline(tree: Tree) -> None:
    for _, attributes in tree.elements:
        assert not attributes.keys() & {
            "src",
            "srcset",
            "style",
            "action",
            "formaction",
            "background",
            "data",
            "poster",
        }
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "xlink:href"):
            assert (attributes.get(name) or "#").startswith(("#", "data:,"))
    assert {"name": "referrer", "content": "no-referrer"} in tree.of("meta")
    assert not re.search(r"url\(|@import|https?:", tree.raw["style"] + tree.raw["script"])


def test_hostile_names_are_text(tree: Tree) -> None:
    for name in HOSTILE_NAMES:
        assert visible(shown_name(name)) in tree.text
    allowed = {"script": 1, "style": 1, "img": 0, "iframe": 0, "base": 0, "link": 1, "i": 0, "b": 0}
    assert {tag: len(tree.of(tag)) for tag in allowed} == allowed


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1))
def test_any_value_and_any_place_is_text_after_parsing(text: str) -> None:
    report = calm_report()
    group = replace(
        sample_report().findings[0], value=text, places=(Where(0, text, (text,), {"field": text}),), why=(text,)
    )
    tree, plain = (
        Tree(rendered(replace(report, findings=(group,)))),
        Tree(rendered(replace(report, findings=(replace(group, value="x"),)))),
    )
    assert visible(text) in tree.text
    assert [tag for tag, _ in tree.elements] == [tag for tag, _ in plain.elements]


def test_values_in_paths_are_masked(tree: Tree) -> None:
    assert "19912340101" not in tree.text
    assert "19***01.csv" in tree.text


def test_both_languages_are_there_and_the_option_chooses_the_first() -> None:
    for lang, name in (("zh", "zh-CN"), ("en", "en")):
        tree = Tree(rendered(sample_report(), lang=lang))
        assert tree.of("html") == [{"lang": name, "data-lang": lang}]
        assert "尽快处理" in tree.text
        assert "Act soon" in tree.text


def test_the_contents_stand_in_their_order(tree: Tree) -> None:
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    parts = [
        "verdict-word",
        "harm-title",
        "readers-title",
        "coverage",
        "steps",
        "overview",
        "category-account",
        "category-basic",
        "category-social",
        "records",
        "files",
        "advice",
        "advice-password",
        "method",
    ]
    assert [part for part in ids if part in parts] == parts


def test_tables_have_captions_and_scopes(tree: Tree) -> None:
    assert len(tree.of("caption")) == len(tree.of("table"))
    assert all(attributes.get("scope") in {"col", "row"} for attributes in tree.of("th"))


def test_the_counts_reconcile(tree: Tree) -> None:
    assert "214 files found = 205 read + 1 partly + 2 not read + 6 unreadable" in tree.text
    assert "6 of 9 are listed." in tree.text


def test_a_large_report_shows_the_worst_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_GROUPS", 5)
    report = sample_report()
    tree = Tree(rendered(report))
    rows = [attributes for attributes in tree.of("tr") if "data-severity" in attributes]
    assert [row["data-severity"] for row in rows] == ["critical", "critical", "high", "high", "high"]
    assert f"the worst 5 of {len(report.findings)} groups are listed" in tree.text


def test_for_sharing_names_no_file_and_says_so() -> None:
    tree = Tree(rendered(sample_report(), for_sharing=True))
    assert "accounts.txt" not in tree.text
    assert "k:42" not in tree.text
    assert "This is the version for sharing" in tree.text


def test_a_report_of_records_alone_does_not_say_that_nothing_was_found() -> None:
    assert "Nothing was found" in rendered(calm_report())
    assert "Nothing was found" not in rendered(replace(calm_report(), records=sample_report().records))


def test_an_empty_folder_is_not_told_that_all_is_well() -> None:
    calm = calm_report()
    unsure = replace(calm.assessment, verdict="cannot-say", cannot_say=("nothing-read",), at_least=True, harm=0)
    coverage = replace(calm.coverage, files=0, outcomes={})
    text = rendered(replace(calm, assessment=unsure, coverage=coverage, files=()))
    assert "not known yet" in text
    assert "then scan again" in text
    for wrong in ("Everything was read", "lower bound", "no harm", "nothing to do now"):
        assert wrong not in text


def test_calm_has_nothing_to_do() -> None:
    tree = Tree(rendered(calm_report()))
    assert "现在没有要做的事。" in tree.text
    assert "全部读完，没有遗漏。" in tree.text
    assert not tree.of("input")


def test_style_and_script_cannot_end_their_own_element() -> None:
    assert "</" not in resource("report.css")
    assert "</" not in resource("report.js")
    assert "innerHTML" not in resource("report.js")


@pytest.mark.parametrize(
    ("harm", "band"),
    [(0, None), (1, "band-low"), (20, "band-some"), (69, "band-serious"), (70, "band-grave"), (100, "band-grave")],
)
def test_the_meter_fills_in_the_colour_of_its_band(harm: int, band: str | None) -> None:
    filled = set(re.findall(r"band-\w+", meter(harm)))
    assert filled == ({band} if band else set())
    assert all(0 <= float(width) <= 100 for width in re.findall(r'width="([^"]+)"', meter(harm)))


@given(st.lists(st.integers(0, 10**9), min_size=4, max_size=4))
def test_a_bar_stays_in_its_frame_and_shows_every_count(counts: list[int]) -> None:
    chart = bar(dict(zip("abcd", counts, strict=True)), sum(counts))
    widths = [float(width) for width in re.findall(r'width="([^"]+)"', chart)]
    assert len(widths) == sum(count > 0 for count in counts)
    assert sum(widths) <= 100.1
    assert all(width >= 1.5 for width in widths)
