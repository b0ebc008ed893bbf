"""Pages about the site itself: what works for whom, and where its source is."""

from django.conf import settings
from django.shortcuts import render

from madang import __version__


def accessibility(request):
    return render(request, "front/accessibility.html")


def source(request):
    return render(request, "front/source.html", {"version": __version__, "source_url": settings.SOURCE_URL})
