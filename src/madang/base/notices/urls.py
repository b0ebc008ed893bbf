"""/notices/ in a government's site."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("read/", views.read, name="read-all"),
    path("<int:number>/read/", views.read, name="read"),
    path("preferences/", views.preferences, name="preferences"),
    path("follow/", views.follow, name="follow"),
    path("unfollow/", views.unfollow, name="unfollow"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
