"""Officers hand in forms, try them, put them away; the document comes in the newest that is in use."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import include, path, re_path

from madang.base.documents.blanks.models import Blank
from madang.base.documents.blanks.views import addresses
from madang.base.documents.document import Document, Paragraph
from madang.base.documents.serve import serve_document
from madang.base.people.doors import for_government
from madang.base.record.models import Entry
from madang.config import urls as all_urls

from .forms import DAY, OFFER, REPEATED, made, read

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
DOCUMENT = Document("2027년 의견서", "참-1", DAY, "해오름시", blocks=[Paragraph("안녕하세요.")])
MORE = {"회계연도": "2027", "사업": [{"이름": "그늘막", "금액": "320"}], "합계": "320"}
shown = {}


@for_government
def opinion(request, suffix=""):
    return serve_document(request, shown["document"], suffix, offer=OFFER, places=MORE)


def other(request):
    return HttpResponse()


urlpatterns = [
    path("documents/blanks/", include((addresses([OFFER]), "blanks"))),
    path("opinion/", opinion),
    re_path(r"^opinion\.(?P<suffix>\w+)$", opinion),
    *[one for one in all_urls.urlpatterns if "documents/blanks/" not in str(one.pattern)],
]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    shown["document"] = DOCUMENT


@pytest.fixture
def hand_in(client, sign_in, kim, django_capture_on_commit_callbacks):
    """hand_in(form): the officer sends it."""
    sign_in(client, kim)

    def hand_in(content, name="의견서.hwpx"):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/haeoreum/documents/blanks/opinion/", {"file": SimpleUploadedFile(name, content)})

    return hand_in


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_form_is_kept_tried_and_used(client, hand_in):
    assert client.get("/haeoreum/opinion.own").status_code == 404
    assert hand_in(made("{{제목}} {{회계연도}}", rows=[REPEATED])).status_code == 302
    page = client.get("/haeoreum/documents/blanks/opinion/").content.decode()
    assert ("쓰는 중" in page, "{{회계연도}}" in page, "{{#사업}}" in page) == (True, True, True)
    tried = client.get("/haeoreum/documents/blanks/opinion/1/try.hwpx")
    assert read(body(tried))[1][0][1:3] == [["달빛공원 그늘막", "320,000,000원"]] * 2
    assert 'href="/haeoreum/opinion.own"' in client.get("/haeoreum/opinion/").content.decode()
    own = client.get("/haeoreum/opinion.own")
    words, tables = read(body(own))
    assert (words[-1], tables[0][1]) == ("2027년 의견서 2027", ["그늘막", "320원"])
    assert own["Content-Type"] == "application/hwp+zip"
    again = client.get("/haeoreum/opinion.own", headers={"If-None-Match": own["ETag"]})
    assert again.status_code == 304
    shown["document"] = replace(DOCUMENT, title="다른 제목")
    assert client.get("/haeoreum/opinion.own", headers={"If-None-Match": own["ETag"]}).status_code == 200
    assert list(Entry.objects.values_list("event", "is_public")) == [("blank_kept", False)]


def test_versions_follow_each_other_and_the_one_before_comes_back(client, hand_in):
    hand_in(made("첫째 {{제목}}"))
    hand_in(made("둘째 {{제목}}"))
    assert read(body(client.get("/haeoreum/opinion.own")))[0][-1] == "둘째 2027년 의견서"
    assert client.post("/haeoreum/documents/blanks/opinion/2/retire/").status_code == 302
    assert read(body(client.get("/haeoreum/opinion.own")))[0][-1] == "첫째 2027년 의견서"
    assert client.post("/haeoreum/documents/blanks/opinion/2/retire/").status_code == 403
    hand_in(made("셋째 {{제목}}"))
    assert list(Blank.objects.values_list("version", flat=True)) == [3, 2, 1]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (made("{{회계년도}}"), "‘회계년도’"),
        (made("자리 없음"), "채울 자리가 하나도 없습니다"),
        (b"PK\x05\x06" + b"\0" * 18, "‘의견서.hwpx’"),
    ],
    ids=["unknown", "without places", "no document"],
)
def test_a_form_with_a_fault_is_refused_by_name_and_nothing_is_kept(hand_in, form, words):
    answer = hand_in(form)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Blank.objects.exists()


def test_a_pdf_is_no_form(hand_in):
    answer = hand_in(b"%PDF-1.7\n%%EOF\n", "form.pdf")
    assert (answer.status_code, "HWPX 파일이 아닙니다" in answer.content.decode()) == (422, True)


def test_a_form_to_begin_with_is_taken_as_it_stands(client, sign_in, kim, hand_in):
    sign_in(client, kim)
    form = body(client.get("/haeoreum/documents/blanks/opinion/start.hwpx"))
    assert hand_in(form).status_code == 302


def test_only_officers_come_in(client, sign_in, ara):
    sign_in(client, ara)
    for address in ["", "opinion/", "opinion/start.hwpx"]:
        assert client.get(f"/haeoreum/documents/blanks/{address}").status_code == 403


def test_another_town_has_its_own_forms(client, sign_in, settle, neighbour, hand_in):
    hand_in(made("{{제목}}"))
    sign_in(client, settle("lee", neighbour, "officer"))
    assert client.get("/dalmaji/documents/blanks/opinion/1/try.hwpx").status_code == 404
    assert client.get("/dalmaji/opinion.own").status_code == 404


def test_an_unknown_document_has_no_page(client, sign_in, kim):
    sign_in(client, kim)
    assert client.get("/haeoreum/documents/blanks/nothing/").status_code == 404
