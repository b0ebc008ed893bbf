"""The settings as they are, with a folder and a cache of each test process's own."""

import atexit
import os
import shutil
import tempfile

os.environ["MADANG_VAR"] = tempfile.mkdtemp(prefix="madang-test-")
os.environ.setdefault("MADANG_MODE", "development")
atexit.register(shutil.rmtree, os.environ["MADANG_VAR"], ignore_errors=True)

from madang.config.settings import *

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Every client of a test would read all style sheets and scripts first; so they are looked for when they are asked for.
WHITENOISE_AUTOREFRESH = True
