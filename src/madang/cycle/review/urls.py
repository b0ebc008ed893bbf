from django.urls import path

from . import office, views, work

app_name = "review"
urlpatterns = [
    path("", views.register, name="register"),
    path("criteria/", views.criteria, name="criteria"),
    path("statistics/", views.statistics, name="statistics"),
    path("summary/", views.summary, name="summary"),
    path("summary.<slug:suffix>", views.summary, name="summary_as"),
    path("marks/", views.marks, name="marks"),
    path("marks.<slug:suffix>", views.marks, name="marks_as"),
    path("desk/", office.desk, name="desk"),
    path("desk/assign/", office.assign, name="assign"),
    path("desk/filters/", office.keep_filter, name="keep_filter"),
    path("desk/filters/<int:pk>/forget/", office.forget_filter, name="forget_filter"),
    path("desk/<int:number>/", work.work, name="work"),
    path("desk/<int:number>/sheet/", work.sheet, name="sheet"),
    path("settings/", office.settings, name="settings"),
    path("settings/terms/", office.terms, name="terms"),
    path("settings/terms/<slug:track>/", office.terms, name="terms_of_track"),
    path("settings/criteria/take/", office.take_over, name="take_over"),
    path("settings/criteria/new/", office.criterion, name="new_criterion"),
    path("settings/criteria/<int:pk>/", office.criterion, name="criterion"),
    path("settings/offices/new/", office.office, name="new_office"),
    path("settings/offices/<int:pk>/", office.office, name="office"),
    path("papers/<str:prefix>/<str:name>", views.paper, name="paper"),
    path("<int:number>/", views.card, name="card"),
    path("<int:number>/answer/", views.answer, name="answer"),
    path("<int:number>/consent/", views.consent, name="consent"),
    path("<int:number>/appeal/", views.appeal, name="appeal"),
    path("<int:number>/panel/", views.panel, name="panel"),
    path("<int:number>/opinion/", views.opinion, name="opinion"),
    path("<int:number>/opinion.<slug:suffix>", views.opinion, name="opinion_as"),
    path("<int:number>/notice/", views.notice, name="notice"),
    path("<int:number>/notice.<slug:suffix>", views.notice, name="notice_as"),
]
