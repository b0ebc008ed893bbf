"""The rehearsed city, its sites, and the browser: each is made once, and nothing of them stays behind."""

import fcntl
import json
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from . import chromium as browsers
from . import officer as accounts
from .addresses import DAYS
from .chromium import PHONE, come_in, device, press
from .city import AUTUMN, City
from .look import Eyes

# Whoever writes tests here may keep a rehearsed folder and start from it: MADANG_REHEARSED=/tmp/rehearsed
KEPT = os.environ.get("MADANG_REHEARSED")

NUMBERS = """
import fcntl
import json
from madang.base.meetings.models import Meeting
from madang.base.notices.models import Message
from madang.base.notices.stopping import stop_token
from madang.base.people.models import Part, Person
from madang.base.surveys.models import Survey
from madang.base.talk.models import Original
from madang.cycle.convene.models import Application, Body, Call, Lottery, Member
from madang.cycle.deliberate.models import Together
from madang.cycle.learn.models import Course, Session, Visit
from madang.cycle.propose.models import Proposal
from madang.cycle.review.models import Criterion
from madang.cycle.vote.booth.seats import new_terminal
from madang.cycle.vote.models import Option, Station
place = Station.objects.select_related("poll").get()
year = Proposal.objects.filter(cycle__fiscal_year=2027)
shown = year.published()
committee = Body.objects.get(name="주민참여예산위원회")
convened = {
    "body": committee.pk,
    "call": Call.objects.get().pk,
    "lottery": Lottery.objects.get().pk,
    "member": Member.objects.sitting(committee).first().pk,
    "application": Application.objects.filter(stand="not_chosen").first().pk,
}
lamp = Survey.objects.get(title="예산학교는 어땠나요")
taught = {
    "survey": lamp.pk,
    "paper": lamp.responses.exclude(paper="").first().pk,
    "course": Course.objects.get(cycle__fiscal_year=2027, title="처음 만나는 참여예산").pk,
    "session": Session.objects.first().pk,
    "visit": Visit.objects.get().pk,
}
local = Meeting.objects.get(title="달빛동 지역회의 제2차 회의")
met = {
    "meeting": local.pk,
    "item": local.items.get().pk,
    "need": local.needs.get().pk,
    "holder": local.holder_id,
}
print(json.dumps({
    "picture": shown.filter(picture__isnull=False).first().number,
    "point": shown.filter(x__isnull=False).first().number,
    "together": Together.objects.filter(proposal__in=shown).first().proposal.number,
    "later": shown.filter(state="deferred").first().number,
    "mine": shown.filter(proposer__name="김하늘").first().number,
    "refused": year.exclude(pk__in=shown).first().number,
    "waiting": year.order_by("number").last().number + 1,
    "criterion": Criterion.objects.filter(cycle__fiscal_year=2026).first().pk,
    "person": Person.objects.get(name="김하늘").pk,
    "station": place.pk,
    "text": Original.objects.first().text_id,
    **convened,
    **taught,
    **met,
    "terminal": new_terminal(place),
    "code": Option.objects.filter(poll=place.poll).first().code,
    "token": stop_token(Message(person=Person.objects.get(name="오순자"))),
}))
"""


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium():
    path = browsers.executable()
    if not path:
        pytest.skip(browsers.MISSING)
    with browsers.launched(path) as browser:
        yield browser


@pytest.fixture(scope="package")
def folder():
    with tempfile.TemporaryDirectory(prefix="madang-browser-") as name:
        yield Path(name)


@pytest.fixture(scope="package")
def rehearsal(folder, tmp_path_factory):
    """The city in the middle of its year, and what was said while it got there. Rehearsed once for all processes."""
    if not browsers.executable():
        pytest.skip(browsers.MISSING)
    shared = Path(KEPT) if KEPT else _for_all_processes(tmp_path_factory)
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = shared / "said.txt"
        if not said.exists():
            (shared / "city").mkdir()
            said.write_text(City(shared / "city").rehearse(), encoding="utf-8")
        city = City(Path(shutil.copytree(shared / "city", folder / "middle")))
    yield city, said.read_text(encoding="utf-8")
    if not KEPT:
        shutil.rmtree(shared, ignore_errors=True)  # whoever comes later rehearses anew


