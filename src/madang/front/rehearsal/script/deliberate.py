"""The city weighs: an opinion map, a hearing, a text written together, and the committee scores what may go to the vote."""

from collections.abc import Iterator
from datetime import date
from random import Random

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.convene.models import Body, Interest, Member, Seating
from madang.cycle.deliberate.models import Conversation, Hearing, Judge, Round, Score, Sheet, Stance
from madang.cycle.deliberate.opinions.actions import freeze, react
from madang.cycle.deliberate.scoring.permissions import conflicts_of
from madang.cycle.deliberate.scoring.results import result_of
from madang.cycle.propose.models import Proposal

from .. import TOWN
from ..city.cast import MEMBERS, OFFICER, SAFETY
from ..city.figure import Figure
from .act import Act, on, visit

YEAR, HERE = 2027, "2027/deliberate/"
QUESTION = "더워지는 여름, 우리 동네의 돈을 어디에 먼저 쓰면 좋을까요?"
# Each with how two kinds of people take it: those who walk, and those who drive.
CLAIMS = {
    "버스 정류장마다 그늘이 있어야 합니다.": (1, 1), "찻길 한 줄을 나무와 걷는 길로 바꿔도 됩니다.": (1, -1),
    "동네마다 주차장이 더 필요합니다.": (-1, 1), "아이들이 학교까지 걸어가기에 길이 무섭습니다.": (1, 0),
    "무더위 쉼터는 밤에도 열어야 합니다.": (1, 1), "자전거길보다 찻길을 먼저 고쳐야 합니다.": (-1, 1),
    "큰 공원 하나보다 작은 쉼터 여럿이 낫습니다.": (1, 0), "나무는 돌보는 돈까지 따져 심어야 합니다.": (1, 1),
    "상가 앞 길에는 차를 잠깐 댈 수 있어야 합니다.": (-1, 1), "분수와 물놀이터에 돈을 쓰는 것은 아깝습니다.": (0, 1),
    "어르신이 앉을 의자가 더 있어야 합니다.": (1, 1), "차 없는 날을 한 달에 한 번 해 보면 좋겠습니다.": (1, -1),
}  # fmt: skip
ADDED = "비 오는 날 물이 고이는 길부터 고쳐 주세요."
TALKERS = ("박서연", "이도윤", "최만복")
CROWD = 60
STATED = {
    "오순자": "약국 앞 건널목이 너무 깁니다. 다 건너기 전에 불이 바뀝니다.",
    "정우진": "작년에 뽑힌 쉼터가 왜 아직 안 됐는지 알려 주세요.",
    "서지안": "가게 앞 물청소를 여름에라도 자주 해 주세요.",
}
SPOKEN = "경로당 앞 비탈에 손잡이를 달아 주시오."
ANSWERS = (
    "건널목 신호를 9월부터 6초 늘립니다. 경찰서와 뜻을 모았습니다.",
    "땅 쓰는 허락이 늦어 두 달 밀렸습니다. 10월 말에 마칩니다. 달마다 누리집에 알리겠습니다.",
)
WISH = "좁은 골목마다 보이는 소화기"
SCORES = ("공공성", "시급성", "수혜도", "실현가능성", "창의성")
WHY_NOT = (
    "여러 위원이 급한 정도와 혜택을 받는 사람 수를 낮게 보았습니다. 자리를 넓혀 다음 해에 다시 내 주시면 좋겠습니다."
)
GROUND = "위원회 심사 점수의 차례에 따름. 투표 한도의 두 배 안에서 올림."
LEFT_OUT = {"city": 1, "dong": 1}


def weighing(figures: list[Figure]) -> Iterator[Act]:
    yield Act(on(2026, 7, 20), "한지우가 의견 지도와 공청회를 엽니다", open_both)
    yield Act(on(2026, 7, 22, 20), "주민들이 의견 지도에 답합니다", lambda: answer_claims(figures))
    yield Act(on(2026, 7, 23, 14), "주민들이 공청회에서 말합니다", state)
    yield Act(on(2026, 7, 24), "주민과 부서가 제안 하나를 함께 고칩니다", write_together)
    yield Act(on(2026, 7, 29), "안전총괄과가 공청회의 말에 답합니다", answer_statements)
    yield Act(on(2026, 8, 3, 9), "한지우가 의견 지도를 마치고, 지도가 그려집니다", draw)
    yield Act(on(2026, 8, 4, 9), "한지우가 위원회의 심사를 만듭니다", make_rounds)
    yield Act(on(2026, 8, 6, 14), "위원들이 현장에 다녀옵니다", visit_places)
    yield Act(on(2026, 8, 10, 19), "위원들이 제안을 하나하나 채점합니다", score)
    yield Act(on(2026, 8, 15, 9), "한지우가 심사를 마치고 올릴 제안을 적습니다", shortlist)
    yield Act(on(2026, 8, 18, 10), "위원장이 서명합니다", sign)


