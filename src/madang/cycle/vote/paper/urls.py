"""Addresses under /<year>/vote/<track>/paper/, for officers and counters."""

from django.urls import path

from . import pages, sheets

urlpatterns = [
    path("", pages.pads, name="pads"),
    path("queue/", pages.queue, name="queue"),
    path("scans/<str:prefix>/<str:name>", sheets.scan_file, name="scan"),
    path("<int:batch>/", pages.pad, name="pad"),
    path("<int:batch>/stubs/", pages.stubs, name="stubs"),
    path("<int:batch>/<int:sheet>/", sheets.sheet, name="sheet"),
]