def _for_all_processes(tmp_path_factory) -> Path:
    """With pytest-xdist every process has a folder of its own in the run's."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "rehearsed"


@pytest.fixture(scope="package")
def lived_on(rehearsal):
    """A city that went on to its count, as it is visited in autumn, and what was said meanwhile."""
    city = rehearsal[0].copy("counted")
    return city, city.live_on(until=AUTUMN)


@pytest.fixture(scope="package")
def busy(rehearsal):
    """A city where work lies on the officers' desks: a proposal to read, a year to plan."""
    city = rehearsal[0].copy("busy")
    city.make_work()
    return city


@pytest.fixture(scope="package")
def changing(rehearsal):
    """A city for those who propose, publish, vote and count; its sites of three days share one database."""
    return rehearsal[0].copy("changing")


@pytest.fixture(scope="package")
def again(changing, officer):
    """The same with the same officer, where those who come first have not closed the vote."""
    return changing.copy("again")


@pytest.fixture(scope="package")
def site(request):
    """site("middle"), site("spring") and all other DAYS. Change nothing there, unless the day says that it is for that."""
    with ExitStack() as stack:
        running = {}

        def site(day):
            if day not in running:
                lived = request.getfixturevalue(DAYS[day].lived)
                city = lived if isinstance(lived, City) else lived[0]
                running[day] = stack.enter_context(city.serve(DAYS[day].at))
            return running[day]

        yield site


@pytest.fixture(scope="package")
def numbers(rehearsal):
    """Numbers in addresses: of a proposal with a picture, of one with a point on the map, and so on."""
    return json.loads(rehearsal[0].asks(NUMBERS))


@pytest.fixture(scope="package")
def officer(chromium, site):
    """She signs up, is given her part, turns the app on; and what the pages on her way were like."""
    where = site("spring changing")
    with device(chromium, PHONE) as hers, device(chromium, PHONE) as operators:
        eyes = Eyes(hers.new_page())
        tab, seen = eyes.page, []
        officer = accounts.sign_up(tab, where)
        seen.append(eyes.look("the address is confirmed"))
        accounts.confirm(tab, where)
        _give_part(operators, where)

        tab.goto(where.address("desk/"))
        seen.append(eyes.look("a password is not enough"))
        told = tab.inner_text("main")
        press(tab.get_by_role("link", name="인증 앱 켜기"))
        seen.append(eyes.look("the password is asked once more"))
        tab.fill("[name=password]", officer.password)
        tab.locator("main form .btn").first.click()
        tab.wait_for_url("**/totp/activate/")
        seen.append(eyes.look("turn the app on"))
        officer.secret = tab.locator("main code").inner_text()
        officer.gives_digits(tab)
        officer.spare = tab.locator("main li code").all_inner_texts()
        seen.append(eyes.look("recovery codes"))
        for path in ("accounts/2fa/", "accounts/2fa/totp/deactivate/", "accounts/2fa/recovery-codes/generate/"):
            tab.goto(where.address(path))
            seen.append(eyes.look(path))
        tab.goto(where.address("desk/"))
        press(tab.get_by_role("link", name="지금 확인하기"))
        seen.append(eyes.look("the digits are asked again"))
        officer.gives_digits(tab)
        yield officer, told, seen, tab.url


@pytest.fixture
def someone(chromium, site):
    """someone("김하늘", site("middle")): a tab of a person at a device of their own. None is a visitor."""
    with ExitStack() as stack:

        def someone(name, where, device=browsers.PHONE, **options):
            context = stack.enter_context(browsers.device(chromium, device, **options))
            if name:
                browsers.come_in(context, where, name)
            return context.new_page()

        yield someone


def _give_part(context, site) -> None:
    come_in(context, site, "맹소라")
    tab = context.new_page()
    tab.goto(site.address("people/office/give/"))
    tab.fill("[name=email]", accounts.EMAIL)
    tab.select_option("[name=role]", "officer")
    tab.fill("[name=office]", "예산담당관")
    tab.fill("[name=since]", "2026-01-01")
    tab.locator("main form .btn").first.click()
    tab.wait_for_url("**/people/office/")
