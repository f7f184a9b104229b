from __future__ import annotations

import pytest

from audit.parsing.pictures.xmp import xmp_entries

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Example 1.0">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 aux:SerialNumber="SN-0002" crs:Contrast="25" exif:GPSLatitude="10,30.5N" exif:GPSLongitude="20,15,36W">
<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>李测试</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A day at sea</rdf:li></rdf:Alt></dc:description>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>王样例</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>
<rdf:li><rdf:Description mwg-rs:Name="Bo Roe" mwg-rs:Type="Face"/></rdf:li>
</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_people_places_and_devices():
    found = set(xmp_entries(PACKET.encode()) or ())
    assert {
        ("PERSON", "XMP creator", "Jane Doe"),
        ("PERSON", "XMP creator", "李测试"),
        ("PERSON", "XMP PersonInImage", "王样例"),
        ("PERSON", "XMP PersonName", "Bo Roe"),
        ("DEVICE_SERIAL", "XMP SerialNumber", "SN-0002"),
        ("PHOTO_LOCATION", "XMP GPSLatitude", "10.508333, -20.260000"),
        ("description", "XMP description", "A day at sea"),
    } <= found
    assert not [text for _, _, text in found if text in ("25", "10,30.5N", "x-default")]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [("0,0N", "0,0E"), ("10.5", "20.5"), ("", "20,1E"), ("10,5N and more", "20,1E")]
)
def test_positions_that_are_none(latitude, longitude):
    packet = PACKET.replace("10,30.5N", latitude).replace("20,15,36W", longitude)
    assert "PHOTO_LOCATION" not in {hint for hint, _, _ in xmp_entries(packet.encode()) or ()}


@pytest.mark.parametrize("packet", [PACKET[:300], "", '<!DOCTYPE a [<!ENTITY b "c">]><x:xmpmeta/>'])
def test_what_is_no_xml_is_left_to_the_reader(packet):
    assert xmp_entries(packet.encode()) is None
