"""/surveys/ in a government's site."""

from django.urls import path

from . import documents, office, papers, views

app_name = "surveys"
urlpatterns = [
    path("", views.surveys, name="surveys"),
    path("results/", views.results_as, name="results"),
    path("results.<slug:suffix>", views.results_as, name="results_as"),
    path("desk/", office.desk, name="desk"),
    path("desk/new/", office.new, name="new"),
    path("desk/<int:pk>/", office.survey, name="office"),
    path("desk/<int:pk>/change/", office.change, name="change"),
    path("desk/<int:pk>/question/", office.question, name="ask"),
    path("desk/<int:pk>/question/<int:order>/", office.question, name="question"),
    path("desk/<int:pk>/question/<int:order>/remove/", office.remove, name="remove"),
    path("desk/<int:pk>/publish/", office.publish, name="publish"),
    path("desk/<int:pk>/prolong/", office.prolong, name="prolong"),
    path("desk/<int:pk>/end/", office.end, name="end"),
    path("desk/<int:pk>/texts/", office.texts, name="texts"),
    path("desk/<int:pk>/texts/<int:answer>/", office.text, name="text"),
    path("desk/<int:pk>/papers/", papers.papers, name="papers"),
    path("desk/<int:pk>/papers/list/", papers.paper_list, name="list"),
    path("desk/<int:pk>/papers/list.csv", papers.empty_list, name="empty_list"),
    path("desk/<int:pk>/papers/<int:response>/", papers.paper, name="paper"),
    path("<int:pk>/", views.survey, name="survey"),
    path("<int:pk>/take-back/", views.take_back, name="take_back"),
    path("<int:pk>/paper/", documents.paper, name="print"),
    path("<int:pk>/paper.<slug:suffix>", documents.paper, name="print_as"),
]
