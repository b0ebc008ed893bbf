"""The steps of the drill in order; each yields what it did, so that whoever runs it sees how long it took."""

import base64
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from madang.base import clock
from madang.cycle.decide.actions import count_votes
from madang.cycle.propose.models import Proposal
from madang.cycle.vote.actions import freeze_for_trustees, make_paper
from madang.cycle.vote.audit.draw import announce_audit, bring_sample, draw_sample, root_at_freeze
from madang.cycle.vote.board.witnesses import add_witness
from madang.cycle.vote.booth.desk import open_station
from madang.cycle.vote.ceremony import box_of, give_word
from madang.cycle.vote.custody.openings import bring_opening
from madang.cycle.vote.models import Custody, Step
from madang.cycle.vote.publishing import publish_box
from madang.cycle.vote.sealing import answer_trial
from madang.cycle.vote.verify import examine
from madang_methods.sealing.key_file import KeyFile

from . import CHALLENGED, CLOSES, MAKING, OVER, disputes, must, recount, town, voters
from .outside import HOLDERS, WITNESSES, Holders, Witness, said
from .town import Numbers, Town

SEED, DICE = "2 6 4 1 5", "2 6 4 1 5"
RANDOMNESS, BEACON = "drand quicknet 17000000", "5f3c"  # what is named before the freeze, and its value afterwards


def drill(folder: Path, numbers: Numbers, seed: int = 2027) -> Iterator[str]:
    """Failed at the first thing that does not hold."""
    desk = numbers.kiosk - disputes.LEFT_OUT
    on_paper = numbers.paper - disputes.ON_PAPER
    here = town.found(numbers.web + desk + on_paper, seed)
    yield f"a town of {len(here.residents):,} residents"
    holders, witnesses = yield from _paper(here, folder)
    web, kiosk = here.residents[: numbers.web], here.residents[numbers.web :][:desk]
    paper = here.residents[numbers.web + desk :]
    yield from _voting(here, witnesses, web, kiosk, paper)
    opened = yield from _ending(here, holders, witnesses)
    with clock.set_to(CHALLENGED + timedelta(hours=2)):
        disputes.not_mine(here, holders, opened, web[20:][: disputes.NOT_MINE])
        yield f"{disputes.NOT_MINE} people saw in person that their envelope holds what they chose ({numbers.disputes} disputes in all)"
        yield from _at_home(here, folder / "home", seed)


def _paper(here: Town, folder: Path) -> Iterator[str]:
    holders = Holders(folder / "holders")
    witnesses = [Witness(folder / f"witness-{n}", name) for n, name in enumerate(WITNESSES, 1)]
    with clock.set_to(MAKING):
        track = Proposal.objects.first().track
        for witness in witnesses:
            add_witness(track.cycle.government, witness.key)
        proposals = Proposal.objects.order_by("number")
        poll = make_paper(track, proposals, by=here.officer, custody=Custody.TRUSTEES)
        key = KeyFile.from_bytes(holders.make_key(poll.election))
        yield f"{len(HOLDERS)} holders made the key of {poll.election} and hold a share each"
        freeze_for_trustees(poll, key, by=here.officer)
        trial = here.poll.seal_trials.latest("pk")
        answer_trial(here.poll, holders.read_test(base64.b64decode(trial.ct)), by=here.officer)
        must(not holders.one_alone(), "one holder alone opened the test envelope")
        _board(here, witnesses)
    yield f"paper frozen at level {here.poll.frozen.level}, seal test passed by two of three, one alone gets nothing"
    return holders, witnesses


