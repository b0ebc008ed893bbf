"""Two towns with one of everything in each, for the tests that try every door of one with the things of the other."""

import io
from datetime import timedelta
from types import SimpleNamespace

from PIL import Image

from madang.base import clock
from madang.base.documents.blanks.models import Blank
from madang.base.documents.blanks.start import start_document
from madang.base.documents.document import Document
from madang.base.documents.making.actions import start_making
from madang.base.documents.render import hwpx
from madang.base.files.actions import keep_made, store_attachment, store_picture
from madang.base.meetings import actions as meetings
from madang.base.notices.models import Message
from madang.base.people.models import AccessCode, CodeBatch, Part
from madang.base.surveys.actions import enter, open_survey
from madang.base.surveys.asked import Asked
from madang.base.talk.actions import write
from madang.base.talk.masking import Page
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Bill, Classification, Column, CouncilAct, CouncilDecision, Line, Project, Request
from madang.cycle.budget.statement import actions as statements
from madang.cycle.budget.statement.offer import OFFER as STATEMENT_FORM
from madang.cycle.convene.models import (
    Application,
    Body,
    Call,
    LotState,
    Lottery,
    Member,
    Rules,
    SeatPlan,
    SeatShare,
)
from madang.cycle.decide.actions import tell_everyone, write_result
from madang.cycle.execute.actions import opening, paying
from madang.cycle.execute.extracts.actions import take_in
from madang.cycle.execute.extracts.reading import Reading, Row
from madang.cycle.execute.models import ContractKind, Extract, Sighting, Tender, Visit, WasteReport
from madang.cycle.execute.money import pockets_of
from madang.cycle.execute.watch.visiting import tell_sighting, write_visit
from madang.cycle.execute.watch.wasting import report_waste
from madang.cycle.feedback import actions as feedback
from madang.cycle.feedback.models import Disclosure, Lesson, Rating, WhitePaper
from madang.cycle.feedback.paper import frozen_of
from madang.cycle.feedback.paper_recipe import white_paper
from madang.cycle.learn import actions as school
from madang.cycle.plan.actions import publish_plan
from madang.cycle.plan.models import Cycle, OperatingPlan, Ordinance, Track, Window
from madang.cycle.propose.drafts import keep_draft
from madang.cycle.propose.models import Draft, Proposal, State
from madang.cycle.review.models import Office
from madang.cycle.settle.models import Indicator, Inspection, Opinion, Settlement
from madang.cycle.vote.actions import make_ready
from madang.cycle.vote.models import Ballot, CountedList, Option, PaperBatch, Poll, RollEntry, Station
from madang.cycle.vote.models import State as VoteState


def picture(colour="green"):
    made = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "PNG")
    made.seek(0)
    made.name = "bench.png"
    return made


def paper(words):
    file = io.BytesIO(words.encode())
    file.name = "notice.txt"
    return file


