"""What was paid for and ordered."""

from __future__ import annotations

import io

from making import invented as lin
from making.bytewise import csv_bytes, moments, repacked

ALIPAY = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
WECHAT_PAY = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
ORDERS = "订单编号,买家会员名,订单付款时间,宝贝标题,买家实际支付金额,收货人姓名,收货地址,联系手机"

SHOPS = ("样例便利店", "晨光早餐铺", "城市地铁", "样例生鲜", "蓝海咖啡", "样例大药房", "云朵书店", "顺路出行")
FRIENDS = {
    7: ("陈浩然", "che***@example.com", "转账"),
    19: ("吴倩", "199****8844", "AA 收款"),
    31: ("周桂兰", "130****0021", "孝敬妈妈"),
}
"""Row -> to whom, their account as the bill masks it, what for."""


def alipay() -> bytes:
    """GBK, a preamble above the header, padded cells, order numbers that end in a tab, a comma too many."""
    above = [
        "-" * 56,
        "导出信息：",
        f"姓名：{lin.NAME}",
        f"支付宝账户：{lin.MOBILE}",
        "起始时间：[2026-01-01 00:00:00]    终止时间：[2026-03-31 23:59:59]",
        "导出交易类型：[全部]",
        "导出时间：[2026-04-01 09:30:00]",
        "共40笔记录",
        *("特别提示：", "1.本文件为虚构样例，不是任何人的账单。"),
        "",
        "-" * 24 + "支付宝（样例）网络技术有限公司  电子客户回单" + "-" * 24,
    ]
    rows: list[list[str]] = [ALIPAY.split(",")]
    for number, moment in enumerate(moments(40, 1, 50)):
        shop = SHOPS[number % len(SHOPS)]
        party, account, goods = FRIENDS.get(number, (shop, "mer***@example.cn", f"{shop}消费"))
        kind = "日用百货" if account.startswith("mer") else "转账红包"
        paid = (f"{8 + number * 3.7:.2f}", f"样例银行储蓄卡({lin.BANK_CARD[-4:]})", "交易成功")
        numbers = (f"{moment:%Y%m%d}2200{number:016d}\t", f"M{number:010d}\t")
        rows.append(
            [f"{moment:%Y-%m-%d %H:%M:%S}", kind, f"{party}    ", account, goods, "支出", *paid, *numbers, "", ""]
        )
    return csv_bytes(rows, "gbk", "\r\n".join(above) + "\r\n")


def wechat_pay() -> bytes:
    """A workbook whose header is in row 17."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "微信支付账单"
    above = ["微信支付账单明细", f"微信昵称：[{lin.NAME}]"]
    above += ["起始时间：[2026-01-01 00:00:00] 终止时间：[2026-03-31 23:59:59]", "导出类型：[全部]"]
    above += ["导出时间：[2026-04-01 09:31:00]", "", "共24笔记录", "收入：4笔 812.00元", "支出：20笔 1530.40元"]
    above += ["中性交易：0笔 0.00元", "注：", *("虚构样例",) * 3, "", "-" * 22 + "微信支付账单明细列表" + "-" * 20]
    for line in above:
        sheet.append([line])
    sheet.append(WECHAT_PAY.split(","))
    for number, moment in enumerate(moments(24, 2, 80)):
        friend = number % 6 == 5
        party = lin.BOOK[number % len(lin.BOOK)].called if friend else SHOPS[number % len(SHOPS)]
        kind, goods = ("微信红包", "/") if friend else ("商户消费", "订单支付")
        row = [f"{moment:%Y-%m-%d %H:%M:%S}", kind, party, goods, "收入" if friend else "支出", f"¥{12.5 + number:.2f}"]
        sheet.append([*row, "零钱", "支付成功", f"10000{number:023d}\t", f"{number:018d}\t", "/"])
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue())


def orders() -> bytes:
    """An order list of a shopping site, with the people that parcels went to."""
    rows = [ORDERS.split(",")]
    goods = ("儿童书包", "血糖试纸 50 片", "保温杯", "孕妇枕", "蓝牙耳机", "登山鞋", "猫粮 2kg", "降压药盒")
    mother = "河北省石家庄市长安区样例路12号4栋1单元302室"
    for number, (moment, title) in enumerate(zip(moments(8, 3, 250), goods, strict=True)):
        parents = number in {1, 7}
        who = ("周桂兰", mother, lin.BOOK[0].mobile) if parents else (lin.NAME, lin.HOME, lin.MOBILE)
        rows.append(
            [f"26{number:016d}", "晓雨的小店车", f"{moment:%Y-%m-%d %H:%M:%S}", title, f"{59 + number * 20}.00", *who]
        )
    return csv_bytes(rows, "utf-8-sig")