def _voting(here: Town, witnesses: list[Witness], web, kiosk, paper) -> Iterator[str]:
    voters.on_screen(here, web)
    yield f"{len(web):,} people voted on screen, through the pages"
    with clock.set_to(CLOSES - timedelta(hours=8)):
        voters.on_screen_again(here, web[-30:])
        _board(here, witnesses)
        yield "30 of them changed their vote"
        stations = [open_station(here.poll, name, by=here.officer) for name in ("주민센터", "도서관")]
        voters.at_terminal(here, stations[0], kiosk)
        disputes.left_out(here, stations[0])
        yield f"{len(kiosk) + disputes.LEFT_OUT} people voted at a terminal; {disputes.LEFT_OUT} of them had been left out of the roll"
        objecting = web[: disputes.ON_PAPER]
        halves = (
            [*objecting, *paper[: len(paper) // 2 - disputes.ON_PAPER]],
            paper[len(paper) // 2 - disputes.ON_PAPER :],
        )
        pads = [voters.on_paper(here, station, some) for station, some in zip(stations, halves, strict=True)]
        disputes.paper_counts(here, objecting)
        yield f"{sum(map(len, halves))} people took a paper; {disputes.ON_PAPER} had voted on screen before"
        disputes.moved_away(here, web[5:][: disputes.MOVED])
        _board(here, witnesses)
        disputes.not_there(here, web[10:][: disputes.NOT_THERE])
        yield f"{disputes.MOVED} were taken off the roll, {disputes.NOT_THERE} missed their number and were shown its proof"
        thirds = sum(voters.key_papers(here, pad, some) for pad, some in zip(pads, halves, strict=True))
        yield f"papers keyed by two people; {thirds} of them by a third as the two differed"


def _ending(here: Town, holders: Holders, witnesses: list[Witness]) -> Iterator[str]:
    _step(here, Step.CLOSE, OVER)
    with clock.set_to(CHALLENGED - timedelta(hours=1)):
        announce_audit(here.poll, RANDOMNESS, CHALLENGED + timedelta(minutes=45), by=here.counter)
    _step(here, Step.FREEZE, CHALLENGED)
    with clock.set_to(CHALLENGED):
        _board(here, witnesses)
    _step(here, Step.UNLINK, CHALLENGED + timedelta(minutes=30))
    poll = here.poll
    yield f"closed, frozen ({poll.counted_list.size:,} to count), names taken off, traces found: {poll.unlinking.residue}"
    box, manifest, counted = box_of(poll), poll.manifest.encode(), poll.counted_list.text.encode()
    folders = holders.open_box(box, manifest, counted, SEED)
    yield "two pairs of holders opened the box on two machines: the same bytes"
    _open(here, folders)
    with clock.set_to(CHALLENGED + timedelta(hours=1)):
        _draw(here, holders, folders[0])
        yield "the lot was drawn by what had been named beforehand, and the drawn envelopes hold what they promised"
        counted = count_votes(here.poll, by=here.officer, seed=SEED)
        publish_box(here.poll, by=here.officer, seed=SEED, funded=counted.outcome["funded"])
        _board(here, witnesses)
    yield f"result published and signed by {len(witnesses)} witnesses"
    return folders[0]


def _open(here: Town, folders: list[Path]) -> None:
    """What both machines found comes back to the site; then officer and counter open."""
    moment = CHALLENGED + timedelta(minutes=40)
    for name, folder in zip(HOLDERS, folders, strict=False):
        ballots, told = ((folder / file).read_bytes() for file in ("ballots.pb", "tally.json"))
        with clock.set_to(moment):
            bring_opening(here.poll, name, ballots, told, by=here.counter)
    _step(here, Step.OPEN, moment)


def _draw(here: Town, holders: Holders, folder: Path) -> None:
    audit = draw_sample(here.poll, BEACON, DICE, by=here.counter)
    words = ("--root", root_at_freeze(here.poll).hex(), "--beacon", audit.told, "--dice", audit.dice)
    holders.seal("sample", folder / "opened.private.jsonl", *words, "--out", "sample.json")
    bring_sample(here.poll, (holders.folder / "sample.json").read_bytes(), by=here.counter)


def _at_home(here: Town, folder: Path, seed: int) -> Iterator[str]:
    broken = [one.id for one in examine(here.poll) if one.findings]
    must(not broken, f"madang verify: {', '.join(broken)} broken")
    yield "madang verify: everything that can be checked holds"
    kit = recount.download(folder)
    told = recount.count_again(kit)
    must(
        told["holds"],
        f"the stand-alone verifier: {[one['id'] for one in told['invariants'] if one['findings']]} broken",
    )
    number, funded = recount.compare(here, kit)
    yield f"the published file alone (python -I -S) counted {number:,} ballots again: the same votes, {len(funded)} projects funded"
    found = recount.broken_by(kit, Random(seed))  # noqa: S311 - where to change a byte
    for name, ids in found.items():
        yield f"  one byte of {name}: {', '.join(ids)}"
    must(recount.count_again(kit)["holds"], "the kit was not put back as it was")
    yield f"one changed byte in each of {len(found)} files: all found and named"


def _step(here: Town, step: Step, moment: datetime) -> None:
    with clock.set_to(moment):
        for person in (here.officer, here.counter):
            give_word(here.poll, step, by=person)


def _board(here: Town, witnesses: list[Witness]) -> None:
    said("board", "now")
    for witness in witnesses:
        witness.sign(here.poll)
