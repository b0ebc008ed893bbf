"""A document is what it says it is, is alone, and is no bomb."""

import io
import struct
import unicodedata
import zipfile

import pytest
from django.core.exceptions import ValidationError

from madang.base.files.check import check_attachment
from madang.base.files.names import kept_name

from .made import CSV, PDF, archive, file, hwpx, picture, xlsx


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("계획.pdf", PDF, "application/pdf"),
        ("계획.hwpx", hwpx(), "application/hwp+zip"),
        ("표.xlsx", xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("표.csv", CSV, "text/csv; charset=utf-8"),
        ("표.CSV", "이름,금액\n그늘막,3\n".encode("cp949"), "text/csv; charset=euc-kr"),
        ("글.txt", "\ufeff안녕하세요\r\n".encode(), "text/plain; charset=utf-8"),
    ],
)
def test_five_kinds_are_taken_as_they_are(name, data, content_type):
    checked = check_attachment(file(name, data))
    assert (checked.content_type, checked.main) == (content_type, data)


def refused(name, data):
    with pytest.raises(ValidationError) as error:
        check_attachment(file(name, data))
    return error.value.code, error.value.messages[0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("계획.pdf", hwpx(), "내용은 HWPX 형식입니다. 이름 끝을 .hwpx"),
        ("계획.hwpx", PDF, "내용은 PDF 형식입니다. 이름 끝을 .pdf"),
        ("표.xlsx", CSV, "내용은 TXT 형식입니다. 이름 끝을 .txt"),
        ("계획.pdf.exe", PDF, "이름 끝을 .pdf"),
        ("계획", PDF, "이름 끝을 .pdf"),
    ],
)
def test_a_name_that_lies_is_refused(name, data, words):
    code, sentence = refused(name, data)
    assert code == "wrong_ending"
    assert words in sentence


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("계획.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "HWP·DOC·XLS 형식입니다. PDF나 HWPX로"),
        ("a.html", b"<!doctype html><p>1", "HTML 형식입니다"),
        ("a.txt", b"  <svg onload=alert(1)>", "SVG 형식입니다"),
        ("a.csv", b"name\n<script>alert(1)</script>\n", "HTML 형식입니다"),
        ("a.txt", b"<?xml version='1.0'?><a/>", "XML 형식입니다"),
        ("a.txt", b"#!/bin/sh\nrm -rf /\n", "EXE 형식입니다"),
        ("a.pdf", b"MZ\x90\x00\x03", "EXE 형식입니다"),
        ("a.rar", b"Rar!\x1a\x07\x00", "압축을 풀어"),
        ("a.txt", b"a\x00b", "알 수 없는 형식입니다"),
        ("a.pdf", b"\n\n%PDF-1.7 \x00", "알 수 없는 형식입니다"),
    ],
)
def test_other_kinds_are_named_with_a_way_out(name, data, words):
    code, sentence = refused(name, data)
    assert code == "kind"
    assert sentence.startswith(f"‘{name}’: ")
    assert words in sentence


def test_a_picture_belongs_among_the_pictures():
    assert refused("현장.jpg", picture())[0] == "picture"


def test_an_ordinary_text_that_begins_like_a_program_is_a_text():
    assert check_attachment(file("a.txt", b"MZ generation\nBMW and II*\n")).content_type == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "data",
    [
        PDF + archive({"a.class": b"evil"}),  # a PDF for one program, an archive for another
        b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF",
        b"%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n%%EOF",
        b"%PDF-1.7\n1 0 obj << /S /Launch /F (calc.exe) >> endobj\n%%EOF",
    ],
)
def test_two_things_in_one_pdf_are_refused(data):
    assert refused("a.pdf", data)[0] == "polyglot"


def test_the_same_letters_inside_a_packed_stream_are_only_data():
    data = PDF.replace(b"trailer", b"2 0 obj <<>> stream\n\x9c/JS (\x00<script>\nendstream endobj\ntrailer")
    assert check_attachment(file("a.pdf", data)).main == data


def test_a_torn_pdf_is_refused():
    assert refused("a.pdf", PDF[:40])[0] == "broken"


@pytest.mark.parametrize(
    "data",
    [
        hwpx() + b"<html><script>alert(1)</script></html>",
        b"PK\x03\x04 hidden in front" + hwpx(),
        archive({"mimetype": b"application/hwp+zip"}, comment=b"<script>alert(1)</script>"),
    ],
)
def test_two_things_in_one_archive_are_refused(data):
    assert refused("a.hwpx", data)[0] == "polyglot"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (hwpx(bomb=b"\0" * 20_000_000), "zip_bomb"),  # 20 MB out of 20 kB: a thousandfold
        (hwpx(**{f"{number}.xml": b"" for number in range(200)}), "zip_entries"),
        (hwpx(**{"../../etc/passwd": b"x"}), "zip_path"),
        (hwpx(**{"/etc/passwd": b"x"}), "zip_path"),
        (hwpx(**{"C:/windows": b"x"}), "zip_path"),
        (hwpx(**{"..\\windows": b"x"}), "zip_path"),
        (hwpx(inner=archive({"a": b"x"})), "zip_nested"),
        (xlsx(**{"xl/sheet.xml": b"<!DOCTYPE a [<!ENTITY b 'ha'>]><a>&b;</a>"}), "zip_entity"),
        (xlsx(**{"xl/vbaProject.bin": b"x"}), "macro"),
        (archive({"a.txt": b"x"}), "zip"),
        (archive({}), "polyglot"),
        (hwpx()[:-30], "broken"),
        (archive({"mimetype": b"application/hwp+zip"}, method=zipfile.ZIP_LZMA), "broken"),
    ],
)
def test_bombs_traps_and_archives_are_refused(data, code):
    assert refused("a.hwpx", data)[0] == code


def test_ordinary_documents_pack_well_and_are_taken():
    """The negative control of the bomb: a table of a hundred thousand like rows, packed thirtyfold."""
    rows = b"".join(b'<row r="%d"><c><v>%d</v></c></row>' % (number, number * 7919) for number in range(100_000))
    data = xlsx(**{"xl/worksheets/sheet1.xml": rows})
    assert check_attachment(file("표.xlsx", data)).main == data


def test_an_archive_that_lies_about_its_size_is_refused():
    """The directory says one byte, the content unpacks to twenty million."""
    data = bytearray(archive({"mimetype": b"application/hwp+zip", "bomb": b"\0" * 20_000_000}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 1)
    assert refused("a.hwpx", bytes(data))[0] == "broken"


def test_a_locked_archive_is_refused():
    data = bytearray(hwpx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    assert refused("a.hwpx", bytes(data))[0] == "zip_path"


def test_a_link_out_of_the_archive_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/hwp+zip")
        link = zipfile.ZipInfo("Contents/link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    assert refused("a.hwpx", out.getvalue())[0] == "zip_path"


@pytest.mark.parametrize("before", ["", "가" * 99_990, "가" * 250_000])
def test_a_list_with_resident_numbers_is_refused(before):
    code, sentence = refused("명단.csv", f"이름,번호\n{before},900101-1234568\n".encode())
    assert code == "resident_number"
    assert "900101" not in sentence


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (unicodedata.normalize("NFD", "참여예산 계획.pdf"), "참여예산 계획.pdf"),
        ("..\\..\\보고서 .PDF", "보고서.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ('<b>"a"</b>.pdf', "b_.pdf"),
        (".pdf", "pdf.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("   .  .pdf", "file.pdf"),
        ("가" * 300 + ".pdf", "가" * 96 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(sent, kept):
    assert kept_name(sent, "pdf") == kept
