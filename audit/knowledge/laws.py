"""Law cards (``laws.toml``): what an article says in our words, since when, and how far that was checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from audit.knowledge.shelf import MARKS, Text, one_of, read, text


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one statute.  ``number`` "253-1" is 第253条之一, "" the whole text; ``was`` is its number before
    the statute was renumbered, "" where it was not; ``since`` and ``checked`` are ISO days."""

    id: str
    name: Text
    cite: Text
    number: str
    was: str
    text: Text
    since: str
    mark: str
    source: str
    checked: str


@lru_cache(maxsize=1)
def load_laws() -> Mapping[str, Article]:
    """The shipped cards by id; ``ValueError`` names what is incomplete."""
    return parse(read("laws.toml"))


def parse(data: Mapping[str, Any]) -> Mapping[str, Article]:
    """The cards of one data file, checked."""
    articles = [
        _article(law, statute, raw, data["checked"])
        for law, statute in data["statute"].items()
        for raw in statute["article"]
    ]
    by_id = {article.id: article for article in articles}
    if len(by_id) != len(articles):
        raise ValueError("laws.toml: an article stands twice")
    return by_id


def cited(articles: Iterable[Article]) -> Text:
    """One line that names ``articles``, those of one statute together, in the order given."""
    by_statute = [list(group) for _, group in groupby(articles, key=lambda article: article.cite)]
    return {
        "zh": "；".join(_cite_zh(group) for group in by_statute) + "。",
        "en": "; ".join(_cite_en(group) for group in by_statute) + ".",
    }


def heading(article: Article) -> Text:
    """What a card is headed by: the full name and the article, with its old number where there is one."""
    number_en = f", art. {_number_en(article)}" if article.number else ""
    return {"zh": article.name["zh"] + _number_zh(article), "en": article.name["en"] + number_en}


def dated(article: Article) -> Text:
    """Since when it holds, and that it was not confirmed where it was not."""
    words = read("laws.toml")["words"]
    doubt = {} if article.mark in ("V1", "V2") else words["unconfirmed"]
    return {lang: line.format(since=article.since) + doubt.get(lang, "") for lang, line in words["since"].items()}


def _cite_zh(group: list[Article]) -> str:
    if all(article.number.isdigit() and not article.was for article in group):
        return f"{group[0].cite['zh']}第{'、'.join(article.number for article in group)}条"
    return group[0].cite["zh"] + "、".join(_number_zh(article) for article in group)


def _number_zh(article: Article) -> str:
    if not article.number:
        return ""
    number, _, inserted = article.number.partition("-")
    after = f"之{'一二三四五六七八九'[int(inserted) - 1]}" if inserted else ""
    return f"第{number}条{after}" + (f"（旧第{article.was}条）" if article.was else "")


def _number_en(article: Article) -> str:
    return article.number + (f" (old {article.was})" if article.was else "")


def _cite_en(group: list[Article]) -> str:
    return f"{group[0].cite['en']} {', '.join(_number_en(article) for article in group)}".rstrip()


def _article(law: str, statute: Mapping[str, Any], raw: Mapping[str, Any], checked: str) -> Article:
    number, was = raw["no"], raw.get("was", "")
    name = f"{law}-{number}" if number else law
    if bool(was) != ("renumbered" in statute):
        raise ValueError(f"{name}: a renumbered statute gives both numbers of each article, another none")
    return Article(
        id=name,
        name=text(statute["name"], f"{law}.name"),
        cite=text(statute["cite"], f"{law}.cite"),
        number=number,
        was=was,
        text=text({key: raw.get(key) for key in ("zh", "en")}, name),
        since=date.fromisoformat(raw.get("since", statute["since"])).isoformat(),
        mark=one_of(raw.get("mark", statute["mark"]), MARKS, name),
        source=statute["source"],
        checked=checked,
    )
