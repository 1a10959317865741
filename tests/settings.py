"""Tests: the product's own settings, with what makes tests quick and nothing that changes behaviour."""

import os
import tempfile

# pytest-django reads this file before any conftest: here is the first place that can keep tests out of ``var/``.
_HOME = tempfile.TemporaryDirectory(prefix="headway-tests-")
os.environ["HEADWAY_HOME"] = _HOME.name
os.environ.setdefault("HEADWAY_SECRET_KEY", "only-for-tests-" + "x" * 40)

from headway.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {  # the collected, fingerprinted files are exercised by the browser tests
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
