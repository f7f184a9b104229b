"""What stands around a finding: each step of the severity with what calls for it and what does not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from audit.detection import reveals
from audit.detection.circumstances import circumstances, expiry_columns, is_expired
from audit.detection.mask import Door
from audit.model import Finding
from recognizers.catalogue import load
from recognizers.span import Span
from tests.audit.making import KEY, events, findings, resident_id, source

TODAY = date.today()
CHILD = resident_id(f"{TODAY.year - 8}0101")
GROWN = resident_id("19800101", 77)
MOBILE = "19912345678"


def found(text: str, scratch: Path, name: str = "a.txt") -> dict[str, Finding]:
    """The findings by entity (the last of each)."""
    return {finding.entity: finding for finding in findings(events(source(text, name), scratch))}


def steps(finding: Finding) -> list[str]:
    return [code.removeprefix("step:") for code in finding.why if code.startswith("step:")]


def test_everything_in_the_row_of_a_child_is_one_level_up(tmp_path: Path) -> None:
    text = f"姓名,身份证号,手机号\n周小舟,{CHILD},{MOBILE}\n李小红,{GROWN},19912345679\n"
    told = [(f.place["row"], f.entity, f.severity, steps(f)) for f in findings(events(source(text, "a.csv"), tmp_path))]
    assert told == [
        (2, "PERSON", "medium", ["child"]),
        (2, "CN_RESIDENT_ID", "critical", ["child"]),
        (2, "MINOR", "high", []),
        (2, "CN_MOBILE_NUMBER", "high", ["child"]),
        (3, "PERSON", "low", []),
        (3, "CN_RESIDENT_ID", "high", []),
        (3, "CN_MOBILE_NUMBER", "medium", []),
    ]


@pytest.mark.parametrize(("distance", "severity"), [(20, "high"), (250, "high"), (330, "medium")])
def test_in_running_text_a_child_reaches_three_hundred_characters(distance: int, severity: str, tmp_path: Path) -> None:
    text = f"身份证号：{CHILD}。" + "走" * distance + f"。手机号：{MOBILE}"
    assert found(text, tmp_path)["CN_MOBILE_NUMBER"].severity == severity


@pytest.mark.parametrize(
    ("ethnicity", "severity"),
    [("满族", "medium"), ("维吾尔族", "medium"), ("汉族", "low"), ("汉", "low")],
)
def test_a_minority_counts_beside_a_person(ethnicity: str, severity: str, tmp_path: Path) -> None:
    finding = found(f"姓名：周小舟 民族：{ethnicity} 身份证号：{GROWN}", tmp_path)["ETHNICITY"]
    assert (finding.severity, steps(finding)) == (severity, ["minority"] if severity == "medium" else [])


def test_a_minority_beside_nobody_is_a_statistic(tmp_path: Path) -> None:
    assert found("民族：满族", tmp_path)["ETHNICITY"].severity == "low"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("邮箱：info@zhoujiapu.cn", "low"),
        ("邮箱：kefu@zhoujiapu.cn", "low"),
        ("邮箱：Customer-Service@zhoujiapu.cn", "low"),
        ("邮箱：zhou.xiaozhou@zhoujiapu.cn", "medium"),
        ("邮箱：information.zhou@zhoujiapu.cn", "medium"),
        ("邮箱：hrzhou@zhoujiapu.cn", "medium"),
    ],
)
def test_how_an_organisation_wants_to_be_reached(text: str, severity: str, tmp_path: Path) -> None:
    finding = found(text, tmp_path)["EMAIL_ADDRESS"]
    assert (finding.severity, steps(finding)) == (severity, ["business"] if severity == "low" else [])


PASSPORT_ROWS = "姓名,护照号,有效期至,手机号\n周小舟,E20468135,{until},19912345678\n"


@pytest.mark.parametrize(
    ("until", "severity"),
    [
        ("2019-05-01", "medium"),
        ("2019年5月1日", "medium"),
        ("2009-05-02至2019-05-01", "medium"),
        ("2010-01-01至2098-01-01", "high"),
        ("2098-01-01", "high"),
        ("长期", "high"),
        ("", "high"),
    ],
)
def test_an_expired_document_is_one_level_down(until: str, severity: str, tmp_path: Path) -> None:
    told = found(PASSPORT_ROWS.format(until=until), tmp_path, "a.csv")
    assert told["CN_PASSPORT"].severity == severity
    assert told["CN_MOBILE_NUMBER"].severity == "medium"  # a number does not run out with a passport


def test_a_resident_id_number_is_for_life(tmp_path: Path) -> None:
    told = found(f"身份证号,有效期至\n{GROWN},2019-05-01\n", tmp_path, "a.csv")
    assert told["CN_RESIDENT_ID"].severity == "high"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("护照号：E20468135 有效期至：2019-05-01", "medium"),
        ("护照号：E20468135，有效期 2009.05.02-2019.05.01", "medium"),
        ("护照号：E20468135 有效期至：2098-05-01", "high"),
        ("护照号：E20468135 签发日期：2019-05-01", "high"),
        ("护照号：E20468135 有效期至：\n2019-05-01 去过北京", "high"),
        ("护照号：E20468135" + "走" * 400 + "有效期至：2019-05-01", "high"),
    ],
)
def test_an_expiry_date_in_running_text(text: str, severity: str, tmp_path: Path) -> None:
    assert found(text, tmp_path)["CN_PASSPORT"].severity == severity


def test_the_day_itself_is_still_valid() -> None:
    columns = expiry_columns(("no", "Valid until", "Expiry Date"))
    assert columns == (1, 2)
    day = TODAY.isoformat()
    assert not is_expired(("1", day, ""), columns, TODAY)
    assert is_expired(("1", day, ""), columns, TODAY + timedelta(days=1))
    assert not is_expired(("1", "", ""), columns, TODAY)
    assert not is_expired(("1", "2019-01-01", "2098-01-01"), columns, TODAY)


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("浙江省杭州市", {"no-door"}),
        ("浙江省杭州市西湖区", {"no-door"}),
        ("内蒙古自治区锡林郭勒盟", {"no-door"}),
        ("浙江省杭州市西湖区文三路188号3幢502室", set()),
        ("浙江省杭州市西湖区翠苑小区", set()),
        ("河北省唐山市丰润区李家庄", set()),
        ("翠苑小区", set()),  # no region, but a place
    ],
)
def test_an_address_that_ends_at_the_city(address: str, codes: set[str]) -> None:
    span = Span(0, len(address), "CN_ADDRESS", 0.95, "value", (), address)
    door = Door(load(), KEY)
    assert circumstances([span], door) == [codes]
    assert door.admit(span, {}, circumstances=codes).severity == ("low" if codes else "high")


@pytest.mark.parametrize("address", ["192.168.7.21", "10.20.30.40", "100.64.3.9", "fd12:3456:789a::1"])
def test_a_private_address_stays_low_beside_a_child(address: str, tmp_path: Path) -> None:
    told = found(f"姓名,身份证号,登录IP\n周小舟,{CHILD},{address}\n", tmp_path, "a.csv")
    assert told["IP_ADDRESS"].severity == "low" and "private-network" in steps(told["IP_ADDRESS"])


def test_a_public_address_of_a_child_is_raised(tmp_path: Path) -> None:
    told = found(f"姓名,身份证号,登录IP\n周小舟,{CHILD},61.135.169.121\n", tmp_path, "a.csv")
    assert told["IP_ADDRESS"].severity == "medium"


def test_masked_and_test_values_stay_low_beside_a_child(tmp_path: Path) -> None:
    told = found(f"姓名,身份证号,手机号\n周小舟,{CHILD},138****5678\n", tmp_path, "a.csv")
    assert (told["CN_MOBILE_NUMBER"].severity, steps(told["CN_MOBILE_NUMBER"])) == ("low", ["child", "masked"])
    told = found(f"姓名,身份证号,手机号\n周小舟,{CHILD},13800138000\n", tmp_path, "a.csv")
    assert (told["CN_MOBILE_NUMBER"].severity, steps(told["CN_MOBILE_NUMBER"])) == ("low", ["child", "test-value"])


@pytest.mark.parametrize(
    ("name", "severity"),
    [("抑郁症互助群", "high"), ("周日查经群", "high"), ("同志交友群", "critical"), ("小区团购群", "low")],
)
def test_a_group_is_as_bad_as_what_it_reveals(name: str, severity: str, tmp_path: Path) -> None:
    assert found(f"群名称：{name}", tmp_path)["GROUP_MEMBERSHIP"].severity == severity


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("com.grindrapp.android", {"orientation"}),
        ("HIV 检测", {"illness"}),
        ("糖尿病饮食", {"illness"}),
        ("Bible study", {"faith"}),
        ("福音教会 礼拜堂", {"faith"}),
        ("妈妈教会我做饭", set()),
        ("革命同志", set()),
        ("gaya 旅游", set()),
        ("hive sql", set()),
        ("安全漏洞分析", set()),
        ("", set()),
    ],
)
def test_words_that_reveal(text: str, classes: set[str]) -> None:
    assert reveals.classes(text) == classes
