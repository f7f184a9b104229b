"""The page in a real browser: it does nothing a file name tells it, asks for nothing, and its controls work."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reports.document import Column, Label, Report
from reports.formats.html import FORMAT
from reports.formats.interface import Options
from reports.where import Where
from tests.reports.browser import BINARY, Page, page
from tests.reports.sample import sample_report

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BINARY is None, reason="no chromium on this computer")]

PAYLOADS = (
    "<script>window.__xss=1</script>",
    "<img src=https://attacker.example/x onerror=window.__xss=1>",
    '"><svg/onload=window.__xss=1>',
    "' autofocus onfocus=window.__xss=1 x='",
    "</title></style></script><script>window.__xss=1</script>",
    "<iframe srcdoc='<script>parent.__xss=1</script>'>",
    "<base href=https://attacker.example/><link rel=stylesheet href=//attacker.example/s.css>",
    "<meta http-equiv=refresh content='0;url=https://attacker.example/'>",
    "<a href=javascript:window.__xss=1>x</a><details open ontoggle=window.__xss=1>",
    "{{ ''.__class__ }}{% raw %}<!--",
    "<style>@import url(https://attacker.example/s.css);</style>",
    "<object data=https://attacker.example/></object><embed src=//attacker.example/>",
    "\u2028</script\n><script\n>window.__xss=1//",
)


def poisoned() -> Report:
    """The sample with a payload in every text that is not ours."""
    report = sample_report()
    bad = "".join(PAYLOADS)
    text = {"zh": bad, "en": bad + "!"}
    places = tuple(
        Where(
            0,
            payload,
            (payload, payload),
            {"sheet": payload, "row": 1, "field": payload, "pointer": payload, payload: payload},
        )
        for payload in PAYLOADS
    )
    first, *others = report.findings
    return replace(
        report,
        tool={"name": bad, "version": bad},
        roots=(bad,),
        situation=bad,
        rules=bad,
        key_id=bad,
        findings=(
            replace(first, value=bad, places=places[:10], why=PAYLOADS, column=Column(bad, bad, 0.5, 1)),
            replace(first, value=bad, places=places[:10], entity=bad, also=bad, severity=bad),
            *others,
        ),
        records=tuple(replace(record, platform=bad, first=bad, where=places[0]) for record in report.records),
        files=tuple(
            replace(file, path=p, trail=(p,), why=p, not_looked_at=(p,), format=p)
            for p in PAYLOADS
            for file in report.files[:1]
        ),
        assessment=replace(
            report.assessment, equation=bad, sentence=text, readers_why=bad, cannot_say=PAYLOADS, floors=PAYLOADS
        ),
        coverage=replace(
            report.coverage,
            unread=tuple(replace(file, path=bad, why=bad) for file in report.files[:3]),
            not_looked_at=dict.fromkeys(PAYLOADS, 1),
        ),
        advice=tuple(replace(block, title=text, now=text, law=text, check=bad, urgency=bad) for block in report.advice),
        plan=tuple(replace(step, text=text, files=places) for step in report.plan),
        labels={key: Label(bad, bad) for key in report.labels},
    )


def written(folder: Path, report: Report, **options: str) -> Path:
    out = io.BytesIO()
    FORMAT.render(report, None, out, Options(**options))  # type: ignore[arg-type]
    path = folder / "report.html"
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with page() as opened:
        yield opened


def test_no_text_of_the_scanned_world_acts(tab: Page, tmp_path: Path) -> None:
    tab.open(written(tmp_path, poisoned()))
    assert tab.run("window.__xss") is None
    assert tab.requests() == []
    assert tab.complaints() == []
    assert tab.run("document.documentElement.classList.contains('scripted')"), "our own script must have run"


def test_it_is_the_escaping_that_holds_not_the_policy_alone(tab: Page, tmp_path: Path) -> None:
    path = written(tmp_path, poisoned())
    path.write_text(re.sub(r"<meta http-equiv[^>]*>", "", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    tab.open(path)
    assert tab.run("window.__xss") is None
    assert tab.requests() == []


def test_the_policy_alone_holds_too(tab: Page, tmp_path: Path) -> None:
    path = written(tmp_path, sample_report())
    raw = "".join(PAYLOADS[:2]) + "<p style='color:red'>"
    path.write_text(path.read_text(encoding="utf-8").replace("<main", raw + "<main"), encoding="utf-8")
    tab.open(path)
    assert tab.run("window.__xss") is None
    assert len(tab.complaints()) >= 3, "the browser must have refused script, picture and style"


def shown(tab: Page, selector: str) -> str:
    return str(tab.run(f"document.querySelector({selector!r}).innerText"))


def test_the_language_switches_without_reloading(tab: Page, tmp_path: Path) -> None:
    tab.open(written(tmp_path, sample_report(), lang="zh"))
    assert shown(tab, ".word") == "尽快处理"
    assert tab.run("document.title") == "个人信息自查报告"
    tab.run("document.getElementById('switch').click()")
    assert shown(tab, ".word") == "Act soon"
    assert tab.run("document.documentElement.lang") == "en"
    assert tab.run("document.title") == "Personal information report"
    assert len(tab.told("Page.loadEventFired")) == 1


def visible_rows(tab: Page) -> int:
    return int(tab.run("[...document.querySelectorAll('.findings tbody tr')].filter(row => row.offsetParent).length"))


def test_filters_hide_rows_and_count_them(tab: Page, tmp_path: Path) -> None:
    report = sample_report()
    tab.open(written(tmp_path, report, lang="en"))
    assert visible_rows(tab) == len(report.findings)
    tab.run("document.querySelector('.chip[data-severity=critical]').click()")
    critical = sum(group.severity == "critical" for group in report.findings)
    assert visible_rows(tab) == critical
    assert shown(tab, "#count") == f"{critical} of {len(report.findings)} groups shown"
    tab.run("document.getElementById('clear').click()")
    tab.run("search.value = 'ACCOUNTS.TXT'; search.dispatchEvent(new Event('input'))")
    assert visible_rows(tab) == 1


def test_a_table_sorts_by_the_number_not_its_digits(tab: Page, tmp_path: Path) -> None:
    tab.open(written(tmp_path, sample_report(), lang="en"))
    tab.run("document.querySelector('#category-basic thead th:nth-child(4) button').click()")
    cells = "document.querySelectorAll('#category-basic tbody .number')"
    counts = tab.run(f"[...{cells}].map(cell => Number(cell.dataset.sort))")
    assert counts == sorted(counts)
    assert tab.run("document.querySelector('#category-basic th[aria-sort]').ariaSort") == "ascending"


def test_nothing_is_wider_than_a_small_phone(tab: Page, tmp_path: Path) -> None:
    tab.ask("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=1, mobile=True)
    for report in (sample_report(), poisoned()):
        for lang in ("zh", "en"):
            tab.open(written(tmp_path, report, lang=lang))
            assert tab.run("document.documentElement.scrollWidth") <= 360
    tab.ask("Emulation.clearDeviceMetricsOverride")


CONTRAST = """
const rgb = text => text.match(/[\\d.]+/g).map(Number);
const linear = value => value <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
const light = color => rgb(color).slice(0, 3).map(part => linear(part / 255))
  .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