def one_of_everything(cycle, resident, officer, colour="green", title=""):
    """A published and a waiting proposal with pictures, two ballot papers, one counted, codes, letters, a part, drafts."""
    government, track = cycle.government, cycle.tracks.first()
    made = SimpleNamespace(government=government, cycle=cycle, track=track, resident=resident, officer=officer)
    made.published = _proposal(cycle, track, 1, resident, State.PUBLISHED, title)
    made.waiting = _proposal(cycle, track, 2, resident, State.SUBMITTED)
    made.candidate = _proposal(cycle, cycle.tracks.last(), 3, resident, State.ELIGIBLE, title)
    made.picture = store_picture(
        government, picture(colour), "의자가 보입니다.", by=resident, subject=made.published.subject
    )
    made.hidden = store_attachment(
        government, paper(government.slug), by=resident, subject=made.waiting.subject, public=False
    )
    made.counted = _poll(cycle, track, made.published, resident, VoteState.OPENED)
    CountedList.objects.create(
        poll=made.counted,
        text="ab" * 32 + "\n",
        digest="cd" * 32,
        size=1,
        superseded=0,
        voided={},
        frozen_at=clock.now(),
    )
    tell_everyone(write_result(made.counted, by=officer), by=officer)
    made.uncounted = _poll(cycle, cycle.tracks.last(), made.candidate, resident, VoteState.DRAFT)
    make_ready(made.uncounted, by=officer)
    made.counted_station, made.station = _station(made.counted), _station(made.uncounted)
    made.batch = CodeBatch.objects.create(
        government=government, kind="registered", size=1, expires_at=clock.now() + timedelta(days=90), made_by=officer
    )
    AccessCode.objects.create(
        batch=made.batch, government=government, locator="AAAAA", salt="00" * 16, secret_hash="00"
    )
    made.letter = Message.objects.create(
        key=f"{government.slug}-letter", government=government, person=resident, subject=made.published.subject,
        template="propose.published", channel="email", language="ko", facts={"title": "의자", "code": "27-0001", "year": 2027, "number": 1},
    )  # fmt: skip
    here = Page(made.published.subject, made.published.title, "propose:proposal", (cycle.fiscal_year, 1))
    made.text = write(government, "좋아요. 010-1234-5678", here, by=resident)[0].text
    made.unsent = keep_draft(cycle, {"title": "아직 아무도 모르는 제안"})
    Draft.objects.of(cycle).update(expires_at=clock.now() + timedelta(days=400))
    here = Page(made.published.subject, made.published.title, "propose:proposal", (cycle.fiscal_year, 1))
    made.text = write(government, "좋아요. 010-1234-5678", here, by=resident)[0].text
    made.part = Part.objects.create(person=resident, government=government, role="member", granted_by=officer)
    _convene(made, cycle, officer)
    _meeting(made)
    _survey(made)
    _school(made)
    _budget(made)
    _statement(made)
    _settlement(made)
    _execution(made)
    _watch(made, first=71 if colour == "red" else 1)
    _feedback(made)
    _papers(made)
    made.plan = _plan(cycle, officer)
    made.draft = OperatingPlan.objects.create(cycle=cycle, version=2, purpose="아직 아무도 모르는 글")
    return made


def _convene(made, cycle, officer):
    """A committee with rules, somebody named, a call, an application, and a lottery that is promised."""
    now = clock.now()
    made.body = Body.objects.create(
        government=cycle.government, cycle=cycle, kind="committee", name="위원회", legal_basis="조례 제10조"
    )
    Rules.objects.create(
        body=made.body, version=1, words="제1조", adopted_on=now.date(), adopted_in="1차", published_by=officer
    )
    plan = SeatPlan.objects.create(body=made.body, version=1)
    SeatShare.objects.create(plan=plan, route="lot", number=1)
    SeatPlan.objects.filter(pk=plan.pk).update(published_at=now)
    made.call = Call.objects.create(
        plan=plan, route="lot", who="주민", opens_at=now, closes_at=now + timedelta(days=400), made_by=officer
    )
    made.application = Application.objects.create(
        call=made.call, number=1, name="가람", sex="female", stand="handed_in", handed_in_at=now, consented_at=now
    )
    made.member = Member.objects.create(body=made.body, name="나루", route="expert", sex="male")
    made.lottery = Lottery.objects.create(call=made.call, made_by=officer, told=_CHANCES)
    mine = Lottery.objects.filter(pk=made.lottery.pk)
    mine.update(state=LotState.RECKONED, record='{"features":[],"tickets":[],"types":[],"units":[]}')
    mine.update(
        state=LotState.COMMITTED, digest="ab" * 32, source="drand:quicknet:1", committed_at=now,
        known_at=now + timedelta(days=400),
    )  # fmt: skip


_CHANCES = {
    "features": [], "people": 1, "seats": 1, "tickets": 1, "panels": 1, "lowest": "1", "highest": "1", "mean": "1",
    "bound": "1", "types": [], "never": [], "rare": 0, "close": True,
}  # fmt: skip


