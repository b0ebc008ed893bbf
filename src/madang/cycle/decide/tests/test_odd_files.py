"""Files that are no honest election: each is refused by name of the field or taken as words, and none half."""

import pytest
from django.core.management import CommandError, call_command

from madang.cycle.propose.models import Proposal
from madang.cycle.vote.models import Ballot, Poll

pytestmark = pytest.mark.django_db

FILE = """META
key;value
description;{description}
country;Poland
unit;{unit}
instance;{instance}
num_projects;2
num_votes;1
budget;100
vote_type;approval
rule;greedy
currency;{currency}
PROJECTS
project_id;cost;name
{number};{cost};{title}
2;50;bench
VOTES
voter_id;vote
1;{number}
"""
USUAL = {
    "description": "d",
    "unit": "Town",
    "instance": "2024",
    "currency": "PLN",
    "number": "1",
    "cost": "50",
    "title": "a",
}


@pytest.fixture
def bring_in(tmp_path, capsys):
    def bring_in(**odd):
        file = tmp_path / "poland_town_2024.pb"
        file.write_text(FILE.format(**USUAL | odd), encoding="utf-8")
        call_command("import-pabulib", str(file))

    return bring_in


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ({"title": "a\x00b"}, "line 15: The character U.0000 is not allowed"),
        ({"title": "a\u2028b"}, "line 15: The character U.2028 is not allowed"),
        ({"number": "9" * 41}, "project_id: .* has more than 40 letters"),
        ({"instance": "this year"}, "instance: 'this year' names no year"),
        ({"instance": "99999"}, "instance: '99999' names no year"),
        ({"currency": "zloty"}, "currency: 'zloty' is no currency"),
        ({"cost": "-5"}, "line 15"),
        ({"cost": "1e3"}, "line 15"),
    ],
)
def test_the_field_is_named_and_nothing_is_left(bring_in, odd, said):
    with pytest.raises(CommandError, match=said):
        bring_in(**odd)
    assert (Poll.objects.count(), Proposal.objects.count(), Ballot.objects.count()) == (0, 0, 0)


def test_long_words_are_shown_short_and_kept_whole(bring_in, client):
    bring_in(title="긴 " * 2000, unit="Town" * 40, description="d" * 3000)
    assert len(Proposal.objects.get(number=1).title) == 400
    assert ("긴 " * 2000).strip() in client.get("/town/2024/decide/city/ballots.pb").content.decode()


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "=1+1", "\u202egnp.exe", "{{ 7 }}"])
def test_words_are_words(bring_in, client, words):
    bring_in(title=words, unit=words)
    assert Proposal.objects.get(number=1).title == words.replace("\u202e", "")
    assert "<script>alert" not in client.get("/town/2024/decide/city/").content.decode()
    assert client.get("/town/record/feed.atom").status_code == 200
