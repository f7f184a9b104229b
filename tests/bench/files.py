"""Large files of invented data, one maker for each format that is measured.

``size`` is in bytes, nearly kept; every ``people``-th row, object or message has the number of a telephone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

_HEADER = "编号,姓名,手机号码,身份证号,城市,金额,状态,备注"
_SHEET_ROW_BYTES = 200
_PAGE_BYTES = 100_000
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_OFFICE}/spreadsheetml/2006/main"'
_LINKS = f'xmlns="{_OFFICE}/package/2006/relationships"'
_TYPE = f"{_OFFICE}/officeDocument/2006/relationships"
_BOOK = {
    "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships {_LINKS}><Relationship Id="a" Type="{_TYPE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_TYPE}"><sheets><sheet name="名单" sheetId="1" r:id="a"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships {_LINKS}><Relationship Id="a" Type="{_TYPE}/worksheet"'
    f' Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{_TYPE}/sharedStrings"'
    ' Target="sharedStrings.xml"/></Relationships>',
}
"""The least that makes a workbook."""


def csv(path: Path, size: int, people: int = 1) -> None:
    """Eight columns, Chinese and digits, some cells quoted."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(_HEADER + "\n")
        _fill(out, size, (",".join(_row(n, people)) + "\n" for n in count()))


def jsonl(path: Path, size: int, people: int = 1) -> None:
    """An order a line: a nested object, a list, numbers."""
    with path.open("w", encoding="utf-8") as out:
        _fill(out, size, (_order(n, people) + "\n" for n in count()))


def json_array(path: Path, size: int, people: int = 1) -> None:
    """The same orders as one array on one line."""
    with path.open("w", encoding="utf-8") as out:
        out.write("[" + _order(0, people))
        _fill(out, size, (", " + _order(n, people) for n in count(1)))
        out.write("]")


def mbox(path: Path, size: int, people: int = 1) -> None:
    """Short messages of plain text, as an export of a mailbox has them."""
    with path.open("w", encoding="utf-8") as out:
        _fill(out, size, (_message(n, people) for n in count()))


def text(path: Path, size: int) -> None:
    """Lines of Chinese and Latin text."""
    with path.open("w", encoding="utf-8") as out:
        _fill(
            out,
            size,
            (f"第{n}行：今天下午三点在会议室讨论，请大家准时参加。 The {n}th line of a note.\n" for n in count()),
        )


def xlsx(path: Path, size: int) -> None:
    """The rows of the CSV as one sheet, texts shared as spreadsheet programs write them."""
    shared: dict[str, int] = {}
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name, content in _BOOK.items():
            book.writestr(name, content)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet {_MAIN}><sheetData>".encode())
            for n in range(size // _SHEET_ROW_BYTES):
                cells = enumerate([n, *_row(n)[1:]] if n else _HEADER.split(","))
                row = "".join(_cell(f"{'ABCDEFGH'[column]}{n + 1}", value, shared) for column, value in cells)
                sheet.write(f'<row r="{n + 1}">{row}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{text}</t></si>" for text in shared)
        book.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{texts}</sst>")


def _cell(place: str, value: object, shared: dict[str, int]) -> str:
    text = str(value).strip('"')
    if text.replace(".", "").isdecimal():
        return f'<c r="{place}" s="1"><v>{text}</v></c>'
    return f'<c r="{place}" s="1" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'


def pdf(path: Path, size: int) -> None:
    """Pages of forty lines, half of them Chinese."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    for page in range(size // _PAGE_BYTES):
        canvas.setFont("STSong-Light", 11)
        for line in range(40):
            told = (
                f"第{page}页第{line}行：交易金额与对方户名"
                if line % 2
                else f"Line {line} of page {page}: paid in full, thanks"
            )
            canvas.drawString(60, 780 - 18 * line, told)
        canvas.showPage()
    canvas.save()


def _fill(out: IO[str], size: int, pieces: Iterator[str]) -> None:
    written = 0
    for piece in pieces:
        if written >= size:
            return
        written += len(piece.encode())
        out.write(piece)


def _row(n: int, people: int = 1) -> list[str]:
    note = f'"第{n}行, 已核对"' if n % 10 == 0 else f"第{n}行"
    return [str(n), f"用户{n}", _phone(n, people), f"A{n % 1000:05d}", "北京", f"{n % 1000}.50", "已完成", note]


def _phone(n: int, people: int) -> str:
    return "" if n % people else f"199{n % 100_000_000:08d}"


def _order(n: int, people: int) -> str:
    return json.dumps(
        {
            "id": n,
            "user": {"name": f"用户{n}", "tel": _phone(n, people), "shop": f"第{n % 100}分店"},
            "amount": n % 1000 + 0.5,
            "paid": n % 2 == 0,
            "note": None if n % 3 else f"第{n}行，已核对",
            "tags": ["new", "vip"][: n % 3],
            "time": f"2024-01-{n % 28 + 1:02d}T08:00:00+08:00",
        },
        ensure_ascii=False,
    )


def _message(n: int, people: int) -> str:
    lines = "".join(f"> line {line} of message {n}, nothing special to be said here\n" for line in range(400))
    return (
        f"From user{n}@example.com Mon Jan {n % 28 + 1:2d} 08:00:00 2024\nFrom: User {n} <user{n}@example.com>\n"
        f"To: all@example.com\nSubject: number {n}\nContent-Type: text/plain; charset=utf-8\n\n"
        f"你好，我的电话是 {_phone(n, people)}。\n{lines}\n"
    )
