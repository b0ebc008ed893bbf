"""Where the tests mount one document."""

from django.urls import path, re_path

from madang.base.documents.serve import serve_document

shown = {}


def document(request, suffix=""):
    return serve_document(request, shown["document"], suffix, public=shown.get("public", True))


urlpatterns = [path("opinion/", document), re_path(r"^opinion\.(?P<suffix>\w+)$", document)]
