"""T-S: what anybody chose stands nowhere, and nothing that stands there says who it was."""

from math import erfc, sqrt
from pathlib import Path

import pytest
from django.db import connection

from .ground import free_port, kill
from .secret_deeds import R
from .voters import PAPER, Voter

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="the files of the server are not ours to read")


def hits(folder: Path, words: list[bytes]) -> list[str]:
    """Every file below that holds one of them: tables, log, cache, sessions, what the program wrote down."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in ("people.json",)]
    return sorted(path.name for path in files if any(word in path.read_bytes() for word in words))


def spelled(ballots: list[str]) -> list[bytes]:
    return [*(ballot.encode() for ballot in ballots), R, R.hex().encode(), b"choices=27-", b'"choices": "27-', b'"choices": ["27-']  # fmt: skip


@only_sqlite
def test_marked_ballots_leave_no_trace_in_any_file(ground):
    """T-S1: two hundred ballots through the pages with every log turned on."""
    town = ground(200)
    words = spelled(town.do("secret_deeds.plant", 200))
    assert (town.folder / "everything.log").stat().st_size > 0
    assert len(town.do("stand")["leaves"]) == 200
    assert hits(town.folder, words) == []


@only_sqlite
def test_the_search_sees_a_choice_that_somebody_kept(ground):
    """T-S1, the negative control."""
    town = ground(1)
    town.do("secret_deeds.leak", "27-0001")
    assert hits(town.folder, spelled([])) == ["leak.txt"]


def advantage(rows):
    """The p of the χ² test of independence between the choice and each thing that is visible."""
    found = {}
    for name in rows[0][1]:
        table = [[0, 0], [0, 0]]
        for bit, features in rows:
            table[bit][int(features[name])] += 1
        found[name] = _p(table)
    return found


def _p(table):
    (a, b), (c, d) = table
    product = (a + b) * (c + d) * (a + c) * (b + d)
    return erfc(sqrt((a + b + c + d) * (a * d - b * c) ** 2 / product / 2)) if product else 1.0


@pytest.mark.long
def test_who_has_the_whole_database_but_no_key_guesses_no_choice(ground):
    """T-S2: of 2,000 votes; ten things are looked at, so each has a tenth of the error (Bonferroni)."""
    found = advantage(ground(2_000).do("secret_deeds.seen", 2_000))
    print(f"\nT-S2: least p {min(found.values()):.4f} of {len(found)}")
    assert min(found.values()) > 0.01 / len(found)


def test_a_sealed_text_as_long_as_its_ballot_would_be_guessed(ground):
    """T-S2, the negative control."""
    assert advantage(ground(60).do("secret_deeds.seen", 60, "unpadded"))["length"] < 0.001


@pytest.mark.long
def test_five_hundred_links_are_gone_from_the_files_after_the_unlink(ground):
    """T-S4. The control is the same look before the cleaning: the links are still there."""
    town = ground(500)
    town.do("casts", 500)
    before, after, residue, links = town.do("secret_deeds.residue")
    print(f"\nT-S4 on {connection.vendor}: {links} links; before {before}, after {after}")
    assert links == 500
    if isinstance(before, dict):
        assert sum(before.values()) >= 500
        assert after["tables"] == 0
    if connection.vendor == "sqlite":
        assert residue == 0


SECRETS = ("203.0.113.77", "말하지마세요", "27-0001", "q=%EB%A7%90")


def logged(town, *, access=False):
    """What the site writes down while somebody behind a proxy asks, sends, and gets lost."""
    port = free_port()
    server = town.serve(port, access=access)
    voter = Voter(town.people[0]["session"], [port])
    voter.headers = {"X-Forwarded-For": SECRETS[0]}
    voter.send([*voter.form()[1:], ("choices", "27-0001"), ("idea", SECRETS[1])])
    for path in (PAPER + "?q=" + "%EB%A7%90%ED%95%98%EC%A7%80", "/haeoreum/nowhere/?q=%EB%A7%90", PAPER + "receipt/"):
        voter.ask(path)
    voter.ask(PAPER + "cast/", [("choices", SECRETS[1])])
    kill(server)
    text = (town.folder / "serve.log").read_text()
    return [secret for secret in SECRETS if secret in text]


def test_the_log_of_the_site_has_no_address_no_query_and_no_body(ground):
    """T-S6."""
    assert logged(ground(1)) == []


def test_an_access_log_would_have_them(ground):
    """T-S6, the negative control: the server's own access log, which `madang serve` leaves off."""
    found = logged(ground(1), access=True)
    assert "q=%EB%A7%90" in found
