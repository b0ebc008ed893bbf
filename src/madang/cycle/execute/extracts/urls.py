"""/2027/execute/extracts/, under the name of the stage."""

from django.urls import path

from . import office, pages

urlpatterns = [
    path("", pages.extracts, name="extracts"),
    path("new/", office.new, name="new_extract"),
    path("take/", office.take, name="take_extract"),
    path("<int:number>/", pages.extract, name="extract"),
    path("<int:number>/rest/", office.rest, name="extract_rest"),
    path("<int:number>/<int:row>/", office.row, name="extract_row"),
]
