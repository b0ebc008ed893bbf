"""/2027/deliberate/ in a government's site."""

from django.urls import path

from . import office, views
from .hearing import pages as hearing
from .opinions import pages as opinions
from .scoring import office as rounds
from .scoring import pages as scoring
from .together import pages as together

app_name = "deliberate"
urlpatterns = [
    path("", views.home, name="home"),
    path("rounds/<int:pk>/", scoring.round, name="round"),
    path("rounds/<int:pk>/result/", scoring.result, name="result"),
    path("rounds/<int:pk>/result.<slug:suffix>", scoring.result, name="result_as"),
    path("rounds/<int:pk>/mine/", scoring.mine, name="mine"),
    path("rounds/<int:pk>/sheet/<int:number>/", scoring.sheet, name="sheet"),
    path("rounds/<int:pk>/sign/", scoring.sign, name="sign"),
    path("hearings/<int:pk>/", hearing.hearing, name="hearing"),
    path("hearings/<int:pk>/taken-down/", hearing.take_down, name="take_down"),
    path("hearings/<int:pk>/<int:number>/", hearing.answer, name="answer"),
    path("opinions/<int:pk>/", opinions.conversation, name="conversation"),
    path("opinions/<int:pk>/add/", opinions.add, name="add_claim"),
    path("opinions/<int:pk>/end/", opinions.end, name="end"),
    path("together/<int:number>/", together.table, name="together"),
    path("together/<int:number>/open/", together.lay_open, name="lay_open"),
    path("together/<int:number>/change/<int:paragraph>/", together.change, name="change"),
    path("together/<int:number>/answer/<int:pk>/", together.answer_change, name="answer_change"),
    path("together/<int:number>/settle/", together.settle, name="settle"),
    path("desk/", office.desk, name="desk"),
    path("desk/rounds/new/", rounds.new_round, name="new_round"),
    path("desk/rounds/<int:pk>/", rounds.manage, name="manage"),
    path("desk/rounds/<int:pk>/paper/<int:member>/", rounds.paper, name="paper"),
    path("desk/rounds/<int:pk>/shortlist/", rounds.shortlist, name="shortlist"),
    path("desk/hearings/new/", hearing.new_hearing, name="new_hearing"),
    path("desk/opinions/new/", opinions.new_conversation, name="new_conversation"),
]
