"""A file is handed out as what it is, only where it belongs, only to whom it may be shown."""

from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from madang.base.files.actions import store_attachment, store_picture
from madang.base.files.forms import PictureForm, picture_formset
from madang.base.files.views import serve
from madang.base.people.refusals import Refused

from .made import PDF, file, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(haeoreum, ara):
    data = picture(size=(1000, 500))
    return store_picture(haeoreum, file("a.jpg", data), "그늘이 없는 정류장", by=ara, subject="proposal/1")


@pytest.fixture
def plan(haeoreum, ara):
    return store_attachment(haeoreum, file("사업 계획.pdf", PDF), by=ara, subject="proposal/1")


@pytest.fixture
def secret(haeoreum, ara):
    return store_attachment(haeoreum, file("증빙.pdf", PDF + b"\n%%EOF"), by=ara, subject="proposal/1", public=False)


def get(client, address, town="haeoreum"):
    return client.get(f"/{town}{address}")


def test_a_picture_is_shown(client, photo):
    answer = get(client, photo.address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["Content-Disposition"].startswith("inline")
    assert len(b"".join(answer.streaming_content)) == photo.size


def test_its_smaller_copies_too(client, photo):
    sizes = [len(b"".join(get(client, address).streaming_content)) for address in (photo.small, photo.middle)]
    assert sizes == sorted(sizes)
    assert photo.srcset == f"{photo.small} 320w, {photo.middle} 800w, {photo.address} 1000w"


def test_the_headers_keep_it_a_file(client, photo, plan):
    for upload in (photo, plan):
        answer = get(client, upload.address)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Cookie" not in answer.get("Vary", "")


def test_an_attachment_is_a_download_with_its_name(client, plan):
    answer = get(client, plan.address)
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('사업 계획.pdf')}"
    assert b"".join(answer.streaming_content) == PDF


def test_the_town_next_door_does_not_hand_it_out(client, photo, neighbour):
    assert get(client, photo.address, "dalmaji").status_code == 404


@pytest.mark.parametrize("name", ["other.webp", "..", "file", "%2e%2e%2ffull.webp", "4000.webp"])
def test_other_names_lead_nowhere(client, photo, name):
    assert get(client, photo.address.replace("full.webp", name)).status_code == 404


@pytest.mark.parametrize("prefix", ["a", "", "g" * 20, "%25" * 20])
def test_half_an_address_leads_nowhere(client, photo, prefix):
    assert get(client, f"/files/{prefix}/full.webp").status_code == 404


def test_a_private_file_is_only_for_whoever_put_it_up(client, secret, ara, bom):
    assert get(client, secret.address).status_code == 403
    client.force_login(bom)
    assert get(client, secret.address).status_code == 403
    client.force_login(ara)
    answer = get(client, secret.address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_the_officers_see_it_too_after_their_second_factor(client, sign_in, secret, kim):
    assert get(sign_in(client, kim, second_factor=False), secret.address).status_code == 403
    assert get(sign_in(client, kim), secret.address).status_code == 200


def test_a_stage_brings_its_own_rule(secret, haeoreum, kim, bom):
    def why_not_see_evidence(person, upload):
        return person.why_not_play(upload.government, "officer")

    def ask(person):
        request = RequestFactory().get("/")
        request.government, request.user = haeoreum, person
        return serve(request, secret.digest[:20], secret.original_name, why_not_see=why_not_see_evidence)

    assert ask(kim).status_code == 200
    with pytest.raises(Refused) as refused:
        ask(bom)
    assert refused.value.reason == "people.not_your_part"


def test_nothing_can_be_sent_there(client, photo):
    assert client.post(f"/haeoreum{photo.address}").status_code == 405


def test_a_form_takes_a_picture_and_its_words(haeoreum, ara):
    form = PictureForm({"alt": "그늘이 없는 정류장"}, {"picture": file("a.jpg", picture())})
    assert form.is_valid()
    upload = store_picture(haeoreum, **form.cleaned_data, by=ara, subject="proposal/1")
    assert upload.alt == "그늘이 없는 정류장"


@pytest.mark.parametrize(
    ("alt", "sent", "wrong"),
    [
        ("", True, ["alt"]),
        ("a.jpg", True, ["alt"]),
        ("그늘이 없는 정류장", False, ["picture"]),
        ("", False, []),
    ],
)
def test_a_form_asks_for_both_or_neither(alt, sent, wrong):
    form = PictureForm({"alt": alt}, {"picture": file("a.jpg", picture())} if sent else {})
    assert list(form.errors) == wrong


def test_a_form_says_what_is_wrong_with_the_file():
    form = PictureForm({"alt": "그늘이 없는 정류장"}, {"picture": file("a.jpg", PDF)})
    assert form.errors["picture"] == ["‘a.jpg’: PDF 형식입니다. JPEG, PNG, WebP, GIF 사진을 올려 주세요."]


def test_several_pictures_at_once():
    sent = QueryDict(mutable=True)
    sent.update({"p-TOTAL_FORMS": "3", "p-INITIAL_FORMS": "0", "p-0-alt": "정류장", "p-2-alt": "의자 없는 길"})
    files = MultiValueDict({"p-0-picture": [file("a.jpg", picture())], "p-2-picture": [file("b.png", picture("PNG"))]})
    formset = picture_formset(at_most=3)(sent, files, prefix="p")
    assert formset.is_valid()
    assert [alt for _picture, alt in formset.pictures()] == ["정류장", "의자 없는 길"]


def test_too_many_pictures_are_refused():
    sent = {"p-TOTAL_FORMS": "3", "p-INITIAL_FORMS": "0"} | {f"p-{n}-alt": f"정류장 {n}" for n in range(3)}
    files = MultiValueDict({f"p-{n}-picture": [file("a.jpg", picture())] for n in range(3)})
    assert not picture_formset(at_most=2)(sent, files, prefix="p").is_valid()


def test_a_form_in_english_speaks_english():
    with translation.override("en"):
        form = PictureForm({"alt": "A stop without shade"}, {"picture": file("a.jpg", PDF)})
        assert form.errors["picture"] == [
            "‘a.jpg’: This is a PDF file. Please upload a JPEG, PNG, WebP or GIF picture."
        ]
