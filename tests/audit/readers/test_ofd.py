from __future__ import annotations

import io
import zipfile

import pytest

from audit.readers.ofd import READER
from tests.audit.readers.ofd_file import der, ofd, page, part, text_objects
from tests.audit.readers.planted_files import archive

LABELS = ((10, 20, "名称："), (10, 30, "纳税人识别号："), (90, 20, "开票人："))
VALUES = ((28, 20.4, "李测试"), (35, 30, "91110000TEST"), (110, 20, "王开票"))
TAGS = {
    "Doc_0/Tags/CustomTags.xml": part(
        "CustomTags", "<ofd:CustomTag><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag>"
    ),
    "Doc_0/Tags/Tag.xml": '<eInvoice xmlns:ofd="http://www.ofdspec.org/2016"><Buyer><BuyerName>'
    '<ofd:ObjectRef PageRef="0">100</ofd:ObjectRef></BuyerName></Buyer></eInvoice>',
}
SEAL = der(0x30, der(0x02, b"\1"), der(0x04, der(0x30, der(0x0C, "样例公司发票专用章"), der(0x16, "x@example.com"))))
SIGNED = {
    "Doc_0/Signs/Signatures.xml": part("Signatures", '<ofd:Signature ID="1" BaseLoc="/Doc_0/Signs/S/Signature.xml"/>'),
    "Doc_0/Signs/S/Signature.xml": part(
        "Signature", '<ofd:Provider ProviderName="样例签章"/><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>'
    ),
    "Doc_0/Signs/S/SignedValue.dat": SEAL,
}
NOTES = {
    "Doc_0/Annots/Annotations.xml": part(
        "Annotations", '<ofd:Page PageID="0"><ofd:FileLoc>P/Annotation.xml</ofd:FileLoc></ofd:Page>'
    ),
    "Doc_0/Annots/P/Annotation.xml": part(
        "PageAnnot",
        f'<ofd:Annot Creator="赵批注"><ofd:Remark>已核</ofd:Remark>{text_objects([(1, 1, "批注内容")])}</ofd:Annot>',
    ),
}


def test_labels_of_the_template_stand_before_the_values_of_the_page(take, sure):
    data = ofd([page(VALUES, template=True)], LABELS)
    assert sure(READER, data) == 96
    taken = take(READER, data)
    assert [segment.text for segment in taken.segments if "：" in segment.text] == [
        "名称：\t李测试\t开票人：\t王开票\n纳税人识别号： 91110000TEST"
    ]
    assert taken.place("李测试\t") == {"page": 1}
    assert taken.place("陈制单") == {"part": "properties"}
    assert taken.members == {}
    assert not taken.incomplete


def test_letters_drawn_one_by_one_are_words(take):
    letters = [(10 + 3 * index, 10, letter) for index, letter in enumerate("手机号码")]
    digits = [(30 + 1.5 * index, 10, digit) for index, digit in enumerate("19912345678")]
    assert take(READER, ofd([page([*digits, *letters])])).segments[-1].text == "手机号码\t19912345678"


def test_steps_between_letters_say_how_far_a_text_goes(take):
    texts = (
        '<ofd:TextObject ID="7" Boundary="10 10 80 5" Size="3"><ofd:TextCode X="0" Y="3" DeltaX="g 3 20">'
        '甲乙丙丁</ofd:TextCode></ofd:TextObject><ofd:TextObject ID="8" Boundary="73 10 9 5" Size="3">'
        '<ofd:TextCode X="0" Y="3">戊</ofd:TextCode></ofd:TextObject>'
    )
    assert take(READER, ofd([part("Page", texts)])).segments[-1].text == "甲乙丙丁戊"


def test_tags_notes_seals_and_attachments(take):
    beside = (
        "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
        "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
    )
    attachments = {
        "Doc_0/Attachs/Attachments.xml": part(
            "Attachments", '<ofd:Attachment Name="原件"><ofd:FileLoc>a.xml</ofd:FileLoc></ofd:Attachment>'
        ),
        "Doc_0/Attachs/a.xml": "<eInvoice><BuyerName>李测试</BuyerName></eInvoice>",
        "Doc_0/Res/a.png": b"\x89PNG",
        "Doc_0/Res/a.ttf": b"\0\1\0\0",
    }
    taken = take(READER, ofd([page(VALUES)], beside=beside, extra={**TAGS, **SIGNED, **NOTES, **attachments}))
    hints = {segment.text: segment.hint for segment in taken.segments}
    assert hints["李测试"] == "BuyerName" and hints["赵批注"] == "author"
    assert taken.place("批注内容") == {"page": 1, "part": "note"}
    assert taken.place("发票专用章") == {"part": "seal"}
    assert taken.place("样例签章") == {"part": "signature"}
    assert list(taken.members) == ["Doc_0/Attachs/a.xml", "Doc_0/Res/a.png"]


def test_a_page_that_breaks_is_read_as_it_stands(take):
    data = ofd([page(VALUES), page(VALUES)[:-30]])
    taken = take(READER, data)
    assert taken.place("91110000TEST") == {"page": 1}
    assert list(taken.members) == ["Doc_0/Pages/Page_1/Content.xml"]
    assert taken.incomplete == ["damaged"]


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        part("Page", text_objects([(1, 1, "x")]).replace('Boundary="1 1 80 5"', 'Boundary="nan 1e999 x" CTM="1 2"')),
        part("Page", '<ofd:TextObject><ofd:TextCode DeltaX="g 99999999999 1 g nan">ab</ofd:TextCode></ofd:TextObject>'),
    ],
)
def test_hostile_pages_end(take, content):
    taken = take(READER, ofd([content]))
    assert taken.unread is None


def test_a_document_that_leads_to_itself_or_nowhere_ends(take):
    root = part(
        "OFD", "<ofd:DocBody><ofd:DocRoot>OFD.xml</ofd:DocRoot><ofd:Signatures>/OFD.xml</ofd:Signatures></ofd:DocBody>"
    )
    assert take(READER, archive({"OFD.xml": root})).incomplete == ["damaged"]


def test_one_that_is_cut_is_walked(take):
    data = ofd([page(VALUES)])
    taken = take(READER, data[: len(data) * 3 // 4])
    assert "OFD.xml" in taken.members and taken.incomplete == ["damaged"]


def test_encrypted_parts_are_said(take):
    data = io.BytesIO(ofd([page(VALUES)]))
    with zipfile.ZipFile(data, "a") as file:
        file.writestr("Encryptions.xml", "<x/>")
    assert take(READER, data.getvalue()).unread == "locked"
