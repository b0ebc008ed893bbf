"""What people read before they chose stays as they read it: on the paper, and on the proposal's own page."""

import pytest
from django.db import DatabaseError, transaction

from madang.base.people.refusals import Refused
from madang.cycle.propose.actions import withdraw_proposal
from madang.cycle.propose.holding import hold
from madang.cycle.propose.kin import Part, merge, split
from madang.cycle.propose.life import move
from madang.cycle.propose.models import Proposal, State, Step
from madang.cycle.vote.actions import make_paper
from madang.cycle.vote.models import Option, Poll

pytestmark = pytest.mark.django_db
WHY = "같은 길의 같은 일입니다."
WORDS = {
    "title": "x",
    "problem": "x",
    "idea": "x",
    "effect": "x",
    "place": "x",
    "cost": 1,
    "number": 99,
    "x": 1.0,
    "y": 1.0,
}


@pytest.fixture
def wished(proposals):
    """The first of them with all that a proposal may say."""
    park = proposals[0]
    said = {"problem": "쉴 곳이 없어요", "idea": "작은 공원", "effect": "쉴 수 있어요", "place": "새내천 3길"}
    Proposal.objects.filter(pk=park.pk).update(**said)
    for name, words in said.items():
        setattr(park, name, words)
    return park


def test_the_paper_keeps_every_word_that_was_read(wished, poll):
    option = Option.objects.get(proposal=wished)
    assert (option.problem, option.idea, option.effect, option.place) == (
        "쉴 곳이 없어요", "작은 공원", "쉴 수 있어요", "새내천 3길",
    )  # fmt: skip
    for name in ("title", "problem", "idea", "effect", "place"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Option.objects.filter(pk=option.pk).update(**{name: "딴말"})


@pytest.mark.parametrize("name", sorted(WORDS))
def test_nobody_changes_what_stands_on_a_paper(wished, poll, name):
    changed = {name: WORDS[name]} if name not in "xy" else {"x": 1.0, "y": 1.0}
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=wished.pk).update(**changed)


def test_before_it_stands_on_a_paper_all_of_that_can_be_changed(wished):
    """The control: the same changes pass as long as nobody votes on it."""
    for name, value in WORDS.items():
        changed = {name: value} if name not in "xy" else {"x": 1.0, "y": 1.0}
        assert Proposal.objects.filter(pk=wished.pk).update(**changed) == 1


@pytest.mark.parametrize("to", [State.REVIEWING, State.MERGED, State.SPLIT, State.MODIFIED])
def test_the_database_refuses_every_way_off_the_paper(wished, poll, to):
    """Past every action, with a step that says why: the same update passed before the paper was made."""
    with pytest.raises(DatabaseError), transaction.atomic():
        _forced(wished, to)


@pytest.mark.parametrize("to", [State.REVIEWING, State.MERGED, State.SPLIT, State.MODIFIED])
def test_before_the_paper_the_database_lets_them_go(wished, to):
    _forced(wished, to)
    assert Proposal.objects.get(pk=wished.pk).state == to


def _forced(proposal, to):
    Step.objects.create(proposal=proposal, before=proposal.state, after=to, sentence="답")
    Proposal.objects.filter(pk=proposal.pk).update(state=to, answer="답")


def test_an_officer_who_would_merge_or_split_it_is_told_why_not(wished, proposals, poll, kim):
    other = Proposal.objects.get(pk=proposals[1].pk)
    park = Proposal.objects.get(pk=wished.pk)
    apart = Proposal.objects.create(
        cycle=park.cycle, track=park.track, number=9, title="공원 하나 더", state=State.PUBLISHED,
        submitted_at=park.submitted_at, published_at=park.published_at,
    )  # fmt: skip
    for deed in (
        lambda: merge(apart, [other], WHY, by=kim),
        lambda: merge(park, [apart], WHY, by=kim),
        lambda: split(park, [Part("하나", "일"), Part("둘", "일")], WHY, by=kim),
        lambda: move(park, State.REVIEWING, by=kim),
    ):
        with pytest.raises(Refused, match="propose.on_paper"):
            deed()
    assert Proposal.objects.filter(state=State.MERGED).count() == 0


def test_whoever_agreed_to_a_changed_text_does_not_take_it_back_during_the_vote(
    proposals, track, during, year, kim, ara
):
    during(year, "vote", days=-1)
    changed = proposals[0]
    Step.objects.create(proposal=changed, before="eligible", after="modified", sentence="고쳤습니다.")
    given = {"state": "modified", "answer": "고쳤습니다.", "proposer": ara, "consented_at": changed.submitted_at}
    Proposal.objects.filter(pk=changed.pk).update(**given)
    changed.refresh_from_db()
    make_paper(track, [changed, *proposals[1:]], by=kim)
    with pytest.raises(Refused, match="propose.on_paper"):
        withdraw_proposal(Proposal.objects.get(pk=changed.pk), by=ara)


def test_what_is_held_is_never_let_go_and_only_what_is_fit_is_held(wished, poll, proposals):
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=wished.pk).update(held_at=None)
    Proposal.objects.bulk_create([
        Proposal(cycle=wished.cycle, track=wished.track, number=9, title="아직 모름", state=State.PUBLISHED,
                 submitted_at=wished.submitted_at, published_at=wished.published_at)
    ])  # fmt: skip
    unfit = Proposal.objects.get(number=9)
    with pytest.raises(Refused, match="propose.not_fit_to_hold"):
        hold([unfit])
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=unfit.pk).update(held_at=wished.submitted_at)


def test_a_paper_of_what_was_withdrawn_meanwhile_is_not_made(wished, proposals, track, during, year, kim):
    during(year, "vote", days=-1)
    _forced(wished, State.REVIEWING)
    with pytest.raises(Refused, match="propose.not_fit_to_hold"):
        make_paper(track, proposals, by=kim)
    assert (Poll.objects.count(), Proposal.objects.exclude(held_at=None).count()) == (0, 0)


def test_the_desk_offers_nothing_for_what_stands_on_a_paper(client, sign_in, wished, poll, kim):
    page = sign_in(client, kim).get(f"/haeoreum/2027/propose/{wished.number}/handle/").content.decode()
    assert "이미 투표용지에 올라 있습니다" in page
    assert f"/propose/{wished.number}/merge/" not in page and 'name="deed"' not in page
