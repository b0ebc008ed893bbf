"""Every municipal rule of the presets, from the officer's choice to the box: one ballot that keeps it, one that breaks it."""

from itertools import product

import pytest
from django.http import QueryDict

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.plan.presets import BY_CODE
from madang.cycle.propose.models import Field, Proposal, State
from madang.cycle.vote import actions
from madang.cycle.vote.models import Envelope, Option
from madang.cycle.vote.paper_form import form_for
from madang_methods.sealing.marks import Marks

from .boxes import send

pytestmark = pytest.mark.django_db

FIELDS = [field.value for field in Field][:8]
MANY = {"seoul-2014": 176, "daegu-2016": 176}


def projects(year, track, number):
    return Proposal.objects.bulk_create(
        Proposal(
            cycle=year, track=track, number=n, title=f"사업 {n}", cost=1_000_000 * n, field=FIELDS[n % len(FIELDS)],
            state=State.ELIGIBLE, submitted_at=clock.now(), published_at=clock.now(),
        )
        for n in range(1, number + 1)
    )  # fmt: skip


@pytest.fixture
def paper(year, track, during, ara, kim):
    """paper(code): the paper an officer gets who takes this preset over, in the middle of its vote."""

    def begin(code):
        preset = BY_CODE[code]
        track.ballot_rule, track.decision_rule = preset.ballot, preset.decision.as_dict()
        track.full_clean()
        track.save()
        made = projects(year, track, MANY.get(code, 48))
        during(year, "vote", days=-1)
        poll = actions.make_paper(track, made, by=kim)
        during(year, "vote")
        return poll

    return begin


def candidates(poll):
    """Ballots of every size from the first project of each field on, as somebody might fill them in."""
    rule, ids = poll.frozen.ballot, [item.id for item in poll.frozen.projects]
    if rule.kind == "ranking":  # the form has as many places as may be filled, so no ballot of it can be too long
        yield Marks((ids[0], ids[0]))
    turn = sorted(range(len(ids)), key=lambda place: (place // len(FIELDS), place))
    sizes = (rule.least or 1, rule.most, rule.most + 1, max(0, rule.least - 1), len(ids))
    for order, size in product((turn, [n for n in turn if n % len(FIELDS) == 0]), sizes):
        some = tuple(ids[place] for place in order[:size])
        yield Marks(some, _points(rule, some))


def _points(rule, some):
    return (
        tuple(max(1, min(rule.each, rule.points // max(1, len(some)))) for _ in some) if rule.kind == "points" else ()
    )


def posted(poll, marks):
    form = QueryDict(mutable=True)
    kind = poll.frozen.ballot.kind
    if kind == "approval":
        form.setlist("choices", list(marks.choices))
    for place, choice in enumerate(marks.choices):
        if kind == "ranking":
            form[f"place_{place + 1}"] = choice
        elif kind == "points":
            form[f"points_{choice}"] = str(marks.points[place])
    return form


@pytest.mark.parametrize("code", BY_CODE)
def test_a_preset_takes_a_ballot_that_keeps_it_and_refuses_one_that_does_not(paper, ara, code):
    poll = paper(code)
    check = poll.frozen.paper.check
    good = next(one for one in candidates(poll) if not check(one))
    wrong = next(one for one in candidates(poll) if check(one) and one.choices)
    options = list(Option.objects.of(poll).select_related("proposal__cycle", "area"))
    refused = form_for(poll, options, posted(poll, wrong))
    assert not refused.is_valid()
    assert all(message for messages in refused.errors.values() for message in messages)
    with pytest.raises(Refused, match="wrong_ballot"):
        send_marks(poll, ara, wrong)
    assert not Envelope.objects.exists()
    accepted = form_for(poll, options, posted(poll, good))
    assert accepted.is_valid(), accepted.errors
    assert accepted.marks().tidy(poll.frozen.ballot.kind) == good.tidy(poll.frozen.ballot.kind)
    send_marks(poll, ara, accepted.marks())
    assert Envelope.objects.of(poll).current().count() == 1


def send_marks(poll, person, marks):
    return actions.cast_ballot(poll, marks, by=person, nonce=f"{len(marks.choices):064x}")


def test_an_officer_takes_a_preset_over_without_code(client, sign_in, kim, year):
    during_setup = sign_in(client, kim).get("/haeoreum/2027/plan/office/tracks/?preset=bukgu")
    assert during_setup.status_code == 200
    assert "bukgu" in during_setup.content.decode()


def test_a_ballot_of_a_preset_is_what_the_rule_says(paper, ara):
    """Gwangju Buk-gu: exactly three, so 1,274 voters cannot give 3,835 votes."""
    poll = paper("bukgu")
    assert (poll.frozen.ballot.least, poll.frozen.ballot.most) == (3, 3)
    send(poll, ara, *[option.code for option in poll.options.all()[:3]])
