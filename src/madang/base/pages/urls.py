"""Language, display, manifest, and the catalogue of components where the site is tried out."""

from django.urls import path

from . import catalogue, views

app_name = "pages"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("language/", views.set_language, name="language"),
    path("display/", views.display, name="display"),
    path("pages/components/", catalogue.components, name="components"),
    path("pages/components/desk/", catalogue.desk, name="desk"),
]
