"""The platform's own addresses, where no government is chosen yet."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("people/", include("madang.base.people.own_urls")),
    path("accounts/", include("allauth.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("madang.base.people.demo_urls")))
