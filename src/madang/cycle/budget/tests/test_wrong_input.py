"""What officers type wrongly: the place is named on the same page, what they typed stays, nothing is half kept."""

import pytest

from madang.cycle.budget.forms import TotalForm, Won
from madang.cycle.budget.models import Column, Entry, Line, Part, Project, Request

from .test_pages import BASE, LINES, REQUESTS, asked, at, do, entered, sent, table  # noqa: F401 - fixtures


def errors(page, name="form"):
    return set(page.context[name].errors)


@pytest.mark.parametrize("text", ["30,000,000", "30000000원", " 30000000 ", "30000000"])
def test_amounts_are_read_as_spreadsheets_show_them(text):
    assert Won().clean(text) == 30_000_000


def test_an_amount_that_no_budget_has_is_a_fault_of_its_row(at, kim, line, year):  # noqa: F811
    """999 trillion, in millions: more than the database can hold."""
    page = at(kim).post(
        BASE + "office/lines/", {"file": table(LINES.replace("200000", "999999999999999")), "unit": "1000000"}
    )
    assert [(one.row, one.field) for one in page.context["reading"].faults] == [(2, "예산안")]
    assert not Entry.objects.exists() and Line.objects.count() == 1


def test_a_lower_total_without_a_reason_is_named(at, kim, line, year):  # noqa: F811
    at(kim).post(f"{BASE}office/lines/{line.pk}/", {"total": "5,000", "reason": ""})
    page = at(kim).post(f"{BASE}office/lines/{line.pk}/", {"total": "4000", "reason": " "})
    assert (page.status_code, errors(page)) == (422, {"reason"})
    assert Entry.objects.get().amount == 5000
    assert TotalForm(5000, {"total": "6000"}).is_valid()


def parts(**said):
    rows = {f"part{n}-{name}": value for n in range(4) for name, value in (("source", "municipal"), ("amount", ""))}
    return rows | {name.replace("_", "-"): value for name, value in said.items()} | {"act": "send"}


def test_a_request_for_less_names_the_missing_reason_and_keeps_what_was_typed(at, do, asked, line):  # noqa: F811
    page = at(do).post(BASE + "requests/1/", parts(part0_line=line.pk, part0_amount="27,000,000"))
    assert (page.status_code, errors(page)) == (422, {"reason"})
    assert 'value="27,000,000"' in page.content.decode()
    page = at(do).post(BASE + "requests/1/", parts())
    assert (page.status_code, errors(page)) == (422, {"__all__"})
    assert not Entry.objects.filter(column=Column.REQUESTED).exists() and not Part.objects.exists()


def test_a_table_of_requests_names_the_row_that_wants_a_reason(at, do, asked):  # noqa: F811
    page = at(do).post(BASE + "requests/", {"file": table(REQUESTS.replace("입찰가를 살펴 낮추었습니다", ""))})
    assert [(one.row, one.field) for one in page.context["reading"].faults] == [(4, "까닭")]
    assert not Entry.objects.filter(column=Column.REQUESTED).exists()


def test_rows_that_another_window_took_away_are_not_lost(at, do, asked, line):  # noqa: F811
    """Six rows were on the screen; meanwhile another window kept one."""
    lines = [Line.objects.get()]
    for number in range(5):
        line.pk, line.item_code = None, f"20{number + 1}-01"
        line.save(force_insert=True)
        lines.append(Line.objects.get(pk=line.pk))
    said = parts(act="keep")
    for number, one in enumerate(lines):
        said |= {f"part{number}-line": one.pk, f"part{number}-amount": "1000", f"part{number}-source": "municipal"}
    assert at(do).post(BASE + "requests/1/", said | {"act": "keep"}).status_code == 302
    assert Part.objects.count() == 6


def test_another_amount_in_the_bill_names_the_missing_reason(at, kim, sent):  # noqa: F811
    part = Request.objects.get(project__number=7).parts.get()
    said = {"act": "in_bill", f"in_bill-amount{part.pk}": "80000000", "in_bill-reason": " "}
    page = at(kim).post(BASE + "office/projects/7/", said)
    assert (page.status_code, errors(page)) == (422, {"reason"})
    assert not Entry.objects.filter(column=Column.BILL).exists()


def test_a_button_of_an_old_window_says_so(at, kim, sent):  # noqa: F811
    leave = {"act": "leave_out", "leave_out-reason": "도로 공사와 겹칩니다"}
    at(kim).post(BASE + "office/projects/7/", leave)
    page = at(kim).post(BASE + "office/projects/7/", leave | {"leave_out-reason": "다른 까닭"})
    assert "다른 창에서 먼저 적었는지" in page.content.decode()
    assert Request.objects.get(project__number=7).reason == "도로 공사와 겹칩니다"


def test_a_day_that_is_none_is_named(at, kim, entered):  # noqa: F811
    page = at(kim).post(BASE + "office/act/", {"number": [1], "act": "ask", "due_on": "10월 말"}, follow=True)
    assert "요구 마감:" in page.content.decode()
    assert not Request.objects.exists()


def test_an_officer_puts_a_wrongly_typed_amount_right_at_the_desk(at, kim, entered):  # noqa: F811
    here = BASE + "office/projects/7/"
    page = at(kim).post(here, {"act": "selected", "selected-amount": "-1", "selected-reason": ""})
    assert (page.status_code, errors(page)) == (422, {"amount", "reason"})
    said = {"act": "selected", "selected-amount": "95,000,000", "selected-reason": "자릿수를 잘못 적었습니다"}
    assert at(kim).post(here, said).status_code == 302
    assert "자릿수를 잘못 적었습니다" in at().get(BASE + "7/").content.decode()
    seven = Project.objects.get(number=7)
    assert sum(one.amount for one in Entry.objects.filter(project=seven)) == 95_000_000
