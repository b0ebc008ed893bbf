from django.urls import path

from . import office, views

urlpatterns = [
    path("papers/<slug:track>/roll/", office.overview, name="roll"),
    path("papers/<slug:track>/roll/bring/", office.bring, name="roll_bring"),
    path("papers/<slug:track>/roll/settle/", office.settle, name="roll_settle"),
    path("papers/<slug:track>/roll/letters/", office.letters, name="roll_letters"),
    path("papers/<slug:track>/roll/letters/<int:pk>/void/", office.void_batch, name="roll_void_batch"),
    path("papers/<slug:track>/roll/find/", office.find, name="roll_find"),
    path("papers/<slug:track>/roll/add/", office.ask_add, name="roll_add"),
    path("papers/<slug:track>/roll/<uuid:pk>/void/", office.ask_void, name="roll_ask_void"),
    path("papers/<slug:track>/roll/<uuid:pk>/decide/", office.decide, name="roll_decide"),
    path("<slug:track>/on-the-roll/", views.on_the_roll, name="on_the_roll"),
]
