"""Addresses under /<year>/vote/<track>/: booth/ is for staff, terminal/ for voters who hold a ticket."""

from django.urls import path

from . import office, terminal

urlpatterns = [
    path("booth/", office.stations, name="stations"),
    path("booth/<int:station>/", office.desk, name="desk"),
    path("terminal/<str:key>/", terminal.start, name="terminal"),
    path("terminal/<str:key>/still/", terminal.still_there, name="terminal_still"),
    path("terminal/<str:key>/paper/", terminal.paper, name="terminal_paper"),
    path("terminal/<str:key>/look/", terminal.look, name="terminal_look"),
    path("terminal/<str:key>/cast/", terminal.cast, name="terminal_cast"),
]
