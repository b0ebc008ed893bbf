"""Nothing of the town next door is found, shown, changed or used under this town's address."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import get_resolver, resolve

from madang.base import clock
from madang.base.documents.blanks.models import Blank
from madang.base.documents.making.models import Making
from madang.base.people.models import AccessCode, CodeBatch, Part
from madang.base.places.models import Area
from madang.base.record.models import Entry
from madang.base.surveys.models import Response, Survey
from madang.base.talk.models import Comment, Hiding, Report
from madang.cycle.budget.models import Project
from madang.cycle.convene.models import Application, Body, Call, Lottery, Member
from madang.cycle.learn.models import Completion, Course, Figure, Session, Visit
from madang.cycle.plan.models import Cycle, OperatingPlan, Ordinance, Track
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote.booth.seats import new_terminal
from madang.cycle.vote.models import Ballot, Option, Poll

from .small_years import one_of_everything, same_year
from .test_permissions import MONEY, TAUGHT, patterns

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns(year, haeoreum, neighbour, settle, ara, kim, out, during):
    """Haeoreum and the town next door, whose year, tracks and proposals have numbers that Haeoreum does not have."""
    chief = settle("chief", neighbour, "officer")
    during(year, "plan", days=1)
    next_door = same_year(year, neighbour)
    theirs = one_of_everything(next_door, out, chief, "red")
    theirs.area = Area.objects.create(government=neighbour, code="9021000001", name="달맞이읍")
    Proposal.objects.filter(pk=theirs.published.pk).update(number=71)
    Proposal.objects.filter(pk=theirs.waiting.pk).update(number=72)
    Project.objects.filter(pk=theirs.project.pk).update(number=71)
    Track.objects.filter(pk=theirs.track.pk).update(code="theirs")
    theirs.later = Cycle.objects.create(government=neighbour, cycle_year=2030, fiscal_year=2031, total_ceiling=1)
    return one_of_everything(year, ara, kim), theirs


ADDRESSES = """
    2031/  2031/plan/  2031/plan/office/  2031/plan/office/calendar/  2031/plan/office/year/  2031/plan/office/ordinance/
    2031/plan/office/measures/  2031/data/representation/
    2031/plan/office/tracks/  2031/plan/office/draft/  2031/plan/office/draft/discard/  2031/plan/office/publish/
    2031/plan/versions/1/  2031/plan/versions/1.json  2031/plan/versions/1/document/  2031/plan/versions/1/document.pdf
    2031/propose/  2031/propose/new/  2031/propose/map.svg  2031/propose/waiting/  2031/propose/waiting/publish/
    2031/propose/waiting/answer/  2031/propose/waiting/filters/  2031/propose/waiting/filters/1/forget/  2031/propose/autosave/
    2031/propose/programmes/  2031/propose/complaints/
    2031/propose/call/  2031/propose/call/form/easy/  2031/propose/call/form/easy.html  2031/propose/desk/  2031/propose/sheet/
    2031/propose/prices/  2031/propose/ledger/  2031/propose/ledger.csv  2027/propose/draft/{draft}/  2027/propose/72/handle/
    2027/propose/72/transfer/  2027/propose/72/merge/  2027/propose/72/split/  2027/propose/72/signatures/
    2027/propose/72/complete/  2027/propose/72/together/  2027/propose/72/files/  2027/propose/72/join/nothing/
    2031/review/  2031/review/criteria/  2031/review/statistics/  2031/review/summary/  2031/review/summary.html
    2031/review/marks/  2031/review/marks.html  2031/review/desk/  2031/review/desk/assign/  2031/review/desk/filters/
    2031/review/desk/filters/1/forget/  2031/review/settings/  2031/review/settings/terms/  2027/review/settings/terms/theirs/  2031/review/papers/00000000000000000000/x.pdf
    2031/review/settings/criteria/take/  2031/review/settings/criteria/new/  2031/review/settings/offices/new/
    2031/deliberate/  2031/deliberate/desk/  2031/deliberate/desk/rounds/new/  2031/deliberate/desk/hearings/new/
    2031/deliberate/desk/opinions/new/
    2027/review/71/  2027/review/72/  2027/review/71/answer/  2027/review/71/consent/  2027/review/71/appeal/
    2027/review/71/panel/  2027/review/desk/71/  2027/review/desk/71/sheet/
    2031/vote/  2031/vote/papers/  2031/decide/  2031/data/  2031/data/datapackage.json  2031/data/openapi.json
    2031/data/proposals/  2031/data/proposals.csv
    2027/plan/office/tracks/theirs/  2027/plan/office/tracks/theirs/remove/  2027/vote/papers/theirs/  2027/vote/theirs/
    2027/vote/theirs/confirm/  2027/vote/theirs/cast/  2027/vote/theirs/receipt/  2027/decide/theirs/
    2027/decide/theirs/ballots.pb  2027/decide/theirs/receipts.txt  2027/decide/theirs/count/  2027/decide/theirs/1/
    2027/decide/theirs/recount/  2027/decide/theirs/rule.json  2027/decide/theirs/result.json  2027/decide/theirs/report/
    2027/decide/theirs/report.html  2027/decide/theirs/table/  2027/decide/theirs/table.csv  2027/decide/theirs/count/again/
    2027/decide/theirs/count/publish/  2027/decide/theirs/count/withdraw/  2027/decide/theirs/resolution/
    2027/propose/71/  2027/propose/71/price/  2027/propose/72/  2027/propose/72/decline/  2027/propose/72/withdraw/
    2027/vote/theirs/booth/  2027/vote/theirs/booth/{station}/  2027/vote/theirs/terminal/{terminal}/
    2027/vote/theirs/terminal/{terminal}/still/  2027/vote/theirs/terminal/{terminal}/paper/
    2027/vote/theirs/terminal/{terminal}/look/  2027/vote/theirs/terminal/{terminal}/cast/
    2027/vote/theirs/letter/  2027/vote/theirs/letter/paper/  2027/vote/theirs/letter/look/  2027/vote/theirs/letter/cast/
    2031/convene/  2031/convene/office/  2031/convene/office/new/  2027/convene/{body}/  2027/convene/{body}/rules/
    2027/convene/{body}/rules.html  2027/convene/{body}/roster/  2027/convene/{body}/roster.html
    2027/convene/{body}/interests/  2027/convene/calls/{call}/  2027/convene/calls/{call}/apply/
    2027/convene/calls/{call}/withdraw/  2027/convene/lottery/{lottery}/  2027/convene/lottery/{lottery}/record.json
    2027/convene/lottery/{lottery}/bundle.zip  2027/convene/lottery/{lottery}/receipt.json
    2027/convene/office/{body}/  2027/convene/office/{body}/edit/  2027/convene/office/{body}/name/
    2027/convene/office/{body}/election/  2027/convene/office/{body}/plan/  2027/convene/office/{body}/call/
    2027/convene/office/{body}/rules/  2027/convene/office/{body}/allowances/  2027/convene/office/members/{member}/
    2027/convene/office/calls/{call}/  2027/convene/office/applications/{application}/
    2027/convene/office/lottery/{lottery}/
    2027/vote/theirs/letter/receipt/  2027/vote/theirs/letter/time/  2027/vote/theirs/letter/end/
    2027/vote/theirs/paper/  2027/vote/theirs/paper/queue/  2027/vote/theirs/paper/1/  2027/vote/theirs/paper/1/stubs/
    2027/vote/theirs/paper/1/1/
    2027/vote/theirs/board/  2027/vote/theirs/board/checkpoint  2027/vote/theirs/board/checkpoints/1
    2027/vote/theirs/board/numbers/22.txt  2027/vote/theirs/board/numbers/22/
    2027/vote/theirs/board/proof/1.txt  2027/vote/theirs/board/tile/0/000  2027/vote/theirs/check/
    2027/vote/theirs/counted.txt  2027/vote/theirs/kit.zip  2027/vote/theirs/manifest.json
    2027/vote/theirs/on-the-roll/  2027/vote/theirs/posters/27-0001.pdf  2027/vote/theirs/posters/27-0001/
    2027/vote/theirs/promise/  2027/vote/theirs/resume/  2027/vote/papers/theirs/box/
    2027/vote/papers/theirs/audit/  2027/vote/papers/theirs/show/  2027/vote/papers/theirs/openings/
    2027/vote/papers/theirs/trustees/  2027/vote/papers/theirs/trustees/box.txt  2027/vote/theirs/audit/
    2027/vote/papers/theirs/withdraw/  2027/vote/papers/theirs/roll/
    2027/vote/theirs/objections/  2027/vote/papers/theirs/objections/
    2027/vote/theirs/posters/station/{station}/  2027/vote/theirs/posters/station/{station}.pdf
    2027/vote/theirs/board/receipt/
    2027/vote/papers/theirs/roll/00000000-0000-0000-0000-000000000000/decide/
    2027/vote/papers/theirs/roll/00000000-0000-0000-0000-000000000000/void/  2027/vote/papers/theirs/roll/add/
    2027/vote/papers/theirs/roll/bring/  2027/vote/papers/theirs/roll/find/  2027/vote/papers/theirs/roll/letters/
    2027/vote/papers/theirs/roll/letters/1/void/  2027/vote/papers/theirs/roll/settle/
    people/office/part/{part}/end/  people/office/person/{person}/  people/office/codes/{batch}/void/
    talk/{text}/  talk/{text}/reply/  talk/{text}/edit/  talk/{text}/take-back/  talk/{text}/report/  talk/{text}/contest/
    talk/{text}/translate/  talk/desk/{text}/  talk/desk/{text}/hide/  talk/desk/{text}/leave/  talk/desk/{text}/answer/
    talk/desk/{text}/original/  2027/propose/71/talk/
    meetings/desk/hosts/{host}/  meetings/desk/needs/{need}/  meetings/desk/items/{item}/  meetings/desk/{meeting}/
    meetings/desk/{meeting}/sheet/  meetings/desk/{meeting}/sheet.html  meetings/{meeting}/  meetings/{meeting}.ics
    meetings/{meeting}/call/  meetings/{meeting}/call.html  meetings/{meeting}/reply/  meetings/{meeting}/leave/
    meetings/{meeting}/voice/1/  meetings/{meeting}/need/  meetings/{meeting}/need/{need}/take-back/
    surveys/{survey}/  surveys/{survey}/take-back/  surveys/{survey}/paper/  surveys/{survey}/paper.html  surveys/desk/{survey}/
    surveys/desk/{survey}/change/  surveys/desk/{survey}/question/  surveys/desk/{survey}/question/1/
    surveys/desk/{survey}/question/1/remove/  surveys/desk/{survey}/publish/  surveys/desk/{survey}/prolong/
    surveys/desk/{survey}/end/  surveys/desk/{survey}/texts/  surveys/desk/{survey}/texts/{answer}/
    surveys/desk/{survey}/papers/  surveys/desk/{survey}/papers/list/  surveys/desk/{survey}/papers/list.csv
    surveys/desk/{survey}/papers/{response}/
    documents/made/{making}/  documents/made/{making}/again/  documents/made/file/00000000000000000000/x.pdf
    documents/blanks/statement/2/try.hwpx  documents/blanks/statement/2/retire/
    2031/learn/  2031/learn/budget/  2031/learn/visits/  2031/learn/certificates/  2031/learn/kit/  2031/learn/kit/call/card.svg
    2031/learn/kit/call/poster/  2031/learn/kit/call/poster.html  2031/learn/desk/  2031/learn/desk/standard/
    2031/learn/desk/courses/new/  2031/learn/desk/figures/  2031/learn/desk/visits/
    2027/learn/{course}/  2027/learn/{course}/1/  2027/learn/{course}/quiz/  2027/learn/sessions/{session}/
    2027/learn/sessions/{session}/register/  2027/learn/sessions/{session}/give-back/  2027/learn/sessions/{session}/here/
    2027/learn/desk/courses/{course}/  2027/learn/desk/courses/{course}/change/  2027/learn/desk/courses/{course}/publish/
    2027/learn/desk/courses/{course}/lessons/new/  2027/learn/desk/courses/{course}/lessons/1/
    2027/learn/desk/courses/{course}/lessons/1/remove/  2027/learn/desk/courses/{course}/lessons/1/picture/
    2027/learn/desk/courses/{course}/lessons/1/questions/new/  2027/learn/desk/courses/{course}/lessons/1/questions/1/
    2027/learn/desk/courses/{course}/sessions/new/  2027/learn/desk/sessions/{session}/  2027/learn/desk/sessions/{session}/cancel/
    2027/learn/desk/sessions/{session}/code/  2027/learn/desk/certificates/{completion}/withdraw/
    2027/learn/desk/figures/{figure}/remove/  2027/learn/desk/visits/{visit}/
    2031/budget/council/  2031/budget/council/0/  2031/budget/council/0/result/  2031/budget/council/0/result.html
    2031/budget/promise/  2031/budget/promise.csv  2031/budget/office/council/supplement/  2031/budget/office/council/0/submit/
    2031/budget/office/council/0/supplement/  2031/budget/office/council/0/amend/  2031/budget/office/council/0/acts/
    2031/budget/office/council/0/decide/  2031/budget/office/council/0/table.csv  2027/budget/office/council/acts/{act}/
    2027/budget/office/council/decisions/{decision}/  2027/budget/office/council/reserve/71/
    2031/budget/calendar/  2031/budget/calendar.ics  2031/budget/office/calendar/bill/  2031/budget/statement/
    2031/budget/statement.html  2031/budget/statement/annex/  2031/budget/statement/annex.csv  2031/budget/office/statement/
    2031/budget/office/statement/draft/  2031/budget/office/statement/draft.html
    2031/budget/  2031/budget/lines/  2031/budget/classification/  2031/budget/ledger/  2031/budget/summary/
    2031/budget/summary.html  2031/budget/office/  2031/budget/office/act/  2031/budget/office/make/1/
    2031/budget/office/projects/  2031/budget/office/lines/  2031/budget/office/lines/new/  2031/budget/office/ledger/1/
    2031/budget/requests/  2027/budget/71/  2027/budget/requests/71/  2027/budget/office/projects/71/
    2027/budget/lines/{line}/  2027/budget/office/lines/{line}/
    2031/execute/  2031/execute/status/2031-1/  2031/execute/status/2031-1.html  2031/execute/desk/  2031/execute/desk/start/
    2031/execute/desk/report/2031-1/  2031/execute/desk/books/  2027/execute/71/  2027/execute/desk/71/  2027/execute/desk/71/steps/
    2027/execute/desk/71/contract/  2027/execute/desk/71/contract/1/  2027/execute/desk/71/pay/  2027/execute/desk/71/pay/1/back/
    2027/execute/desk/71/change/
    2031/feedback/  2031/feedback/ratings/  2031/feedback/lessons/  2031/feedback/disclosures/  2031/feedback/disclosures/budget/
    2031/feedback/disclosures/budget.html  2031/feedback/white-paper/  2031/feedback/white-paper.html  2031/feedback/white-paper/plan/
    2031/feedback/desk/  2031/feedback/desk/replies/send/  2031/feedback/desk/lessons/new/  2031/feedback/desk/lessons/1/
    2031/feedback/desk/words/  2031/feedback/desk/disclosures/budget/  2031/feedback/desk/disclosures/budget/draft/
    2031/feedback/desk/disclosures/budget/publish/  2031/feedback/desk/disclosures/budget/report/
    2031/feedback/desk/white-paper/  2031/feedback/desk/white-paper/make/  2031/feedback/desk/white-paper/freeze/
    2031/feedback/desk/white-paper/plan/  2027/feedback/story/71/  2027/feedback/ratings/71/  2027/feedback/ratings/71/take-back/
    2027/feedback/desk/replies/71/excluded/  2027/feedback/desk/surveys/71/  2027/feedback/desk/words/{rating}/
    notices/{letter}/read/  files/{picture}/320.webp  files/{hidden}/notice.txt
    2031/execute/extracts/  2031/execute/extracts/new/  2031/execute/extracts/take/  2027/execute/extracts/71/
    2027/execute/extracts/71/rest/  2027/execute/extracts/71/2/  2031/execute/watch/  2031/execute/watch/desk/
    2031/execute/watch/desk/checklist/  2031/execute/watch/waste/  2031/execute/watch/waste/new/  2031/execute/watch/waste/mine/
    2027/execute/watch/waste/71/  2027/execute/watch/waste/71/look/words/  2027/execute/watch/waste/71/hand/
    2027/execute/watch/waste/71/answer/  2027/execute/watch/71/visit/  2027/execute/watch/71/visit/1/
    2027/execute/watch/71/visit/1/report/  2027/execute/watch/71/visit/1/report.html  2027/execute/watch/71/visit/1/answer/
    2027/execute/watch/71/tell/  2027/execute/watch/71/tell/1/answer/  2027/execute/watch/71/pictures/
    2027/execute/watch/71/completion/  2027/execute/watch/71/completion.html
    2027/execute/watch/pictures/00000000000000000000/full.webp
    2031/settle/  2027/settle/71/  2031/settle/in/2031/  2031/settle/in/2031/report/  2031/settle/in/2031/report.html
    2031/settle/in/2031/frozen.json  2031/settle/in/2031/talk/  2031/settle/desk/  2031/settle/desk/2031/
    2031/settle/desk/2031/open/  2031/settle/desk/2031/reasons/  2031/settle/desk/2031/indicators/
    2031/settle/desk/2031/indicators/new/  2031/settle/desk/2031/draw-up/  2031/settle/desk/2031/reopen/
    2031/settle/desk/2031/inspection/  2031/settle/desk/2031/approval/  2031/settle/desk/2031/notice/
    2031/settle/desk/2031/meeting/  2031/settle/desk/2031/survey/  2027/settle/desk/opinions/{opinion}/
