"""Writing without an account: kept under a secret link, sent when somebody signed in, gone by itself."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.talk import limits
from madang.cycle.plan.models import Cycle, Stage, Track, Window
from madang.cycle.propose.drafts import forget_old_drafts
from madang.cycle.propose.models import Draft, Proposal, State, UnitPrice

pytestmark = pytest.mark.django_db
NEW = "/haeoreum/2027/propose/new/"


@pytest.fixture
def wish(track, during, year):
    during(year, "propose")
    return {
        "title": "새내천에 긴 의자",
        "problem": "앉을 곳이 없어요",
        "idea": "백 걸음마다 하나",
        "field": "parks",
        "track": track.pk,
    }


def picture():
    file = io.BytesIO()
    Image.new("RGB", (400, 300), "green").save(file, "PNG")
    file.name, _ = "bench.png", file.seek(0)
    return {"picture-picture": file, "picture-alt": "냇가에 빈 자리가 보입니다."}


def test_a_stranger_keeps_a_draft_and_goes_on_by_its_link(client, wish):
    kept = client.post(NEW, {"title": "새내천에", "keep": "1"} | picture())
    assert (kept.status_code, Proposal.objects.count()) == (302, 0)
    page = client.get(kept.url).content.decode()
    assert "새내천에" in page and kept.url in page and "냇가에 빈 자리가 보입니다." in page
    assert Draft.objects.get().digest not in kept.url
    again = client.post(kept.url, wish | {"keep": "1"})
    assert client.get(kept.url).status_code == 404  # every time a new secret
    assert "백 걸음마다 하나" in client.get(again.url).content.decode()
    assert Draft.objects.count() == 1


def test_whoever_is_not_signed_in_signs_in_first_and_loses_nothing(client, sign_in, wish, ara):
    sent = client.post(NEW, wish | picture())
    assert sent.url.startswith("/haeoreum/accounts/login/?next=/haeoreum/2027/propose/draft/")
    address = sent.url.partition("next=")[2].replace("%3F", "?")
    page = sign_in(client, ara).get(address)
    assert "백 걸음마다 하나" in page.content.decode()
    done = client.post(address.partition("?")[0], wish | {"checked": "1"})
    proposal = Proposal.objects.get()
    assert (done.url, proposal.proposer, proposal.picture.alt) == (
        "/haeoreum/2027/propose/1/",
        ara,
        "냇가에 빈 자리가 보입니다.",
    )
    assert (Draft.objects.count(), Upload.objects.get().subject) == (0, proposal.subject)


def test_a_draft_is_nobody_elses_and_goes_away_by_itself(client, wish, year):
    kept = client.post(NEW, wish | {"keep": "1"} | picture())
    assert client.get("/haeoreum/2027/propose/draft/something-else/").status_code == 404
    with clock.set_to(clock.now() + timedelta(days=31)):
        assert client.get(kept.url).status_code == 404
        assert (forget_old_drafts(), Draft.objects.count(), Upload.objects.count()) == (1, 0, 0)


def test_a_draft_keeps_no_resident_number_and_names_the_field(client, wish):
    page = client.post(NEW, wish | {"problem": "저는 900101-1234567 입니다", "keep": "1"})
    assert (page.status_code, "problem" in page.context["form"].errors, Draft.objects.count()) == (200, True, 0)


def test_whoever_wrote_a_draft_throws_it_away(client, wish):
    kept = client.post(NEW, wish | {"keep": "1"})
    client.post(kept.url, {"drop": "1"})
    assert Draft.objects.count() == 0


def test_before_sending_similar_ones_and_rules_and_prices_are_shown(client, sign_in, wish, ara, stand, haeoreum):
    stand(State.PUBLISHED, title="새내천 산책길에 긴 의자 놓기")
    for title in ("시장에 화장실", "학교 앞 횡단보도", "도서관을 밤까지", "경로당 에어컨"):
        stand(State.PUBLISHED, title=title)
    UnitPrice.objects.create(government=haeoreum, name="긴 의자", unit="개", price=320_000, source="조달청", year=2026)
    sent = sign_in(client, ara).post(NEW, wish | {"idea": "주차 단속도 해 주세요"} | picture())
    page = client.get(sent.url).content.decode()
    for words in (
        "27-0001 새내천 산책길에 긴 의자 놓기",
        "단순 민원",
        "국민신문고",
        "조달청",
        "아직 보내지 않았습니다",
    ):
        assert words in page, words
    assert Proposal.objects.count() == 5
    client.post(sent.url.partition("?")[0], wish | {"checked": "1"})
    assert Proposal.objects.count() == 6 and Proposal.objects.last().picture


def test_what_comes_late_rolls_to_the_next_year_and_says_so(client, sign_in, wish, year, during, ara, haeoreum, kim):
    opens = year.window(Stage.PROPOSE).opens_at
    during(year, "vote")
    assert sign_in(client, ara).get(NEW).status_code == 403
    after = Cycle.objects.create(government=haeoreum, cycle_year=2027, fiscal_year=2028, total_ceiling=10**9)
    later = opens + timedelta(days=365)
    Window.objects.create(cycle=after, stage=Stage.PROPOSE, opens_at=later, closes_at=later + timedelta(days=20))
    track = Track.objects.create(cycle=after, code="city", name="시정참여형", total_ceiling=10**9)
    assert "지금 보내시는 제안은 2028년 예산 제안으로 받습니다" in client.get(NEW).content.decode()
    client.post(NEW, wish | {"track": track.pk})
    proposal = Proposal.objects.get()
    assert (proposal.cycle, proposal.late_for, proposal.code) == (after, year, "28-0001")
    assert "2028년 예산 제안으로 넘어왔습니다" in client.get("/haeoreum/2028/propose/1/").content.decode()


SAVE = "/haeoreum/2027/propose/autosave/"


def test_what_is_typed_is_kept_by_itself_under_one_link_and_sent_as_that_draft(client, sign_in, wish, ara):
    page = client.get(NEW).content.decode()
    assert f'hx-post="{SAVE}"' in page and "htmx" in page
    first = client.post(SAVE, {"title": "새내천에"}, headers={"hx-request": "true"})
    secret = first.context["secret"]
    assert first["HX-Replace-Url"] == f"/haeoreum/2027/propose/draft/{secret}/"
    again = client.post(SAVE, wish | {"draft": secret}, headers={"hx-request": "true"})
    assert (again.context["secret"], Draft.objects.count(), "HX-Replace-Url" in again) == (secret, 1, False)
    assert "백 걸음마다 하나" in client.get(f"/haeoreum/2027/propose/draft/{secret}/").content.decode()
    sign_in(client, ara).post(NEW, wish | {"draft": secret, "checked": "1"})
    assert (Draft.objects.count(), Proposal.objects.get().title) == (0, wish["title"])


def test_nothing_is_kept_by_itself_of_an_empty_page_a_resident_number_or_a_strangers_link(client, wish):
    assert client.post(SAVE, {"title": " "}).context["secret"] == ""
    page = client.post(SAVE, wish | {"problem": "저는 900101-1234567 입니다"})
    assert "저절로 남기지 않았습니다" in page.content.decode()
    assert Draft.objects.count() == 0
    assert client.post(SAVE, wish | {"draft": "guessed"}).context["secret"] != "guessed"


def test_out_of_season_nothing_is_kept_by_itself(client, year, during, track):
    during(year, "vote")
    assert client.post(SAVE, {"title": "새내천에"}).status_code == 204
    assert Draft.objects.count() == 0


@pytest.fixture
def few(monkeypatch):
    """Three drafts from one address in ten minutes: the numbers of the real limit are wider."""
    monkeypatch.setitem(limits.OF_AN_ADDRESS, "draft", [limits.Limit(3, timedelta(minutes=10))])


def test_whoever_floods_drafts_is_told_when_there_is_room_and_loses_nothing(client, wish, few):
    for _ in range(3):
        assert client.post(NEW, wish | {"keep": "1"}).status_code == 302
    page = client.post(NEW, wish | {"keep": "1"})
    assert (page.status_code, Draft.objects.count()) == (200, 3)
    assert "백 걸음마다 하나" in page.content.decode() and page.context["form"].non_field_errors()
    assert "저절로 남기지 못했습니다" in client.post(SAVE, wish).content.decode()
    with clock.set_to(clock.now() + timedelta(minutes=11)):
        assert client.post(NEW, wish | {"keep": "1"}).status_code == 302


def test_going_on_with_a_draft_and_people_who_signed_in_are_not_counted(client, sign_in, wish, ara, few):
    """The control: the same number of times, and nobody is stopped."""
    secret = client.post(SAVE, wish).context["secret"]
    for _ in range(4):
        assert client.post(SAVE, wish | {"draft": secret}).context["secret"] == secret
    sign_in(client, ara)
    for _ in range(4):
        assert client.post(NEW, wish | {"keep": "1"}).status_code == 302
    assert Draft.objects.count() == 5
