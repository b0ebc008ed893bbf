"""Which of three this process is: production, development or the demo."""

import os

from django.core.exceptions import ImproperlyConfigured

MODE = os.environ.get("MADANG_MODE", "development")
if MODE not in {"production", "development", "demo"}:
    raise ImproperlyConfigured(f"MADANG_MODE is {MODE!r}; it must be production, development or demo.")
DEMO = MODE == "demo"
DEBUG = MODE == "development" and os.environ.get("MADANG_DEBUG", "") == "1"
PRODUCTION = MODE == "production"
