"""Where hardly a name stands: sources, logs, columns of numbers.  How many are found there all the same."""

from __future__ import annotations

import sysconfig
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

Find = Callable[[str], Iterable[tuple[int, int]]]

_SEED = 20262
_LINES = 2000
_MOST = 4_000_000
"""Bytes of the standard library that are read: modules in an order made by chance."""
_PROJECT = Path(__file__).parents[2]
_MESSAGES = """
连接数据库成功 用户登录失败：密码错误 任务执行完成 订单状态更新：已支付 缓存未命中，回源查询
消息队列消费延迟 文件上传失败：超出大小限制 初始化配置中心 服务注册成功 线程池已满，拒绝任务
定时任务开始执行 接口调用超时，正在重试 库存扣减成功 支付回调处理完成 内存使用率过高 同步马上开始
项目启动完成 查询条件为空 权限校验通过 数据迁移完成 任务安全退出 分布式锁获取失败 路由规则加载完毕
方法参数不合法 单元格为空
""".split()


def rates(find: Find) -> dict[str, tuple[int, int]]:
    """Kilobytes and findings of each kind of text.  In sources the authors are named: those findings are right."""
    told: dict[str, tuple[int, int]] = {}
    for name, texts in _texts():
        size = found = 0
        for text in texts:
            size += len(text.encode())
            found += len(list(find(text)))
        told[name] = size // 1000, found
    return told


def _texts() -> Iterator[tuple[str, Iterable[str]]]:
    dice = Random(_SEED)
    yield "Python's standard library with its tests, authors named", _library(dice)
    yield "this project's programs", _project()
    yield "web server log", ["\n".join(_access(dice) for _ in range(_LINES))]
    yield "application log", ["\n".join(_event(dice) for _ in range(_LINES))]
    yield "columns of numbers", ["\n".join(_numbers(dice) for _ in range(_LINES))]


def _library(dice: Random) -> Iterator[str]:
    folder = Path(sysconfig.get_path("stdlib"))
    paths = sorted(path for path in folder.rglob("*.py") if "site-packages" not in path.parts)
    dice.shuffle(paths)
    size = 0
    for path in paths:
        if (size := size + path.stat().st_size) > _MOST:
            return
        yield path.read_text("utf-8", errors="replace")


def _project() -> Iterator[str]:
    for folder in ("audit", "recognizers", "reports"):
        for path in sorted((_PROJECT / folder).rglob("*.py")):
            yield path.read_text("utf-8")


def _time(dice: Random) -> str:
    return f"{dice.randrange(24):02}:{dice.randrange(60):02}:{dice.randrange(60):02}"


def _access(dice: Random) -> str:
    return (
        f"192.0.2.{dice.randrange(256)} - - [23/Nov/2026:{_time(dice)} +0800] "
        f'"GET /api/v1/用户/{dice.randrange(9999)}?q=订单 HTTP/1.1" 200 {dice.randrange(9999)} "-" '
        f'"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/{dice.randrange(140)}"'
    )


def _event(dice: Random) -> str:
    return (
        f"2026-11-23 {_time(dice)}.{dice.randrange(1000):03} {dice.choice(('INFO', 'WARN', 'ERROR'))} "
        f"[http-nio-8080-exec-{dice.randrange(99)}] com.example.order.OrderService - {dice.choice(_MESSAGES)} "
        f"orderId={dice.randrange(10**9)} cost={dice.randrange(999)}ms"
    )


def _numbers(dice: Random) -> str:
    return ",".join(f"{dice.random() * 1000:.3f}" for _ in range(8))
