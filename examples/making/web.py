"""What was looked at, logged in to, and where somebody was."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from making import invented as lin
from making.bytewise import START, csv_bytes, moments


def chrome_history() -> bytes:
    """Tables ``urls`` and ``keyword_search_terms``; times in microseconds since 1601."""
    pages = (
        ("https://www.example.com/search?q=糖尿病+早期症状", "糖尿病 早期症状 - 搜索", "糖尿病 早期症状"),
        ("https://www.example.com/search?q=离婚+财产+怎么分", "离婚 财产 怎么分 - 搜索", "离婚 财产 怎么分"),
        ("https://hospital.example.cn/appointment?dept=内分泌科", "样例医院 预约挂号", ""),
        ("https://bank.example.cn/login", "样例银行 个人网银登录", ""),
        ("https://jobs.example.com/resume/edit", "编辑简历 - 样例招聘", ""),
        ("https://map.example.cn/dir?to=样例小学", "到 样例小学 的路线", ""),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "History"
        with sqlite3.connect(path) as base:
            base.execute(
                "CREATE TABLE urls(id INTEGER PRIMARY KEY, url, title, visit_count, typed_count, last_visit_time)"
            )
            base.execute("CREATE TABLE keyword_search_terms(keyword_id, url_id, term, normalized_term)")
            for number, ((url, title, term), moment) in enumerate(zip(pages, moments(6, 7, 60), strict=True), start=1):
                time = int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**6
                base.execute("INSERT INTO urls VALUES(?,?,?,?,?,?)", (number, url, title, number, 1, time))
                if term:
                    base.execute("INSERT INTO keyword_search_terms VALUES(2,?,?,?)", (number, term, term))
        base.close()
        data = bytearray(path.read_bytes())
    data[96:100] = bytes(4)  # the library's version
    return bytes(data)


def passwords() -> bytes:
    """Chrome's saved passwords."""
    rows = [["name", "url", "username", "password", "note"]]
    rows += [["shop.example.com", "https://shop.example.com/login", lin.MOBILE, "Lxy@0211shop", ""]]
    rows += [["mail.example.com", "https://mail.example.com/", lin.MAIL, "xiaoyu0211", ""]]
    rows += [["bank.example.cn", "https://bank.example.cn/login", "linxiaoyu0211", "Chen&Lin2016!", "取款密码同生日"]]
    return csv_bytes(rows, "utf-8")


def locations() -> bytes:
    """Takeout's Records.json: home, office and school on working days (places of the map, nobody's door)."""
    spots = ((39.9163, 116.3972), (39.9087, 116.3975), (39.9299, 116.3884))
    points = []
    for number, moment in enumerate(moments(60, 8, 8)):
        north, east = spots[number % 3]
        fix = {"latitudeE7": round(north * 1e7) + number * 97, "longitudeE7": round(east * 1e7) - number * 89}
        points.append(
            fix | {"accuracy": 18, "source": "WIFI", "deviceTag": 100001, "timestamp": f"{moment:%Y-%m-%dT%H:%M:%SZ}"}
        )
    return json.dumps({"locations": points}, indent=1).encode()


def logins() -> bytes:
    """The login history of a video app, with its owner's profile."""
    history = [
        {"Date": f"{moment:%Y-%m-%d %H:%M:%S}", "IP": f"203.0.113.{40 + number % 4}", "DeviceModel": "Sample Phone 14"}
        | {"DeviceSystem": "Android 16", "NetworkType": "Wi-Fi", "Carrier": "样例移动"}
        for number, moment in enumerate(moments(10, 9, 100))
    ]
    profile = {
        "userName": "xiaoyu_0211",
        "telephoneNumber": lin.MOBILE,
        "emailAddress": lin.MAIL,
        "birthDate": lin.BIRTHDAY,
    }
    data = {"Profile And Settings": {"Profile Info": {"ProfileMap": profile}}}
    return json.dumps(
        data | {"Your Activity": {"Login History": {"LoginHistoryList": history}}}, ensure_ascii=False, indent=1
    ).encode()


def run() -> bytes:
    """A morning run round a park as GPX."""
    points = []
    for number in range(40):
        moment = START + timedelta(days=63, seconds=number * 15)
        north, east = 39.8822 + 0.002 * abs(20 - number) / 20, 116.4066 + 0.0001 * number
        points.append(
            f'<trkpt lat="{north:.6f}" lon="{east:.6f}"><ele>44</ele><time>{moment:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>'
        )
    body = "\n".join(points)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Sample Watch" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>晨跑</name><trkseg>\n{body}\n</trkseg></trk></gpx>\n"
    ).encode()
