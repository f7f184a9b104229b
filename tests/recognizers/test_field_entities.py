"""Near misses and awkward hits of the entities that a label or column names, beyond the examples in the catalogue."""

from __future__ import annotations

import pytest

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.rule import FINDING
from recognizers.text import recognizers

ENGINE = Engine(load())
WHOLE = Engine(load(), recognizers())

FIELD_ENTITIES = frozenset(
    name
    for name, entity in load().entities.items()
    if entity.value is not None and "pattern" not in entity.found_by and "checksum" not in entity.found_by
)

HITS = [
    # text, hint (column or key), entity, what is found
    ("姓名：周小舟性别：男民族：汉", "", "PERSON", "周小舟"),
    ("姓名：欧阳修文 身份证", "", "PERSON", "欧阳修文"),
    ("收货人：张伟先生", "", "PERSON", "张伟"),
    ("联系人:李雷", "", "PERSON", "李雷"),
    ("扎西顿珠", "姓名", "PERSON", "扎西顿珠"),
    ("艾尼瓦尔·吐尔逊", "客户姓名", "PERSON", "艾尼瓦尔·吐尔逊"),
    ("ZHANG WEI", "passenger_name", "PERSON", "ZHANG WEI"),
    ("O'Connor", "LastName", "PERSON", "O'Connor"),
    ('{"fullName":"Jean-Luc Moreau","plan":"pro"}', "", "PERSON", "Jean-Luc Moreau"),
    ("李*", "收件人", "PERSON", "李*"),
    ("大家好，我叫陈晓东，今年28岁", "", "PERSON", "陈晓东"),
    ("大家好，我叫陈晓东，今年28岁", "", "AGE", "28岁"),
    ("我妈妈叫李秀兰，", "", "PERSON", "李秀兰"),
    ("我妈妈叫李秀兰，", "", "FAMILY_MEMBER", "李秀兰"),
    ("女", "性別", "GENDER", "女"),
    ("维吾尔族", "民族", "ETHNICITY", "维吾尔族"),
    ("住址：江苏省苏州市某某路88号 5 幢 301 室，邮编：215000", "", "CN_ADDRESS", "江苏省苏州市某某路88号 5 幢 301 室"),
    ("住址：江苏省苏州市某某路88号，邮编：215000", "", "POSTAL_CODE", "215000"),
    ("收货地址：北京市海淀区某某小区1号楼电话13800000000", "", "CN_ADDRESS", "北京市海淀区某某小区1号楼"),
    ("88 Harbour Road, Unit 5, Portsmouth", "shipping address", "ADDRESS", "88 Harbour Road, Unit 5, Portsmouth"),
    ("Kastanienallee 7", "street", "ADDRESS", "Kastanienallee 7"),
    ("Student ID: S1234567.", "", "STUDENT_ID", "S1234567"),
    ("工号：A1024，部门：研发", "", "EMPLOYEE_ID", "A1024"),
    ("政治面貌：中共党员 学历：硕士研究生", "", "POLITICAL_STATUS", "中共党员"),
    ("政治面貌：中共党员 学历：硕士研究生", "", "EDUCATION", "硕士研究生"),
    ("15k/月", "月薪", "INCOME", "15k/月"),
    ("出院诊断：急性阑尾炎。", "", "MEDICAL", "急性阑尾炎"),
    ("精神分裂症", "诊断", "MEDICAL_STIGMATISED", "精神分裂症"),
    ("Medication: metformin 500 mg, twice daily", "", "MEDICAL", "metformin 500 mg"),
    ("wifi密码：cloud-nine-77", "", "WIFI_PASSWORD", "cloud-nine-77"),
    ("账号 admin 密码 Passw0rd!x", "", "PASSWORD", "Passw0rd!x"),
    ("the password is correct-horse9.", "", "PASSWORD", "correct-horse9"),
    ("DB_PASSWORD=Zx81-spectrum", "", "PASSWORD", "Zx81-spectrum"),
    ("jdbc:db://h/x?user=sa&password=Qw3rty!!&ssl=1", "", "PASSWORD", "Qw3rty!!"),
    ("a b&c'd", "password", "PASSWORD", None),
    ("p@ss;wo,rd1", "login_password", "PASSWORD", "p@ss;wo,rd1"),
    ('{"pass": "a1b2c3d4"}', "", "PASSWORD", "a1b2c3d4"),
    ("redis://:r3disPass9@cache:6379/0", "", "PASSWORD", "r3disPass9"),
    ("Server=db1;Uid=sa;Pwd=Summer2024!;", "", "PASSWORD", "Summer2024!"),
    ("define('DB_PASSWORD', 'Abc7712x');", "", "PASSWORD", "Abc7712x"),
    ("machine a.example.com login lin password Zx9aa77!", "", "PASSWORD", "Zx9aa77!"),
    ("net user lin Zx9aa77! /add", "", "PASSWORD", "Zx9aa77!"),
    ("密码就是lin19900101", "", "PASSWORD", "lin19900101"),
    ("Abc@12345", "mm", "PASSWORD", "Abc@12345"),
    ("Your Acme code is 4829. Never share it.", "", "ONE_TIME_CODE", "4829"),
    ("482913（登录验证码），请勿告知他人", "", "ONE_TIME_CODE", "482913"),
    ("securityAnswer=小白 cost=12ms", "", "SECURITY_ANSWER", "小白"),
    ("备注：母亲姓名徐芳。", "", "FAMILY_MEMBER", "徐芳"),
    ("my Serial No is FVFXC35Q05D, please", "", "DEVICE_SERIAL", "FVFXC35Q05D"),
    ("【云州银行】验证码：330187，请勿泄露", "", "ONE_TIME_CODE", "330187"),
    ("Use OTP 884213 to sign in", "", "ONE_TIME_CODE", "884213"),
    ("余额：¥1,024.50", "", "ACCOUNT_BALANCE", "¥1,024.50"),
    ("监护人：周海燕 关系：母亲", "", "GUARDIAN_CHILD", "周海燕"),
    ("四年级（3）班", "班级", "SCHOOL_CLASS", "四年级（3）班"),
    ("他是因诈骗罪被依法判处有期徒刑五年的", "", "CRIMINAL_RECORD", "因诈骗罪被依法判处有期徒刑五年"),
]

