"""/2027/budget/ in a government's site."""

from django.urls import path

from . import department, office, views
from .calendar import pages as calendar
from .council import office as council_office
from .council import pages as council
from .statement import office as statement_office
from .statement import pages as statement

app_name = "budget"
urlpatterns = [
    path("", views.projects, name="projects"),
    path("<int:number>/", views.project, name="project"),
    path("lines/", views.lines, name="lines"),
    path("lines/<int:pk>/", views.line, name="line"),
    path("classification/", views.classification, name="classification"),
    path("ledger/", views.ledger, name="ledger"),
    path("summary/", views.summary, name="summary"),
    path("summary.<slug:suffix>", views.summary, name="summary_as"),
    path("requests/", department.requests, name="requests"),
    path("requests/<int:number>/", department.request_of, name="request"),
    path("office/", office.desk, name="desk"),
    path("office/act/", office.act, name="act"),
    path("office/make/<int:pk>/", office.make, name="make"),
    path("office/projects/", office.projects_file, name="projects_file"),
    path("office/projects/<int:number>/", office.project, name="desk_project"),
    path("office/lines/", office.lines_file, name="lines_file"),
    path("office/lines/new/", office.new_line, name="new_line"),
    path("office/lines/<int:pk>/", office.total, name="line_total"),
    path("office/ledger/<int:number>/", office.take_back, name="take_back"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar.ics", calendar.calendar_file, name="calendar_file"),
    path("office/calendar/<slug:step>/", calendar.legal_day, name="legal_day"),
    path("statement/", statement.statement, name="statement"),
    path("statement.<slug:suffix>", statement.statement, name="statement_as"),
    path("statement/annex/", statement.annex, name="statement_annex"),
    path("statement/annex.<slug:suffix>", statement.annex, name="statement_annex_as"),
    path("office/statement/", statement_office.desk, name="statement_desk"),
    path("office/statement/draft/", statement_office.draft, name="statement_draft"),
    path("office/statement/draft.<slug:suffix>", statement_office.draft, name="statement_draft_as"),
    path("council/", council.council, name="council"),
    path("council/<int:sequence>/", council.bill, name="bill"),
    path("council/<int:sequence>/result/", council.result, name="council_result"),
    path("council/<int:sequence>/result.<slug:suffix>", council.result, name="council_result_as"),
    path("promise/", council.promise, name="promise"),
    path("promise.<slug:suffix>", council.promise, name="promise_as"),
    path("office/council/supplement/", council_office.open_supplement, name="open_supplement"),
    path("office/council/<int:sequence>/submit/", council_office.submit, name="submit_bill"),
    path("office/council/<int:sequence>/supplement/", council_office.supplement, name="supplement"),
    path("office/council/<int:sequence>/amend/", council_office.amend, name="amend_bill"),
    path("office/council/<int:sequence>/acts/", council_office.acts, name="council_acts"),
    path("office/council/<int:sequence>/decide/", council_office.decide, name="decide_bill"),
    path("office/council/<int:sequence>/table.csv", council_office.table, name="council_table"),
    path("office/council/acts/<int:pk>/", council_office.correct_act, name="correct_act"),
    path("office/council/decisions/<int:pk>/", council_office.correct_decision, name="correct_decision"),
    path("office/council/reserve/<int:number>/", council_office.reserve, name="reserve"),
]
