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
HEADERS: dict[str, tuple[str, str, str, str]] = {
    id: (format, name, columns, above) for id, format, name, columns, above in (line.split("\t") for line in LINES)
}
"""The columns that each known export really has: id -> (format, table name, columns, what stands above them)."""

CSV, JSON, XML, SQLITE, XLSX = "csv", "json", "xml", "sqlite", "spreadsheet"
BLOCKS = {export.id: export for export in EXPORTS.known}


def recognised(format: str, name: str, columns: str, preamble: str = "") -> str | None:
    found = plan(EXPORTS, Table(name, tuple(columns.split(",")), preamble), "file", format)
    return (found.export or found.record) if found else None


def test_every_block_has_an_example() -> None:
    assert BLOCKS.keys() == HEADERS.keys()


@pytest.mark.parametrize("id", HEADERS)
def test_the_example_is_recognised(id: str) -> None:
    assert recognised(*HEADERS[id]) == id


@pytest.mark.parametrize("id", HEADERS)
def test_order_and_padding_of_columns_do_not_matter(id: str) -> None:
    format, name, columns, above = HEADERS[id]
    turned = ",".join(f" {column.upper()}\t" for column in reversed(columns.split(",")))
    assert recognised(format, name, turned, above) == id


@pytest.mark.parametrize("id", HEADERS)
def test_one_missing_column_is_another_table(id: str) -> None:
    """No block is satisfied by less than it asks for."""
    format, name, columns, _ = HEADERS[id]
    export = BLOCKS[id]
    for missing in export.header:
        rest = [column for column in columns.split(",") if positions([column]).get(missing) is None]
        assert not export.fits(positions(rest), name, format), missing


@pytest.mark.parametrize("id", HEADERS)
def test_no_two_blocks_claim_a_table_equally(id: str) -> None:
    format, name, columns, above = HEADERS[id]
    at, table = positions(columns.split(",")), Table(name, tuple(columns.split(",")), above)
    fitting = [export for export in EXPORTS.known if export.fits(at, name, format)]
    ranks = [rank(export, at, table, "") for export in fitting]
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
    assert set(export.columns.values()) <= ids | {"-"}


def test_generic_blocks_speak_the_words_of_the_catalogue() -> None:
    assert {kind.record for kind in EXPORTS.generic} <= entity_ids()


def test_every_platform_is_in_use_or_told_by_a_reader() -> None:
    told = {"whatsapp", "signal", "welink"}
    assert EXPORTS.platforms.keys() == {export.platform for export in EXPORTS.known} | told


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
    format, name, columns, _ = HEADERS["alipay-bill"]
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


KINDS = [
    ("CONTACT_LIST", "姓名,手机号"),
    ("CONTACT_LIST", "客户姓名,联系电话,备注"),
    ("CONTACT_LIST", "id,full_name,email,city"),
    ("CONTACT_LIST", "first_name,last_name,phone_number"),
    ("CALL_RECORD", "caller,callee,start time,duration"),
    ("CALL_RECORD", "Number,Name,Date,Duration,Type"),
    ("CALL_RECORD", "主叫号码,被叫号码,通话开始时间,通话时长(秒)"),
    ("CHAT_RECORD", "发送者,消息内容,发送时间"),
    ("CHAT_RECORD", "date,sender,message"),
    ("EMAIL_MESSAGE", "Subject,From,To,Date,Body"),
    ("FRIEND_LIST", "昵称,备注,微信号,地区"),
    ("APP_LIST", "应用名称,包名,版本"),
    ("WIFI_NETWORK", "SSID,BSSID,signal"),
    ("MEDICAL", "检验项目,结果,单位,参考值"),
    ("LOCATION_TRACK", "timestamp,latitude,longitude,speed,heading"),
    ("LOCATION_TRACK", "time,lat,lng"),
    ("LOCATION_TRACK", "设备,时间,经度,纬度,速度"),
    ("BROWSING_RECORD", "title,url,visit_time"),
    ("BROWSING_RECORD", "网址,标题,访问时间"),
    ("TRANSACTION_RECORD", "日期,金额,收款人,用途"),
    ("TRANSACTION_RECORD", "Date,Payee,Amount,Memo"),
    ("TRANSACTION_RECORD", "Date,Description,Amount,Balance"),
    ("PURCHASE_RECORD", "订单号,商品名称,实付款,下单时间"),
    ("PURCHASE_RECORD", "order_id,product_name,total,order_date,shipping_address"),
    ("LOGIN_RECORD", "登录时间,登录IP,设备名称"),
    ("LOGIN_RECORD", "ip_address,user_agent,created_at"),
    ("LODGING_RECORD", "酒店名称,入住人,入住日期,离店日期"),
    ("LODGING_RECORD", "guest_name,hotel,check_in,check_out"),
    ("TRAVEL_RECORD", "乘车人,车次,发车时间,座位号"),
    ("TRAVEL_RECORD", "passenger_name,flight_no,departure_date"),
]


@pytest.mark.parametrize(("record", "columns"), KINDS)
def test_tables_of_unknown_origin(record: str, columns: str) -> None:
    assert recognised(CSV, "", columns) == record


NEAR_MISSES = [
    "A1,B1,C1",
    "a,b,c",
    "",
    "Title,Date",
    "name,price,stock,sku",
    "商品名称,单价,库存",
    "product_name,phone,price",
    "公司名称,法定代表人,电话,注册资本",
    "company_name,name,phone,industry",
    "店铺名称,联系人,电话,地址",
    "name,version,license",
    "name,value",
    "build number,branch,duration,date",
    "test_name,number,duration,date",
    "commit,author,date,message",
    "level,sender,message,timestamp,logger",
    "timestamp,level,message",
    "author,title,content,date",
    "time,latitude,longitude,depth,mag",
    "station_id,lat,lon,date,temperature,speed",
    "city,lat,lon,population",
    "store_name,latitude,longitude,updated_at,phone",
    "url,title,date",
    "url,lastmod,priority",
    "time,ip,method,path,status,bytes,user_agent",
    "src_ip,dst_ip,timestamp,protocol",
    "date,amount,category",
    "date,open,high,low,close,volume",
    "order_id,product_id,quantity",
    "train_no,departure_time,arrival_time",
    "车次,始发站,终点站,发车时间",
    "check in,check out",
    "header,title,time",
    "id,type,content",
    "lat,lon,name",
    "key,zh,en",
    "package,version",
    "test_name,result,expected",
    "subject,version,date",
]


@pytest.mark.parametrize("columns", NEAR_MISSES)
def test_near_misses_have_no_name(columns: str) -> None:
    assert recognised(CSV, "", columns) is None


@pytest.mark.parametrize(
    ("format", "name", "columns"),
    [
        (SQLITE, "products", "number,price,duration,date"),
        (SQLITE, "urls", "id,url,checked_at"),
        (SQLITE, "message", "id,level,text"),
        (JSON, "dependencies", "name,timestamp"),
        (JSON, "contributors", "name,email,url"),
        (JSON, "*/authors", "name,email"),
        (XML, "project/developers/developer", "id,name,email"),
        (JSON, "features", "type,geometry/type,properties/name"),
        (JSON, "locations", "latitudeE7,longitudeE7"),
        (JSON, "", "startTime,endTime,title"),
        (XML, "gpx/trk/trkseg/trkpt", "lat,lon,ele"),
        (XML, "project/dependencies/dependency", "groupId,artifactId,version"),
        (XLSX, "Sheet1", "交易类型,日期,金额,备注"),
    ],
)
def test_near_misses_of_named_tables(format: str, name: str, columns: str) -> None:
    assert recognised(format, name, columns) is None
