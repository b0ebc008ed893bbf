"""/2027/budget/ in a government's site."""

from django.urls import path

from . import department, office, views
from .calendar import pages as calendar

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
]
