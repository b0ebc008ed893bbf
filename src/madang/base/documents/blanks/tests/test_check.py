"""A form is looked at before it is kept: what it may not hold, and which of its places nobody can fill, each by name."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from madang.base.documents.blanks.actions import looked_at
from madang.base.documents.blanks.fill import fill_form
from madang.base.documents.blanks.offer import Offer
from madang.base.documents.blanks.package import NotTaken, opened
from madang.base.files.check import check_attachment

from .forms import OFFER, REPEATED, changed, made, started, swapped

IDLE = "\ufeffvar Documents = XHwpDocuments;\r\nfunction OnDocument_New()\r\n{\r\n\t//todo : \r\n}\r\n".encode(
    "utf-16-le"
)


def said(*lines, rows=()):
    return {(fault.code, fault.place, fault.near) for fault in looked_at(made(*lines, rows=rows), OFFER).faults}


def test_a_form_whose_places_are_all_known_has_no_fault():
    found = looked_at(made("{{제목}} {{회계연도}}", rows=[REPEATED]), OFFER)
    assert (found.faults, found.fields, found.rows) == ([], {"제목", "회계연도", "합계"}, {"사업": {"이름", "금액"}})
    assert looked_at(started(), OFFER).faults == []
    assert looked_at(made("자리 없음"), OFFER).empty


@pytest.mark.parametrize(
    ("lines", "rows", "faults"),
    [
        (["{{회계년도}}"], [], {("unknown", "회계년도", "회계연도")}),
        (["{{이름}}"], [], {("needs_a_row", "이름", "")}),
        ([], [("{{#사업들}}{{이름}}", "{{/사업들}}")], {("unknown_list", "사업들", "사업")}),
        ([], [("{{#사업}}{{이릉}}", "{{/사업}}")], {("unknown", "이릉", "이름")}),
        ([], [("{{#사업}}{{이름}}", "{{금액}}")], {("never_ends", "사업", "")}),
        ([], [("{{이름}}", "{{/사업}}")], {("ends_what_never_began", "사업", ""), ("needs_a_row", "이름", "")}),
        ([], [("{{#사업}}{{#사업}}", "{{/사업}}")], {("two_lists_in_a_row", "사업", "")}),
        (["{{#사업}}{{/사업}}"], [], {("not_in_a_row", "사업", "")}),
        (["{{제목}"], [], {("half_a_place", "{{제목}", "")}),
        (["제목}} 입니다"], [], {("half_a_place", "}} 입니다", "")}),
    ],
)
def test_what_is_wrong_with_a_place_is_said_by_its_name(lines, rows, faults):
    assert {fault for fault in said(*lines, rows=rows) if fault[1] != "합계"} == faults


def test_a_row_with_a_merged_cell_is_not_repeated():
    form = changed(made(rows=[REPEATED]), lambda data: data.replace(b'rowSpan="1"', b'rowSpan="2"'))
    assert ("spanned_row", "사업") in {(fault.code, fault.place) for fault in looked_at(form, OFFER).faults}


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("script", changed(made("가"), lambda data: b"Document.Save('x')", "Scripts/headerScripts.js")),
        ("script", changed(made("가"), swapped("<hp:t>가</hp:t>", "<hp:ole/>"))),
        ("strange_part", changed(made("가"), lambda data: b"MZ", "BinData/a.exe")),
        ("strange_part", changed(made("가"), lambda data: b"\xd0\xcf", "BinData/ole1.ole")),
        ("strange_part", changed(made("가"), lambda data: b"<svg/>", "BinData/a.svg")),
        (
            "outside",
            changed(made("가"), swapped("<hp:t>가</hp:t>", '<hp:t>가</hp:t><hp:pic href="https://x.example/"/>')),
        ),
        ("outside", changed(made("가"), swapped("<hp:t>가</hp:t>", '<hp:pic href="\\\\\\\\server\\\\share"/>'))),
        (
            "outside",
            changed(
                made("가"), swapped("<hp:t>가</hp:t>", '<hp:ctrl><hp:fieldBegin id="1" type="HYPERLINK"/></hp:ctrl>')
            ),
        ),
        ("locked", changed(made("가"), lambda data: b"<m><encryption-data/></m>", "META-INF/manifest.xml")),
        ("broken", changed(made("가"), lambda data: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + data)),
        ("broken", changed(made("가"), lambda data: data[:-20])),
        ("broken", b"no zip"),
        ("broken", changed(made("가"), lambda data: b"application/zip", "mimetype")),
    ],
)
def test_what_may_not_be_inside_is_refused(code, form):
    with pytest.raises(NotTaken) as refused:
        looked_at(form, OFFER)
    assert refused.value.code == code


def test_what_the_word_processor_always_writes_is_left_out_and_no_fault():
    form = changed(made("{{제목}}"), lambda data: IDLE, "Scripts/headerScripts.js")
    listed = '<opf:item id="s" href="Scripts/headerScripts.js" media-type="x"/></opf:manifest>'
    form = changed(form, swapped("</opf:manifest>", listed), "Contents/content.hpf")
    form = changed(
        form, swapped("</opf:spine>", '<opf:itemref idref="s" linear="yes"/></opf:spine>'), "Contents/content.hpf"
    )
    assert looked_at(form, OFFER).faults == []
    filled = zipfile.ZipFile(io.BytesIO(fill_form(form, {"제목": "가"})))
    assert "Scripts/headerScripts.js" not in filled.namelist()
    assert b"Scripts" not in filled.read("Contents/content.hpf")
    assert b'idref="s"' not in filled.read("Contents/content.hpf")


def test_bombs_and_ways_out_are_stopped_at_the_gate_before():
    bomb = changed(made("가"), lambda data: b"\0" * 60_000_000, "BinData/a.png")
    with pytest.raises(ValidationError):
        check_attachment(SimpleUploadedFile("form.hwpx", bomb))
    with pytest.raises(ValidationError):
        check_attachment(SimpleUploadedFile("form.hwpx", changed(made("가"), lambda data: b"x", "../../etc/passwd")))
    assert check_attachment(SimpleUploadedFile("form.hwpx", made("가"))).content_type == "application/hwp+zip"


def test_every_form_that_we_write_is_taken_again():
    assert set(opened(started())) >= {"mimetype", "Contents/section0.xml", "Contents/header.xml"}


@pytest.mark.parametrize(
    "fields", [{"name": "의견서"}, {"fields": {"가{나": ""}}, {"rows": {"가": {"#나": ""}}}, {"rows": {"가/나": {}}}]
)
def test_an_offer_with_an_impossible_name_is_refused(fields):
    with pytest.raises(ValueError, match="Offer"):
        Offer(**{"name": "opinion", "title": "의견서"} | fields)
