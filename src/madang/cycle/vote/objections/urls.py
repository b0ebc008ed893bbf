from django.urls import path

from . import pages

urlpatterns = [
    path("papers/<slug:track>/objections/", pages.office, name="objections_office"),
    path("papers/<slug:track>/objections/<int:pk>/", pages.answer, name="objection_answer"),
    path("<slug:track>/objections/", pages.objections, name="objections"),
]
