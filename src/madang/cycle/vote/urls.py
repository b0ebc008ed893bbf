from django.urls import path

from . import office, views

app_name = "vote"
urlpatterns = [
    path("", views.polls, name="polls"),
    path("papers/", office.papers, name="papers"),
    path("papers/<slug:track>/", office.make_paper, name="make_paper"),
    path("<slug:track>/", views.ballot, name="ballot"),
    path("<slug:track>/confirm/", views.confirm, name="confirm"),
    path("<slug:track>/cast/", views.cast, name="cast"),
    path("<slug:track>/receipt/", views.receipt, name="receipt"),
]