# Nothing of a field entity may be found in these.
MISSES = [
    # product tables
    ("红富士苹果5kg", "商品名称"),
    ("金枪鱼罐头", "name"),
    ("白色", "颜色"),
    ("高清摄像头", "产品名称"),
    ("Wireless Mouse", "Product Name"),
    ("XL", "size"),
    ("iPhone 14 Pro", "title"),
    ("12/25", "有效期"),
    ("Blue Widget 12", "name"),
    ("苹果", "category"),
    ("江苏", "产地"),
    ("4006", "货号"),
    ("20", "库存"),
    ("5.0", "评分"),
    ("129.00", "单价"),
    # code
    ("def set_password(password: str) -> None:", ""),
    ("password = os.environ['DB_PASSWORD']", ""),
    ("const pwd = process.env.PWD;", ""),
    ("address = socket.gethostbyname(host)", ""),
    ("int age = getAge();", ""),
    ("name: str = field(default='')", ""),
    ("String fullName = user.getFullName();", ""),
    ("salary FLOAT NOT NULL", ""),
    ("gender ENUM('M','F')", ""),
    ("password VARCHAR(64)", ""),
    ("children: list[Node]", ""),
    ("class name = UserService", ""),
    ("const [pin, setPin] = useState(null)", ""),
    ("self.balance -= amount", ""),
    ("if (!password) return;", ""),
    ("degree = 45.0", ""),
    ("race condition", ""),
    ("user_id=user.id, nickname VARCHAR(32)", ""),
    ("username = request.form['username']", ""),
    ("USERNAME [UID [GID]]", ""),
    ("the username is explicitly set to an empty string", ""),
    ("secret_answer: str | None = None", ""),
    ('<input name="wifi_password" placeholder="x">', ""),
    ("secretName: my-secret-2", ""),
    ("Pass: 12, Fail: 3", ""),
    # logs and configuration
    ("password: $2b$12$abcdefghijklmnopqrstuu", ""),
    ("mysql://${USER}:${PASS}@host/db", ""),
    ("https://user:password@host/", ""),
    ("PASSWORD_FILE=/run/secrets/db1", ""),
    ("user_id=715 login ok", ""),
    ("2026-01-05 10:00:01 INFO password reset requested", ""),
    ('level=error msg="invalid password"', ""),
    ("bind-address = 127.0.0.1", ""),
    ("Cache-Control: max-age=3600", ""),
    ("Age: 86400", ""),
    ("PWD=/srv/app", ""),
    ("password: ${VAULT_PASSWORD}", ""),
    ('password: "********"', ""),
    ("psk=<your-key>", ""),
    ("device: cuda", ""),
    ("memory address: 0x7ffd", ""),
    ("gpio pin: 13", ""),
    ("postal_code=None", ""),
    ("balance: round_robin", ""),
    ("session expired for user address book", ""),
    ("{{ user.address }}", "address"),
    ("null", "real_name"),
    ("N/A", "full name"),
    ("true", "gender"),
    # form templates, headers without values
    ("姓名：________ 性别：____ 年龄：____", ""),
    ("姓名：\n性别：\n年龄：\n", ""),
    ("姓名,性别,年龄,地址,电话", ""),
    ("姓名\t性别\t民族\t籍贯", ""),
    ("收货人：（请填写真实姓名）", ""),
    ("地址：（省/市/区/街道/门牌号）", ""),
    ("密码：（6至16位字母和数字）", ""),
    ("宗教信仰：□有 □无", ""),
    ("婚姻状况：□已婚 □未婚", ""),
    ("Full name: ______", ""),
    ("Full name (required)", ""),
    ("紧急联系人：必填", ""),
    ("诊断：", ""),
    ("name,gender,age,address", ""),
    ("待填写", "姓名"),
    ("无", "过敏史"),
    ("无", "既往病史"),
    ("不详", "籍贯"),
    ("-", "配偶"),
    ("面议", "薪资"),
    ("登录名：待补充", ""),
    ("密保答案：[未提供]", ""),
    ("| SSID | 类型 | 必填 |", ""),
    ("25.40", "mm"),
    # general sentences
    ("请核对账号是否正确", ""),
    ("密码默认8-16位", ""),
    ("Your order code is 482913", ""),
    ("Use 4096 to align blocks", ""),
    ("患者应当遵医嘱用药", ""),
    ("姓名权受法律保护", ""),
    ("申请人应当提交材料", ""),
    ("联系人方式见下表", ""),
    ("我叫了一辆车", ""),
    ("佛教传入中国已有两千年", ""),
    ("高血压患者应低盐饮食", ""),
    ("艾滋病防治条例", ""),
    ("同性恋题材的电影", ""),
    ("余额不足，请充值", ""),
    ("密码错误，请重试", ""),
    ("验证码已发送", ""),
    ("工资支付暂行规定", ""),
    ("职业病防治法", ""),
    ("地址错误导致退件", ""),
    ("The address was wrong.", ""),
    ("Please reset your password now", ""),
    ("the employer must provide a notice", ""),
    ("a gender pay gap report", ""),
    ("balance of power", ""),
    ("She works in a hospital", ""),
    ("未成年人监护人应当履行职责", ""),
    ("残疾人保障法", ""),
    ("学历提升报名", ""),
    ("基因检测技术的发展", ""),
    ("怀孕期间应注意休息", ""),
    ("在京东买东西要小心", ""),
    ("订单号生成规则", ""),
    ("订单号：202406180912345678", ""),
    ("航班延误险说明", ""),
    ("群聊已解散", ""),
    ("班级管理制度", ""),
]