def _meeting(made):
    """Called for next year, with the resident's seat, one item, and something they need."""
    government, officer, starts_at = made.government, made.officer, clock.now() + timedelta(days=500)
    made.host = meetings.set_host(government, "body/900", f"{government.name} 위원회", by=officer)
    meeting = meetings.plan_meeting(
        government, "body/900", title="회의", starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), place="시청", by=officer
    )  # fmt: skip
    meetings.seat(meeting, made.resident, made.resident.name, True, by=officer)
    made.item = meetings.put_item(meeting, "안건", by=officer, subject=made.published.subject)
    made.meeting = meetings.call_meeting(meeting, by=officer)
    made.need = meetings.ask_for(made.meeting, "sign", by=made.resident)


def _papers(made):
    """A white paper that waits to be made, and the town's own form for its statement."""
    made.making = start_making(made.government, white_paper, {"year": made.cycle.fiscal_year}, by=None)
    form = keep_made(
        made.government,
        hwpx.render(start_document(STATEMENT_FORM)),
        "form.hwpx",
        hwpx.MEDIA_TYPE,
        by=None,
        subject="blank/statement",
    )
    made.blank = Blank.objects.create(government=made.government, document="statement", version=1, file=form)


def _proposal(cycle, track, number, resident, state, title=""):
    return Proposal.objects.create(
        cycle=cycle, track=track, number=number, title=title or f"{cycle.government.slug} {number}", cost=1000, state=state,
        proposer=resident, submitted_at=clock.now(), published_at=None if state == State.SUBMITTED else clock.now(),
    )  # fmt: skip


def _plan(cycle, officer):
    cycle.windows.update(legal_ground="지방재정법 제39조와 조례 제7조")
    draft = OperatingPlan.objects.create(cycle=cycle, version=1, purpose="주민이 예산 편성에 참여합니다.")
    return publish_plan(draft, by=officer)


def _poll(cycle, track, proposal, voter, state):
    poll = Poll.objects.create(
        cycle=cycle, track=track, budget=10**9, ballot_rule=track.ballot_rule, decision_rule=track.decision_rule,
        made_at=clock.now(), state=state,
    )  # fmt: skip
    Option.objects.create(poll=poll, proposal=proposal, code=proposal.code, title=proposal.title, cost=1000)
    RollEntry.objects.create(poll=poll, person=voter, ground="resident")
    Ballot.objects.create(poll=poll, choices=[proposal.code])
    return poll


def _station(poll):
    """A voting place with a pad whose one paper came back."""
    station = Station.objects.create(poll=poll, name="달빛동 주민센터")
    station.poll = poll
    pad = PaperBatch.objects.create(
        poll=poll, station=station, number=1, printed=2, issued=1, in_box=1, state="returned"
    )  # fmt: skip
    pad.sheets.create(number=1)
    return station


def same_year(cycle, government):
    """The neighbour's year with the same number, the same windows and the same names of tracks."""
    ordinance = Ordinance.objects.create(government=government, title="참여예산 조례", articles={"notice": "제7조"})
    copy = Cycle.objects.create(
        government=government, cycle_year=cycle.cycle_year, fiscal_year=cycle.fiscal_year, ordinance=ordinance,
        total_ceiling=cycle.total_ceiling,
    )  # fmt: skip
    for window in cycle.windows.all():
        Window.objects.create(cycle=copy, stage=window.stage, opens_at=window.opens_at, closes_at=window.closes_at)
    for track in cycle.tracks.all():
        Track.objects.create(
            cycle=copy, code=track.code, name=track.name, total_ceiling=track.total_ceiling, order=track.order
        )
    return copy


def _survey(made):
    """Open for all of the test's year; one paper entered, one text in it."""
    now = clock.now()
    asked = [Asked("single", "어느 길이 어둡나요?", ["학교 앞", "새내천"]), Asked("short", "하고 싶은 말")]
    made.survey = open_survey(
        made.government, "", "밤길", asked, now, now + timedelta(days=400), made.officer, takes_paper=True
    )
    given = {1: made.survey.questions.get(order=1).options.first().pk, 2: "어두워요"}
    made.response = enter(made.survey, "P-1", given, by=made.officer)
    made.answer = made.response.answers.get(question__order=2)


