"""Whoever looks at Ara's data leaves a trace that Ara can read."""

import pytest

from madang.base.people.looks import looks_at, record_look
from madang.base.people.models import Role
from madang.base.record.models import Entry

pytestmark = pytest.mark.django_db


def look(browser, person, what="all", why="enquiry"):
    return browser.post(f"/haeoreum/people/office/person/{person.pk}/", {"what": what, "why": why})


def test_an_address_is_shown_only_with_a_reason(visitor, kim, ara):
    browser = visitor(kim)
    before = browser.get(f"/haeoreum/people/office/person/{ara.pk}/").content.decode()
    without = look(browser, ara, why="").content.decode()
    after = look(browser, ara).content.decode()
    assert [ara.email in page for page in (before, without, after)] == [False, False, True]
    assert looks_at(ara).count() == 1


def test_ara_sees_who_when_and_why(visitor, kim, ara):
    look(visitor(kim), ara, what="contact", why="duplicate")
    page = visitor(ara).get("/haeoreum/people/me/looks/").content.decode()
    assert "예산담당관 kim" in page
    assert "전자우편 주소" in page
    assert "같은 사람의 계정이 둘인지 보려고" in page


def test_bom_does_not_see_looks_at_ara(visitor, kim, ara, bom):
    look(visitor(kim), ara)
    assert "아직 아무도 보지 않았습니다" in visitor(bom).get("/haeoreum/people/me/looks/").content.decode()


def test_a_look_is_not_public_and_holds_no_data(kim, ara, haeoreum):
    record_look(kim, ara, haeoreum, "all", "audit")
    entry = Entry.objects.get()
    assert (entry.is_public, entry.facts) == (False, {"what": "all", "why": "audit"})


def test_looking_at_oneself_is_no_look(kim, haeoreum):
    record_look(kim, kim, haeoreum, "all", "audit")
    assert not Entry.objects.exists()


def test_a_reason_of_ones_own_making_is_refused(kim, ara, haeoreum):
    with pytest.raises(ValueError):
        record_look(kim, ara, haeoreum, "all", "궁금해서")


def test_people_of_another_town_are_not_to_be_found(visitor, kim, out):
    assert look(visitor(kim), out).status_code == 404


def test_a_resident_looks_at_nobody(visitor, ara, bom):
    assert look(visitor(ara), bom).status_code == 403


def test_the_list_of_parts_shows_no_address(visitor, kim, settle, haeoreum):
    member = settle("member", haeoreum, Role.MEMBER)
    assert member.email not in visitor(kim).get("/haeoreum/people/office/").content.decode()
