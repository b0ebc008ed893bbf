"""The door for granian, gunicorn and every other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madang.config.settings")
application = get_wsgi_application()
