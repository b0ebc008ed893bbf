"""One sentence after an act, shown on the next page: people/said/<what>.txt."""

from django.contrib import messages
from django.template.loader import render_to_string


def say(request, what: str, **facts) -> None:
    messages.success(request, render_to_string(f"people/said/{what}.txt", facts, request).strip())
