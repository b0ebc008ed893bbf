"""A group goes and looks, a resident tells what shakes, the office answers; with pictures and their words."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.convene.models import Body, Kind, Member
from madang.cycle.convene.models.seating import Seating
from madang.cycle.execute.models import CheckItem, Found, Mark, Sighting, Visit
from madang.cycle.execute.watch.visiting import (
    USUAL,
    add_picture,
    answer_sighting,
    answer_visit,
    set_checklist,
    tell_sighting,
    write_visit,
)

from .pictures import photograph


@pytest.fixture
def group(haeoreum, year, bom, kim):
    """The monitoring group of the town; bom sits in it."""
    body = Body.objects.create(
        government=haeoreum, kind=Kind.MONITORING, name="새내 모니터링단", legal_basis="조례 제20조"
    )
    seating = Seating.objects.create(body=body, seated_on=date(2027, 1, 1), women=1, men=1, by=kim)
    Member.objects.create(
        body=body,
        person=bom,
        name="봄",
        route="open",
        sex="female",
        seating=seating,
        since=date(2027, 1, 1),
        until=date(2028, 12, 31),
    )
    return body


def _visit(work, group, **more) -> Visit:
    said = {
        "day": date(2027, 3, 2),
        "people": 5,
        "words": "의자 다섯 개를 모두 앉아 보았습니다.",
        "wants": "다리가 흔들립니다.",
    }
    return Visit(work=work, body=group, **said | more)


def test_a_group_visits_with_its_checklist_and_the_office_answers_in_a_fortnight(work, group, bom, kim, year):
    set_checklist(year, USUAL, by=kim)
    items = list(CheckItem.objects.filter(cycle=year))
    marks = [Mark(item=items[0], found=Found.GOOD), Mark(item=items[1], found=Found.BAD, words="흔들리는 다리")]
    visit = write_visit(_visit(work, group), marks, [(photograph(), "다리가 들뜬 의자")], by=bom)
    assert (visit.due_on, visit.marks.count()) == (date(2027, 3, 16), 2)
    answer_visit(visit, "다리를 다시 박았습니다.", by=kim)
    story = Entry.objects.about(work.project.subject).filter(stage="execute").order_by("number")
    assert [entry.event for entry in story] == ["visited", "visit_answered"]
    with pytest.raises(Refused, match="execute.answered_already"):
        answer_visit(visit, "다시", by=kim)


def test_only_the_group_and_the_officer_write_a_visit(work, group, ara, bom, kim):
    with pytest.raises(Refused, match="execute.monitors_only"):
        write_visit(_visit(work, group), [], by=ara)
    write_visit(_visit(work, group, wants=""), [], by=kim)
    assert Visit.objects.get().due_on is None


def test_nobody_visits_in_another_groups_name_or_on_a_day_to_come(work, group, haeoreum, bom):
    other = Body.objects.create(government=haeoreum, kind=Kind.MONITORING, name="다른 모니터링단", legal_basis="조례")
    with pytest.raises(Refused, match="execute.not_your_group"):
        write_visit(_visit(work, other), [], by=bom)
    with pytest.raises(Refused, match="execute.not_yet"):
        write_visit(_visit(work, group, day=clock.today() + timedelta(days=1)), [], by=bom)


def test_a_question_that_is_dropped_stays_with_its_visits(work, group, bom, kim, year):
    set_checklist(year, ["위험한 곳이 없나요", "쓸 만한가요"], by=kim)
    item = CheckItem.objects.get(words="쓸 만한가요")
    write_visit(_visit(work, group), [Mark(item=item, found=Found.GOOD)], by=bom)
    set_checklist(year, ["위험한 곳이 없나요"], by=kim)
    assert list(CheckItem.objects.filter(dropped_at=None).values_list("words", flat=True)) == ["위험한 곳이 없나요"]
    assert Mark.objects.get().item == item


def test_what_a_resident_tells_is_shown_with_the_answer_and_without_a_name(work, ara, kim, client, sign_in):
    sighting = Sighting(work=work, place="의자 옆 계단", words="계단이 흔들려요. 010-1234-5678")
    tell_sighting(sighting, [(photograph(), "들뜬 계단")], by=ara)
    page = f"/haeoreum/2027/execute/{work.number}/"
    before = client.get(page).content.decode()
    assert "계단이 흔들려요" not in before
    assert not Upload.objects.about(sighting.subject).public().exists()
    answer_sighting(sighting, "디딤판을 갈았습니다.", by=kim)
    after = client.get(page).content.decode()
    assert "계단이 흔들려요" in after and "디딤판을 갈았습니다." in after
    assert "010-1234-5678" not in after and "ara" not in after
    assert Upload.objects.about(sighting.subject).public().count() == 1
    assert list(Message.objects.values_list("person", flat=True)) == [ara.pk]


def test_pictures_before_and_after_stand_on_the_page_with_their_words(work, kim, ara, client):
    add_picture(work, "before", photograph(), "풀만 자란 물가", by=kim)
    add_picture(work, "after", photograph("blue"), "의자 다섯 개가 놓인 물가", by=kim)
    shown = client.get(f"/haeoreum/2027/execute/{work.number}/").content.decode()
    assert 'alt="풀만 자란 물가"' in shown and 'alt="의자 다섯 개가 놓인 물가"' in shown
    with pytest.raises(Refused, match="execute.offices_only"):
        add_picture(work, "after", photograph(), "남의 사진", by=ara)


@pytest.mark.parametrize("suffix", ["", ".html", ".pdf", ".hwpx"])
def test_the_reports_are_documents_in_every_form(work, group, bom, kim, client, suffix):
    visit = write_visit(_visit(work, group), [], [(photograph(), "다리가 들뜬 의자")], by=bom)
    add_picture(work, "after", photograph(), "새 의자", by=kim)
    for address in (f"watch/{work.number}/visit/{visit.number}/report", f"watch/{work.number}/completion"):
        answer = client.get(f"/haeoreum/2027/execute/{address}{suffix or '/'}")
        assert answer.status_code == 200


def test_what_a_group_and_a_resident_said_stays(work, group, bom, ara, kim):
    write_visit(_visit(work, group), [], by=bom)
    tell_sighting(Sighting(work=work, place="계단", words="흔들려요"), by=ara)
    for model, change in ((Visit, {"words": "좋았다"}), (Sighting, {"words": "좋았다"})):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")
