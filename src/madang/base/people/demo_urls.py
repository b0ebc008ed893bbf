"""Included only where settings.DEMO is true; importing it elsewhere fails."""

from django.urls import path

from .demo import door

urlpatterns = [path("", door, name="demo")]
