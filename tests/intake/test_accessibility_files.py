"""Whatever file is given, the examination ends: in verdicts, or in one sentence on what the file is."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from boardtui.intake.accessibility.examining import CHECKS, examine
from boardtui.intake.accessibility.package import LARGEST_PART, MOST_BYTES, MOST_PARTS
from boardtui.intake.accessibility.verdicts import Report
from tests.documents.sample_note import parts_of
from tests.intake.broken_papers import MAIN, SETTINGS, STYLES, drop, note, resub, swap, zipped

WHOLE = note()
PARTS = parts_of(WHOLE)
SOUND = len([check for check in CHECKS if not check.kinds])
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def examined(content: bytes) -> Report:
    return examine(io.BytesIO(content), "paper.docx")


def zip_of(**parts: bytes) -> bytes:
    return zipped({name.replace("__", "/"): content for name, content in parts.items()})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "It is empty"),
        (_OLE + bytes(600), "It is in the form of Word 97–2003 (.doc)"),
        (_OLE + bytes(9_000) + "EncryptedPackage".encode("utf-16-le"), "It is locked with a password"),
        (b"%PDF-1.7\n", "It is a PDF with another name"),
        (b"{\\rtf1\\ansi", "It is a Rich Text (.rtf) file"),
        (b"\x89PNG\r\n", "It is a picture"),
        (b"<!DOCTYPE html><html>", "It is a web page"),
        (b"<?xml version='1.0'?><office:document xmlns:office='urn:opendocument'/>", "It is a flat"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "It is an XML file"),
        (b"Dear all,\n", "It is not a Word file"),
        (b"\xff" * 50, "It is not a Word file"),
        (b"PK\x03\x04", "It is damaged: Word cannot unpack it"),
        (WHOLE[: len(WHOLE) // 2], "It is damaged: Word cannot unpack it"),
        (zip_of(xl__workbook=b""), "It is an Excel workbook"),
        (zip_of(ppt__slides=b""), "It is a PowerPoint file"),
        (zip_of(mimetype=b"application/vnd.oasis", **{"content.xml": b"<a/>"}), "It is an OpenDocument"),
        (zip_of(**{"Index/Document.iwa": b""}), "It is a file of Apple Pages"),
        (zip_of(**{"photo.jpg": b""}), "It is a zip file, but there is no Word document in it"),
        (note(drop(MAIN)), "It is a zip file, but there is no Word document in it"),
        (note(swap("_rels/.rels", '/officeDocument"', '/other"')), "It is a zip file, but there is no"),
        (note(swap(MAIN, "<w:body>", "<w:body")), "It is damaged: a part that Word needs is not"),
        (note(swap(STYLES, "<w:styles ", "<w:styles <")), "It is damaged: a part that Word needs is not"),
        (note(resub(MAIN, "<w:body>.*</w:body>", "")), "It is a zip file, but there is no Word"),
        (note(swap(MAIN, _WORD, _STRICT)), "It is saved as Strict Open XML"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_named_in_one_sentence(content: bytes, said: str) -> None:
    report = examined(content)
    assert (report.verdicts, report.findings) == ((), ())
    assert report.unreadable.startswith(said)
    assert report.unreadable.count(". ") == 0 and report.unreadable.endswith(".")


def test_a_zip_locked_with_a_password_is_said_to_be() -> None:
    content = bytearray(WHOLE)
    entry = content.rindex(b"PK\x01\x02")
    while entry >= 0:  # mark every part as encrypted, in the list and before the part
        [offset] = struct.unpack_from("<I", content, entry + 42)
        for flags in (entry + 8, offset + 6):
            content[flags] |= 1
        entry = content.rfind(b"PK\x01\x02", 0, entry)
    assert examined(bytes(content)).unreadable.startswith("It is locked with a password")


@pytest.mark.parametrize("kind", ["dotx", "docm", "dotm"])
def test_a_template_and_a_file_with_macros_are_examined_too(kind: str) -> None:
    other = {
        "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
        "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }[kind]
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    report = examined(note(swap("[Content_Types].xml", usual, other)))
    assert (len(report.verdicts), report.failed, report.unreadable) == (SOUND, (), "")


def test_a_bomb_is_left_alone() -> None:
    bomb = note(lambda parts: parts.update({"word/big.xml": b" " * (LARGEST_PART + 1)}))
    assert len(bomb) < 200_000
    assert examined(bomb).unreadable.startswith("It unpacks to more than a Word file of words can hold")


def test_many_middling_bombs_are_left_alone() -> None:
    size = LARGEST_PART - 100
    piece = b"<a>" + b" " * size + b"</a>"
    number = MOST_BYTES // size + 1
    bomb = note(lambda parts: parts.update({f"word/big{one}.xml": piece for one in range(number)}))
    assert examined(bomb).unreadable.startswith("It unpacks to more")


def test_a_zip_of_too_many_parts_is_left_alone() -> None:
    content = note(lambda parts: parts.update({f"word/{one}.bin": b"" for one in range(MOST_PARTS)}))
    assert (
        examined(content).unreadable == f"It has {MOST_PARTS + len(PARTS)} parts; no Word file has so many."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_entity_is_let_in(encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"' + "lol" * 50 + '"'):
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY e {entity}>]>'
        said = "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>"
        body = f'<w:document xmlns:w="{_WORD}">{said}</w:document>'
        report = examined(zipped({**PARTS, MAIN: (text + body).encode(encoding)}))
        assert (
            report.unreadable == "It is damaged: a part that Word needs holds a DOCTYPE, which Word refuses."
        )


def test_words_far_down_in_the_file_still_end() -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 300
    assert "not well-formed" in examined(note(swap(MAIN, "<w:body>", f"<w:body>{deep}"))).unreadable


def test_numbers_that_are_none_and_circles_of_styles_are_read_with_forgiveness() -> None:
    circle = (
        '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/></w:style>'
    )
    styles = circle.format("Ring", "Rang") + circle.format("Rang", "Ring") + "</w:styles>"
    odd = (
        '<w:p><w:pPr><w:pStyle w:val="Ring"/><w:outlineLvl w:val="many"/></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="1e400"/><w:color w:val="auto"/></w:rPr><w:t>x</w:t></w:r></w:p>'
        '<w:tbl><w:tblPr><w:tblW w:w="50%" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="6cm"/>'
        '</w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-3"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    )
    parts = dict(PARTS)
    parts[STYLES] = parts[STYLES].replace(b"</w:styles>", styles.encode())
    parts[MAIN] = parts[MAIN].replace(b"<w:body>", f"<w:body>{odd}".encode())
    parts[SETTINGS] = parts[SETTINGS].replace(b'w:val="15"', b'w:val="new"')
    report = examined(zipped(parts))
    assert "T04" in {one.check.code for one in report.failed}


# What follows is thrown at it: any bytes, any damage to a zip, any damage to its XML.
_often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sound(report: Report) -> None:
    """Either a sentence, or a verdict of every check; nothing that could drive a terminal."""
    assert bool(report.unreadable) != (len(report.verdicts) == SOUND)
    for sentence in (report.unreadable, *(one.sentence for one in report.findings)):
        assert sentence == "" or (sentence.isprintable() and sentence.endswith("."))


@_often
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", _OLE, b"<?xml ", b"%PDF"]))
def test_any_bytes_end(content: bytes, start: bytes) -> None:
    sound(examined(start + content))


@_often
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_any_bytes_of_a_file_changed_end(changes: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for place, byte in changes:
        content[place] = byte
    sound(examined(bytes(content)))


@_often
@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.binary(max_size=40))
def test_any_piece_cut_out_of_a_file_ends(start: int, end: int, put: bytes) -> None:
    sound(examined(WHOLE[: min(start, end)] + put + WHOLE[max(start, end) :]))


_XML = [name for name in PARTS if name.endswith((".xml", ".rels"))]
_values = st.sampled_from(
    ["", "0", "-1", "99999999999999999999", "auto", "true", "ÿ\u202e", "1e9", "..", "w:p"]
)


@_often
@given(
    st.sampled_from(_XML), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 4), _values), max_size=8)
)
def test_any_damage_to_the_xml_ends(name: str, damages: list[tuple[int, int, str]]) -> None:
    root = etree.fromstring(PARTS[name])
    for place, what, value in damages:
        elements = list(root.iter())
        element = elements[place % len(elements)]
        parent = element.getparent()
        other = elements[(place * 7 + 1) % len(elements)]
        if what == 0 and parent is not None:
            parent.remove(element)
        elif what == 1:
            for key in element.attrib:
                element.set(key, value)
        elif what == 2:
            element.attrib.clear()
        elif what == 3 and parent is not None and other not in element.iter():
            other.append(element)
        elif parent is not None:
            element.tag, element.text = other.tag, value
    sound(examined(zipped({**PARTS, name: etree.tostring(root)})))


@_often
@given(st.sampled_from(sorted(PARTS)), st.one_of(st.none(), st.binary(max_size=60), st.text(max_size=60)))
def test_any_part_replaced_or_left_out_ends(name: str, content: bytes | str | None) -> None:
    parts = dict(PARTS)
    if content is None:
        del parts[name]
    else:
        parts[name] = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    sound(examined(zipped(parts)))


def test_a_zip_that_lies_about_its_sizes_ends() -> None:
    content = bytearray(WHOLE)
    entry = content.index(b"PK\x01\x02")
    while entry >= 0:
        content[entry + 24 : entry + 28] = struct.pack("<I", 5)
        entry = content.find(b"PK\x01\x02", entry + 1)
    sound(examined(bytes(content)))


def test_a_method_of_packing_that_nobody_knows_ends() -> None:
    content = bytearray(WHOLE)
    entry = content.index(b"PK\x01\x02")
    content[entry + 10 : entry + 12] = struct.pack("<H", 77)
    sound(examined(bytes(content)))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_in_another_way_and_broken_ends(method: int) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
    content = bytearray(held.getvalue())
    sound(examined(bytes(content)))
    for place in range(60, len(content) - 60, 400):
        content[place] ^= 255
    sound(examined(bytes(content)))