@pytest.mark.parametrize(("text", "hint", "entity", "value"), HITS)
def test_named_values_are_found_where_they_end(text: str, hint: str, entity: str, value: str | None) -> None:
    spans = [span for span in WHOLE.find(text, hint) if span.entity == entity and span.confidence >= FINDING]
    found = [text[span.start : span.end] for span in spans]
    assert found == ([value] if value is not None else [])


@pytest.mark.parametrize(("text", "hint"), MISSES)
def test_near_misses_are_not_found(text: str, hint: str) -> None:
    found = {span.entity for span in ENGINE.find(text, hint) if span.confidence >= FINDING}
    assert not found & FIELD_ENTITIES


def test_cells_of_one_column_are_judged_one_by_one() -> None:
    names = ["周小舟", "12345", "管理员", "李思思", ""]
    column = "\x00".join(names)
    found = [column[span.start : span.end] for span in ENGINE.find(column, "姓名") if span.entity == "PERSON"]
    assert found == ["周小舟", "李思思"]


@pytest.mark.parametrize("name", sorted(FIELD_ENTITIES))
def test_no_value_crosses_a_cell_or_line_border(name: str) -> None:
    """What a value matches behind a label never holds the separator or a line break."""
    entity = load().entities[name]
    assert entity.value is not None
    for example in entity.examples.match:
        text = example.replace("⟦", "").replace("⟧", "").rpartition("|")[2]
        for border in ("\x00", "\n", "\r\n"):
            joined = text + border + text
            spans = [span for span in ENGINE.find(joined, entity.labels[0]) if span.entity == name]
            assert not any(joined[span.start : span.end].strip() != joined[span.start : span.end] for span in spans)
            assert not any(border in joined[span.start : span.end] for span in spans)
