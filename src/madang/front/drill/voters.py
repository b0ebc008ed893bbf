"""Three ways to vote: on screen through the pages, at a terminal with a ticket, on paper that two people key."""

from collections.abc import Iterable
from importlib import import_module

from django.conf import settings
from django.http import HttpRequest

from madang.base import clock
from madang.base.people import sessions
from madang.base.people.models import Person
from madang.cycle.vote.booth.desk import find_on_roll, hand_out_ticket
from madang.cycle.vote.booth.seats import new_seat, read_seat
from madang.cycle.vote.booth.voting import cast_at_terminal, enter
from madang.cycle.vote.models import PaperBatch, PaperSheet, RollEntry, Station
from madang.cycle.vote.paper.giving import give_paper, take_spoiled
from madang.cycle.vote.paper.keying import UNREADABLE, key_sheet
from madang.cycle.vote.paper.pads import bring_back, new_pad, sign
from madang_methods.sealing.marks import Marks

from ..rehearsal.visitor import Visitor
from . import CLOSES, OPENS, TOWN, TRACK, YEAR
from .town import MOST, Town

PAPER = f"{YEAR}/vote/{TRACK}/"
SLIP = 50  # the second person keys one sheet in so many wrongly, and a third decides
VOID = 66  # one paper in so many says nothing that can be counted


def on_screen(town: Town, people: Iterable[Person]) -> None:
    """Choose, look again, send: the four requests of a browser without JavaScript."""
    people = list(people)
    step = (CLOSES - OPENS) / (len(people) + 1)
    for number, person in enumerate(people, 1):
        with clock.set_to(OPENS + number * step):
            vote_through_pages(town, person, town.taste())


def on_screen_again(town: Town, people: Iterable[Person]) -> None:
    for person in people:
        vote_through_pages(town, person, town.taste())


def vote_through_pages(town: Town, person: Person, codes: list[str]) -> None:
    visitor = signed_in(person)
    visitor.opens(PAPER)
    form = next(form for form in visitor.page.forms.values() if "choices" in form.fields)
    for box in form.fields["choices"]:
        box.checked = box._value in codes
    visitor.presses("다시 보기").presses("이대로 투표하기")
    town.chose[person.email] = codes
    town.receipts[person.email] = visitor.page.html.find("pre", class_="receipt").get_text()


def signed_in(person: Person) -> Visitor:
    """A browser of their own. How people come in is another drill."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    sessions.sign_in(request, person, second_factor=False)
    request.session.save()
    visitor = Visitor(person.name, TOWN)
    visitor.app.set_cookie(settings.SESSION_COOKIE_NAME, request.session.session_key)
    return visitor


def at_terminal(town: Town, station: Station, people: Iterable[Person]) -> None:
    for person in people:
        [entry] = find_on_roll(station, person.name, None, by=town.officer)
        with_ticket(town, station, entry, person.email)


def with_ticket(town: Town, station: Station, entry: RollEntry, who: str) -> None:
    digits = hand_out_ticket(station, entry, by=town.officer).digits
    seat = read_seat(station.poll, "screen", new_seat(enter(station, "screen", digits), "screen"))
    town.chose[who] = town.taste()
    cast_at_terminal(station, seat, Marks(tuple(town.chose[who])))


def on_paper(town: Town, station: Station, people: list[Person]) -> PaperBatch:
    """A pad of stubs; one paper is spoiled and given anew, one never comes back."""
    pad = new_pad(station, len(people) + 5, by=town.officer)
    for number, person in enumerate(people):
        entry = RollEntry.objects.of(station.poll).get(person=person)
        stub = give_paper(pad, entry, pad.first_stub + number, by=town.officer)
        town.chose.pop(person.email, None)  # whoever voted on screen before: this paper is their vote now
    spoiled = take_spoiled(pad, stub.number, by=town.officer)
    give_paper(pad, spoiled.entry, spoiled.number + 1, by=town.officer)
    return pad


def key_papers(town: Town, pad: PaperBatch, people: list[Person]) -> int:
    """Two people key every sheet from the mixed box; how many a third had to decide."""
    in_box = len(people) - 1
    bring_back(_again(pad), in_box, 1, 1, by=town.officer)
    thirds = 0
    for sheet in PaperSheet.objects.filter(batch=pad).order_by("number"):
        said, wrong = town.taste(), sheet.number % VOID == 0
        seen = UNREADABLE if wrong and sheet.number % (2 * VOID) == 0 else ""
        said = town.codes[: MOST + 1] if wrong else said
        slips = sheet.number % SLIP == 1
        _key(pad, sheet, said, seen, town.officer)
        other = [code for code in town.codes if code not in said][:1]
        _key(pad, sheet, other if slips else said, seen, town.counter)
        if slips:
            _key(pad, sheet, said, seen, town.second)
            thirds += 1
        if not wrong:
            town.chose[f"sheet {pad.number}/{sheet.number}"] = said
    for person in (town.officer, town.counter):
        sign(_again(pad), by=person)
    return thirds


def _key(pad: PaperBatch, sheet: PaperSheet, said: list[str], seen: str, by: Person) -> None:
    sheet = PaperSheet.objects.get(pk=sheet.pk)
    sheet.batch = _again(pad)
    key_sheet(sheet, Marks(tuple(said)), seen, by=by)


def _again(pad: PaperBatch) -> PaperBatch:
    return PaperBatch.objects.select_related("poll__cycle__government", "poll__track").get(pk=pad.pk)
