"""Who reported waste? Everybody who need not know it looks for it in every place, and finds nothing."""

import json
from datetime import datetime, timedelta

import pytest
from django.core import serializers

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.notices.models import Message, Subscription
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.base.talk.models import Attempt
from madang.cycle.execute.models import WasteLook, WasteReport, WasteReporter
from madang.cycle.execute.watch import forgetting
from madang.cycle.execute.watch.data import WASTE_REPORTS
from madang.cycle.execute.watch.own import own_watch
from madang.cycle.execute.watch.wasting import answer_waste, find_by_word, hand_to, look_at, report_waste
from madang.front.own_data import everything

from .conftest import MARCH
from .pictures import file, photograph

WORDS = "의자를 비싸게 샀습니다. 옆집 사는 사람입니다."
SAID = {"words": WORDS, "place": "새내천", "contact_me": "on", "pictures-TOTAL_FORMS": 0, "pictures-INITIAL_FORMS": 0}


@pytest.fixture
def reported(haeoreum, work, ara):
    """ara reported, from her account, with a picture."""
    report, _word = report_waste(haeoreum, 2027, WORDS, work=work, person=ara, pictures=[(photograph(), "의자 값표")])
    return report


@pytest.fixture
def parks(settle, haeoreum):
    """Works in the office that must answer."""
    return settle("parks", haeoreum, "reviewer", office="공원녹지과")


@pytest.fixture
def others(settle, haeoreum, bom):
    """Everyone who need not know."""
    kinds = {
        "helper": "",
        "auditor": "감사관",
        "reviewer": "도로과",
        "approver": "공원녹지과",
        "counter": "",
        "operator": "",
    }
    return [bom, *(settle(f"one-{kind}", haeoreum, kind, office=office) for kind, office in kinds.items())]


def _answer(report, kim, line):
    hand_to(report, line.office, "의자 값이 적정한지 살펴 주세요.", by=kim)
    answer_waste(report, "no_waste", "조달 단가와 같은 값입니다.", "살펴 주셔서 고맙습니다.", by=kim)


def test_it_is_answered_within_thirty_days_and_the_clock_says_when_it_was_not(reported, kim, line):
    assert (reported.due_on - reported.received_on).days == 30
    with clock.set_to(MARCH + timedelta(days=31)):
        assert reported.is_late and list(WasteReport.objects.overdue()) == [reported]
        _answer(reported, kim, line)
    reported.refresh_from_db()
    assert (reported.was_in_time, reported.is_late) == (False, False)


def test_no_row_but_the_reporters_own_names_her(reported, kim, line, ara):
    """The record, the files, the subscriptions and the attempts of the platform, as a thief of any one table reads them."""
    hand_to(reported, line.office, "값을 살펴 주세요.", by=kim)
    look_at(reported, "words", "handle", by=kim)
    look_at(reported, "reporter", "ask_back", by=kim)
    entries = Entry.objects.about(reported.subject)
    assert {entry.event for entry in entries} == {"waste_reported", "waste_handed", "waste_looked"}
    assert not entries.filter(by=ara).exists() and not entries.public().exists()
    assert not Entry.objects.about(ara.subject).exists()
    assert list(Upload.objects.about(reported.subject).values_list("uploaded_by", "is_public")) == [(None, False)]
    told = serializers.serialize(
        "json", [*WasteReport.objects.all(), *WasteLook.objects.all(), *entries, *Subscription.objects.all()]
    )
    assert (
        ara.email not in told and ara.name not in told and WORDS not in json.dumps([entry.facts for entry in entries])
    )
    assert [row["fields"].get("by") for row in json.loads(told) if row["fields"].get("by") == ara.pk] == []


def test_the_search_would_find_her_if_she_were_there(reported, ara):
    """The same search on the one table that may name her: it does."""
    told = json.loads(serializers.serialize("json", WasteReporter.objects.all()))
    assert [row["fields"]["person"] for row in told] == [ara.pk]


PAGES = [
    "/haeoreum/2027/execute/watch/waste/", "/haeoreum/2027/execute/watch/waste/1/", "/haeoreum/2027/execute/watch/desk/",
    "/haeoreum/2027/data/waste-reports.json", "/haeoreum/2027/data/waste-reports.csv", "/haeoreum/data/record.json",
    "/haeoreum/record/", "/haeoreum/2027/execute/1/", "/haeoreum/office/", "/haeoreum/2027/execute/watch/waste/mine/",
]  # fmt: skip


