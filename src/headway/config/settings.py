"""Config: the one settings file; everything that differs between installations comes from the environment."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from headway.base.core import environment, home
from headway.config.sqlite import use_new_sqlite

WAL_IS_SAFE = use_new_sqlite()

HOME = home.home()
HOME.mkdir(parents=True, exist_ok=True)
# Debug pages show source and settings; they are for people who work on the code, never for a city.
DEBUG = environment.yes_or_no("HEADWAY_DEBUG", default=False)
SECRET_KEY = home.secret_key()
ALLOWED_HOSTS = environment.names("HEADWAY_HOSTS", default=("127.0.0.1", "localhost", "[::1]"))
CSRF_TRUSTED_ORIGINS = environment.names("HEADWAY_ORIGINS", default=())
# Cookies that travel over plain HTTP are right only on the machine itself; behind TLS this is set to yes.
BEHIND_TLS = environment.yes_or_no("HEADWAY_TLS", default=False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "headway.base.design",
    "headway.base.audit",
    "headway.base.people",
    "headway.base.files",
    "headway.base.search",
    "headway.domain.plans",
    "headway.domain.intake",
    "headway.domain.releases",
    "headway.web.public",
    "headway.web.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "headway.config.urls"
WSGI_APPLICATION = "headway.config.wsgi.application"
_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", _LOADERS)],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASE_URL = environment.text("DATABASE_URL", default="")
DATABASES: dict[str, dict[str, object]] = {
    "default": dict(environment.postgres_from_url(DATABASE_URL))
    if DATABASE_URL
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "headway.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # Writers queue up instead of failing; reads outside a transaction never wait (so no ATOMIC_REQUESTS).
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                f"PRAGMA journal_mode={'WAL' if WAL_IS_SAFE else 'DELETE'}; PRAGMA synchronous=FULL; "
                "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "desk:sign-in"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "__Host-headway" if BEHIND_TLS else "headway"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-headway-csrf" if BEHIND_TLS else "headway-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "headway.web.desk.errors.csrf_failed"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
# Subdomains and the browsers' preload list concern the whole city's domain; a plan's workspace must not decide for it.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en"
# The page's language stands in its address; these are the ones the editions may come in.
LANGUAGES = [("en", "English"), ("es", "Español"), ("so", "Soomaali"), ("hmn", "Hmoob"), ("om", "Afaan Oromoo")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_I18N = True
TIME_ZONE = environment.text("HEADWAY_TIME_ZONE", default="America/Chicago")
USE_TZ = True

# The public edition. Its address stands in the files that need whole addresses (site map, feeds, data.json).
PUBLIC_ADDRESS = environment.text("HEADWAY_ADDRESS", default="http://127.0.0.1:8000").rstrip("/") + "/"
# Where readers report an error: an e-mail address or a page; without one, a page explains what is missing.
PUBLIC_CONTACT = environment.text("HEADWAY_CONTACT", default="")
# The terms under which the city gives its data away, as an address; without one, no edition names any.
PUBLIC_LICENSE = environment.web_address("HEADWAY_LICENSE")
PUBLIC_LANGUAGES = environment.names("HEADWAY_LANGUAGES", default=("en",))
# Which plan stands at the site's root; by default the one that was published most recently for the first time.
PUBLIC_PLAN = environment.text("HEADWAY_PLAN", default="")
# The room of releases calls the public door through this name, so that its imports keep pointing inwards.
EDITION_RENDERER = "headway.web.public.making.render"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

MAX_UPLOAD_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 50_000}}}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
