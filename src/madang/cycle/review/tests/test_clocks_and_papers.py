"""A track may have clocks of its own, an officer names who reviews, and a finding rests on papers that become public with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction

from madang.base.files.models import Upload
from madang.base.notices.models import Message
from madang.base.record.models import Entry
from madang.cycle.plan.models import Track
from madang.cycle.review.actions import approving, reviewing, screening
from madang.cycle.review.clocks import due
from madang.cycle.review.models import Finding, Review, Stand, Terms

from .test_pages import as_, sheet_of  # noqa: F401
from .test_two_people import refused

pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/review/"
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
CLOCKS = {
    "review_days": 5,
    "summons_days": 3,
    "consent_days": 4,
    "appeal_days": 6,
    "panel_days": 7,
    "panel_size": 1,
    "silence": "given",
}


@pytest.fixture
def dong(year):
    return Track.objects.create(cycle=year, code="youth", name="청소년 참여형", total_ceiling=10**9)


def test_a_track_has_its_own_clocks_and_the_others_keep_the_years(as_, kim, wish, parks, dong, year):  # noqa: F811
    assert as_(kim).post(f"{HERE}settings/terms/youth/", CLOCKS).status_code == 302
    ours, theirs = wish(), wish("경로당 에어컨")
    type(theirs).objects.filter(pk=theirs.pk).update(track=dong)
    theirs.refresh_from_db()
    assert screening.assign(ours, parks, by=kim).due_on == due(year, 15)
    assert screening.assign(theirs, parks, by=kim).due_on == due(year, 5)
    page = as_(kim).get(f"{HERE}criteria/").content.decode()
    assert "청소년 참여형" in page


def test_a_track_without_clocks_goes_by_the_years_again(as_, kim, year, dong):  # noqa: F811
    client = as_(kim)
    client.post(f"{HERE}settings/terms/", CLOCKS | {"review_days": 9})
    client.post(f"{HERE}settings/terms/youth/", CLOCKS)
    assert (Terms.of(year, dong).review_days, Terms.of(year).review_days) == (5, 9)
    client.post(f"{HERE}settings/terms/youth/", {"drop": "1"})
    assert Terms.of(year, dong).review_days == 9
    assert Entry.objects.filter(event="terms_dropped").count() == 1


def test_the_database_keeps_one_set_of_clocks_for_each(year, dong):
    for track in (None, dong):
        Terms.objects.create(cycle=year, track=track)
        with pytest.raises(IntegrityError), transaction.atomic():
            Terms.objects.create(cycle=year, track=track)


def test_an_officer_names_who_of_the_office_reviews_it(as_, kim, review, do, settle, haeoreum):  # noqa: F811
    re = settle("re", haeoreum, "reviewer", office="공원녹지과")
    client = as_(kim)
    assert "name_reviewer-person" in client.get(f"{HERE}desk/1/").content.decode()
    client.post(f"{HERE}desk/1/", {"deed": "name_reviewer", "name_reviewer-person": re.pk, "state": "assigned"})
    named = Review.objects.get()
    assert (named.reviewer, named.stand) == (re, Stand.ASSIGNED)
    assert Message.objects.get(template="review.reviewer_named").person == re
    assert refused(reviewing.take_up, named, by=do) == "review.another_is_named"
    assert reviewing.take_up(named, by=re).stand == Stand.REVIEWING


def test_without_a_name_whoever_of_the_office_comes_first_takes_it_up(review, do):
    """The control."""
    assert reviewing.take_up(review, by=do).reviewer == do


def test_nobody_of_another_office_no_proposer_and_no_resident_is_named(review, an, kim, do, bom, ara, settle, haeoreum):
    both = settle("both", haeoreum, "reviewer", office="공원녹지과")
    review.proposal.proposers.create(person=both)
    assert refused(screening.name_reviewer, review, an, by=kim) == "review.another_office"
    assert refused(screening.name_reviewer, review, bom, by=kim) == "review.another_office"
    assert refused(screening.name_reviewer, review, both, by=kim) == "review.proposers_do_not_judge"
    assert refused(screening.name_reviewer, review, do, by=do) == "review.officers_only"


def test_a_paper_is_the_desks_until_two_people_signed_and_then_everybodys(
    client, as_, review, criteria, do, noh, bom, sign_in  # noqa: F811
):  # fmt: skip
    first = criteria[0]
    paper = {f"c{first.pk}-paper": SimpleUploadedFile("현장.pdf", PDF, "application/pdf")}
    assert as_(do).post(f"{HERE}desk/1/sheet/", sheet_of(criteria) | paper).status_code == 302
    kept = Finding.objects.get(paper__isnull=False)
    address = f"{HERE}papers/{kept.paper_prefix}/현장.pdf"
    assert (kept.criterion, kept.paper.is_public) == (first, False)
    client.logout()
    assert client.get(address).status_code in (302, 403)
    assert sign_in(client, bom).get(address).status_code == 403
    assert as_(noh).get(address).status_code == 200
    # Saved once more without a file, it stays; the sheet is handed in and signed.
    draft = Review.objects.get()
    as_(do).post(f"{HERE}desk/1/sheet/", sheet_of(criteria, seen=draft.revision, hand_in=1))
    handed = Review.objects.get()
    assert Finding.objects.get(paper__isnull=False).paper == kept.paper
    approving.approve(handed, by=noh, seen=handed.revision)
    client.logout()
    assert client.get(address).status_code == 200
    assert "현장.pdf" in client.get(f"{HERE}1/").content.decode()
    assert "현장.pdf" in b"".join(client.get("/haeoreum/2027/data/findings.csv").streaming_content).decode()


def test_a_paper_that_was_taken_off_is_gone_and_never_becomes_public(as_, review, criteria, do):  # noqa: F811
    first, client = criteria[0], as_(do)
    paper = {f"c{first.pk}-paper": SimpleUploadedFile("현장.pdf", PDF, "application/pdf")}
    client.post(f"{HERE}desk/1/sheet/", sheet_of(criteria) | paper)
    client.post(
        f"{HERE}desk/1/sheet/", sheet_of(criteria, seen=Review.objects.get().revision, **{f"c{first.pk}-drop": "on"})
    )
    assert (Finding.objects.filter(paper__isnull=False).count(), Upload.objects.count()) == (0, 0)


def test_the_papers_of_what_was_handed_in_do_not_change(as_, review, criteria, do):  # noqa: F811
    first = criteria[0]
    paper = {f"c{first.pk}-paper": SimpleUploadedFile("현장.pdf", PDF, "application/pdf")}
    client = as_(do)
    client.post(f"{HERE}desk/1/sheet/", sheet_of(criteria) | paper)
    client.post(f"{HERE}desk/1/sheet/", sheet_of(criteria, seen=Review.objects.get().revision, hand_in=1))
    with pytest.raises(DatabaseError), transaction.atomic():
        Finding.objects.filter(paper__isnull=False).update(paper=None)


def test_what_is_no_paper_is_refused_in_words(as_, review, criteria, do):  # noqa: F811
    paper = {f"c{criteria[0].pk}-paper": SimpleUploadedFile("현장.svg", b"<svg/>", "image/svg+xml")}
    assert as_(do).post(f"{HERE}desk/1/sheet/", sheet_of(criteria) | paper).status_code == 422
    assert not Upload.objects.exists()