"""
# Addresses with a word in them that belongs to no town.
NOBODYS = {
    "<int:year>/data/<dataset:name>/", "<int:year>/data/<dataset:name>.<dataset_suffix:suffix>", "data/<dataset:name>/",
    # vote's own tests try these
    "<int:year>/vote/<slug:track>/paper/scans/<str:prefix>/<str:name>", "<int:year>/vote/<slug:track>/withdrawn.json",
    "<int:year>/vote/papers/<slug:track>/objections/<int:pk>/",
    "<int:year>/vote/<slug:track>/board/numbers/",  # only leads on to the page of two letters
    # These are there only where a rule adds up several voices; decide's own tests try them.
    "<int:year>/decide/<slug:track>/election.json", "<int:year>/decide/<slug:track>/sheets/",
    "<int:year>/decide/<slug:track>/sheets/<str:key>/", "<int:year>/decide/<slug:track>/sheets/<str:key>/blank.csv",
    "talk/hidden.<slug:suffix>", "surveys/results.<slug:suffix>",
    # Every town may hand in its form for the same documents; documents' own tests try that each sees its own.
    "documents/blanks/<slug:name>/", "documents/blanks/<slug:name>/start.hwpx",
    # One's own certificate; learn's own tests try it.
    "<int:year>/learn/<int:pk>/certificate/", "<int:year>/learn/<int:pk>/certificate.<slug:suffix>",
    "<int:year>/plan/office/measures/<int:pk>/",  # once somebody took a measure; plan's own tests try it
    # Minutes are there once a meeting was held; the meetings' own tests try them.
    "meetings/<int:pk>/minutes/", "meetings/<int:pk>/minutes.<slug:suffix>", "meetings/desk/<int:pk>/paper/",
    "meetings/desk/<int:pk>/paper.<slug:suffix>", "meetings/<int:pk>/approve/",
    # Rows of the settings, and papers that are there once somebody signed; review's own tests try them.
    "<int:year>/review/settings/criteria/<int:pk>/", "<int:year>/review/settings/offices/<int:pk>/",
    "<int:year>/review/<int:number>/opinion/", "<int:year>/review/<int:number>/opinion.<slug:suffix>",
    "<int:year>/review/<int:number>/notice/", "<int:year>/review/<int:number>/notice.<slug:suffix>",
    # Rows that come with a round, a hearing, an opinion map or a text on the table; deliberate's own tests try them.
    *(f"<int:year>/deliberate/{row}" for row in (
        "rounds/<int:pk>/",
        "rounds/<int:pk>/result/",
        "rounds/<int:pk>/result.<slug:suffix>",
        "rounds/<int:pk>/mine/",
        "rounds/<int:pk>/sheet/<int:number>/",
        "rounds/<int:pk>/sign/",
        "hearings/<int:pk>/",
        "hearings/<int:pk>/taken-down/",
        "hearings/<int:pk>/<int:number>/",
        "opinions/<int:pk>/",
        "opinions/<int:pk>/add/",
        "opinions/<int:pk>/end/",
        "together/<int:number>/",
        "together/<int:number>/open/",
        "together/<int:number>/change/<int:paragraph>/",
        "together/<int:number>/answer/<int:pk>/",
        "together/<int:number>/settle/",
        "desk/rounds/<int:pk>/",
        "desk/rounds/<int:pk>/shortlist/",
        "desk/rounds/<int:pk>/paper/<int:member>/",
    )),
    "data/<dataset:name>.<dataset_suffix:suffix>", "people/prove/who/<slug:name>/", "notices/stop/<str:token>/",
}  # fmt: skip

# Files that are there once a board has begun and a result is out; vote's own tests try them.
NOT_BEGUN = {
    f"2027/vote/city/{name}"
    for name in ("board/checkpoint", "board/checkpoints/1", "board/tile/0/000", "board/numbers/22.txt",
                 "board/proof/1.txt", "kit.zip")
} | {"2027/review/papers/00000000000000000000/x.pdf", "2027/execute/watch/pictures/00000000000000000000/full.webp",
     "2027/settle/in/2027/frozen.json",  # once the council has approved
     "documents/made/file/00000000000000000000/x.pdf", "documents/blanks/statement/2/try.hwpx", "documents/blanks/statement/2/retire/"}  # fmt: skip


CONVENED = ("body", "call", "application", "member", "lottery")


def names(theirs):
    return {
        "part": theirs.part.pk, "person": theirs.resident.pk, "batch": theirs.batch.pk, "letter": theirs.letter.pk,
        "meeting": theirs.meeting.pk, "item": theirs.item.pk, "need": theirs.need.pk, "host": theirs.host.pk,
        "text": theirs.text.pk, "draft": theirs.unsent, "making": theirs.making.pk,
        **{name: getattr(theirs, name).pk for name in (*CONVENED, *TAUGHT, *MONEY)},
        "picture": theirs.picture.digest[:20], "hidden": theirs.hidden.digest[:20],
        "station": theirs.counted_station.pk, "terminal": new_terminal(theirs.counted_station),
    }  # fmt: skip


def everything_of(town):
    """What a stranger in the house could have changed, as it stands."""
    kinds = (
        Body,
        Member,
        Call,
        Application,
        Lottery,
        Survey,
        Response,
        Course,
        Session,
        Completion,
        Figure,
        Visit,
        Proposal,
        Comment,
        Report,
        Hiding,
        Poll,
        Option,
        Ballot,
        Part,
        CodeBatch,
        AccessCode,
        Cycle,
        Track,
        OperatingPlan,
        Entry,
    )
    money = (
        kind for app in ("budget", "execute", "settle", "feedback") for kind in apps.get_app_config(app).get_models()
    )
    every = {kind._meta.label: kind for kind in (*kinds, Making, Blank, *money)}
    return {label: sorted(map(str, kind.objects.values_list())) for label, kind in every.items()}


# The officer of this town, and the people of the town next door who have found their way here: each of them each time,
# in every stage in ./run test-long.
SELDOM = [
    ("kim", "vote"), ("out", "propose"), ("out", "decide"), ("chief", "propose"), ("chief", "decide"),
    ("operator", "propose"), ("operator", "vote"), ("operator", "decide"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "stage"),
    [("kim", "propose"), ("kim", "decide"), ("out", "vote"), ("chief", "vote")]
    + [pytest.param(*more, marks=pytest.mark.long) for more in SELDOM],
)
def test_what_is_theirs_is_not_here(client, sign_in, settle, haeoreum, towns, year, during, request, who, stage):
    ours, theirs = towns
    person = {"kim": ours.officer, "out": theirs.resident, "chief": theirs.officer}.get(who)
    sign_in(client, person or settle("operator", haeoreum, "operator"))
    during(year, stage)
    before = everything_of(theirs)
    for address in ADDRESSES.split():
        path = "/haeoreum/" + address.format(**names(theirs))
        answers = {client.get(path).status_code, client.post(path).status_code}
        # A stranger to the house is turned away before anything is looked for, and 405 is said before that.
        assert answers <= ({404, 405} if who == "kim" else {404, 405, 403}), path
    assert everything_of(theirs) == before


def test_the_list_of_addresses_finds_what_is_here(client, sign_in, towns, year, during, kim):
    """The negative control: the same addresses with this town's own things are there."""
    ours, _theirs = towns
    during(year, "decide")
    sign_in(client, kim)
    own = {"theirs": "city", "2031": "2027", "/71/": "/1/", "/72/": "/2/"}
    missing = set()
    for address in ADDRESSES.split():
        for said, ours_is in own.items():
            address = address.replace(said, ours_is)
        path = "/haeoreum/" + address.format(**names(ours))
        if client.get(path).status_code == 404:
            missing.add(address)
    assert missing - NOT_BEGUN == set()