def open_both() -> None:
    jiu = visit(OFFICER.name).opens(f"{HERE}desk/opinions/new/")
    jiu.fills({
        "이름": "더운 여름을 함께 나는 길", "무엇을 묻나요": QUESTION, "처음에 물을 말": "\n".join(CLAIMS),
        "여는 때": "2026-07-20T09:00", "닫는 때": "2026-08-02T23:59",
    }).presses("의견 지도 열기")  # fmt: skip
    jiu.opens(f"{HERE}desk/hearings/new/").fills({
        "이름": "2027년 주민참여예산 공청회", "무엇을 듣나요": "올해 제안과 지난해 사업에 대해 무엇이든 말해 주세요. 부서가 하나하나 답합니다.",
        "어디서": "해오름시청 큰방", "모이는 때": "2026-07-23T14:00",
        "의견을 받기 시작하는 때": "2026-07-20T09:00", "의견을 그만 받는 때": "2026-07-31T23:59", "답하는 날수(근무일)": 7,
    }).presses("공청회 열기")  # fmt: skip


def answer_claims(figures: list[Figure]) -> None:
    """Three at the site, one claim after the other; the crowd by the same act that the page calls."""
    conversation = Conversation.objects.select_related("cycle__government").get(cycle__fiscal_year=YEAR)
    page = f"{HERE}opinions/{conversation.pk}/"
    visit(TALKERS[0]).opens(page).fills({"보태고 싶은 한마디": ADDED}).presses("한마디 보태기")
    for number, name in enumerate(TALKERS):
        person = visit(name).opens(page)
        for _turn in range(len(CLAIMS) + 1):
            claim = person.page.html.find(id="claim").get_text()
            person.presses(str(_stance(claim, name, number % 2).label))
    claims = list(conversation.claims.select_related("conversation__cycle__government"))
    emails = [figure.email for figure in figures[:CROWD]]
    with transaction.atomic():
        for number, person in enumerate(Person.objects.filter(email__in=emails).order_by("pk")):
            for claim in claims:
                claim.conversation = conversation
                react(claim, _stance(claim.words, person.name, number % 5 > 2), by=person)


def _stance(claim: str, name: str, drives: bool) -> Stance:
    """Mostly as one's kind takes it, now and then otherwise."""
    luck = Random(f"{name}|{claim}").random()  # noqa: S311 - a rehearsal, not a lot
    leans = CLAIMS.get(claim, (1, 1))[drives]
    return Stance(leans if luck > 0.15 else (0 if luck > 0.06 else -leans))


def state() -> None:
    page = f"{HERE}hearings/{_hearing().pk}/"
    for name, words in STATED.items():
        visit(name).opens(page).fills({"하고 싶은 말": words, "함께 보일 이름": name}).presses("공청회에 말하기")
    taken = {"하고 싶은 말": SPOKEN, "함께 보일 이름": "어느 어르신", "어떻게 들었나요": "그 자리에서 말로"}
    visit("봉지연").opens(f"{page}taken-down/").fills(taken).presses("의견 적기")


def answer_statements() -> None:
    """Two of four: the others wait, and their clock is seen."""
    yurim = visit(SAFETY.name)
    for number, words in enumerate(ANSWERS, start=1):
        yurim.opens(f"{HERE}hearings/{_hearing().pk}/{number}/").fills({"답": words}).presses("답 올리기")


