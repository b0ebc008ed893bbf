"""/meetings/ in a government's site."""

from django.urls.resolvers import URLPattern

app_name = "meetings"
urlpatterns: list[URLPattern] = []
