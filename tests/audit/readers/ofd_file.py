"""OFD files made by hand: pages of texts at places, and the parts beside them (GB/T 33190-2016)."""

from __future__ import annotations

from collections.abc import Sequence

from tests.audit.readers.planted_files import archive

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
Text = tuple[float, float, str]
"""Millimetres from the left and from the top, and what stands there; each text object's number counts from 100."""


def part(name: str, inner: str, attributes: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} {_NAMESPACE} {attributes}>{inner}</ofd:{name}>'


def text_objects(texts: Sequence[Text], first: int = 100) -> str:
    return "".join(
        f'<ofd:TextObject ID="{number}" Boundary="{x} {y} 80 5" Font="1" Size="3">'
        f'<ofd:TextCode X="0" Y="3">{text}</ofd:TextCode></ofd:TextObject>'
        for number, (x, y, text) in enumerate(texts, first)
    )


def page(texts: Sequence[Text], template: bool = False, first: int = 100) -> str:
    printed = '<ofd:Template TemplateID="2"/>' if template else ""
    layer = f'<ofd:Content><ofd:Layer ID="3">{text_objects(texts, first)}</ofd:Layer></ofd:Content>'
    return part("Page", printed + layer)


def ofd(
    pages: Sequence[str], printed: Sequence[Text] = (), beside: str = "", extra: dict[str, bytes | str] | None = None
) -> bytes:
    """``printed`` is the template; ``beside`` stands in the document's root; ``extra`` are more parts."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    root = (
        f'<ofd:CommonData><ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages>{beside}"
    )
    body = (
        "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID><ofd:Author>陈制单</ofd:Author>"
        '<ofd:CustomDatas><ofd:CustomData Name="购买方">李测试</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
        "</ofd:DocBody>"
    )
    return archive(
        {
            "OFD.xml": part("OFD", body, 'Version="1.0" DocType="OFD"'),
            "Doc_0/Document.xml": part("Document", root),
            "Doc_0/Tpls/Tpl_0/Content.xml": page(printed, first=500),
            "Doc_0/PublicRes.xml": part("Res", ""),
            **{f"Doc_0/Pages/Page_{number}/Content.xml": content for number, content in enumerate(pages)},
            **(extra or {}),
        }
    )


def der(tag: int, *content: bytes | str) -> bytes:
    """One item of DER."""
    body = b"".join(item.encode() if isinstance(item, str) else item for item in content)
    length = bytes((len(body),)) if len(body) < 0x80 else b"\x82" + len(body).to_bytes(2, "big")
    return bytes((tag,)) + length + body
