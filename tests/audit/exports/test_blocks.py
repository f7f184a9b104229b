"""Every block knows its own export and no other's; tables of other kinds stay without a name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

import recognizers
from audit.exports import load
from audit.exports.block import Export, positions
from audit.exports.match import plan, rank
from audit.model import Table

EXPORTS = load()
LINES = Path(__file__).with_name("headers.tsv").read_text("utf-8").splitlines()[1:]
HEADERS: dict[str, tuple[str, str, str, str, str]] = {
    id: (format, name, columns, above, file)
    for id, format, name, columns, above, file in (line.split("\t") for line in LINES)
}
"""The columns that each known export really has: id -> (format, table name, columns, what stands above, file name)."""

CSV, XLSX = "csv", "spreadsheet"
BLOCKS = {export.id: export for export in EXPORTS.known}


def recognised(format: str, name: str, columns: str, preamble: str = "", file: str = "") -> str | None:
    found = plan(EXPORTS, Table(name, tuple(columns.split(",")), preamble), file, format)
    return (found.export or found.record) if found else None


def test_every_block_has_an_example() -> None:
    assert BLOCKS.keys() == HEADERS.keys()


@pytest.mark.parametrize("id", HEADERS)
def test_the_example_is_recognised(id: str) -> None:
    assert recognised(*HEADERS[id]) == id


@pytest.mark.parametrize("id", HEADERS)
def test_order_and_padding_of_columns_do_not_matter(id: str) -> None:
    format, name, columns, above, file = HEADERS[id]
    turned = ",".join(f" {column.upper()}\t" for column in reversed(columns.split(",")))
    assert recognised(format, name, turned, above, file) == id


@pytest.mark.parametrize("id", HEADERS)
def test_one_missing_column_is_another_table(id: str) -> None:
    """No block is satisfied by less than it asks for."""
    format, name, columns, *_ = HEADERS[id]
    export = BLOCKS[id]
    for missing in export.header:
        rest = [column for column in columns.split(",") if positions([column]).get(missing) is None]
        assert not export.fits(positions(rest), name, format), missing


@pytest.mark.parametrize("id", HEADERS)
def test_no_two_blocks_claim_a_table_equally(id: str) -> None:
    format, name, columns, above, file = HEADERS[id]
    at, table = positions(columns.split(",")), Table(name, tuple(columns.split(",")), above)
    fitting = [export for export in EXPORTS.known if export.fits(at, name, format)]
    ranks = [rank(export, at, table, file) for export in fitting]
    assert ranks.count(max(ranks)) == 1


@cache
def entity_ids() -> set[str]:
    folder = Path(recognizers.__path__[0])
    tables = [tomllib.loads(file.read_text("utf-8")) for file in folder.glob("*.toml")]
    return {entity["id"] for table in tables for entity in table.get("entity", ())}


@pytest.mark.parametrize("export", EXPORTS.known, ids=lambda export: export.id)
def test_blocks_speak_the_words_of_the_catalogue(export: Export) -> None:
    ids = entity_ids()
    assert {export.record, *(part.record for part in export.parts)} <= ids | {""}
    assert {entity for meaning in export.columns.values() for entity in meaning.split("/")} <= ids | {"-"}
    assert {only.entity for only in export.only} <= ids


def test_generic_blocks_speak_the_words_of_the_catalogue() -> None:
    assert {kind.record for kind in EXPORTS.generic} <= entity_ids()


def test_every_platform_is_in_use_or_told_by_a_reader() -> None:
    told = {"whatsapp", "welink", "line"}
    used = {block.platform for block in EXPORTS.blocks}
    assert EXPORTS.platforms.keys() == used - {""} | EXPORTS.marks.keys() | told


@pytest.mark.parametrize(
    ("file_name", "preamble", "id"),
    [
        ("详单.xls", "", "operator-calls"),
        ("2024年5月中国联通通话详单.xls", "", "china-unicom-calls"),
        ("详单.xls", "中国电信客户语音详单", "china-telecom-calls"),
        ("联通.xls", "中国电信客户语音详单", "china-telecom-calls"),
    ],
)
def test_preamble_and_file_name_decide_between_equals_only(file_name: str, preamble: str, id: str) -> None:
    table = Table("Sheet1", ("对方号码", "通话时长", "呼叫类型"), preamble)
    found = plan(EXPORTS, table, file_name, XLSX)
    assert found is not None
    assert found.export == id


def test_the_alipay_bill_of_2021_has_the_same_columns_in_another_order() -> None:
    assert (
        recognised(
            CSV, "", "收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易订单号,商家订单号,交易时间,"
        )
        == "alipay-bill"
    )


def test_hints_are_parallel_to_the_header() -> None:
    format, name, columns, *_ = HEADERS["alipay-bill"]
    found = plan(EXPORTS, Table(name, tuple(columns.split(","))), "", format)
    assert found is not None
    assert found.hints == (
        *(
            "交易时间",
            "-",
            "交易对方",
            "PAYMENT_ACCOUNT",
            "商品说明",
            "收/支",
            "金额",
            "收/付款方式",
            "交易状态",
            "-",
            "-",
        ),
        *("备注", ""),
    )


@pytest.mark.parametrize(
    ("file_name", "preamble", "columns", "export", "platform"),
    [
        ("a.csv", "中国光大银行账户明细查询清单", "交易日期,借方发生额,账户余额,对方名称", "bank-statement", "ceb"),
        ("平安银行.csv", "", "交易日期,交易金额,余额,交易对手信息", "bank-statement", "pingan"),
        ("a.csv", "微众银行 客户交易流水", "交易日期,交易金额,账户余额,对方账户名称", "bank-statement", "webank"),
        ("a.csv", "", "交易日期,记账日,余额,对方户名", "bank-statement", ""),
        ("a.csv", "", "商品,余额,数量", None, ""),
        ("a.csv", "", "证券代码,证券名称,成交数量,操作,成交均价", "broker-trades", "broker"),
        ("a.csv", "", "证券代码,证券名称,收盘价,成交数量", None, ""),
        ("听歌.csv", "", "歌曲,歌手,专辑", None, ""),
    ],
)
def test_statements_in_ways_that_no_bank_s_own_block_knows(
    file_name: str, preamble: str, columns: str, export: str | None, platform: str
) -> None:
    found = plan(EXPORTS, Table("", tuple(columns.split(",")), preamble), file_name, CSV)
    assert (found.export if found else None, found.platform if found else "") == (export, platform)


def test_what_a_column_holds_in_some_rows_only() -> None:
    format, name, columns, *_ = HEADERS["wechat-pay-bill"]
    found = plan(EXPORTS, Table(name, tuple(columns.split(","))), "", format)
    assert found is not None
    (where,) = found.wheres
    assert (where.column, where.by, where.hint) == (2, 1, "PERSON")
    assert where.holds(("", "转账", "")) and where.holds(("", "微信红包（单发）", ""))
    assert not where.holds(("", "商户消费", "")) and not where.holds(("",))


@pytest.mark.parametrize(
    ("column", "found_by"),
    [
        ("交易\n日期", "交易日期"),
        ("交易 日期", "交易日期"),
        ("记账日期\nDate", "记账日期"),
        ("交易金额 Transaction Amount", "交易金额"),
        ("Balance/联机余额", "联机余额"),
        ("金额(RMB)", "金额"),
        ("交易金额[ Trade Amount ]", "交易金额"),
        ("對方戶名", "对方户名"),
        ("交易金额（ 元 ）", "交易金额(元)"),
        ("Phone  1 - Value", "phone 1 - value"),
        ("a/b/c", "b/c"),
    ],
)
def test_names_are_compared_without_what_only_lays_them_out(column: str, found_by: str) -> None:
    assert positions([column])[found_by] == 0


@pytest.mark.parametrize(
    ("column", "other"), [("微信ID", "微信"), ("First Name", "firstname"), ("收/支", "收"), ("A表", "表")]
)
def test_names_are_not_taken_apart(column: str, other: str) -> None:
    assert other not in positions([column])


def test_a_statement_with_a_bilingual_header_is_known() -> None:
    header = "记账日期\nDate,货币\nCurrency,交易金额\nTransaction Amount,联机余额\nBalance,交易摘要\nTransaction Type"
    assert recognised(XLSX, "Table 1", header) == "cmb-debit-statement"
