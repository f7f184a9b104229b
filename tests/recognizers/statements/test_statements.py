"""Statements: said of somebody, or only talked about."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.catalogue import load
from recognizers.rule import FINDING
from recognizers.statements import SAID, STATED, Statements
from recognizers.statements.frames import language

STATEMENTS = Statements()


def stated(text: str) -> dict[str, float]:
    """Entity → its best confidence, of what would be shown."""
    best: dict[str, float] = {}
    for span in STATEMENTS.find(text, ""):
        if span.confidence >= FINDING:
            best[span.entity] = max(span.confidence, best.get(span.entity, 0))
    return best


SAID_OF_SOMEBODY = [
    ("我爸上周确诊了2型糖尿病，开始打胰岛素。", "MEDICAL"),
    ("患者，女，62岁，高血压病史十余年", "MEDICAL"),
    ("老周做了甲状腺切除手术，还在住院", "MEDICAL"),
    ("我对青霉素过敏，开药时提醒一下医生", "MEDICAL"),
    ("She was diagnosed with breast cancer in May.", "MEDICAL"),
    ("他得了抑郁症，一直在吃舍曲林", "MEDICAL_STIGMATISED"),
    ("体检查出乙肝小三阳，我不敢跟家里说", "MEDICAL_STIGMATISED"),
    ("My brother is HIV-positive.", "MEDICAL_STIGMATISED"),
    ("我怀孕12周了，先别告诉婆婆", "FERTILITY"),
    ("她去年做过两次试管都没成功", "FERTILITY"),
    ("孩子是听力残疾二级，领了残疾证", "DISABILITY"),
    ("我外婆信佛，每月初一吃斋念佛", "RELIGION"),
    ("He is a practising Muslim.", "RELIGION"),
    ("小李是中共预备党员", "POLITICAL_STATUS"),
    ("我上个月向爸妈出柜了", "SEXUAL_ORIENTATION"),
    ("他们2019年离婚，孩子跟妈妈", "MARITAL_HISTORY"),
    ("张某因诈骗罪被判处有期徒刑三年", "CRIMINAL_RECORD"),
    ("我舅舅坐过牢", "CRIMINAL_RECORD"),
    ("我室友是维吾尔族", "ETHNICITY"),
    ("我现在月薪1.5万，到手一万二", "INCOME"),
    ("他欠了网贷8万，天天被催收", "LOAN_RECORD"),
    ("女儿今年在星河小学三年级2班", "SCHOOL_CLASS"),
    ("我儿子才5岁半", "MINOR"),
    ("their 7-year-old daughter stayed with us", "MINOR"),
    ("【铁路12306】订单E1,您已购3月5日G7302次4车12F号，云州东08:15开。", "TRAVEL_RECORD"),
    ("我明天坐高铁去云州", "TRAVEL_RECORD"),
    ("航班CA1234 云州-星海 3月5日 08:30起飞", "TRAVEL_RECORD"),
    ("您预订的星海大酒店大床房1间，3月5日入住，3月6日离店", "LODGING_RECORD"),
    ("我昨晚住在湖畔酒店1208房", "LODGING_RECORD"),
    ("【驿站】您的包裹已到达东门驿站，请凭取件码8-3-2051领取", "PURCHASE_RECORD"),
    ("我在淘宝买了一双跑鞋", "PURCHASE_RECORD"),
    ("您尾号1234的储蓄卡3月5日12:30消费支出人民币100.00元，余额2,300.12元", "TRANSACTION_RECORD"),
    ("您尾号1234的储蓄卡3月5日消费100元，活期余额2,300.12元", "ACCOUNT_BALANCE"),
    ("您的账号于3月5日12:30在云州市登录，如非本人操作请改密", "LOGIN_RECORD"),
    ("New sign-in to your account from Chrome on Windows", "LOGIN_RECORD"),
]


@pytest.mark.parametrize(("text", "entity"), SAID_OF_SOMEBODY)
def test_stated(text: str, entity: str) -> None:
    assert entity in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "糖尿病是一种慢性病。",
        "什么是抑郁症？",
        "患有高血压的老人应当注意保暖",
        "他没有得过乙肝",
        "医生说排除了肿瘤",
        "如果怀孕了怎么办",
        "你有没有高血压？",
        "怀孕期间容易贫血",
        "佛教有两千多年历史",
        "残疾人保障法规定",
        "中共党员应当起模范作用",
        "同性恋平权运动的历史",
        "离婚率逐年上升",
        "诈骗罪的量刑标准是什么",
        "回族自治区成立六十周年",
        "月薪5000以上需要缴税吗",
        "贷款利率下调",
        "小学三年级语文上册",
        "这棵树有5岁了",
        "What is diabetes?",
        "She never had depression.",
        "The church is on Main Street.",
        "服务器感染了病毒",
        "列车时刻表每年调整一次",
        "酒店行业发展报告",
        "订单管理系统设计文档",
        "余额不足时返回错误码",
        "登录接口超时",
        "2026/1/2 上午9:05",
        "2026-01-02 09:05:11",
        "打包发货流程说明",
        "",
    ],
)
def test_only_talked_about(text: str) -> None:
    assert stated(text) == {}


def test_somebody_in_the_sentence_makes_it_surer() -> None:
    assert stated("确诊2型糖尿病") == {"MEDICAL": SAID}
    assert stated("我爸确诊2型糖尿病") == {"MEDICAL": STATED}


def test_what_takes_a_statement_back_is_told() -> None:
    (span,) = STATEMENTS.find("我妈没有确诊糖尿病", "")
    assert (span.confidence, span.why) == (0.20, ("pattern", "someone", "negative:denied"))


def test_entities_are_those_of_the_data_and_of_the_catalogue() -> None:
    folder = files("recognizers.statements")
    texts = [(folder / name).read_text("utf-8") for name in ("statements.toml", "notices.toml")]
    blocks = [block for text in texts for block in tomllib.loads(text)["statement"]]
    assert sorted(block["entity"] for block in blocks) == sorted(STATEMENTS.entities)
    assert set(STATEMENTS.entities) <= set(load().entities)


def test_a_frame_is_tried_wherever_it_can_match() -> None:
    for name in ("zh", "en"):
        spoken = language(name)
        for text, _ in SAID_OF_SOMEBODY:
            tried = set(spoken.possible(text))
            assert not [frame for frame in spoken.frames if frame not in tried and frame.regex.search(text)], text


@pytest.mark.parametrize("name", ["zh", "en"])
def test_every_frame_needs_something(name: str) -> None:
    assert not language(name).gate.always


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("下周做手术", "MEDICAL"),
        ("怀上了！", "FERTILITY"),
        ("二婚，带一女", "MARITAL_HISTORY"),
        ("信佛，吃长斋", "RELIGION"),
    ],
)
def test_a_short_message_is_its_writers(text: str, entity: str) -> None:
    assert stated(text)[entity] == SAID
    assert stated(f"{text}{'以上内容仅为整理所得并不代表任何观点' * 3}").get(entity) is None


def test_clauses_of_one_breath_are_one_statement() -> None:
    found = [span.form for span in STATEMENTS.find("我姐皈依了，天天念佛", "") if span.entity == "RELIGION"]
    assert len(found) == 1


@given(st.text("我他确诊了糖尿病，。没有得过吗\n\x00 is diagnosed with", max_size=60))
def test_spans_lie_in_one_sentence(text: str) -> None:
    for span in STATEMENTS.find(text, ""):
        assert 0 <= span.start < span.end <= len(text)
        assert not set(text[span.start : span.end]) & set("。\n\x00")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Your PIN is 482913. It expires in 10 minutes.", True),
        ("Your verification PIN: 0418", True),
        ("PIN for your login: 6049. Valid 3 min.", True),
        ("Use PIN 550827 to open the locker", True),
        ("PIN: 4711", False),
        ("Bank Name: Example\nAccount Number: 000123\nPIN: 4711", False),
        ("admin PIN: 482913", False),
    ],
)
def test_a_pin_that_was_sent_is_a_code_and_one_that_was_noted_is_none(text: str, sent: bool) -> None:
    assert ("ONE_TIME_CODE" in stated(text)) == sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Your code is 482913", True),
        ("Login code: 482913", True),
        ("Google code: 482913", True),
        ("Security code: 482913", True),
        ("Postal Code: 482913", False),
        ("SWIFT Code: 482913", False),
        ("Sort code 482913", False),
        ("Stock code: 600519", False),
        ("Referral code: AB12CD", False),
        ("Response code: 4001", False),
        ("HS Code: 482913", False),
        ("Course code: CS1010", False),
    ],
)
def test_what_is_numbered_by_its_kind_is_no_code_that_was_sent(text: str, sent: bool) -> None:
    assert ("ONE_TIME_CODE" in stated(text)) == sent


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("余额宝3021.07元", True),
        ("微信里还有2021块", True),
        ("余额宝-2021.07.01-收益发放", False),
        ("基金 2021.7.1 起申购", False),
    ],
)
def test_a_date_is_no_balance(text: str, held: bool) -> None:
    assert ("ACCOUNT_BALANCE" in stated(text)) == held


@pytest.mark.parametrize(
    "name",
    [
        "compact-备注.xlsx",
        "照片 patch.xlsx",
        "bplist 简历.jpg",
        "gaya录音passes.txt",
        "通知 miles.txt",
        "keytables培训api.xlsx",
    ],
)
def test_a_file_name_with_latin_words_tells_of_nobody(name: str) -> None:
    assert stated(name) == {}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("他是gay，跟男朋友住一起", "SEXUAL_ORIENTATION"),
        ("我是les。", "SEXUAL_ORIENTATION"),
        ("我爸确诊糖尿病.docx", "MEDICAL"),
    ],
)
def test_latin_words_and_names_of_files_may_tell_it(text: str, entity: str) -> None:
    assert entity in stated(text)
