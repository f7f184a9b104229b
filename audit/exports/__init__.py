"""Known exports: which columns tell whose export a table is, what each column holds, what it is as a whole.

Every ``*.toml`` here holds ``[[export]]`` blocks, but for three.  ``generic.toml`` is of tables of unknown origin,
``documents.toml`` of texts (``audit.exports.document``), ``platforms.toml`` of the platforms: their names, and the
``mark`` by which lines above a table of unknown origin, or its file's name, tell whose it is.  A block:

    id        "wechat-pay-bill"                 unique
    platform  "wechat"                          whose account it is; a key of platforms.toml, "" = read from what
                                                stands above the table and from the file's name
    label     { zh = "微信支付账单", en = "WeChat Pay bill" }
    record    "TRANSACTION_RECORD"              entity id of the catalogue, or "" when only the columns matter
    header    ["交易时间", …]                    columns that must all be there ("b/c" also finds the path "a/b/c")
    either    [["单号"], ["订单", "商户"]]         of these lists at least one must be there wholly
    absent    ["价格"]                           columns that must not be there
    name      regex                             of the whole table name: sheet, database table, key path, element path;
                                                a group called "place" is what its record is told under
    formats   ["csv"]                           reader names, when the header alone says too little
    preamble, file                              regexes that only break a tie between equally specific blocks
    people    ["from"]                          columns that name everybody in it, the owner too; the first found counts
    others    ["交易对方"]                        columns that name all but the owner, when there is none of `people`
    time      ["交易时间"]                        columns of the time; the first one that a row fills counts
    parts     [{ record = "SEARCH_RECORD", column = "url", match = "/search[?]" }]   rows that are something else
    columns   { "对方账号" = "BANK_ACCOUNT" }     entity id of a column, several with "/" between them where its cells
                                                hold several things; "-" = its name is no evidence of personal data
    only      [{ column = "对方", by = "类型", match = "转账", entity = "PERSON" }]   what a column holds in some rows
    least     2                                 fewer rows are no record
    timed     true                              only rows with a time count: totals and notes below a bill have none
    told      true                              the columns say too little: ``preamble`` or ``file`` must be found too

Columns are compared by ``block.normal``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import fields
from functools import cache, cached_property
from importlib import resources
from typing import Any

from audit.exports.block import Export, Generic, Only, Part, Word, normal
from audit.exports.document import Document, plain
from recognizers.lazy import lazy

_FOLDER = resources.files(__name__)
_OTHERS = frozenset({"generic.toml", "documents.toml", "platforms.toml"})
"""The files that hold no ``[[export]]``."""


class Exports:
    """Everything in this folder.  A file is read and checked when it is first asked for, as most texts are no tables;
    ``ValueError`` names the block that is wrong."""

    @cached_property
    def known(self) -> tuple[Export, ...]:
        """The tables that are known, in the order of the files' names."""
        return tuple(
            _known(block, self.platforms, f"{name}, {block.get('id', 'a block without id')}")
            for name in sorted(entry.name for entry in _FOLDER.iterdir())
            if name.endswith(".toml") and name not in _OTHERS
            for block in _read(name)["export"]
        )

    @cached_property
    def generic(self) -> tuple[Generic, ...]:
        """The kinds of tables of unknown origin."""
        return tuple(_generic(block, self.words) for block in self._unknown["generic"])

    @cached_property
    def words(self) -> Mapping[str, Word]:
        """What columns of unknown origin can mean."""
        return {
            name: Word(lazy(word["header"]), lazy(word.get("cell", r"(?s).+")))
            for name, word in self._unknown["word"].items()
        }

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The texts that are known as a whole."""
        return tuple(_document(block, self.platforms) for block in _read("documents.toml")["document"])

    @cached_property
    def platforms(self) -> Mapping[str, Mapping[str, str]]:
        """The platforms with their names."""
        return _read("platforms.toml")

    @cached_property
    def marks(self) -> Mapping[str, re.Pattern[str]]:
        """By platform, what names it in lines and names of files."""
        return {id: lazy(names["mark"], re.IGNORECASE) for id, names in self.platforms.items() if "mark" in names}

    @cached_property
    def blocks(self) -> tuple[Export | Document, ...]:
        """What can stand as the export of a record."""
        blocks: tuple[Export | Document, ...] = (*self.known, *self.documents)
        _unique(block.id for block in blocks)
        return blocks

    def read(self) -> None:
        """Reads all of it now: before the process is forked, so that its children share it."""
        _ = self.blocks, self.generic, self.marks

    @cached_property
    def _unknown(self) -> Mapping[str, Any]:
        return _read("generic.toml")


@cache
def load() -> Exports:
    """The one there is."""
    return Exports()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))


def _known(block: Mapping[str, Any], platforms: Mapping[str, Any], where: str) -> Export:
    unknown = block.keys() - {entry.name for entry in fields(Export)}
    if unknown or not {"id", "platform", "label", "record", "header"} <= block.keys():
        raise ValueError(f"{where}: unknown or missing keys {sorted(unknown)}")
    _check_names(block, {"", *platforms}, where)
    shaped = dict(block)
    for key in ("header", "absent", "people", "others", "time"):
        shaped[key] = tuple(normal(column) for column in block.get(key, ()))
    for key in ("name", "file", "preamble"):
        shaped[key] = lazy(block[key]) if key in block else None
    shaped["formats"] = tuple(block.get("formats", ()))
    shaped["either"] = tuple(tuple(normal(column) for column in group) for group in block.get("either", ()))
    shaped["columns"] = {normal(column): hint for column, hint in block.get("columns", {}).items()}
    shaped["parts"] = tuple(
        Part(part["record"], normal(part["column"]), lazy(part["match"])) for part in block.get("parts", ())
    )
    shaped["only"] = tuple(
        Only(normal(only["column"]), normal(only["by"]), lazy(only["match"]), only["entity"])
        for only in block.get("only", ())
    )
    return Export(**shaped)


def _document(block: Mapping[str, Any], platforms: Mapping[str, Any]) -> Document:
    _check_names(block, {"", *platforms}, f"documents.toml, {block['id']}")
    signs = tuple(tuple(map(plain, signs)) for signs in block["signs"])
    return Document(**{**block, "signs": signs, "entry": lazy(block["entry"]) if "entry" in block else None})


def _check_names(block: Mapping[str, Any], platforms: Container[str], where: str) -> None:
    if block["platform"] not in platforms or block["label"].keys() != {"zh", "en"}:
        raise ValueError(f"{where}: platform and label must be known, label in zh and en")


def _generic(block: Mapping[str, Any], words: Mapping[str, Word]) -> Generic:
    shaped: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in block.items()}
    shaped["needs"] = tuple((need,) if isinstance(need, str) else tuple(need) for need in block["needs"])
    shaped["not_named"] = lazy(block["not_named"]) if "not_named" in block else None
    named = [name for need in shaped["needs"] for name in need]
    named += [name for key in ("absent", "people", "others", "time") for name in shaped.get(key, ())]
    if missing := set(named) - words.keys():
        raise ValueError(f"generic.toml, {block['record']}: no such words {sorted(missing)}")
    return Generic(**shaped)


def _unique(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise ValueError(f"two exports are called {id}")
        seen.add(id)
