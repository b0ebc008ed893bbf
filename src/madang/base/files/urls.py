"""/files/<first letters of the digest>/<name> in a government's site."""

from django.urls import path

from . import views

app_name = "files"
urlpatterns = [path("<str:prefix>/<str:name>", views.serve, name="file")]