def write_together() -> None:
    wish = Proposal.objects.select_related("proposer").get(cycle__fiscal_year=YEAR, title=WISH)
    page, owner = f"{HERE}together/{wish.number}/", wish.proposer.name
    asker = next(name for name in TALKERS if name != owner)
    visit(owner).opens(HERE).presses(f"글 함께 고치기: {wish.title}")
    visit(asker).opens(page).follows("문단 더하자고 하기").fills(
        {
            "이렇게 고치면 어떨까요": "소화기마다 쓰는 법을 그림으로 붙입니다.",
            "고치자는 까닭": "글을 읽기 어려운 분도 있습니다.",
        }
    ).presses("고치자고 하기")
    visit(owner).opens(page).follows("답하기").fills(
        {"답": "받아들여 고칩니다", "까닭": "꼭 필요한 말씀입니다."}
    ).presses("답 보내기")
    visit(SAFETY.name).opens(page).presses("지금 글에 동의하기")
    visit(owner).opens(page).presses("이 글로 하기")


def draw() -> None:
    conversation = Conversation.objects.get(cycle__fiscal_year=YEAR)
    visit(OFFICER.name).opens(f"{HERE}opinions/{conversation.pk}/").presses("답 그만 받고 지도 그리기")
    freeze(conversation.pk)  # as the worker does


def make_rounds() -> None:
    body, jiu = _committee(), visit(OFFICER.name)
    for track, name in (("city", "시정참여형"), ("dong", "동네참여형")):
        jiu.opens(f"{HERE}desk/rounds/new/")
        fit = Proposal.objects.filter(
            cycle__fiscal_year=YEAR, cycle__government__slug=TOWN, track__code=track
        ).candidates()
        jiu.ticks("proposals", list(fit.values_list("pk", flat=True)))
        jiu.fills({
            "이름": f"{name} 심사", "유형": name, "심사하는 모임": body.name, "채점을 여는 때": "2026-08-05T09:00",
            "채점을 닫는 때": "2026-08-14T18:00", "발표를 시작하는 때": "2026-08-05T10:00",
        }).presses("심사 만들기")  # fmt: skip


def visit_places() -> None:
    jiu = visit(OFFICER.name)
    for round in _rounds():
        candidate = round.candidates.select_related("proposal__cycle").first()
        label = f"{candidate.order}. {candidate.proposal.code} {candidate.proposal.title}"
        jiu.opens(f"{HERE}desk/rounds/{round.pk}/")
        jiu.fills({
            "다녀온 제안": label, "간 날": "2026-08-06", "함께 간 위원 수": 4, "보고 들은 것": "자리를 재 보고 이웃 다섯 분의 이야기를 들었습니다.",
        }).presses("현장방문 적기")  # fmt: skip


def score() -> None:
    """The chair at the site, sheet after sheet; one paper is typed in; one member steps back; the rest as they would have."""
    rounds = _rounds()
    _step_back(rounds[0])
    chair = Member.objects.sitting(rounds[0].body).filter(role="chair").first().person
    for round in rounds:
        barred = conflicts_of(round)
        own = Judge.objects.get(round=round, member__person=chair)
        at_desk = visit(chair.name)
        for candidate in round.candidates.select_related("proposal"):
            if own.pk not in barred[candidate.pk]:
                at_desk.opens(f"{HERE}rounds/{round.pk}/sheet/{candidate.proposal.number}/")
                at_desk.fills({f"{name} (0~20점)": _mark(chair.name, candidate, name) for name in SCORES})
                at_desk.presses("내고 다음으로 (H)")
        _type_in(round, barred)
        _the_others(round, barred)


def shortlist() -> None:
    jiu = visit(OFFICER.name)
    for round in _rounds():
        jiu.opens(f"{HERE}desk/rounds/{round.pk}/").presses("심사 마치기")
        rows = result_of(Round.objects.select_related("body__government", "track", "cycle").get(pk=round.pk)).rows
        keep = len(rows) - LEFT_OUT[round.track.code]
        jiu.opens(f"{HERE}desk/rounds/{round.pk}/shortlist/").fills({"무엇을 근거로 정했나요": GROUND})
        jiu.fills_in({
            f"{row.candidate.proposal.code} {row.candidate.proposal.title}": (
                {"올립니다": True} if place < keep else {"올리지 않는 까닭": WHY_NOT}
            )
            for place, row in enumerate(rows)
        })  # fmt: skip
        jiu.presses("올릴 제안 적어 두기")


def sign() -> None:
    for round in _rounds():
        chair = Member.objects.sitting(round.body).filter(role="chair").first().person
        visit(chair.name).opens(f"{HERE}rounds/{round.pk}/sign/").presses("서명하기")


