"""The door for granian, gunicorn and every other WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madang.config.settings")
application = get_wsgi_application()

# What is loaded by now stays: without this every search for rubbish walks through all of it again.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