def test_every_address_with_a_number_or_a_name_is_tried():
    plain = ADDRESSES.format(
        part=1,
        person=1,
        batch=1,
        letter=1,
        text=1,
        picture="a",
        hidden="a",
        station=1,
        terminal="a",
        draft="a",
        meeting=1,
        item=1,
        need=1,
        host=1,
        making=1,
        **dict.fromkeys((*CONVENED, *TAUGHT, *MONEY), 1),
    )
    tried = {resolve(f"/{address}").route for address in plain.split()}
    routes = {route for route, _page in patterns(get_resolver()) if "<" in route and not route.startswith("accounts/")}
    assert routes - NOBODYS - tried == set()


FORMS = [
    # stage, who, address, what is sent, the field in which the other town's thing is named
    ("propose", "ara", "2027/propose/new/", {"title": "긴 의자", "problem": "앉을 곳", "idea": "하나", "field": "parks"}, "track"),
    ("propose", "ara", "2027/propose/new/", {"title": "긴 의자", "problem": "앉을 곳", "idea": "하나", "field": "parks"}, "area"),
    ("propose", "kim", "2027/vote/papers/dong/", {}, "proposals"),
    ("propose", "kim", "plan/start/", {}, "source"),
    ("propose", "kim", "2027/plan/office/year/", {"total_ceiling": "2000000000"}, "ordinance"),
    ("propose", "kim", "people/office/give/", {"email": "out@example.org", "role": "member", "since": "2026-01-01"}, "area"),
    ("propose", "kim", "people/office/codes/", {"kind": "registered", "size": "1", "last_day": "2027-12-31"}, "area"),
    ("propose", "ara", "people/prove/where/", {"kind": "registered", "honest": "on"}, "area"),
    (
        "propose", "kim", "people/office/desk/",
        {"email": "out@example.org", "name": "김", "born": "1990-01-01", "kind": "registered", "compared": "on"}, "area",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "who", "address", "sent", "field"), FORMS)
