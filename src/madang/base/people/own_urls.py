"""A person's own addresses, on the platform as in every government."""

from django.urls import path

from . import own

app_name = "people"
urlpatterns = [
    path("me/", own.me, name="me"),
    path("me/looks/", own.looks, name="looks"),
    path("me/leave/", own.leave, name="leave"),
    path("privacy/", own.privacy, name="privacy"),
]
