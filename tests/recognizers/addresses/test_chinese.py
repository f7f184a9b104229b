"""Addresses in running text: what is one, where it begins and ends, and how near it leads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.addresses.chinese import Addresses
from recognizers.addresses.divisions import divisions
from recognizers.addresses.parts import level, parts

ADDRESSES = Addresses()


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in ADDRESSES.find(text, "")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("昨天到了浙江省杭州市西湖区文三路259号，没人", "浙江省杭州市西湖区文三路259号"),
        ("他住在青浦区盈港路88弄12号301室。", "青浦区盈港路88弄12号301室"),
        ("我家在人民南路7号，来玩", "人民南路7号"),
        ("快递送到翠苑三区12幢2单元501就行。", "翠苑三区12幢2单元501"),
        ("地址改成江宁区天元三街199号中心B区11楼", "江宁区天元三街199号中心B区11楼"),
        ("就在幸福里三单元五楼左手边", "幸福里三单元五楼"),
        ("金桂花园8-2-1103\n", "金桂花园8-2-1103"),
        ("临平街道东湖新村15栋四单元602", "临平街道东湖新村15栋四单元602"),
        ("宁波市鄞州区下应街道湾底村", "宁波市鄞州区下应街道湾底村"),
        ("广西壮族自治区南宁市青秀区民族大道99号", "广西壮族自治区南宁市青秀区民族大道99号"),
        ("她家住内蒙古呼和浩特新城区中山东路3号楼", "内蒙古呼和浩特新城区中山东路3号楼"),
        ("臺北市大安區和平東路二段106號4樓", "臺北市大安區和平東路二段106號4樓"),
        ("寄到崇文区珠市口东大街甲16号 王收", "崇文区珠市口东大街甲16号"),
        ("柳河乡大王庄村六组，进村问路", "柳河乡大王庄村六组"),
        ("永吉县口前镇兴隆村三社，有人", "永吉县口前镇兴隆村三社"),
        ("向阳镇红光村西甸子屯，雪大", "向阳镇红光村西甸子屯"),
        ("送达：虞姬乡小田村田后组", "虞姬乡小田村田后组"),
        ("老家在青山乡石桥村，远", "青山乡石桥村"),
        ("新疆石河子市143团9连，收", "新疆石河子市143团9连"),
        ("北京市8712信箱15分箱，转交", "北京市8712信箱15分箱"),
        ("您御景龙庭8-1-2201的物业费", "御景龙庭8-1-2201"),
        ("恒大名都23#2304，谢谢", "恒大名都23#2304"),
        ("快到3栋2单元501了", "3栋2单元501"),
        ("通知6幢902，请缴费", "6幢902"),
        ("住煤机厂家属院3号楼东单元二楼西户，好找", "煤机厂家属院3号楼东单元二楼西户"),
        ("请到水岸星城北门菜鸟驿站，取件", "水岸星城北门菜鸟驿站"),
        ("在朝阳里小区北门，等", "朝阳里小区北门"),
        ("事发地科苑南路与学府路交叉口，往北", "科苑南路与学府路交叉口"),
        ("我住中正路二段12巷3弄4號5樓之1，歡迎", "中正路二段12巷3弄4號5樓之1"),
        ("九龍彌敦道580號榮大廈12樓B室，收", "九龍彌敦道580號榮大廈12樓B室"),
        ("送货单 巩老板 物流大道东段金源建材城C区18号 瓷砖", "物流大道东段金源建材城C区18号"),
        ("北京市海淀区某某路9号院3号楼1单元 1502 室", "北京市海淀区某某路9号院3号楼1单元 1502 室"),
    ],
)
def test_found(text: str, address: str) -> None:
    assert found(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "北京市朝阳区和海淀区今年新建了三所学校。",
        "杭州是浙江省的省会。",
        "我不知道3号楼在哪",
        "乘地铁8号线到体育中心站",
        "这条路10号通车",
        "全国各省市区县都要上报",
        "江苏省南京市中级人民法院受理了此案。",
        "5月3号去南京路逛街",
        "第三层是二号仓库",
        "高速公路上堵车两公里",
        "【铁路12306】订单已支付",
        "人民医院内科在5楼。",
        "version 3号补丁 A座",
        "取件码 8-2-3017，请速取",
        "电话8-1-2201，版本8-1-2201",
        "刚加入翠屏小区2栋业主维权群，消息999",
        "上车 江汉路 08:12 下车",
        "第6幢和第7幢之间",
        "公园南门见，北京大学东门也行",
        "乡镇村组干部都到了",
        "某市第一中学荣获省级文明校园称号",
        "",
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("浙江省杭州市西湖区文三路259号", "door"),
        ("翠苑三区12幢", "door"),
        ("西湖区文三路", "street"),
        ("西湖区翠苑小区", "street"),
        ("余杭区塘栖镇", "town"),
        ("浙江省杭州市", "city"),
        ("杭州", "city"),
    ],
)
def test_level(address: str, near: str) -> None:
    assert level(address) == near


def test_cells_are_apart() -> None:
    text = "浙江省杭州市\x00文三路259号\x00西湖区"
    assert [text[span.start : span.end] for span in ADDRESSES.find(text, "地址")] == ["文三路259号"]


def test_divisions_with_their_old_names_and_short_ones() -> None:
    text = "崇文区 杭州 恩施州 延边朝鲜族自治州 浦东新区 西双版纳"
    assert [text[start:end] for start, end, _ in divisions(text)] == text.split()


ALPHABET = "浙江省杭州市西湖区文三路号幢单元室村镇的了在0123456789-A \n\x00，"


@given(st.text(ALPHABET, max_size=60))
def test_spans_lie_in_one_line_in_order_and_apart(text: str) -> None:
    end = 0
    for span in ADDRESSES.find(text, ""):
        assert end <= span.start < span.end <= len(text)
        assert span.form == text[span.start : span.end]
        assert not set(span.form) & set("\n\x00，")
        end = span.end


@given(st.text(ALPHABET, max_size=60))
def test_parts_follow_one_another(text: str) -> None:
    end = 0
    for part in parts(text, 0, len(text)):
        assert end <= part.start <= part.named < part.end <= len(text)
        end = part.end