def test_no_page_and_no_file_tells_anybody_who_reported(reported, others, parks, kim, line, ara, client, sign_in):
    _answer(reported, kim, line)
    for person in [None, *others, parks]:
        client.logout()
        if person:
            sign_in(client, person)
        for page in PAGES:
            shown = b"".join(client.get(page)).decode()
            assert ara.email not in shown and "옆집 사는" not in shown, (person, page)
            assert f">{ara.name}<" not in shown, (person, page)


def test_the_officer_sees_nothing_without_a_look(reported, kim, ara, client, sign_in):
    sign_in(client, kim)
    page = "/haeoreum/2027/execute/watch/waste/1/"
    shown = client.get(page).content.decode()
    assert "옆집 사는" not in shown and ara.email not in shown and WasteLook.objects.count() == 0
    words = client.post(f"{page}look/words/", {"why": "handle"})
    assert "옆집 사는" in words.content.decode() and ara.email not in words.content.decode()
    assert "no-store" in words["Cache-Control"]
    assert ara.email in client.post(f"{page}look/reporter/", {"why": "ask_back"}).content.decode()
    assert [(look.what, look.why, look.by) for look in WasteLook.objects.all()] == [
        ("words", "handle", kim),
        ("reporter", "ask_back", kim),
    ]
    client.post(f"{page}look/reporter/", {"why": "curious"})
    assert WasteLook.objects.count() == 2


def test_nobody_else_may_look(reported, others, parks, kim, settle, neighbour, line):
    hand_to(reported, line.office, "값을 살펴 주세요.", by=kim)
    for person in [*others, parks, settle("away", neighbour, "officer")]:
        with pytest.raises(Refused):
            look_at(reported, "reporter", "handle", by=person)
    kim.passed_second_factor = False
    with pytest.raises(Refused, match="people.second_factor_needed"):
        look_at(reported, "words", "handle", by=kim)
    assert WasteLook.objects.count() == 0


def test_the_office_sees_what_was_handed_to_it_and_answers(reported, parks, others, kim, line, client, sign_in):
    page = "/haeoreum/2027/execute/watch/waste/1/"
    sign_in(client, parks)
    assert client.get(page).status_code == 403
    hand_to(reported, line.office, "의자 값이 적정한지 살펴 주세요.", by=kim)
    assert "의자 값이 적정한지" in client.get(page).content.decode()
    for person in others:
        with pytest.raises(Refused):
            answer_waste(reported, "no_waste", "아닙니다.", by=person)
    answer_waste(reported, "will_mend", "다음에는 견적을 셋 받겠습니다.", by=parks)
    with pytest.raises(Refused, match="execute.answered_already"):
        answer_waste(reported, "no_waste", "아닙니다.", by=kim)


def test_the_picture_is_shown_by_a_look_alone(reported, kim, others, parks, line, client, sign_in):
    upload = Upload.objects.get()
    hand_to(reported, line.office, "값을 살펴 주세요.", by=kim)
    for person in [None, *others, parks]:
        client.logout()
        if person:
            sign_in(client, person)
        for address in (upload.address, f"/haeoreum/2027/execute/watch/pictures/{upload.digest[:20]}/full.webp"):
            assert client.get(address if address.startswith("/haeoreum") else f"/haeoreum{address}").status_code == 403
    sign_in(client, kim)
    page = "/haeoreum/2027/execute/watch/waste/1/"
    picture = f"/haeoreum/2027/execute/watch/pictures/{upload.digest[:20]}/800.webp"
    assert upload.digest[:20] not in client.get(page).content.decode()
    assert picture in client.post(f"{page}look/words/", {"why": "handle"}).content.decode()


@pytest.fixture
def addresses(reported):
    """Where the picture might be asked for: at the door for all files, and at ours."""
    place = Upload.objects.get().digest[:20]
    return f"/haeoreum/files/{place}/full.webp", f"/haeoreum/2027/execute/watch/pictures/{place}/full.webp"


def _answers(client, addresses) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_the_centre_opens_the_picture_only_after_a_look_that_is_written_down(
    addresses, reported, kim, settle, haeoreum, march, client, sign_in
):
    sign_in(client, kim)
    assert _answers(client, addresses) == [403, 403]
    look_at(reported, "reporter", "reply", by=kim)  # another look than at the words and pictures
    look_at(reported, "words", "handle", by=settle("colleague", haeoreum, "officer"))  # somebody else's
    assert _answers(client, addresses) == [403, 403]
    client.post("/haeoreum/2027/execute/watch/waste/1/look/words/", {"why": "handle"})
    assert _answers(client, addresses) == [403, 200]
    assert list(WasteLook.objects.filter(by=kim, what="words").values_list("why", flat=True)) == ["handle"]
    answer = client.get(addresses[1])
    assert (answer["Cache-Control"], answer["Content-Type"]) == ("private, no-store", "image/webp")
    with clock.set_to(march + timedelta(minutes=61)):
        assert _answers(client, addresses) == [403, 403]
        look_at(reported, "words", "ask_back", by=kim)
        assert _answers(client, addresses) == [403, 200]


