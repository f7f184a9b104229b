"""The person of ``planted`` in formats that are more than text: documents, pictures, mails, archives."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import quopri
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from xml.etree import ElementTree

from audit.model import Place
from tests.audit.readers.packing import cpio, rar, seven_zip, zstandard
from tests.audit.readers.planted import CSV, HEADER, ID, MOBILE, PLAIN, PROSE, ROWS, TITLE, delimited


def archive(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def gbk_named(name: str, data: str) -> bytes:
    """An archive whose member name is GBK and not marked, as Chinese Windows writes it."""
    return archive({"x" * len(name.encode("gbk")): data}).replace(b"x" * len(name.encode("gbk")), name.encode("gbk"))


def workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "客户"
    for row in (TITLE, HEADER, *ROWS):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _odf(kind: str, body: str) -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    content = f'<?xml version="1.0"?><office:document-content {names}>'
    content += f"<office:body>{body}</office:body></office:document-content>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def ods() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(text) for text in row)}</table:table-row>" for row in (HEADER, ROWS[0])
    )
    table = f'<table:table table:name="客户">{rows}</table:table>'
    return _odf("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")


def odt() -> bytes:
    return _odf("text", f"<office:text><text:p>一行</text:p><text:p>手机{MOBILE}身份证{ID}</text:p></office:text>")


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph("第一段")
    note = document.add_paragraph(f"手机号 {MOBILE}")
    document.sections[0].header.paragraphs[0].text = f"身份证 {ID}"
    document.sections[0].footer.paragraphs[0].text = f"电话 {MOBILE}"
    table = document.add_table(0, 2)
    for row in (("姓名", "身份证号"), ("李测试", ID)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if hasattr(document, "add_comment"):
        document.add_comment(note.runs, text=f"又是 {MOBILE}", author="王样例")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pptx() -> bytes:
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    names += 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    lines = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("标题", f"手机 {MOBILE}", f"身份证 {ID}"))
    slide = f'<?xml version="1.0"?><p:sld {names}><p:cSld><p:txBody>{lines}</p:txBody></p:cSld></p:sld>'
    return archive({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": slide})


def pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "The first page holds only words.")
    canvas.showPage()
    canvas.drawString(72, 700, f"Mobile: {MOBILE}")
    canvas.acroForm.textfield(name="ID card number", value=ID, x=72, y=600)
    canvas.save()
    return out.getvalue()


def fill(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, mobile TEXT, id_card TEXT)")
    connection.execute("INSERT INTO customers VALUES (7, '李测试', ?, ?)", (MOBILE, ID))
    connection.commit()


def paragraph(data: bytes, place: Place) -> str:
    """The text of a paragraph of a part of an office document, counted from 1 in the order of their ends."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read(str(place["part"])))
    texts = ["".join(element.itertext()) for element in root.iter() if element.tag.endswith("}p")]
    return texts[int(place["line"]) - 1]


def jpeg() -> bytes:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = f"Tel: {MOBILE}"
    exif[0x8298] = f"ID card: {ID}"
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def png() -> bytes:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", f"Tel: {MOBILE}")
    info.add_itxt("Description", f"身份证：{ID}")
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def mail(body: str, kind: str = "plain", coding: str = "8bit", charset: str = "utf-8") -> bytes:
    data = body.encode(charset)
    if coding == "base64":
        data = base64.encodebytes(data)
    elif coding == "quoted-printable":
        data = quopri.encodestring(data)
    head = "From: a@example.com\r\nTo: b@example.com\r\nSubject: hello\r\nDate: Mon, 1 Jan 2024 10:00:00 +0800\r\n"
    more = (
        f"MIME-Version: 1.0\r\nContent-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n"
    )
    return (head + more + "\r\n").encode() + data


def attached() -> bytes:
    head = mail("").replace(b"text/plain; charset=utf-8", b"multipart/mixed; boundary=XX").replace(b"8bit", b"7bit")
    part = "Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\n{}\r\n"
    name = "Content-Disposition: attachment; filename*=utf-8''%E5%AE%A2%E6%88%B7.csv\r\n"
    body = part.format("text/plain; charset=utf-8", "") + base64.encodebytes("见附件\n".encode()).decode()
    file = part.format("text/csv", name) + base64.encodebytes(delimited((HEADER, *ROWS)).encode("gbk")).decode()
    return head + f"--XX\r\n{body}\r\n--XX\r\n{file}\r\n--XX--\r\n".encode()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        info = tarfile.TarInfo("资料/a.txt")
        info.size = len(PLAIN.encode())
        tar.addfile(info, io.BytesIO(PLAIN.encode()))
    return out.getvalue()


PAGE_MAIL = f"<html><body><p>手机{MOBILE}</p>\n<p>身份证{ID}</p></body></html>"
MAILS = {
    "plain.eml": mail(PROSE),
    "base64.eml": mail(PROSE, coding="base64", charset="gb2312"),
    "quoted.eml": mail(PROSE, coding="quoted-printable"),
    "html.eml": mail(PAGE_MAIL, "html", "base64"),
}
MAILS_SAY = {name: PAGE_MAIL if name == "html.eml" else PROSE for name in MAILS}
PACKED: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "gbk.zip": (lambda: gbk_named("通讯录.csv", CSV), ("通讯录.csv",)),
    "nested.zip": (lambda: archive({"inner.zip": archive({"a.txt": PLAIN}), "b.txt": "x"}), ("inner.zip", "a.txt")),
    "a.tar.gz": (_tar, ("a.tar", "资料/a.txt")),
    "a.txt.gz": (lambda: gzip.compress(PLAIN.encode()), ("a.txt",)),
    "a.txt.bz2": (lambda: bz2.compress(PLAIN.encode()), ("a.txt",)),
    "a.txt.xz": (lambda: lzma.compress(PLAIN.encode()), ("a.txt",)),
    "a.tar.zst": (lambda: zstandard(gzip.decompress(_tar())), ("a.tar", "资料/a.txt")),
    "a.ab": (lambda: b"ANDROID BACKUP\n5\n1\nnone\n" + zlib.compress(gzip.decompress(_tar())), ("a.tar", "资料/a.txt")),
    "a.7z": (lambda: seven_zip({"资料/a.txt": PLAIN.encode()}), ("资料/a.txt",)),
    "a.rar": (lambda: rar({"资料/a.txt": PLAIN.encode()}), ("资料/a.txt",)),
    "a.cpio": (lambda: cpio({"资料/a.txt": PLAIN.encode()}), ("资料/a.txt",)),
    "attached.eml": (attached, ("客户.csv",)),
    "a.mbox": (lambda: b"From a@example.com Mon Jan  1 10:00:00 2024\n" + mail(PLAIN), ("message 1",)),
}