def _budget(made):
    """A line of the budget, a project that was chosen elsewhere, its amount, and a department that was asked."""
    government, cycle = made.government, made.cycle
    office, _there = Office.objects.get_or_create(government=government, name="공원녹지과")
    sector, _there = Classification.objects.get_or_create(
        since=2022, level="sector", code="142", defaults={"name": "지역", "field_code": "140", "source": "test"}
    )
    made.line = Line.objects.create(
        government=government, fiscal_year=cycle.fiscal_year, office=office, sector=sector, policy="푸른 도시", unit="공원",
        code="3600000220270001D", name="공원 쉼터", item_code="401-01", item="시설비",
    )  # fmt: skip
    made.project = Project.objects.create(
        cycle=cycle, number=1, title="새내천 의자", office=office, chosen_by="총회", made_by=made.officer
    )
    posting = Posting(Column.SELECTED, 30_000_000, made.project)
    book(government, [posting], cause=f"cycle/{cycle.fiscal_year}", by=made.officer, on=clock.today())
    made.request = Request.objects.create(
        project=made.project, office=office, asked_at=clock.now(), asked_by=made.officer
    )


def _execution(made):
    """The council gave the project its money; it was started, contracted and paid in part."""
    government, cycle, officer, today = made.government, made.cycle, made.officer, clock.today()
    bill, _there = Bill.objects.get_or_create(
        government=government, fiscal_year=cycle.fiscal_year, sequence=0,
        defaults={"state": "decided", "submitted_on": today, "decided_on": today},
    )  # fmt: skip
    given = {"outcome": "as_is", "proposed": 30_000_000, "amount": 30_000_000}
    written = {"bill": bill, "project": made.project, "at": clock.now(), "by": officer}
    made.act = CouncilAct.objects.create(
        place="budget_committee", body="예산결산특별위원회", on=today, before=30_000_000, after=30_000_000, **written
    )
    made.decision = CouncilDecision.objects.create(**given, **written)
    share, whole = (
        Posting(Column.BUDGET, 30_000_000, made.project, made.line),
        Posting(Column.BUDGET, 50_000_000, line=made.line),
    )
    book(government, [share, whole], cause=bill.subject, by=officer, on=today)
    days = {"starts": today, "until": today + timedelta(days=200)}
    (made.work,) = opening.open_works([made.project], steps=[opening.Step("설계", today)], by=officer, **days)
    part = paying.Part(pockets_of(made.project)[0], 1_000_000)
    terms = paying.Terms("의자 만들기", "해오름조경", ContractKind.CONSTRUCTION, Tender.OPEN, today)
    made.contract = paying.sign(made.work, terms, [part], by=officer)
    made.payment = paying.pay(made.work, "선급금", [part], on=today, by=officer, contract=made.contract)


def _school(made):
    """A published course that the resident finished, a session to come, a figure and a visit."""
    officer, cycle = made.officer, made.cycle
    made.course = school.make_course(cycle, {"title": "처음 과정", "kind": "residents", "pass_mark": 50}, by=officer)
    lesson = school.write_lesson(made.course, {"title": "예산", "body": "글"}, by=officer)
    asked = {"text": "맞나요?", "options": ["예", "아니요"], "right": 1, "why": "그렇습니다."}
    question = school.write_question(lesson, asked, by=officer)
    school.publish_course(made.course, by=officer)
    school.answer_quiz(made.course, {question.pk: 1}, by=made.resident)
    made.completion = made.course.completions.get()
    starts = clock.now() + timedelta(days=400)
    place = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "place": "주민센터", "capacity": 5}
    made.session = school.hold(made.course, place, by=officer)
    figure = {"side": "income", "title": "지방세", "amount": 1000, "as_of": clock.today(), "source": "본예산서"}
    made.figure = school.write_figure(cycle, figure, by=officer)
    seen = {"day": clock.today(), "place": "경로당", "group": "elderly", "people": 9}
    made.visit = school.record_visit(cycle, seen, by=officer)


