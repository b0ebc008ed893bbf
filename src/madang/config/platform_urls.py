"""The platform's own addresses, where no government is chosen yet."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
