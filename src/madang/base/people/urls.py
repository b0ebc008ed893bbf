"""People in a government: one's own page, proving, and the officers' side."""

from django.urls import path

from . import office, own_urls, views

app_name = "people"
urlpatterns = [
    *own_urls.urlpatterns,
    path("prove/", views.prove, name="prove"),
    path("prove/where/", views.where, name="where"),
    path("prove/who/<slug:name>/", views.who, name="who"),
    path("office/", office.parts, name="parts"),
    path("office/give/", office.give, name="give"),
    path("office/part/<int:pk>/end/", office.end, name="end"),
    path("office/person/<int:pk>/", office.person, name="person"),
    path("office/desk/", office.desk, name="desk"),
    path("office/codes/", office.codes, name="codes"),
    path("office/codes/<int:pk>/void/", office.void, name="void"),
]
