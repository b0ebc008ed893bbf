"""Addresses of the plan, whole: included at the root of a government's site."""

from django.urls import path

from . import office, representing_office, views

app_name = "plan"
urlpatterns = [
    path("plan/start/", office.start, name="start"),
    path("plan/population/", representing_office.population, name="population"),
    path("<int:year>/plan/", views.plan, name="plan"),
    path("<int:year>/plan/versions/<int:number>/", views.version, name="version"),
    path("<int:year>/plan/versions/<int:number>/document/", views.document, name="document"),
    path("<int:year>/plan/versions/<int:number>/document.<slug:suffix>", views.document, name="document_as"),
    path("<int:year>/plan/versions/<int:number>.json", views.frozen, name="frozen"),
    path("<int:year>/plan/office/", office.overview, name="office"),
    path("<int:year>/plan/office/calendar/", office.calendar, name="calendar"),
    path("<int:year>/plan/office/year/", office.year, name="year"),
    path("<int:year>/plan/office/ordinance/", office.ordinance, name="ordinance"),
    path("<int:year>/plan/office/tracks/", office.track, name="new_track"),
    path("<int:year>/plan/office/tracks/<slug:code>/", office.track, name="track"),
    path("<int:year>/plan/office/tracks/<slug:code>/remove/", office.remove_track, name="remove_track"),
    path("<int:year>/plan/office/draft/", office.draft, name="draft"),
    path("<int:year>/plan/office/draft/discard/", office.discard, name="discard"),
    path("<int:year>/plan/office/measures/", representing_office.measures, name="measures"),
    path("<int:year>/plan/office/measures/<int:pk>/", representing_office.measure, name="measure"),
    path("<int:year>/plan/office/publish/", office.publish, name="publish"),
]
