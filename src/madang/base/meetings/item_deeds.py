"""What the page of one item offers the secretary: write down what was said, who left the room, and the votes."""

from django.utils.translation import gettext as _

from madang.base.people.models import Person

from . import actions, forms
from .deeds import Deed, Sent, whole
from .models import Item, Manner, Motion, Recusal, State


def of_item(item: Item, seats, sent: Sent) -> list[Deed]:
    if not item.meeting.may_be_written:
        return []
    motions = list(item.motions.all())
    opened = next((one for one in motions if one.is_open), None)
    deeds = _voting(opened, seats, sent) if opened else []
    deeds.append(_writing(item, sent))
    if opened is None:
        deeds += _between(item, motions, seats, sent)
    return deeds


def bring_back(item: Item, by: Person, data) -> str:
    recusal = Recusal.objects.filter(item=item, pk=whole(data.get("recusal", ""))).first()
    if recusal:
        actions.take_recusal_back(recusal, by=by)
    return _("제척을 거두었습니다.")


def _writing(item: Item, sent: Sent) -> Deed:
    form = sent.form("record", forms.RecordForm, instance=item)
    do = lambda said: actions.save_item(item, by=sent.person, seen=sent.number("seen"), **said)
    return Deed("record", _("발언 요지와 결정 사항"), _("적어 두기"), do, _("적어 두었습니다."), form, kind="")


def _between(item: Item, motions: list[Motion], seats, sent: Sent) -> list[Deed]:
    """While nothing is put to the vote."""
    person, deeds = sent.person, []
    if item.meeting.state == State.HELD:
        do = lambda said: actions.open_motion(item, by=person, **said)
        form, done = sent.form("motion", forms.MotionForm), _("표결을 시작했습니다.")
        deeds.append(Deed("motion", _("표결에 부치기"), _("표결 시작하기"), do, done, form))
    if not any(one.was_counted for one in motions):
        do = lambda said: actions.recuse(item, said["seat"], said["reason"], by=person)
        form, done = sent.form("recuse", forms.RecuseForm, seats), _("자리를 떴다고 적었습니다.")
        deeds.append(Deed("recuse", _("자리를 뜨는 사람"), _("자리를 떴다고 적기"), do, done, form))
    if not motions and not item.recusals.all():
        do, done = lambda said: actions.remove_item(item, by=person), _("안건을 내렸습니다.")
        deeds.append(Deed("remove", _("안건 내리기"), _("안건 내리기"), do, done))
    return deeds


def _voting(motion: Motion, seats, sent: Sent) -> list[Deed]:
    person, deeds = sent.person, []
    if motion.manner == Manner.NAMED:
        do = lambda said: actions.speak(motion, said["choice"], by=person, attendance=said["seat"])
        form, done = sent.form("heard", forms.HeardForm, seats), _("표를 적었습니다.")
        deeds.append(Deed("heard", _("기명 표 적기"), _("표 적기"), do, done, form))
    close = lambda said: actions.close_motion(motion, by=person, **said)
    form = forms.CountForm(motion.manner, sent.to("close"), prefix="close")
    deeds.append(Deed("close", _("표결 마치기"), _("표결 마치기"), close, _("표결을 마쳤습니다."), form, kind=""))
    drop, done = lambda said: actions.withdraw_motion(motion, by=person), _("표결을 거두었습니다.")
    deeds.append(Deed("withdraw", _("표결 거두기"), _("표결 거두기"), drop, done))
    return deeds