def test_a_picture_that_somebody_put_up_by_name_opens_to_officers_at_the_door_for_all_files(
    addresses, ara, kim, client, sign_in
):
    """Negative control: the same file with a name beside it is what officers read first, and the door is the same."""
    Upload.objects.update(uploaded_by=ara)
    sign_in(client, kim)
    assert _answers(client, addresses) == [200, 403]


def test_a_stranger_reports_and_comes_back_with_a_word(work, client, haeoreum, kim, line):
    page = "/haeoreum/2027/execute/watch/waste/new/"
    said = {name: value for name, value in SAID.items() if name != "contact_me"}
    assert client.post(page, said | {"reporter_name": "김하늘", "contact": "haneul@example.org"}).status_code == 422
    shown = client.post(page, said).content.decode()
    report = WasteReport.objects.get()
    assert not WasteReporter.objects.exists() and not Attempt.objects.exclude(kind="draft").exists()
    word = shown.split("<code>")[1].split("</code>")[0]
    assert find_by_word(haeoreum, word.lower().replace("-", " ")) == report
    assert word not in serializers.serialize("json", [report])
    look_at(report, "words", "handle", by=kim)
    _answer(report, kim, line)
    answer = client.post("/haeoreum/2027/execute/watch/waste/mine/", {"word": word}).content.decode()
    assert "살펴 주셔서 고맙습니다." in answer and "예산담당관" in answer
    assert "없습니다" in client.post("/haeoreum/2027/execute/watch/waste/mine/", {"word": "AAAA"}).content.decode()


def test_an_account_alone_leaves_no_trace_of_who_it_was(work, client, sign_in, ara):
    """She is signed in, and did not ask for an answer to her account."""
    sign_in(client, ara)
    client.post(
        "/haeoreum/2027/execute/watch/waste/new/", {name: value for name, value in SAID.items() if name != "contact_me"}
    )
    assert WasteReport.objects.count() == 1 and not WasteReporter.objects.exists()
    assert own_watch(ara)["waste_reports"] == []


def test_the_reporter_alone_is_told_and_sees_who_looked(reported, kim, line, ara, bom):
    look_at(reported, "reporter", "reply", by=kim)
    _answer(reported, kim, line)
    letter = Message.objects.get()
    assert letter.person == ara and set(letter.facts) == {"number", "year", "outcome"}
    mine = everything(ara)
    assert [one["words"] for one in mine["waste_reports"]] == [WORDS]
    assert [(one["what"], one["why"]) for one in mine["waste_looks"]] == [("reporter", "reply")]
    assert everything(bom)["waste_reports"] == []


def test_the_table_says_the_month_and_never_the_day_or_the_words(reported, year, kim, line):
    columns = [column.name for column in WASTE_REPORTS.columns]
    assert dict(zip(columns, next(iter(WASTE_REPORTS.rows(year))), strict=True)) == {
        "number": 1, "received_year": 2027, "received_month": 3, "project": None, "outcome": "", "outcome_words": "", "in_time": None,
    }  # fmt: skip
    _answer(reported, kim, line)
    assert next(iter(WASTE_REPORTS.rows(year)))[-1] is True


def test_half_a_year_after_the_answer_both_are_forgotten(reported, kim, line, ara):
    _answer(reported, kim, line)
    with clock.set_to(MARCH + timedelta(days=100)):
        assert forgetting.forget() == 0
    with clock.set_to(MARCH + timedelta(days=190)):
        assert forgetting.forget() == 1
        reported.refresh_from_db()
        assert (reported.words, reported.reply, reported.outcome_words) == ("", "", "조달 단가와 같은 값입니다.")
        assert not WasteReporter.objects.exists() and not Upload.objects.exists() and not Message.objects.exists()
        assert everything(ara)["waste_reports"] == []
        with pytest.raises(Refused, match="execute.waste_is_forgotten"):
            look_at(reported, "words", "handle", by=kim)
    assert isinstance(MARCH, datetime)


def test_a_picture_comes_through_the_form(work, client):
    said = {name: value for name, value in SAID.items() if name != "contact_me"} | {"pictures-TOTAL_FORMS": 1}
    client.post(
        "/haeoreum/2027/execute/watch/waste/new/", said | {"pictures-0-picture": file(), "pictures-0-alt": "의자 값표"}
    )
    assert Upload.objects.get().uploaded_by is None
