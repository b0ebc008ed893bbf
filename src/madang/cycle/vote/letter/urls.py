"""Addresses under /<year>/vote/<track>/letter/: for whoever holds a letter. The cookie of a guest goes nowhere else."""

from django.urls import path

from . import pages

urlpatterns = [
    path("", pages.door, name="letter"),
    path("paper/", pages.paper, name="letter_paper"),
    path("look/", pages.look, name="letter_look"),
    path("cast/", pages.cast, name="letter_cast"),
    path("receipt/", pages.receipt, name="letter_receipt"),
    path("time/", pages.time, name="letter_time"),
    path("end/", pages.end, name="letter_end"),
]
