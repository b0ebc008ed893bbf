"""From a resident's wish to its public page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base.notices.models import Message
from madang.base.people.models import Role
from madang.base.record.models import Entry
from madang.cycle.propose.models import Proposal, State
from madang.cycle.propose.permissions import why_not_handle, why_not_propose
from madang.cycle.propose.reasons import Exclusion

pytestmark = pytest.mark.django_db

WISH = {
    "title": "새내천에 긴 의자",
    "problem": "앉을 곳이 없어요",
    "idea": "백 걸음마다 하나",
    "field": "parks",
    "cost": "3000000",
}


@pytest.fixture
def send(client, sign_in, track):
    def send(person, **changes):
        return sign_in(client, person).post("/haeoreum/2027/propose/new/", WISH | {"track": track.pk} | changes)

    return send


@pytest.fixture
def bench(send, during, year, ara):
    during(year, "propose")
    send(ara)
    return Proposal.objects.get()


def test_ara_sends_a_wish_and_only_she_and_the_officer_see_it(client, sign_in, bench, ara, bom, kim):
    assert (bench.state, bench.number, bench.code) == (State.SUBMITTED, 1, "27-0001")
    page = f"/haeoreum/2027/propose/{bench.number}/"
    seen = {person.name: sign_in(client, person).get(page).status_code for person in (ara, bom, kim)}
    client.logout()
    assert seen | {"nobody": client.get(page).status_code} == {"ara": 200, "bom": 403, "kim": 200, "nobody": 403}


def test_kim_publishes_and_everyone_reads_the_story(client, sign_in, bench, kim):
    sign_in(client, kim).post("/haeoreum/2027/propose/waiting/publish/", {"number": [bench.number]})
    client.logout()
    page = client.get(f"/haeoreum/2027/propose/{bench.number}/").content.decode()
    assert "새내천에 긴 의자" in page
    assert "제안이 공개되었습니다." in page
    assert "ara@example.org" not in page
    bench.refresh_from_db()
    assert Entry.objects.about(bench.subject).public().get().event == "published"


def test_ara_is_told_at_each_step(bench, client, sign_in, kim, ara):
    sign_in(client, kim).post("/haeoreum/2027/propose/waiting/publish/", {"number": [bench.number]})
    told = Message.objects.to(ara).order_by("pk").values_list("template", flat=True)
    assert list(told) == ["propose.submitted", "propose.published"]


def test_a_no_needs_an_answer(client, sign_in, bench, kim):
    address = f"/haeoreum/2027/propose/{bench.number}/decline/"
    assert sign_in(client, kim).post(address, {"answer": ""}).status_code == 200
    assert Proposal.objects.get().state == State.SUBMITTED
    client.post(address, {"answer": "도로공사가 맡은 길이어서 그곳에 전했습니다."})
    assert Proposal.objects.get().state == State.SUBMITTED
    client.post(address, {"answer": "도로공사가 맡은 길이어서 그곳에 전했습니다.", "reason": "not_ours"})
    assert Proposal.objects.get().state == State.DECLINED


def test_of_two_officers_the_second_is_told(client, sign_in, bench, kim, settle, haeoreum):
    lee = settle("lee", haeoreum, "officer")
    decline = f"/haeoreum/2027/propose/{bench.number}/decline/"
    sign_in(client, kim).post("/haeoreum/2027/propose/waiting/publish/", {"number": [bench.number]})
    assert sign_in(client, lee).post(decline, {"answer": "…"}).status_code == 404
    assert Proposal.objects.get().state == State.PUBLISHED


def test_a_resident_number_is_refused_by_name_of_the_field(send, during, year, ara):
    during(year, "propose")
    page = send(ara, problem="저는 900101-1234567 입니다")
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"problem"}
    assert not Proposal.objects.exists()


def test_more_than_the_ceiling_is_refused_and_nothing_typed_is_lost(send, during, year, ara, track):
    during(year, "propose")
    page = send(ara, cost=str(track.per_project_max + 1))
    assert page.context["form"].errors.keys() == {"cost"}
    assert "백 걸음마다 하나" in page.content.decode()


def test_a_touch_on_the_map_keeps_what_was_typed_and_stores_nothing(send, during, year, ara, haeoreum):
    haeoreum.areas.filter(name="달빛동").update(outline=[[[0, 0], [100, 0], [100, 100], [0, 100]]])
    haeoreum.areas.exclude(name="달빛동").update(outline=[])
    during(year, "propose")
    page = send(ara, **{"point.x": "200", "point.y": "150"})
    assert "백 걸음마다 하나" in page.content.decode()
    assert page.context["point"]["x"].value() is not None
    assert not Proposal.objects.exists()


def test_ara_takes_her_wish_back_before_it_is_public(client, sign_in, bench, ara, bom):
    address = f"/haeoreum/2027/propose/{bench.number}/withdraw/"
    assert sign_in(client, bom).post(address).status_code == 403
    sign_in(client, ara).post(address)
    assert Proposal.objects.get().state == State.WITHDRAWN


WHO_MAY = [
    # person, stage open now, may propose, may publish
    ("ara", "propose", None, "propose.officers_only"),
    ("ara", "vote", "propose.closed", "propose.officers_only"),
    ("out", "propose", "propose.residents_only", "propose.officers_only"),
    ("kim", "propose", "propose.residents_only", None),
    ("kim", "vote", "propose.closed", None),
]


@pytest.mark.parametrize(("who", "stage", "propose", "handle"), WHO_MAY)
def test_who_may_do_what_and_when(request, year, during, who, stage, propose, handle):
    person = request.getfixturevalue(who)
    during(year, stage)
    assert (why_not_propose(person, year), why_not_handle(person, year)) == (propose, handle)


def test_an_officer_without_the_second_factor_handles_nothing(year, kim):
    kim.passed_second_factor = False
    assert kim.roles_in(year.government) == {Role.OFFICER}
    assert why_not_handle(kim, year) == "people.second_factor_needed"


@pytest.mark.parametrize("address", ["", "?q=의자", "?field=parks"])
def test_the_list_asks_the_same_for_one_row_and_three_hundred(client, bench, track, address):
    def row(number):
        return Proposal(
            cycle=bench.cycle, track=track, number=number, title=f"의자 {number}", state=State.PUBLISHED, field="parks",
            submitted_at=bench.submitted_at, published_at=bench.submitted_at,
        )  # fmt: skip

    Proposal.objects.bulk_create([row(2)])
    one = _queries(client, f"/haeoreum/2027/propose/{address}")
    Proposal.objects.bulk_create(row(number) for number in range(3, 303))
    many = _queries(client, f"/haeoreum/2027/propose/{address}")
    assert one == many
    assert many <= 14


def _queries(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_call_says_of_each_reason_why_it_is_one(client, year):
    page = client.get("/haeoreum/2027/propose/call/").content.decode()
    assert [one.value for one in Exclusion if str(one.why.sentence) not in page] == []
    assert "지방재정법 제36조" in page
