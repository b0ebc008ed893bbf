from django.urls import path

from . import office, views

app_name = "decide"
urlpatterns = [
    path("", views.results, name="results"),
    path("<slug:track>/", views.result, name="result"),
    path("<slug:track>/ballots.pb", views.ballots, name="ballots"),
    path("<slug:track>/receipts.txt", views.receipts, name="receipts"),
    path("<slug:track>/count/", office.count, name="count"),
]
