"""Addresses under /<year>/vote/papers/<track>/ for who answers for a vote whose key trustees hold."""

from django.urls import path

from . import pages

urlpatterns = [
    path("trustees/", pages.trustees, name="trustees"),
    path("trustees/<str:name>", pages.trustees_file, name="trustees_file"),
    path("openings/", pages.openings, name="openings"),
]
