from django.urls import path

from . import office, views
from .talking import talk

app_name = "propose"
urlpatterns = [
    path("", views.proposals, name="proposals"),
    path("new/", views.new_proposal, name="new"),
    path("map.svg", views.map_picture, name="map"),
    path("waiting/", office.waiting, name="waiting"),
    path("waiting/publish/", office.publish, name="publish"),
    path("<int:number>/", views.proposal, name="proposal"),
    path("<int:number>/decline/", office.decline, name="decline"),
    path("<int:number>/price/", office.price, name="price"),
    path("<int:number>/fit/", office.find_fit, name="fit"),
    path("<int:number>/talk/", talk, name="talk"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
]