def _feedback(made):
    """A lesson, a rating with words that nobody has read, a published disclosure and a published white paper."""
    cycle, officer, now = made.cycle, made.officer, clock.now()
    lesson = Lesson(stage="vote", voice="residents", seen="멀었습니다.", change="동마다 둡니다.")
    made.lesson = feedback.write_lesson(cycle, lesson, by=officer)
    made.rating = Rating.objects.create(project=made.project, mark="ab" * 32, stars=4, words="편합니다.")
    frozen = frozen_of(Document("공시", "1", clock.today(), cycle.government.name))
    made.disclosure = Disclosure.objects.create(cycle=cycle, occasion="budget", fixed_on=now.date(), due_on=now.date())
    published = {"number": "1", "frozen": frozen, "digest": "ab" * 32, "published_at": now, "report_by": now.date()}
    Disclosure.objects.filter(pk=made.disclosure.pk).update(state="frozen", **published)
    head = dict.fromkeys(("title", "draft", "issuer", "summary", "signed"), "백서")
    head |= {"date": now.date().isoformat(), "keywords": [], "language": "ko"}
    content = [{"key": "plan", "title": "계획", "blocks": [{"kind": "paragraph", "text": "글"}], "sources": []}]
    made.paper = WhitePaper.objects.create(cycle=cycle, content=content, head=head, made_at=now, number="1")
    WhitePaper.objects.filter(pk=made.paper.pk).update(state="frozen", digest="ab" * 32, frozen_at=now)


def _statement(made):
    """The residents' opinion statement, adopted by hand and frozen."""
    statement = statements.begin_statement(made.cycle, by=made.officer)
    statements.adopt_by_hand(statement, "정기회의", "위원회", clock.today(), by=made.officer)
    made.statement = statements.freeze(statement, "참여예산-1", by=made.officer)


def _watch(made, *, first):
    """An extract with a row that no line fits, a report of waste, a visit and what a resident saw; numbered from `first`."""
    government, year, now = made.government, made.cycle.fiscal_year, clock.now()
    if first > 1:
        of_year = {"government": government, "fiscal_year": year, "number": first - 1}
        Extract.objects.create(
            **of_year, origin="lofin", day=now.date(), unit=1, digest="0" * 64, at=now, by=made.officer
        )
        WasteReport.objects.create(**of_year, words="낭비", received_on=now.date(), due_on=now.date(), receipt="0" * 64)
    row = Row(2, "100", "360000020279999D", "", "청사 관리", None, None, None, 1_000)
    reading = Reading(rows=[row], unit=1, day=clock.today())
    take_in(government, year, reading, origin="lofin", file_name="a.csv", digest="1" * 64, by=made.officer)
    report_waste(government, year, "의자를 비싸게 샀습니다.", person=made.resident)
    group = Body.objects.create(government=government, kind="monitoring", name="모니터링단", legal_basis="조례 제20조")
    seen = Visit(work=made.work, body=group, day=clock.today(), people=3, words="앉아 보았습니다.", wants="등받이")
    write_visit(seen, [], by=made.officer)
    tell_sighting(Sighting(work=made.work, place="계단", words="흔들려요"), by=made.resident)


def _settlement(made):
    """The settlement of a year, open, with an indicator; and one of a later year that was drawn up, with an opinion."""
    at = {"opened_at": clock.now(), "opened_by": made.officer, "reason_basis": "운영계획"}
    made.settlement = Settlement.objects.create(cycle=made.cycle, fiscal_year=made.cycle.fiscal_year, **at)
    fields = {"settlement": made.settlement, "project": made.project, "name": "앉을 자리", "unit": "곳", "expected": 12}
    made.indicator = Indicator.objects.create(at=clock.now(), by=made.officer, **fields)
    later = Settlement.objects.create(cycle=made.cycle, fiscal_year=made.cycle.fiscal_year + 1, **at)
    Settlement.objects.filter(pk=later.pk).update(state="drawn_up", drawn_up_on=clock.today(), drawn_digest="ab" * 32)
    days = {"began_on": clock.today(), "ended_on": clock.today(), "given_on": clock.today()}
    inspection = Inspection.objects.create(
        settlement=later, inspectors=3, digest="ab" * 32, at=clock.now(), by=made.officer, **days
    )
    made.opinion = Opinion.objects.create(
        settlement=later, inspection=inspection, kind="improve", words="더 살피십시오."
    )
