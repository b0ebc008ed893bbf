"""/documents/ in a government's site: what is being made, and what was."""

from django.urls import path

from madang.base.files.views import serve

from .making import views
from .making.permissions import why_not_have

app_name = "documents"
urlpatterns = [
    path("made/", views.makings, name="makings"),
    path("made/<int:pk>/", views.making, name="making"),
    path("made/<int:pk>/again/", views.once_more, name="once_more"),
    path("made/file/<str:prefix>/<str:name>", serve, {"why_not_see": why_not_have}, name="made_file"),
]
