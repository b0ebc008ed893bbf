"""The platform's own addresses, where no government is chosen yet."""

from django.conf import settings
from django.urls import include, path

from madang.front import about, catalogue, home, me, own_data

urlpatterns = [
    path("", home.platform, name="home"),
    path("me/", me.everywhere, name="me"),
    path("data/", include((catalogue.of_platform, "data"))),
    path("people/me/data.json", own_data.data, name="own_data"),
    path("people/", include("madang.base.people.own_urls")),
    path("", include("madang.base.pages.urls")),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("source/", about.source, name="source"),
    path("accounts/", include("allauth.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("madang.base.people.demo_urls")))
