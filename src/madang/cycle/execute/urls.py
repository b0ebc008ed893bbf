"""/2027/execute/ in a government's site."""

from django.urls import include, path

from . import deeds, office, views

app_name = "execute"
urlpatterns = [
    path("", views.works, name="works"),
    path("status/<slug:quarter>/", views.status, name="status"),
    path("status/<slug:quarter>.<slug:suffix>", views.status, name="status_as"),
    path("extracts/", include("madang.cycle.execute.extracts.urls")),
    path("watch/", include("madang.cycle.execute.watch.urls")),
    path("desk/", office.desk, name="desk"),
    path("desk/start/", office.start, name="start"),
    path("desk/report/<slug:quarter>/", office.report, name="report"),
    path("desk/books/", office.books, name="books"),
    path("desk/<int:number>/", deeds.at_desk, name="at_desk"),
    path("desk/<int:number>/steps/", deeds.save_steps, name="steps"),
    path("desk/<int:number>/contract/", deeds.contract, name="contract"),
    path("desk/<int:number>/contract/<int:of>/", deeds.contract, name="contract_changed"),
    path("desk/<int:number>/pay/", deeds.pay, name="pay"),
    path("desk/<int:number>/pay/<int:payment>/back/", deeds.take_back, name="take_back"),
    path("desk/<int:number>/change/", deeds.change, name="change"),
    path("<int:number>/", views.work, name="work"),
]
