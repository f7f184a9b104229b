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
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

from audit.exports.block import Export, Generic, Only, Part, Word, normal
from audit.exports.document import Document, plain
from audit.parsing.lazy import Pattern


@dataclass(frozen=True, slots=True)
class Exports:
    """Everything in this folder."""

    known: tuple[Export, ...]
    generic: tuple[Generic, ...]
    words: Mapping[str, Word]
    platforms: Mapping[str, Mapping[str, str]]
    marks: Mapping[str, Pattern]
    documents: tuple[Document, ...]

    @property
    def blocks(self) -> tuple[Export | Document, ...]:
        """What can stand as the export of a record."""
        return (*self.known, *self.documents)


@cache
def load() -> Exports:
    """The folder's blocks, checked; ``ValueError`` names the block that is wrong."""
    tables = {entry.name: tomllib.loads(entry.read_text("utf-8")) for entry in _files()}
    platforms = tables.pop("platforms.toml")
    generic = tables.pop("generic.toml")
    documents = tuple(_document(block, platforms) for block in tables.pop("documents.toml")["document"])
    known = tuple(
        _known(block, platforms, f"{name}, {block.get('id', 'a block without id')}")
        for name, table in sorted(tables.items())
        for block in table["export"]
    )
    words = {
        name: Word(Pattern(word["header"]), Pattern(word.get("cell", r"(?s).+")))
        for name, word in generic["word"].items()
    }
    kinds = tuple(_generic(block, words) for block in generic["generic"])
    marks = {id: Pattern(names["mark"], re.IGNORECASE) for id, names in platforms.items() if "mark" in names}
    exports = Exports(known, kinds, words, platforms, marks, documents)
    _unique(block.id for block in exports.blocks)
    return exports


def _files() -> Iterator[Any]:
    return (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".toml"))


def _known(block: Mapping[str, Any], platforms: Mapping[str, Any], where: str) -> Export:
    unknown = block.keys() - {entry.name for entry in fields(Export)}
    if unknown or not {"id", "platform", "label", "record", "header"} <= block.keys():
        raise ValueError(f"{where}: unknown or missing keys {sorted(unknown)}")
    _check_names(block, {"", *platforms}, where)
    shaped = dict(block)
    for key in ("header", "absent", "people", "others", "time"):
        shaped[key] = tuple(normal(column) for column in block.get(key, ()))
    for key in ("name", "file", "preamble"):
        shaped[key] = Pattern(block[key]) if key in block else None
    shaped["formats"] = tuple(block.get("formats", ()))
    shaped["either"] = tuple(tuple(normal(column) for column in group) for group in block.get("either", ()))
    shaped["columns"] = {normal(column): hint for column, hint in block.get("columns", {}).items()}
    shaped["parts"] = tuple(
        Part(part["record"], normal(part["column"]), Pattern(part["match"])) for part in block.get("parts", ())
    )
    shaped["only"] = tuple(
        Only(normal(only["column"]), normal(only["by"]), Pattern(only["match"]), only["entity"])
        for only in block.get("only", ())
    )
    return Export(**shaped)


def _document(block: Mapping[str, Any], platforms: Mapping[str, Any]) -> Document:
    _check_names(block, {"", *platforms}, f"documents.toml, {block['id']}")
    signs = tuple(tuple(map(plain, signs)) for signs in block["signs"])
    return Document(**{**block, "signs": signs, "entry": Pattern(block["entry"]) if "entry" in block else None})


def _check_names(block: Mapping[str, Any], platforms: Container[str], where: str) -> None:
    if block["platform"] not in platforms or block["label"].keys() != {"zh", "en"}:
        raise ValueError(f"{where}: platform and label must be known, label in zh and en")


def _generic(block: Mapping[str, Any], words: Mapping[str, Word]) -> Generic:
    shaped: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in block.items()}
    shaped["needs"] = tuple((need,) if isinstance(need, str) else tuple(need) for need in block["needs"])
    shaped["not_named"] = Pattern(block["not_named"]) if "not_named" in block else None
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
