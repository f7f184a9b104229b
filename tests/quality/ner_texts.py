"""Invented names where exports have them: labels, cells, cards, chats, introductions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

_SURNAMES = """
王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董
袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦
白 江 阎 薛 尹 段 雷 黎 史 龙 陶 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 祁 柴 蒙 诸葛 欧阳 上官 司马 慕容
""".split()
_GIVEN = """
伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 秀兰 霞 平 刚 桂英 志强 建国 雅婷 子涵 梓萱 浩然 欣怡 宇轩 诗涵
俊杰 晓雨 国强 桂芳 文博 嘉怡 思远 一鸣 海燕 春梅 玉兰 永康 振华 佳琪 丽娟 小刚 雪梅 德华 美玲 立新 晨曦 若溪
沐阳 语桐 景行 亦凡 舒然 知远 凯文 淑贞 金凤 宝山 长生 红梅 天佑 家豪 婉清
""".split()
_MINORITY = "阿依古丽·买买提 艾力·吐尔逊 扎西顿珠 次仁卓玛 巴特尔 娜仁花 古丽娜尔·阿不都 多吉才让".split()
_ENGLISH = (
    "James Carter|Emily Watson|Michael Brown|Sarah Johnson|Li Wei|Zhang Xiaoming|Olivia Bennett|Daniel Kim".split("|")
)

_CARRIERS: tuple[tuple[str, str, str], ...] = (
    ("label", "姓名：{n}\n性别：女", ""),
    ("label", "收件人：{n}，地址：", ""),
    ("label", "联系人: {n}  电话 19912345678", ""),
    ("label", "患者姓名 {n} 年龄 35", ""),
    ("cell", "{n}", "姓名"),
    ("cell", "{n}", "联系人"),
    ("cell", "{n}", "contact_name"),
    ("cell", "{n}", "收货人姓名"),
    ("card", "{n}\n手机：19912345678\n备注：朋友", ""),
    ("card", "BEGIN\n{n} 19912345678\nEND", ""),
    ("card", "{n}，199 1234 5678，浙江杭州", ""),
    ("sender", "{n}：明天下午开会，别忘了。", ""),
    ("sender", "2026-03-01 12:00:05 {n}: 收到", ""),
    ("sender", "[12:30] {n}：好的好的", ""),
    ("introduction", "你好，我叫{n}，刚搬来这里。", ""),
    ("introduction", "我是{n}，想咨询一下。", ""),
    ("relative", "我妈叫{n}，今年六十了。", ""),
    ("relative", "我老公{n}在医院上班。", ""),
    ("relative", "孩子的爸爸叫{n}", ""),
    ("running text", "昨天和{n}一起吃饭，聊到很晚。", ""),
    ("running text", "麻烦把资料发给{n}，谢谢。", ""),
    ("running text", "{n}老师说下周交作业。", ""),
    ("running text", "这事你得问{n}，我不清楚。", ""),
    ("running text", "{n}已经把钱转过来了", ""),
    ("signature", "此致\n敬礼\n{n}\n2026年3月1日", ""),
)
_LATIN: tuple[tuple[str, str, str], ...] = (
    ("English", "Hi, my name is {n} and I just moved here.", ""),
    ("English", "Dear {n},\nthank you for your order.", ""),
    ("English", "From: {n} <mail@example.com>", ""),
    ("English", "{n} said the payment went through.", ""),
    ("English", "Please ship it to {n} before Friday.", ""),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A text with the one name that stands at ``text[start:end]``."""

    carrier: str
    text: str
    start: int
    end: int
    hint: str = ""


def named(dice: Random, each: int = 60) -> Iterator[Named]:
    """``each`` names in every carrier."""
    for carriers, make in ((_CARRIERS, _chinese), (_LATIN, lambda dice: dice.choice(_ENGLISH))):
        for carrier, template, hint in carriers:
            head, tail = template.split("{n}")
            for _ in range(each):
                name = make(dice)
                yield Named(carrier, head + name + tail, len(head), len(head) + len(name), hint)


def _chinese(dice: Random) -> str:
    return dice.choice(_MINORITY) if dice.random() < 0.05 else dice.choice(_SURNAMES) + dice.choice(_GIVEN)
