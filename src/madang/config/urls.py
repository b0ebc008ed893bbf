"""A government's site: the year as web addresses, /2027/propose/, /2027/vote/, /2027/decide/ …"""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