def _hearing() -> Hearing:
    return Hearing.objects.get(cycle__fiscal_year=YEAR)


def _rounds() -> list[Round]:
    rounds = Round.objects.filter(cycle__fiscal_year=YEAR, cycle__government__slug=TOWN)
    return list(rounds.select_related("body__government", "track", "cycle").order_by("track__order"))


def _committee() -> Body:
    """The committee that was drawn and seated in spring; where nobody did that, the five who have sat on it for years."""
    city = Government.objects.get(slug=TOWN)
    for body in Body.objects.of(city).working().filter(kind="committee").order_by("-pk"):
        if Member.objects.sitting(body).filter(role="chair", person__isnull=False).exists():
            return body
    return _long_serving(city)


def _long_serving(city: Government) -> Body:
    body = Body.objects.create(
        government=city, kind="committee", name="주민참여예산위원회", name_en="Participatory Budgeting Committee",
        legal_basis="해오름시 주민참여예산제 운영 조례 제10조",
    )  # fmt: skip
    officer = Person.objects.get(email=OFFICER.email)
    seating = Seating.objects.create(body=body, seated_on=date(2026, 3, 31), women=3, men=2, by=officer)
    for number, figure in enumerate(MEMBERS):
        Member.objects.create(
            body=body, person=Person.objects.get(email=figure.email), name=figure.name, route="open_call", seating=seating,
            since=date(2026, 3, 31), until=date(2028, 3, 30), role="chair" if number == 0 else "member",
            sex="female" if number % 2 == 0 else "male",
        )  # fmt: skip
    return body


def _step_back(round: Round) -> None:
    """A member whose family runs the shop beside the place."""
    member = Member.objects.sitting(round.body).filter(person__isnull=False).exclude(role="chair").first()
    candidate = round.candidates.select_related("proposal").last()
    Interest.objects.get_or_create(
        member=member, subject=candidate.proposal.subject, lifted_at=None,
        defaults={"ground": "family", "reason": "바로 옆 가게를 가족이 합니다.", "declared_by": member.person},
    )  # fmt: skip


def _type_in(round: Round, barred: dict[int, set[int]]) -> None:
    """The paper of one member without an account."""
    judge = Judge.objects.filter(round=round, member__person=None).select_related("member").first()
    if judge is None:
        return
    jiu = visit(OFFICER.name).opens(f"{HERE}desk/rounds/{round.pk}/paper/{judge.member_id}/")
    rows = [one for one in round.candidates.select_related("proposal__cycle") if judge.pk not in barred[one.pk]]
    jiu.fills_in({
        f"{one.order}. {one.proposal.code} {one.proposal.title}": {
            f"{name} (0~20점)": _mark(judge.member.name, one, name) for name in SCORES
        }
        for one in rows
    }).presses("옮겨 적기")  # fmt: skip


@transaction.atomic
def _the_others(round: Round, barred: dict[int, set[int]]) -> None:
    """With an account by themselves, without one from paper."""
    criteria, now, officer = list(round.criteria.all()), clock.now(), Person.objects.get(email=OFFICER.email)
    judges = Judge.objects.filter(round=round, sheets=None).select_related("member")
    pairs = [(one, judge) for one in round.candidates.all() for judge in judges if judge.pk not in barred[one.pk]]
    sheets = Sheet.objects.bulk_create(
        Sheet(candidate=one, judge=judge, begun_at=now, taken_down_by=None if judge.member.person_id else officer)
        for one, judge in pairs
    )
    Score.objects.bulk_create(
        Score(sheet=sheet, criterion=criterion, mark=_mark(judge.member.name, one, criterion.name))
        for sheet, (one, judge) in zip(sheets, pairs, strict=True)
        for criterion in criteria
    )
    Sheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(stand="handed_in", handed_in_at=now)


def _mark(name: str, candidate, criterion: str) -> int:
    """The same every time: how much the proposal is liked, and how strict the member is."""
    liked = Random(f"{candidate.proposal_id}|{criterion}").randint(9, 18)  # noqa: S311 - a rehearsal, not a lot
    return max(0, min(20, liked + Random(f"{name}|{candidate.proposal_id}|{criterion}").randint(-3, 3)))  # noqa: S311
