"""A government's site: the year as web addresses, /2027/propose/, /2027/vote/, /2027/decide/ …"""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("notices/", include("madang.base.notices.urls")),
    path("people/", include("madang.base.people.urls")),
    path("accounts/", include("allauth.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("madang.base.people.demo_urls")))