def test_a_form_does_not_take_what_is_theirs(
    client, sign_in, towns, year, during, request, stage, who, address, sent, field
):
    ours, theirs = towns
    their = {
        "track": theirs.track, "area": theirs.area, "proposals": theirs.published, "source": theirs.cycle,
        "ordinance": Ordinance.objects.get(government=theirs.government),
    }  # fmt: skip
    during(year, stage)
    sign_in(client, request.getfixturevalue(who))
    before = everything_of(theirs)
    page = client.post("/haeoreum/" + address, {"track": ours.track.pk, **sent, field: their[field].pk})
    assert page.status_code in (200, 422)
    assert list(page.context["form"].errors) == [field]
    assert everything_of(theirs) == before


def test_publishing_a_number_of_theirs_publishes_nothing(client, sign_in, towns, year, kim):
    _ours, theirs = towns
    sign_in(client, kim).post("/haeoreum/2027/propose/waiting/publish/", {"number": ["72", str(theirs.waiting.pk)]})
    assert Proposal.objects.get(pk=theirs.waiting.pk).state == State.SUBMITTED


def test_a_part_next_door_opens_nothing_here(towns, out):
    ours, theirs = towns
    moment = clock.now() + timedelta(days=1)
    theirs.officer.passed_second_factor = True
    with clock.set_to(moment):
        assert theirs.officer.plays(theirs.government, "officer")
        assert not theirs.officer.plays(ours.government, "officer")
