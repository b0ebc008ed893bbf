"""A roll from a census with a letter for everybody on it, and somebody at the door with one, for tests."""

from datetime import date

from madang.cycle.vote.models import Poll
from madang.cycle.vote.roll.census import activate_census, stage_census
from madang.cycle.vote.roll.letters import make_letters

BORN = date(1950, 3, 1)
PEOPLE = "이름,생년월일,동네\n김영숙,1950-03-01,달빛동\n박철수,1980-12-31,새내동\n"
LETTER = "/haeoreum/2027/vote/city/letter/"


def with_census(poll, officer, people=PEOPLE):
    activate_census(stage_census(poll, people.encode(), by=officer), by=officer)
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)


def codes_of(poll, officer):
    """(batch, codes in the order of the list)"""
    batch, printed = make_letters(poll, None, by=officer)
    return batch, [one.code for one in printed]


def told(code, name="김영숙", born="1950-03-01"):
    return {"code": code, "name": name, "born": born}


def come_in(client, code, *who):
    return client.post(LETTER, told(code, *who))


def vote(client, *codes):
    """Look again, then send the very form that was shown."""
    look = client.post(LETTER + "look/", {"choices": codes})
    return client.post(LETTER + "cast/", {"choices": codes, "nonce": look.context["nonce"]})
