"""/2027/settle/ in a government's site. `fiscal` is the year of the money: projects may carry some into later years."""

from django.urls import path

from . import office, views

app_name = "settle"
urlpatterns = [
    path("", views.settlement, name="settlement"),
    path("<int:number>/", views.project, name="project"),
    path("in/<int:fiscal>/", views.settlement, name="settlement_in"),
    path("in/<int:fiscal>/report/", views.report, name="report"),
    path("in/<int:fiscal>/report.<slug:suffix>", views.report, name="report_as"),
    path("in/<int:fiscal>/frozen.json", views.frozen, name="frozen"),
    path("in/<int:fiscal>/talk/", views.talk, name="talk"),
    path("desk/", office.desk, name="desk"),
    path("desk/<int:fiscal>/", office.desk, name="desk_in"),
    path("desk/<int:fiscal>/open/", office.open_year, name="open"),
    path("desk/<int:fiscal>/reasons/", office.reasons, name="reasons"),
    path("desk/<int:fiscal>/indicators/", office.indicators, name="indicators"),
    path("desk/<int:fiscal>/indicators/new/", office.indicator, name="indicator"),
    path("desk/<int:fiscal>/draw-up/", office.draw_up, name="draw_up"),
    path("desk/<int:fiscal>/reopen/", office.reopen, name="reopen"),
    path("desk/<int:fiscal>/inspection/", office.inspection, name="inspection"),
    path("desk/<int:fiscal>/approval/", office.approval, name="approval"),
    path("desk/<int:fiscal>/notice/", office.notice, name="notice"),
    path("desk/<int:fiscal>/meeting/", office.meeting, name="meeting"),
    path("desk/<int:fiscal>/survey/", office.survey, name="survey"),
    path("desk/opinions/<int:pk>/", office.opinion, name="opinion"),
]