const clear = element => rgb(getComputedStyle(element).backgroundColor)[3] === 0;
const contrast = element => {
  let behind = element;
  while (behind.parentElement && clear(behind)) behind = behind.parentElement;
  const colors = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
  const [bright, dark] = colors.map(light).sort((a, b) => b - a);
  return (bright + .05) / (dark + .05);
};
const hasText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
[...document.querySelectorAll('body *')].filter(element => element.offsetParent && hasText(element))
  .map(element => [contrast(element), element.className, element.textContent.slice(0, 30)])
  .filter(([ratio]) => ratio < 4.5)
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(tab: Page, tmp_path: Path, scheme: str) -> None:
    tab.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    for verdict in ("calm", "watch", "act-soon", "act-now", "cannot-say"):
        report = sample_report()
        tab.open(written(tmp_path, replace(report, assessment=replace(report.assessment, verdict=verdict))))
        assert tab.run(f"{{{CONTRAST}}}") == [], verdict


def test_paper_shows_what_is_folded_away(tab: Page, tmp_path: Path) -> None:
    tab.open(written(tmp_path, sample_report(), lang="en"))
    assert tab.run("[...document.querySelectorAll('details')].some(part => !part.open)")
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.run("[...document.querySelectorAll('details')].every(part => part.open)")
