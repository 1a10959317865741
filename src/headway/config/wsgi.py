"""Config: the way in for the web server: editions from the release store, the desk through Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.config.settings")

application = get_wsgi_application()
