"""Settings from the environment; with none, an embedded database on this machine for one person trying it out.

MADANG_MODE              production, development (the default) or demo
MADANG_SECRET_KEY        production refuses to start without it; a new one voids sessions, marks and second factors
MADANG_HOSTS             the platform's own host names, comma-separated; those of single governments are rows (Host)
MADANG_URL               how letters address the platform: https://madang.example
MADANG_KEYS              where the secret keys of votes lie, mode 0600, never in a database or its backup; MADANG_VAR/keys
DATABASE_URL             postgresql://user:password@host/name; without it SQLite in MADANG_VAR
MADANG_VAR               where uploads, collected static files, the cache and the embedded database lie
MADANG_SMTP_HOST         with _PORT, _USER, _PASSWORD; MADANG_FROM is the sender; without it letters go to the console
MADANG_BEHIND_PROXY=1    one trusted proxy terminates TLS
MADANG_OIDC_…            an institution's sign-in; see base/people/accounts/institutions.py
MADANG_IDENTITY_PROVIDERS  how people prove who they are; see base/people/proofs
MADANG_TRANSLATOR        the class of a translating machine (base/talk/translation/provider.py); without it no text is translated
MADANG_SOURCE_URL        where the source that runs here can be had
MADANG_DEBUG=1           Django's error pages, in development only
"""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from .account_settings import *
from .mode import DEBUG, DEMO, MODE, PRODUCTION  # noqa: F401
from .words import compile_words

# The demo city lives in the middle of its year, whatever the date outside; nobody else can move the clock.
CLOCK_AHEAD = timedelta(seconds=float(os.environ.get("MADANG_CLOCK_AHEAD", "0")) if DEMO else 0)

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("MADANG_VAR", ROOT / "var"))
KEYS = Path(os.environ.get("MADANG_KEYS", VAR / "keys"))

SECRET_KEY = os.environ.get("MADANG_SECRET_KEY", "" if PRODUCTION else "only for trying out, never for people")
PLATFORM_HOSTS = os.environ.get("MADANG_HOSTS", "localhost,127.0.0.1,testserver").split(",")
if PRODUCTION and not (SECRET_KEY and "MADANG_HOSTS" in os.environ):
    raise ImproperlyConfigured("Production needs MADANG_SECRET_KEY and MADANG_HOSTS (comma-separated host names).")
# Hosts of single governments are rows in the database, so FindGovernment is the one that turns strangers away.
ALLOWED_HOSTS = ["*"]

ROOT_URLCONF = "madang.config.urls"
PLATFORM_URLCONF = "madang.config.platform_urls"
PLATFORM_PATHS = frozenset(
    [
        "accessibility",
        "accounts",
        "source",
        "people",
        "me",
        "static",
        "files",
        "language",
        "display",
        "desk",
        "demo",
        "pages",
        "notices",
        "talk",
        "record",
        "data",
        "manifest.webmanifest",
    ]
)
WSGI_APPLICATION = "madang.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_htmx",
    "django_ox",
    "madang.base.places",
    "madang.base.people",
    "madang.base.record",
    "madang.base.notices",
    "madang.base.files",
    "madang.base.datasets",
    "madang.base.documents",
    "madang.base.pages",
    "madang.base.talk",
    "madang.base.surveys",
    "madang.base.meetings",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    # the year, in order
    "madang.cycle.plan",
    "madang.cycle.learn",
    "madang.cycle.convene",
    "madang.cycle.propose",
    "madang.cycle.review",
    "madang.cycle.deliberate",
    "madang.cycle.vote",
    "madang.cycle.decide",
    "madang.cycle.budget",
    "madang.cycle.execute",
    "madang.cycle.settle",
    "madang.cycle.feedback",
    "madang.front",
]

MIDDLEWARE = [
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    # Before the redirect to https, which would send people to whatever host a request names.
    "madang.base.places.middleware.FindGovernment",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "madang.base.pages.middleware.ReadPlainly",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "madang.base.people.middleware.KnowPerson",
    "madang.base.pages.middleware.SpeakAsAsked",
    "madang.base.pages.middleware.ShowRefusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "madang.base.pages.context_processors.frame",
                "madang.front.navigation.navigation",
            ]
        },
    }
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{VAR / 'madang.sqlite3'}", conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR.mkdir(parents=True, exist_ok=True)
    # WAL and FULL: a vote that was acknowledged survives a power cut. IMMEDIATE: writers queue instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;",
    }
FORM_RENDERER = "madang.base.pages.forms.Renderer"
# Shared by all workers of this machine, so that limits on tries hold across them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR / "cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "OPTIONS": {
            "SCHEDULES": {
                "letters": {"task": "madang.base.notices.tasks.deliver_due", "every": 60},
                "boards": {"task": "madang.cycle.vote.board.tasks.keep_boards", "every": 300},
                "last day": {"task": "madang.cycle.vote.tasks.remind_voters", "cron": "0 9 * * *"},
                "night": {"task": "madang.front.tasks.tidy_up", "cron": "30 3 * * *"},
            }
        },
    }
}

compile_words(Path(__file__).resolve().parents[1])
LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "madang_language"
TIME_ZONE = "Asia/Seoul"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise looks there although it finds everything at its source
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False

MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
if host := os.environ.get("MADANG_SMTP_HOST"):
    port = int(os.environ.get("MADANG_SMTP_PORT", "587"))
    MAILERS["default"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": host,
            "port": port,
            "username": os.environ.get("MADANG_SMTP_USER", ""),
            "password": os.environ.get("MADANG_SMTP_PASSWORD", ""),
            "use_tls": port != 25 and host not in ("localhost", "127.0.0.1"),
            "timeout": 30,  # a message is held for ten minutes at most; a silent server must not outlast that
        },
    }
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
# Where whoever runs this keeps the source they run, changes included.
SOURCE_URL = os.environ.get("MADANG_SOURCE_URL", "")
# A machine for texts people write in another language; none unless the operator names one.
TRANSLATOR = os.environ.get("MADANG_TRANSLATOR", "")
MADANG_URL = os.environ.get("MADANG_URL", "http://127.0.0.1:8000")
DEFAULT_FROM_EMAIL = os.environ.get("MADANG_FROM", "madang@localhost")

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 30 * 86400  # the longest any session lasts; people/sessions.py ends those of staff much earlier
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    # __Host-: no other site under the same city's domain can lay a cookie of its own over these.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if os.environ.get("MADANG_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = [
    "madang.base.files.handlers.NotTooMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
