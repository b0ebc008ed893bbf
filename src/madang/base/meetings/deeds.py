"""What the page of a meeting offers the secretary: each act with its form, its button, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from madang.base.people.models import Person

from . import actions, forms
from .models import Attendance, Meeting, Minutes, Stand, State
from .permissions import why_not_approve, why_not_ask, why_not_call, why_not_hold


@dataclass
class Deed:
    """`do(said)` does it with what the form says; `done` is told then."""

    name: str
    title: str
    button: str
    do: Callable[[dict], object]
    done: str
    form: object = None
    kind: str = "ghost"
    note: str = ""


@dataclass
class Sent:
    """What was posted: a form is bound only when it is the one that was sent."""

    person: Person
    data: dict

    def to(self, name: str):
        return self.data if self.data.get("deed") == name else None

    def form(self, name: str, kind, *args, **more):
        return kind(*args, self.to(name), prefix=name, **more)

    def number(self, key: str) -> int:
        return whole(self.data.get(key, ""))


def of_meeting(meeting: Meeting, paper: Minutes | None, sent: Sent) -> list[Deed]:
    deeds = _calling(meeting, sent) + _holding(meeting, paper, sent)
    if paper:
        deeds += _writing(paper, sent)
        deeds += _after(paper, sent)
    if meeting.may_be_written:
        deeds += _seats(meeting, sent)
    if meeting.is_to_come:
        deeds += _changing(meeting, sent)
    return deeds


def whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def mark_seats(meeting: Meeting, by: Person, data) -> str:
    """The ticked seats were there; of the others that the page showed, nobody was."""
    shown, ticked = (data.getlist(name) for name in ("shown", "present"))
    actions.mark_attendance(meeting, {whole(pk): pk in ticked for pk in shown}, by=by)
    return _("출석을 적었습니다.")


def unseat(meeting: Meeting, by: Person, data) -> str:
    seat = Attendance.objects.filter(meeting=meeting, pk=whole(data.get("seat", ""))).first()
    if seat:
        actions.unseat(seat, by=by)
    return _("자리를 뺐습니다.")


def _calling(meeting: Meeting, sent: Sent) -> list[Deed]:
    if why_not_call(sent.person, meeting):
        return []
    note = _("자리를 적은 사람 모두와 소식을 받는 사람에게 알립니다.")
    do, done = lambda said: actions.call_meeting(meeting, by=sent.person), _("회의를 소집했습니다.")
    return [Deed("call", _("소집"), _("회의 소집하기"), do, done, kind="", note=note)]


def _holding(meeting: Meeting, paper: Minutes | None, sent: Sent) -> list[Deed]:
    person = sent.person
    if why_not_hold(person, meeting) is None:
        do, done = lambda said: actions.hold_meeting(meeting, by=person, **said), _("회의를 열었습니다.")
        return [Deed("hold", _("회의 열기"), _("회의 열기"), do, done, sent.form("hold", forms.HeldForm), kind="")]
    if meeting.state == State.HELD and paper is None:
        do, done = lambda said: actions.draft_minutes(meeting, by=person), _("회의록을 쓰기 시작했습니다.")
        return [Deed("draft", _("회의록"), _("회의록 쓰기 시작하기"), do, done, kind="")]
    return []


def _writing(paper: Minutes, sent: Sent) -> list[Deed]:
    if paper.stand != Stand.DRAFT:
        return []
    person, seen = sent.person, sent.number("paper")
    form = sent.form("save", forms.CourseForm, initial={"course": paper.course})
    do = lambda said: actions.save_minutes(paper, said["course"], by=person, seen=seen)
    deeds = [Deed("save", _("회의록 고치기"), _("회의록 저장하기"), do, _("회의록을 저장했습니다."), form)]
    if why_not_approve(person, paper) is None:
        note = _("확인하면 회의록도, 그것을 만든 기록도 더는 바뀌지 않습니다.")
        do = lambda said: actions.approve_minutes(paper, by=person, seen=seen)
        done = _("회의록을 확인했습니다.")
        deeds.insert(0, Deed("approve", _("회의록 확인"), _("회의록 확인하기"), do, done, kind="", note=note))
        deeds.append(_sending_back(paper, sent))
    return deeds


def _after(paper: Minutes, sent: Sent) -> list[Deed]:
    person = sent.person
    if paper.stand == Stand.APPROVED:
        do, done = lambda said: actions.publish_minutes(paper, by=person), _("회의록을 공개했습니다.")
        return [Deed("publish", _("회의록 공개"), _("회의록 공개하기"), do, done, kind=""), _sending_back(paper, sent)]
    if paper.stand == Stand.PUBLISHED:
        form = sent.form("correct", forms.CorrectForm)
        do, done = lambda said: actions.correct_minutes(paper, by=person, **said), _("바로잡는 말을 달았습니다.")
        return [Deed("correct", _("바로잡기"), _("바로잡는 말 달기"), do, done, form)]
    return []


def _sending_back(paper: Minutes, sent: Sent) -> Deed:
    form = sent.form("return", forms.ReturnForm)
    do, done = lambda said: actions.return_minutes(paper, by=sent.person, **said), _("회의록을 돌려보냈습니다.")
    return Deed("return", _("돌려보내기"), _("다시 쓰도록 돌려보내기"), do, done, form)


def _seats(meeting: Meeting, sent: Sent) -> list[Deed]:
    person = sent.person
    put = lambda said: actions.put_item(meeting, by=person, **said)
    seat = lambda said: actions.seat_all(meeting, [said], by=person)
    item_form = sent.form("item", forms.ItemForm)
    seat_form = forms.SeatForm(meeting.government, sent.to("seat"), prefix="seat")
    return [
        Deed("item", _("안건 올리기"), _("안건 올리기"), put, _("안건을 올렸습니다."), item_form),
        Deed("seat", _("부르는 사람 적기"), _("자리 더하기"), seat, _("자리를 적었습니다."), seat_form),
    ]


def _changing(meeting: Meeting, sent: Sent) -> list[Deed]:
    person, seen = sent.person, sent.number("seen")
    about = forms.AboutForm(meeting.government, sent.to("change"), instance=meeting, prefix="change")
    when = {name: getattr(meeting, name) for name in ("starts_at", "ends_at", "mode", "place", "link")}
    change = lambda said: actions.change_meeting(meeting, by=person, seen=seen, **said)
    move = lambda said: actions.move_meeting(meeting, by=person, seen=seen, **said)
    cancel = lambda said: actions.cancel_meeting(meeting, said["reason"], by=person)
    move_form, cancel_form = sent.form("move", forms.MoveForm, initial=when), sent.form("cancel", forms.ReasonForm)
    deeds = [
        Deed("change", _("알리는 말 고치기"), _("고친 것 저장하기"), change, _("고쳤습니다."), about),
        Deed("move", _("때나 곳 옮기기"), _("회의 옮기기"), move, _("회의를 옮겼습니다."), move_form),
        Deed("cancel", _("취소"), _("회의 취소하기"), cancel, _("회의를 취소했습니다."), cancel_form),
    ]
    if why_not_ask(person, meeting) is None:
        form, title = sent.form("need", forms.TakenDownForm), _("전화나 창구로 알려 온 편의")
        need = lambda said: _take_down(meeting, said, person)
        deeds.insert(0, Deed("need", title, _("편의 적어 두기"), need, _("편의를 적어 두었습니다."), form))
    return deeds


def _take_down(meeting: Meeting, said: dict, by: Person) -> None:
    who = {"name": said["who"], "contact": said["contact"], "words": said["words"]}
    actions.ask_for(meeting, said["kind"], by=by, for_another=True, **who)
